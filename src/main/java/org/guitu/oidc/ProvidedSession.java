package org.guitu.oidc;

import java.io.Serializable;
import java.time.Instant;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;

/** What a session that the provider has opened keeps to be held against the provider again. */
final class ProvidedSession implements Serializable {

    /** Its place in the session. */
    static final String PLACE = ProvidedSession.class.getName();

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String subject;
    private OAuth2AuthorizedClient client;
    private Instant checkedAt;
    private Instant triedAt;

    /** @param key of its row */
    ProvidedSession(String key, String subject, OAuth2AuthorizedClient client, Instant now) {
        this.key = key;
        this.subject = subject;
        checked(client, now);
    }

    String key() {
        return key;
    }

    String subject() {
        return subject;
    }

    OAuth2AuthorizedClient client() {
        return client;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    Instant triedAt() {
        return triedAt;
    }

    void checked(OAuth2AuthorizedClient tokens, Instant now) {
        client = tokens;
        checkedAt = now;
        triedAt = now;
    }

    void tried(Instant now) {
        triedAt = now;
    }
}

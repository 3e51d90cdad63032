package org.guitu.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * The identity provider, as it describes itself. It is asked when somebody first needs it, so that Guitu starts and administrators come in
 * with their passwords while it is away.
 */
final class Provider implements ClientRegistrationRepository {

    /** As it is called in addresses. */
    static final String ID = "guitu";

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OidcSettings settings;
    private final String publicUrl;
    private final InstantSource clock = InstantSource.system();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile ClientRegistration known;
    private volatile Instant failedAt = Instant.MIN;

    /** @param publicUrl the address that people type; empty when it is the one that they happen to use */
    Provider(OidcSettings settings, String publicUrl) {
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    /** It does not answer now. */
    static final class AwayException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private AwayException(Throwable cause) {
            super("The identity provider cannot be reached.", cause);
        }
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? registration() : null;
    }

    /** @throws AwayException unless it has answered once; nobody waits for another's question */
    ClientRegistration registration() {
        if (known != null) {
            return known;
        }
        if (failedAt.isAfter(clock.instant().minus(PAUSE)) || !asking.tryLock()) {
            throw new AwayException(null);
        }
        try {
            known = ask();
            return known;
        } catch (RuntimeException away) {
            failedAt = clock.instant();
            throw new AwayException(away);
        } finally {
            asking.unlock();
        }
    }

    private ClientRegistration ask() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(secret())
                .scope(settings.scopes())
                .redirectUri(base() + "/login/oauth2/code/" + ID)
                .build();
    }

    /** What addresses of ours begin with. */
    String base() {
        return publicUrl.isEmpty() ? "{baseUrl}" : publicUrl;
    }

    private String secret() {
        try {
            return Files.readString(Path.of(settings.clientSecretFile())).replaceFirst("[\r\n]+$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** By which it signs: RS256, which every provider has to know, unless it says that it does not. */
    static SignatureAlgorithm algorithm(ClientRegistration provider) {
        var told = provider.getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of());
        var names = told instanceof List<?> list ? list : List.of();
        if (names.contains(SignatureAlgorithm.RS256.getName())) {
            return SignatureAlgorithm.RS256;
        }
        return names.stream()
                .map(name -> SignatureAlgorithm.from(name.toString()))
                .filter(algorithm -> algorithm != null)
                .findFirst()
                .orElse(SignatureAlgorithm.RS256);
    }
}

package org.guitu.oidc;

import java.util.List;
import org.guitu.account.ProvidedLogins;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/**
 * Ends sessions when the provider calls (back-channel log-out). Their rows go, so that they end on every node with the next request;
 * nothing is left for Spring to do.
 */
final class EndedSessions implements OidcSessionRegistry {

    private final ProvidedLogins logins;
    private final AuditTrail trail;

    EndedSessions(ProvidedLogins logins, AuditTrail trail) {
        this.logins = logins;
        this.trail = trail;
    }

    /** The login has a row already. */
    @Override
    public void saveSessionInformation(OidcSessionInformation session) {
        // See OidcLogin.
    }

    @Override
    public OidcSessionInformation removeSessionInformation(String session) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        logins.close(token.getIssuer().toString(), token.getSubject(), token.getSessionId())
                .forEach(account -> trail.record(AuditEvent.of(EventKind.LOGOUT, new Actor(account, null, null))
                        .saying("统一身份认证通知退出")));
        return List.of();
    }
}

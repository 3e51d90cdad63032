package org.guitu.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.guitu.account.ProvidedLogins;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions that the provider has ended, and from time to time asks it anew who somebody is: whoever has lost a role there loses it
 * here, and whoever is let in no more is out.
 *
 * <p>While the provider is away, or gives nothing to ask with, a session lasts a working day at most.
 */
final class SessionCheck extends OncePerRequestFilter {

    private static final Duration UNCHECKED = Duration.ofHours(8);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ProvidedLogins logins;
    private final OidcPeople people;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens;
    private final JwtDecoderFactory<ClientRegistration> decoders;
    private final Duration every;
    private final InstantSource clock;

    SessionCheck(
            ProvidedLogins logins,
            OidcPeople people,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens,
            JwtDecoderFactory<ClientRegistration> decoders,
            Duration every,
            InstantSource clock) {
        this.logins = logins;
        this.people = people;
        this.tokens = tokens;
        this.decoders = decoders;
        this.every = every;
        this.clock = clock;
    }

    /** @param key of the session's row */
    ProvidedSession begin(String key, String subject, OAuth2AuthorizedClient client) {
        return new ProvidedSession(key, subject, client, clock.instant());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().matches("/(camunda/lib|camunda/assets|assets)/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(ProvidedSession.PLACE) instanceof ProvidedSession provided
                && !(logins.isOpen(provided.key()) && holds(provided))) {
            logins.close(provided.key());
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    /** One at a time: what is asked with may be good for once only. */
    private boolean holds(ProvidedSession provided) {
        synchronized (provided) {
            var now = clock.instant();
            boolean fresh = provided.checkedAt().plus(every).isAfter(now);
            boolean tried = provided.triedAt().isAfter(provided.checkedAt())
                    && provided.triedAt().plus(PAUSE).isAfter(now);
            if (fresh || tried) {
                return true;
            }
            if (provided.client().getRefreshToken() != null) {
                try {
                    return ask(provided);
                } catch (OAuth2AuthorizationException refused) {
                    if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                        return false;
                    }
                    logger.warn("The identity provider did not say who somebody is.", refused);
                    provided.tried(now);
                } catch (OAuth2AuthenticationException | JwtException refused) {
                    return false;
                }
            }
            return provided.checkedAt().plus(UNCHECKED).isAfter(now);
        }
    }

    private boolean ask(ProvidedSession provided) {
        var before = provided.client();
        var provider = before.getClientRegistration();
        var answer = tokens.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(provider, before.getAccessToken(), before.getRefreshToken()));
        if (!(answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String value)) {
            return false;
        }
        var told = decoders.createDecoder(provider).decode(value);
        if (!provided.subject().equals(told.getSubject())) {
            return false;
        }
        var token = new OidcIdToken(value, told.getIssuedAt(), told.getExpiresAt(), told.getClaims());
        people.look(new OidcUserRequest(provider, answer.getAccessToken(), token, answer.getAdditionalParameters()));
        var next = answer.getRefreshToken() == null ? before.getRefreshToken() : answer.getRefreshToken();
        provided.checked(
                new OAuth2AuthorizedClient(provider, before.getPrincipalName(), answer.getAccessToken(), next),
                clock.instant());
        return true;
    }
}

package org.guitu.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.guitu.account.web.LoginCookie;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Remembers what somebody was sent to the provider with (state, nonce, the proof of PKCE), sealed in a cookie: a session for everybody who
 * comes by would cost memory.
 */
final class LoginRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "GUITU-PROVIDER";
    private static final String PLACE = "login-at-provider";
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ValueCipher cipher;
    private final InstantSource clock = InstantSource.system();

    LoginRequests(ValueCipher cipher) {
        this.cipher = cipher;
    }

    private record Kept(
            String authorizationUri,
            String clientId,
            String redirectUri,
            List<String> scopes,
            String state,
            Map<String, Object> attributes,
            long until) {}

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        var kept = new Kept(
                sent.getAuthorizationUri(),
                sent.getClientId(),
                sent.getRedirectUri(),
                List.copyOf(sent.getScopes()),
                sent.getState(),
                sent.getAttributes(),
                clock.instant().plus(LIFE).getEpochSecond());
        try {
            var sealed = cipher.seal(JSON.writeValueAsBytes(kept), PLACE);
            LoginCookie.set(
                    COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), LIFE, request, response);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null unless somebody comes back with the state that this browser was sent away with. */
    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        if (cookie == null || cookie.getValue().isEmpty() || state == null) {
            return null;
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(cookie.getValue());
            var kept = JSON.readValue(cipher.open(sealed, PLACE), Kept.class);
            boolean good = state.equals(kept.state()) && clock.instant().isBefore(Instant.ofEpochSecond(kept.until()));
            return good ? request(kept) : null;
        } catch (IllegalArgumentException | UnreadableValueException | IOException notOurs) {
            return null;
        }
    }

    private static OAuth2AuthorizationRequest request(Kept kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(kept.authorizationUri())
                .clientId(kept.clientId())
                .redirectUri(kept.redirectUri())
                .scope(kept.scopes().toArray(String[]::new))
                .state(kept.state())
                .attributes(kept.attributes())
                .build();
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var sent = loadAuthorizationRequest(request);
        if (WebUtils.getCookie(request, COOKIE) != null) {
            LoginCookie.set(COOKIE, "", Duration.ZERO, request, response);
        }
        return sent;
    }
}

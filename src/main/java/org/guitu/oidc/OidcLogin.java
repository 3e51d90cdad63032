package org.guitu.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.guitu.account.ProvidedLogins;
import org.guitu.account.web.LoginFences;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Adds the login by the provider to the pages, and leads out of the provider's session with the log-out.
 *
 * <p>The way out is kept in a new, empty session until the login page is shown: a web app logs out by a call that follows no redirect, and
 * a form of ours may not lead to another site.
 */
public final class OidcLogin {

    /** Of a request: why somebody does not come in, in words. */
    public static final String REFUSAL = "org.guitu.oidc.REFUSAL";

    private static final String CLIENT = OidcLogin.class.getName() + ".CLIENT";
    private static final String WAY_OUT = OidcLogin.class.getName() + ".WAY_OUT";
    private static final String END_SESSION = "end_session_endpoint";
    private static final int WAY_OUT_SECONDS = 60;

    private final OidcSettings settings;
    private final Parts parts;
    private final ProvidedLogins logins;

    /** What it is made of. */
    record Parts(
            Provider provider,
            LoginRequests requests,
            OidcPeople people,
            SessionCheck check,
            OidcSessionRegistry ended,
            OidcFailure failure) {}

    OidcLogin(OidcSettings settings, Parts parts, ProvidedLogins logins) {
        this.settings = settings;
        this.parts = parts;
        this.logins = logins;
    }

    public boolean isOn() {
        return settings.isOn();
    }

    /**
     * @param success where somebody is led who has come in
     * @param loginPage what is done to the way to the login page
     */
    public void addTo(
            HttpSecurity http,
            AuthenticationSuccessHandler success,
            ObjectPostProcessor<LoginUrlAuthenticationEntryPoint> loginPage)
            throws Exception {
        if (!isOn()) {
            return;
        }
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                parts.provider(), OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce().andThen(request -> {
                    var asked = settings.secondFactor().acr();
                    if (!asked.isEmpty()) {
                        request.additionalParameters(more -> more.put("acr_values", String.join(" ", asked)));
                    }
                }));
        http.oauth2Login(login -> login.withObjectPostProcessor(loginPage)
                        .withObjectPostProcessor(new FailingKindly())
                        .loginPage("/login")
                        .clientRegistrationRepository(parts.provider())
                        .authorizedClientRepository(new OfThisRequest())
                        .authorizationEndpoint(there -> there.authorizationRequestResolver(resolver)
                                .authorizationRequestRepository(parts.requests()))
                        .userInfoEndpoint(told -> told.oidcUserService(parts.people()))
                        .successHandler((request, response, person) -> {
                            begin(request, person);
                            success.onAuthenticationSuccess(request, response, person);
                        })
                        .failureHandler(parts.failure()))
                .oidcLogout(out -> out.oidcSessionRegistry(parts.ended()).backChannel(any -> {}))
                .logout(out -> out.addLogoutHandler((request, response, person) -> end(request)))
                .addFilterBefore(parts.check(), AuthorizationFilter.class);
    }

    private void begin(HttpServletRequest request, Authentication person) {
        var told = (OidcPerson) person.getPrincipal();
        var token = told.getIdToken();
        var key = logins.open(told.getName(), settings.issuer(), token.getSubject(), token.getClaimAsString("sid"));
        var client = (OAuth2AuthorizedClient) request.getAttribute(CLIENT);
        var session = request.getSession();
        session.setAttribute(ProvidedSession.PLACE, parts.check().begin(key, token.getSubject(), client));
        if (settings.secondFactor().isShownBy(token.getClaims())) {
            LoginFences.secondFactorWasShown(session);
        }
    }

    private void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(ProvidedSession.PLACE) instanceof ProvidedSession provided) {
            logins.close(provided.key());
        }
    }

    /** Somebody has logged out here; the browser is to leave the provider's session, too. */
    public void keepWayOut(HttpServletRequest request, Authentication person) {
        if (person == null || !(person.getPrincipal() instanceof OidcPerson told)) {
            return;
        }
        var endpoint = parts.provider()
                .registration()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get(END_SESSION);
        if (endpoint != null) {
            var session = request.getSession();
            session.setMaxInactiveInterval(WAY_OUT_SECONDS);
            session.setAttribute(
                    WAY_OUT,
                    UriComponentsBuilder.fromUriString(endpoint.toString())
                            .queryParam("id_token_hint", "{token}")
                            .queryParam("client_id", "{client}")
                            .queryParam("post_logout_redirect_uri", "{back}")
                            .encode()
                            .buildAndExpand(
                                    told.getIdToken().getTokenValue(),
                                    settings.clientId(),
                                    base(request) + "/login?logout")
                            .toUriString());
        }
    }

    private String base(HttpServletRequest request) {
        var here = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return parts.provider().base().replace("{baseUrl}", here);
    }

    /** The address by which this browser leaves the provider's session, once. */
    public Optional<String> wayOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(WAY_OUT) instanceof String address) {
            session.invalidate();
            return Optional.of(address);
        }
        return Optional.empty();
    }

    private final class FailingKindly implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(parts.failure());
            return filter;
        }
    }

    /** Hands the provider's tokens on within one request; they stay nowhere but in the session that it opens. */
    private static final class OfThisRequest implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String provider, Authentication person, HttpServletRequest request) {
            return (T) request.getAttribute(CLIENT);
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            request.setAttribute(CLIENT, client);
        }

        @Override
        public void removeAuthorizedClient(
                String provider, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            request.removeAttribute(CLIENT);
        }
    }
}

package org.guitu.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.guitu.account.web.LoginFences;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.Role;
import org.guitu.oidc.OidcLogin;
import org.guitu.security.limit.KnownBrowsers;
import org.guitu.security.limit.LoginThrottle;
import org.guitu.security.limit.RequestLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in: one login page for the web apps and our own pages, HTTP Basic for the engine's REST API, and nothing without login
 * but the login page, what it shows, and the health check.
 *
 * <p>Matchers are always {@link PathPatternRequestMatcher}s: a matcher given as a string would be tied to Spring MVC and silently
 * miss Camunda's own servlets.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String OWN_PAGES_CSP = "default-src 'self'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; object-src 'none'; img-src 'self' data:";

    /** In bytes; all packaged models together are a tenth of it. */
    private static final long LARGEST_REQUEST = 20L << 20;

    /** In bytes, of what goes into a dossier in words; the longest correction takes a tenth. Documents count as they come. */
    private static final long LARGEST_WORDS = 1L << 20;

    @Bean
    FilterRegistrationBean<RequestLimit> dossierLimit() {
        var documents =
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/dossier/tasks/{task}/documents");
        var registration = new FilterRegistrationBean<>(new RequestLimit(LARGEST_WORDS, documents));
        registration.addUrlPatterns("/dossier/*", "/drafts/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestLimit> requestLimit() {
        var registration = new FilterRegistrationBean<>(new RequestLimit(LARGEST_REQUEST));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*", "/models/*", "/accounts/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OwnSiteOnly> ownSiteOnly(@Value("${guitu.public-url:}") String publicUrl) {
        var registration = new FilterRegistrationBean<>(new OwnSiteOnly(publicUrl.strip()));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return registration;
    }

    @Bean
    LoginThrottle loginThrottle() {
        return new LoginThrottle(InstantSource.system());
    }

    @Bean
    @Order(1)
    SecurityFilterChain restApi(HttpSecurity http, EngineLogin logins, LoginFences fences) throws Exception {
        var answers = new LoginAnswers();
        return http.securityMatcher(new OrRequestMatcher(
                        path("/engine-rest/**"),
                        path("/models/check"),
                        new AndRequestMatcher(path("/models/modeler.zip"), SecurityConfiguration::bringsLogin)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path("/engine-rest/external-task/fetchAndLock"),
                                path("/engine-rest/engine/*/external-task/fetchAndLock"))
                        .denyAll()
                        .requestMatchers(path("/models/**"))
                        .access((person, call) -> hasRole(logins, person.get(), Role.ADMINISTRATOR))
                        .anyRequest()
                        .authenticated())
                .httpBasic(
                        basic -> basic.authenticationEntryPoint(answers).authenticationDetailsSource(LoginCall::ofApi))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries the login here; what a browser sends along by itself OwnSiteOnly refuses.
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(answers))
                .addFilterBefore(fences.tokens(), BasicAuthenticationFilter.class)
                .addFilterAfter(fences.calls(), AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentityFilter(logins), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            EngineLogin logins,
            LoginSuccess loginSuccess,
            LoginAudit audit,
            WantedPage wantedPage,
            KnownBrowsers browsers,
            LoginFences fences,
            OidcLogin provider)
            throws Exception {
        provider.addTo(http, loginSuccess, new RelativeLoginPage());
        var webApps = path("/camunda/**");
        var logout = new OrRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
                new AndRequestMatcher(
                        PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"),
                        SecurityConfiguration::hasTokenOfWebApps));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                forwarded(path("/login/later")), forwarded(path("/login/refused")))
                        .permitAll()
                        .requestMatchers(
                                path("/login/later"),
                                path("/login/refused"),
                                path("/camunda/app/admin/*/setup/**"),
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/api/admin/auth/user/*/login/**"),
                                // With its token a log-out does not come this far.
                                path("/camunda/api/admin/auth/user/*/logout"),
                                // No model has external tasks.
                                path("/camunda/api/engine/engine/*/external-task/fetchAndLock"))
                        .denyAll()
                        .requestMatchers(path("/actuator/prometheus/**"))
                        .denyAll()
                        .requestMatchers(
                                path("/login"), path("/assets/**"), path("/actuator/health/**"), path("/error"))
                        .permitAll()
                        .requestMatchers(path("/audit/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.AUDIT))
                        .requestMatchers(path("/accounts/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.ACCOUNTS))
                        .requestMatchers(path("/models/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.MODELS))
                        .requestMatchers(path("/person-check/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.PERSON_CHECK))
                        .requestMatchers(path("/my-cases/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.MY_CASES))
                        .requestMatchers(path("/cases/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.CASES))
                        .requestMatchers(path("/assign/**"))
                        .access((person, page) -> hasRole(logins, person.get(), Role.SUPERVISOR))
                        .requestMatchers(path("/tasks/**"))
                        .access((person, page) -> hasRole(logins, person.get(), Role.CASEWORKER, Role.SUPERVISOR))
                        .requestMatchers(path("/repairs/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.REPAIRS))
                        .requestMatchers(path("/directory/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.DIRECTORY))
                        .requestMatchers(path("/dossier/**"), path("/drafts/**"))
                        .access((person, page) -> hasRole(logins, person.get(), Role.CASEWORKER, Role.SUPERVISOR))
                        .requestMatchers(path("/camunda/api/cockpit/**"))
                        .access((person, page) -> hasRole(logins, person.get(), Role.SUPERVISOR, Role.ADMINISTRATOR))
                        .requestMatchers(path("/camunda/api/admin/plugin/**"))
                        .access((person, page) -> hasRole(logins, person.get(), Role.ADMINISTRATOR))
                        .requestMatchers(path("/retention/**"))
                        .access((person, page) -> mayOpen(logins, person.get(), OwnPage.RETENTION))
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new OpenSessions(logins), AuthorizationFilter.class)
                .addFilterBefore(fences.pages(), AuthorizationFilter.class)
                .formLogin(login -> login.withObjectPostProcessor(new RelativeLoginPage())
                        .loginPage("/login")
                        .authenticationDetailsSource(request -> LoginCall.ofPage(
                                request, browsers.of(Objects.toString(request.getParameter("username"), ""), request)))
                        .successHandler(loginSuccess)
                        .failureHandler(new LoginAnswers()))
                .requestCache(cache -> cache.requestCache(wantedPage))
                .logout(out -> out.logoutRequestMatcher(logout)
                        .addLogoutHandler(audit)
                        .logoutSuccessHandler((request, response, who) -> {
                            provider.keepWayOut(request, who);
                            if (webApps.matches(request)) {
                                response.setStatus(HttpStatus.NO_CONTENT.value());
                            } else {
                                response.sendRedirect("/login?logout");
                            }
                        }))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        new OrRequestMatcher(
                                path("/camunda/api/**"), path("/dossier/**"), path("/drafts/**"), path("/tasks/**"))))
                // The web apps bring their own token check (cookie and header XSRF-TOKEN).
                .csrf(csrf -> csrf.csrfTokenRepository(new PageTokens()).ignoringRequestMatchers(webApps))
                .headers(headers -> headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(webApps), new ContentSecurityPolicyHeaderWriter(OWN_PAGES_CSP))))
                .build();
    }

    /** A program that fetches a file, and no browser with an open session. */
    private static boolean bringsLogin(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** Leads there by a relative address: any other would be made of the request's Host header, which anybody may set. */
    private static final class RelativeLoginPage implements ObjectPostProcessor<LoginUrlAuthenticationEntryPoint> {

        @Override
        public <O extends LoginUrlAuthenticationEntryPoint> O postProcess(O page) {
            page.setFavorRelativeUris(true);
            return page;
        }
    }

    /** The web apps check their token further on, where a log-out with one does not come. */
    private static boolean hasTokenOfWebApps(HttpServletRequest request) {
        var session = request.getSession(false);
        var token = session == null ? null : session.getAttribute("CAMUNDA_CSRF_TOKEN");
        return token != null && token.equals(request.getHeader("X-XSRF-TOKEN"));
    }

    /** Only where another of our answers leads there. */
    private static RequestMatcher forwarded(RequestMatcher page) {
        return request -> request.getDispatcherType() == DispatcherType.FORWARD && page.matches(request);
    }

    /** By the groups of this moment: whoever has lost the role gets no further, even in an open session. */
    private static AuthorizationDecision hasRole(EngineLogin logins, Authentication person, Role... roles) {
        var groups = groupsOf(logins, person);
        return new AuthorizationDecision(Stream.of(roles).map(Role::id).anyMatch(groups::contains));
    }

    private static AuthorizationDecision mayOpen(EngineLogin logins, Authentication person, OwnPage page) {
        return new AuthorizationDecision(page.isFor(groupsOf(logins, person)));
    }

    private static List<String> groupsOf(EngineLogin logins, Authentication person) {
        return person == null ? List.of() : logins.groupsOf(person.getName()).orElse(List.of());
    }

    static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}

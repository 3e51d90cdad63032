package org.guitu.security;

import static org.guitu.security.SecurityConfiguration.path;

import jakarta.servlet.DispatcherType;
import org.guitu.security.limit.RequestLimit;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The public page for reports: the only one that strangers write to. It knows no session, so that visitors cost no memory, and
 * nobody is logged in on it, not even somebody who is elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class ReportPageSecurity {

    /** In bytes; the longest report takes a quarter. */
    private static final long LARGEST_REQUEST = 128L << 10;

    @Bean
    FilterRegistrationBean<RequestLimit> reportLimit() {
        var registration = new FilterRegistrationBean<>(new RequestLimit(LARGEST_REQUEST));
        registration.addUrlPatterns("/report", "/report/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    @Order(0)
    SecurityFilterChain reportPage(HttpSecurity http) throws Exception {
        var page = PathPatternRequestMatcher.withDefaults();
        var tokens = new CookieCsrfTokenRepository();
        // The web apps have a cookie of the usual name.
        tokens.setCookieName("REPORT-TOKEN");
        tokens.setCookiePath("/report");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return http.securityMatcher(new OrRequestMatcher(path("/report"), path("/report/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                page.matcher(HttpMethod.GET, "/report"),
                                page.matcher(HttpMethod.POST, "/report"),
                                page.matcher(HttpMethod.GET, "/report/answer"),
                                page.matcher(HttpMethod.POST, "/report/answer"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) -> {
                            // What was written must not be lost with a page that has become too old.
                            if (denied instanceof CsrfException
                                    && page.matcher(HttpMethod.POST, "/report").matches(request)) {
                                request.getRequestDispatcher("/report/again").forward(request, response);
                            } else {
                                response.sendError(403);
                            }
                        })
                        .authenticationEntryPoint((request, response, stranger) -> response.sendError(404)))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(SecurityConfiguration.OWN_PAGES_CSP)))
                .build();
    }
}

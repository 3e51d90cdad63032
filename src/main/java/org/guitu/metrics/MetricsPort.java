package org.guitu.metrics;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The port on which a monitoring system reads the figures, without login: nothing but them answers there, and they answer nowhere else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${guitu.metrics.port:0} != 0")
class MetricsPort {

    static final String PATH = "/actuator/prometheus";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> metricsConnector(MetricsSettings settings) {
        return server -> {
            var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
            connector.setPort(settings.port());
            connector.setProperty("address", settings.address());
            server.addAdditionalTomcatConnectors(connector);
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metrics(HttpSecurity http, MetricsSettings settings) throws Exception {
        return http.securityMatcher(request -> request.getLocalPort() == settings.port())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PATH))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}

package org.guitu.repair.web;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures come behind the login. */
@Configuration(proxyBeanMethods = false)
class CockpitFiguresConfiguration {

    @Bean
    static FilterRegistrationBean<CockpitFigures> cockpitFigures(JdbcClient database) {
        var registration = new FilterRegistrationBean<>(new CockpitFigures(database));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 3);
        return registration;
    }
}

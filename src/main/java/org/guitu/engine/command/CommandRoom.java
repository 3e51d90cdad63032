package org.guitu.engine.command;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every command of the engine is watched: what is closed, what carries variables past forms, and how a refusal is said. */
@Configuration(proxyBeanMethods = false)
class CommandRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        // An interceptor knows its successor: each chain needs its own.
        configuration.setCustomPreCommandInterceptorsTxRequired(with(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                new PlainRefusals(configuration::getIdentityService)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(),
                new PlainRefusals(configuration::getIdentityService)));
        configuration.setCustomPostCommandInterceptorsTxRequired(with(
                configuration.getCustomPostCommandInterceptorsTxRequired(),
                new VariablesPastForms(),
                new FactConditions(),
                new ClosedCommands()));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(with(
                configuration.getCustomPostCommandInterceptorsTxRequiresNew(),
                new VariablesPastForms(),
                new FactConditions(),
                new ClosedCommands()));
    }

    @Bean
    static FilterRegistrationBean<RestFaults> restFaults() {
        var registration = new FilterRegistrationBean<>(new RestFaults());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }
}

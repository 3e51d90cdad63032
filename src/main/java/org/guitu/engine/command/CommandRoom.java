package org.guitu.engine.command;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
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

    /** As Camunda's starter makes it, but for the limit. */
    @Bean
    static ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
        var engine = CamundaSpringBootUtil.initCustomFields(new ListLimit.Engine());
        engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return engine;
    }

    @Bean
    static FilterRegistrationBean<ListLimit> listLimit() {
        var registration = new FilterRegistrationBean<>(new ListLimit());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<RestFaults> restFaults() {
        var registration = new FilterRegistrationBean<>(new RestFaults());
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        return registration;
    }
}

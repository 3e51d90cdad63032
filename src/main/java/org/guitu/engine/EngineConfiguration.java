package org.guitu.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What Guitu changes in the engine; settings that are mere values stand in {@code application.yaml}. */
@Component
@Order(Ordering.DEFAULT_ORDER + 10)
class EngineConfiguration extends AbstractCamundaConfiguration {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        identities(configuration);
    }

    private void identities(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(new Argon2PasswordEncryptor());
        configuration.setGeneralResourceWhitelistPattern(Accounts.ID_PATTERN);
        // The login page slows down failures itself; the engine's lock-out would let an outsider lock everybody out.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        configuration.setLoginDelayMaxTime(0);
    }
}

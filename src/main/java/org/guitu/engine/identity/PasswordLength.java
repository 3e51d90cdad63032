package org.guitu.engine.identity;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses short passwords in production, wherever they are set: Camunda Admin, REST or the first administrator's file.
 *
 * <p>Length is the only rule: demanding kinds of characters makes passwords that people write down.
 */
@Component
@Profile("production")
@Order(Ordering.DEFAULT_ORDER + 20)
class PasswordLength extends AbstractCamundaConfiguration {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        var rules = List.<PasswordPolicyRule>of(new PasswordPolicyLengthRuleImpl(AccountStore.SHORTEST_PASSWORD));
        PasswordPolicy policy = () -> rules;
        configuration.setPasswordPolicy(policy).setEnablePasswordPolicy(true);
    }
}

package org.guitu.engine.identity;

import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.guitu.engine.EngineRoom;
import org.guitu.engine.Refusal;
import org.guitu.office.PasswordRules;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Holds the engine to {@link PasswordRules}, wherever a person sets a password: Camunda Admin, which shows them, or REST. In
 * production they bind what the program sets as well, such as the first administrator's.
 */
@Component
@Order(Ordering.DEFAULT_ORDER + 20)
class EnginePasswordRules extends EngineRoom {

    private final boolean bindPrograms;

    EnginePasswordRules(Environment environment) {
        this.bindPrograms = environment.acceptsProfiles(Profiles.of("production"));
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        var rules = Arrays.stream(PasswordRules.values())
                .<PasswordPolicyRule>map(rule -> new EngineRule(rule, bindPrograms))
                .toList();
        PasswordPolicy policy = () -> rules;
        configuration.setPasswordPolicy(policy).setEnablePasswordPolicy(true);
    }

    /** One rule as the engine asks for it; Camunda Admin has its words under its name. */
    private record EngineRule(PasswordRules rule, boolean bindsPrograms) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_GUITU_" + rule.name();
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String candidate) {
            return rule.isKept(null, candidate);
        }

        /** Whoever only asks gets an answer. Of whoever saves an account the engine would say no more than that it does not match. */
        @Override
        public boolean execute(String candidate, User user) {
            var account = user == null ? null : user.getId();
            if (!(user instanceof UserEntity saved && saved.hasNewPassword())) {
                return rule.isKept(account, candidate);
            }
            if (bindsPrograms || isSomebodyLoggedIn()) {
                PasswordRules.problem(account, candidate).ifPresent(problem -> {
                    throw Refusal.wrong(problem);
                });
            }
            return true;
        }

        private static boolean isSomebodyLoggedIn() {
            var context = Context.getCommandContext();
            return context != null && context.getAuthenticatedUserId() != null;
        }
    }
}

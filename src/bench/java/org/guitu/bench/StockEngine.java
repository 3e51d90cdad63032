package org.guitu.bench;

import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes Guitu's access policy out of the engine again, so that the engine's own grants per task decide. */
@Component
@Profile("stock")
@Order(Ordering.DEFAULT_ORDER + 20)
class StockEngine extends SpringBootProcessEnginePlugin {

    private static final Set<Class<?>> OURS = Set.of(AuthorizationManager.class, UserOperationLogManager.class);

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setResourceAuthorizationProvider(new DefaultAuthorizationProvider());
        configuration.setCommandCheckers(null);
        configuration.getCustomSessionFactories().removeIf(factory -> OURS.contains(factory.getSessionType()));
    }
}

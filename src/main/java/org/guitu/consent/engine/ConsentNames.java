package org.guitu.consent.engine;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.engine.expression.NamedFact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may ask about the consent that their own process rests on. */
@Configuration(proxyBeanMethods = false)
class ConsentNames {

    /** Whether the process must not go on before somebody has agreed. */
    @Bean
    NamedFact consentMissing(Grounds grounds) {
        return new NamedFact(ConsentForms.MISSING, execution -> isMissing(grounds, execution));
    }

    private static boolean isMissing(Grounds grounds, ExecutionEntity execution) {
        return grounds.at(execution)
                .flatMap(at -> at.missing(execution.getProcessDefinition().getKey()))
                .isPresent();
    }
}

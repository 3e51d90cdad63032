package org.guitu.assessment.engine;

import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.NamedFact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may ask of the joint assessment. */
@Configuration(proxyBeanMethods = false)
class AssessmentNames {

    /** Whether departments are still to give their parts in the case, so that they need not be asked again. */
    @Bean
    NamedFact assessmentRuns() {
        return new NamedFact(
                "assessmentRuns", execution -> Instances.of(new CaseNumber(execution.getProcessBusinessKey())).stream()
                        .anyMatch(instance ->
                                instance.getProcessDefinitionKey().equals(KnownName.JOINT_ASSESSMENT.id())));
    }
}

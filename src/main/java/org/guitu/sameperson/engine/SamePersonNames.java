package org.guitu.sameperson.engine;

import org.guitu.casefile.CaseNumber;
import org.guitu.engine.expression.NamedFact;
import org.guitu.sameperson.SupposedCases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may ask about other cases of the same person. */
@Configuration(proxyBeanMethods = false)
class SamePersonNames {

    /** Whether there is another case that may be the same person's and that this process instance has still to ask about. */
    @Bean
    NamedFact otherCaseToAsk(SupposedCases supposed) {
        return new NamedFact("otherCaseToAsk", execution -> !supposed.toAsk(
                        new CaseNumber(execution.getProcessBusinessKey()), execution.getProcessInstanceId())
                .isEmpty());
    }
}

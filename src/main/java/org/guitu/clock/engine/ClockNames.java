package org.guitu.clock.engine;

import java.time.InstantSource;
import org.guitu.engine.expression.NamedFact;
import org.guitu.form.CommonFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may ask of the clocks. */
@Configuration(proxyBeanMethods = false)
class ClockNames {

    /** When the task at hand is due by its time limit, for a timer on its edge. */
    @Bean
    NamedFact dueDate(ClockStart clock, InstantSource now) {
        return new NamedFact(
                "dueDate",
                execution -> clock.dueDate(
                        execution.getProcessDefinition().getKey(),
                        execution.getActivityId(),
                        execution.getVariable(CommonFacts.URGENCY),
                        now.instant()));
    }
}

package org.guitu.parked.engine;

import org.guitu.casefile.CaseNumber;
import org.guitu.engine.expression.NamedFact;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What models may ask of cases in which nobody has anything to do. */
@Configuration(proxyBeanMethods = false)
class ParkedNames {

    /** Whether the case is urgent and nobody has anything to do in it but to look after the person. */
    @Bean
    NamedFact watchNeeded(JdbcClient database) {
        return new NamedFact("watchNeeded", execution -> CaseNumber.find(execution.getProcessBusinessKey())
                .flatMap(number -> WatchState.of(number, database))
                .filter(WatchState::isNeeded)
                .isPresent());
    }
}

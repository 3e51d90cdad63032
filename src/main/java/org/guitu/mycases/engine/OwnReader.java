package org.guitu.mycases.engine;

import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** Looks something up in the name of whoever is logged in at the engine, in one transaction with what that leaves in the audit trail. */
@Component
class OwnReader {

    private final ProcessEngineConfigurationImpl engine;

    OwnReader(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Empty for nobody, and where there is nothing. */
    <T> Optional<T> read(BiFunction<Authentication, CommandContext, Optional<T>> action) {
        return engine.getCommandExecutorTxRequired().execute(context -> Optional.ofNullable(context.getAuthentication())
                .filter(person -> person.getUserId() != null)
                .flatMap(person -> action.apply(person, context)));
    }
}

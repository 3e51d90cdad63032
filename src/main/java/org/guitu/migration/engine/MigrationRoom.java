package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.migration.instance.MigratingActivityInstance;
import org.camunda.bpm.engine.impl.migration.instance.MigratingProcessInstance;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingActivityInstanceValidationReportImpl;
import org.camunda.bpm.engine.impl.migration.validation.instance.MigratingActivityInstanceValidator;
import org.camunda.bpm.engine.impl.migration.validation.instance.NoUnmappedLeafInstanceValidator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.guitu.engine.EngineRoom;
import org.springframework.stereotype.Component;

/** An instance all of whose tokens were taken away, to begin anew in the new version, may move although it is nowhere. */
@Component
class MigrationRoom extends EngineRoom {

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setMigratingActivityInstanceValidators(
                configuration.getDefaultMigratingActivityInstanceValidators().stream()
                        .map(MigrationRoom::ofPlacesOnly)
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    private static MigratingActivityInstanceValidator ofPlacesOnly(MigratingActivityInstanceValidator validator) {
        return validator instanceof NoUnmappedLeafInstanceValidator
                ? (instance, of, report) -> check(validator, instance, of, report)
                : validator;
    }

    private static void check(
            MigratingActivityInstanceValidator validator,
            MigratingActivityInstance instance,
            MigratingProcessInstance of,
            MigratingActivityInstanceValidationReportImpl report) {
        if (instance.getSourceScope() != instance.getSourceScope().getProcessDefinition()) {
            validator.validate(instance, of, report);
        }
    }
}

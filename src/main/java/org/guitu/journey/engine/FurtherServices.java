package org.guitu.journey.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.engine.Instances;
import org.guitu.engine.model.DeployedCatalogue;

/**
 * Which services of a plan start, as the name {@code startingServices}; and those of the catalogue that models do not name one by one, as
 * the names {@code furtherServices} and {@code servicesWithoutConsent}: a service that is added to the catalogue starts and stops
 * without a change of any model. Each is {@code null} when there are none. To be called within a command of the engine.
 */
final class FurtherServices {

    static final String TO_START = "startingServices";
    static final String PLANNED = "furtherServices";
    static final String WITHOUT_CONSENT = "servicesWithoutConsent";

    private static final String WITHDRAWN = "withdrawn";

    private FurtherServices() {}

    /** The planned services with a process of their own that does not run in the case already. */
    static List<String> toStart(ExecutionEntity execution) {
        var plan = codes(execution, "planServices");
        var running = Instances.of(new CaseNumber(execution.getProcessBusinessKey())).stream()
                .map(ProcessInstance::getProcessDefinitionKey)
                .collect(Collectors.toSet());
        return having(service -> plan.contains(service.code()) && !running.contains(service.code()));
    }

    /** Of the services to start those for which this model has no activity. */
    static List<String> planned(ExecutionEntity execution) {
        var starting = toStart(execution);
        return having(service -> starting != null
                && starting.contains(service.code())
                && execution.getProcessDefinition().findActivity(service.code()) == null);
    }

    /** The services that rest on nothing but the consent that is gone. */
    static List<String> withoutConsent(ExecutionEntity execution) {
        boolean allGone = WITHDRAWN.equals(execution.getVariable("consentState"));
        var before = codes(execution, KnownName.CONSENT_BASIS.id());
        var now = codes(execution, "consentedServices");
        return having(service -> service.consentGone() == ConsentGone.STOPS
                && (allGone || before.contains(service.code()) && !now.contains(service.code())));
    }

    private static List<String> having(Predicate<Service> condition) {
        var found = DeployedCatalogue.ofCommand().services().all().stream()
                .filter(Service::hasProcess)
                .filter(condition)
                .map(Service::code)
                .toList();
        return found.isEmpty() ? null : new ArrayList<>(found);
    }

    private static Collection<?> codes(ExecutionEntity execution, String fact) {
        return execution.getVariable(fact) instanceof Collection<?> codes ? codes : List.of();
    }
}

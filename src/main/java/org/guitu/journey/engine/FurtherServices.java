package org.guitu.journey.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.engine.model.DeployedCatalogue;

/**
 * Those services of the catalogue that models do not name one by one, as the names {@code furtherServices} and {@code
 * servicesWithoutConsent}: a service that is added to the catalogue starts and stops without a change of any model. Both are {@code
 * null} when there are none. To be called within a command of the engine.
 */
final class FurtherServices {

    static final String PLANNED = "furtherServices";
    static final String WITHOUT_CONSENT = "servicesWithoutConsent";

    private static final String WITHDRAWN = "withdrawn";

    private FurtherServices() {}

    /** The planned services with a process of their own for which this model has no activity. */
    static List<String> planned(ExecutionEntity execution) {
        var plan = codes(execution, "planServices");
        return having(service -> plan.contains(service.code())
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

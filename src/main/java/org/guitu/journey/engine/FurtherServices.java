package org.guitu.journey.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.consent.engine.Grounds;
import org.guitu.engine.Instances;
import org.guitu.engine.model.DeployedCatalogue;

/**
 * Which services of a plan start, as the name {@code startingServices}, and which stop by {@code servicesToStop}; and those of the catalogue that models do not name one by one, as
 * the names {@code furtherServices} and {@code servicesWithoutConsent}: a service that is added to the catalogue starts and stops
 * without a change of any model. Each is {@code null} when there are none. To be called within a command of the engine.
 */
final class FurtherServices {

    static final String TO_START = "startingServices";
    static final String PLANNED = "furtherServices";
    static final String TO_STOP = "servicesToStop";
    static final String WITHOUT_CONSENT = "servicesWithoutConsent";

    private static final String WITHDRAWN = "withdrawn";

    private FurtherServices() {}

    /**
     * The planned services with a process of their own that does not run in the case already, and that were agreed to or rest on the law.
     */
    static List<String> toStart(ExecutionEntity execution, Grounds grounds) {
        var plan = codes(execution, "planServices");
        var running = Instances.of(new CaseNumber(execution.getProcessBusinessKey())).stream()
                .map(ProcessInstance::getProcessDefinitionKey)
                .collect(Collectors.toSet());
        var at = grounds.at(execution);
        return having(service -> plan.contains(service.code())
                && !running.contains(service.code())
                && at.flatMap(asked -> asked.missingInPlan(service.code())).isEmpty());
    }

    /** Of the services to start those for which this model has no activity. */
    static List<String> planned(ExecutionEntity execution, Grounds grounds) {
        var starting = toStart(execution, grounds);
        return having(service -> starting != null
                && starting.contains(service.code())
                && execution.getProcessDefinition().findActivity(service.code()) == null);
    }

    /** The services without a row of their own that rest on nothing but the consent that is gone. */
    static List<String> withoutConsent(ExecutionEntity execution) {
        return having(service -> service.consentGone() == ConsentGone.STOPS && isGone(execution, service.code()));
    }

    /**
     * The services that {@code processing-grounds.dmn} lets rest on the consent that is gone, and the visits once all of it is; never
     * {@code null}.
     */
    static List<String> toStop(ExecutionEntity execution, Grounds grounds) {
        var at = grounds.at(execution);
        var stopping = DeployedCatalogue.ofCommand().services().all().stream()
                .filter(service -> service.consentGone() == ConsentGone.AS_TABLED)
                .map(Service::code)
                .filter(service -> isGone(execution, service));
        var visits = isAllGone(execution) ? Stream.of(KnownName.FOLLOW_UP.id()) : Stream.<String>empty();
        return Stream.concat(stopping, visits)
                .filter(process ->
                        at.filter(asked -> asked.isByConsent(process)).isPresent())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isGone(ExecutionEntity execution, String service) {
        return isAllGone(execution)
                || codes(execution, KnownName.CONSENTED_BEFORE.id()).contains(service)
                        && !codes(execution, "consentedServices").contains(service);
    }

    private static boolean isAllGone(ExecutionEntity execution) {
        return WITHDRAWN.equals(execution.getVariable("consentState"));
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

package org.guitu.consent.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.Service.ConsentGone;
import org.guitu.consent.Consent;
import org.guitu.consent.ConsentKind;
import org.guitu.consent.Consents;
import org.guitu.consent.GivenConsent;
import org.guitu.consent.Ground;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.model.DeployedCatalogue;
import org.guitu.engine.person.LivePerson;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/**
 * What the processes of a case rest on, and whether it is there: the rows of {@code processing-grounds.dmn}, by what is true of the person
 * now and by what was agreed to last. What was agreed to before that was kept is what the case's processes know.
 *
 * <p>To be called within a command of the engine.
 */
@Component
public class Grounds {

    private static final String TABLE = KnownName.PROCESSING_GROUNDS.id();
    /** Whom a service cannot be done without. */
    private static final Map<String, Set<String>> NEEDED_FOR = Map.of(
            "medical", Set.of("health"),
            "schooling", Set.of("school"),
            "employment", Set.of("job-service"),
            "rehabilitation", Set.of("social-organisation"));

    private static final List<String> FACTS = List.of(CommonFacts.MINOR, CommonFacts.AGE_YEARS);

    private final Decisions decisions;
    private final Consents consents;
    private final Dossier dossier;
    private final LivePerson persons;

    Grounds(Decisions decisions, Consents consents, Dossier dossier, LivePerson persons) {
        this.decisions = decisions;
        this.consents = consents;
        this.dossier = dossier;
        this.persons = persons;
    }

    /**
     * A case at this moment.
     *
     * @param execution what asks; {@code null} where nothing of the case does
     */
    public AtCase at(CaseNumber caseNumber, ExecutionEntity execution) {
        return new AtCase(caseNumber, execution);
    }

    /** The case of an execution; empty for what belongs to no case. */
    public Optional<AtCase> at(ExecutionEntity execution) {
        return CaseNumber.find(execution.getProcessBusinessKey()).map(number -> at(number, execution));
    }

    /** What is asked of one case in one command: nothing is looked for twice. */
    public final class AtCase {

        private final CaseNumber caseNumber;
        private final ExecutionEntity execution;
        private Consent consent;
        private Map<String, Object> person;

        private AtCase(CaseNumber caseNumber, ExecutionEntity execution) {
            this.caseNumber = caseNumber;
            this.execution = execution;
        }

        /** What was agreed to. */
        public Consent consent() {
            if (consent == null) {
                consent = consents.find(caseNumber).orElseGet(() -> Consent.of(known(Consent.NAMES)));
            }
            return consent;
        }

        /** What that process rests on; empty when no row says so. */
        public Optional<Ground> of(String process) {
            var inputs = Variables.createVariables();
            inputs.putAll(person());
            inputs.putValue("process", process);
            return decisions.firstRow(TABLE, inputs).map(Ground::of).or(() -> ofService(process));
        }

        /** What is missing, in words, before that process may go on; empty when nothing is. */
        public Optional<String> missing(String process) {
            return of(process)
                    .filter(ground -> ground.consent()
                            .filter(kind -> !isGiven(kind, process))
                            .isPresent())
                    .map(ground -> ground.missing(nameOf(process)));
        }

        /** The same before it may start at all. */
        Optional<String> missingToStart(String process) {
            return of(process)
                    .filter(ground -> ground.consent()
                            .filter(ConsentKind::isNeededToStart)
                            .filter(kind -> !isGiven(kind, process))
                            .isPresent())
                    .map(ground -> ground.missing(nameOf(process)));
        }

        /** The same before a plan may hold that service: agreed to by name, unless the law is enough. */
        public Optional<String> missingInPlan(String service) {
            return of(service)
                    .filter(ground ->
                            ground.consent().isPresent() && !consent().gives(ConsentKind.SERVICE, service, false))
                    .map(ground -> ground.missing(nameOf(service)));
        }

        /** Whether that process rests on consent. */
        public boolean isByConsent(String process) {
            return of(process).flatMap(Ground::consent).isPresent();
        }

        private boolean isGiven(ConsentKind kind, String process) {
            return consent().gives(kind, process, kind == ConsentKind.POLICE && isPoliceRefused());
        }

        /** Whoever was asked anew has the last word. */
        private boolean isPoliceRefused() {
            var said =
                    dossier.latest(caseNumber, List.of(GivenConsent.POLICE, GivenConsent.AGREED, GivenConsent.REFUSED));
            return names(said, GivenConsent.REFUSED, "interview")
                    || !names(said, GivenConsent.AGREED, "interview") && "no".equals(said.get(GivenConsent.POLICE));
        }

        /**
         * The recipients whom the person lets have something: those that were named, and those without whom what was agreed to cannot be
         * done; none when the person wants nobody told.
         */
        public Set<String> sharedWith() {
            var said = dossier.latest(
                    caseNumber, List.of(GivenConsent.SHARE, GivenConsent.SHARE_OF_ADULT, GivenConsent.REFUSED));
            var recipients = new LinkedHashSet<String>();
            if (said.getOrDefault(GivenConsent.SHARE_OF_ADULT, said.get(GivenConsent.SHARE)) instanceof List<?> named) {
                named.forEach(code -> recipients.add((String) code));
            }
            if (consent().withdrawn()
                    || names(said, GivenConsent.REFUSED, "sharing")
                    || recipients.contains("nobody")) {
                return Set.of();
            }
            consent().services().forEach(service -> recipients.addAll(NEEDED_FOR.getOrDefault(service, Set.of())));
            return recipients;
        }

        private static boolean names(Map<String, Object> said, String question, String matter) {
            return said.get(question) instanceof List<?> matters && matters.contains(matter);
        }

        private Map<String, Object> person() {
            if (person == null) {
                person = known(FACTS);
                var now = persons.of(caseNumber.value());
                FACTS.stream().filter(now::containsKey).forEach(name -> person.put(name, now.get(name)));
            }
            return person;
        }

        /** What the execution, its callers and at last the journey of the case know by these names. */
        private Map<String, Object> known(List<String> names) {
            var facts = new HashMap<String, Object>();
            names.forEach(name -> facts.put(name, null));
            if (execution != null) {
                learn(facts, execution);
                Instances.upFrom(execution).forEach(instance -> learn(facts, instance));
            }
            if (facts.values().stream().allMatch(Objects::isNull)) {
                dossier.journeyOf(caseNumber)
                        .map(Context.getCommandContext().getExecutionManager()::findExecutionById)
                        .ifPresent(journey -> learn(facts, journey));
            }
            return facts;
        }
    }

    private static void learn(Map<String, Object> facts, ExecutionEntity execution) {
        facts.replaceAll((name, value) -> value == null ? execution.getVariable(name) : value);
    }

    private static Optional<Ground> ofService(String process) {
        return DeployedCatalogue.ofCommand()
                .services()
                .find(process)
                .map(Service::consentGone)
                .filter(ConsentGone.STOPS::equals)
                .map(stops -> Ground.AGREED_SERVICE);
    }

    private static String nameOf(String process) {
        return DeployedCatalogue.ofCommand()
                .services()
                .find(process)
                .map(Service::zh)
                .orElseGet(() -> Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedLatestProcessDefinitionByKey(process)
                        .getName());
    }
}

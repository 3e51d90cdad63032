package org.guitu.journey.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.model.CarriedFacts;
import org.guitu.engine.person.LivePerson;
import org.guitu.family.CaseLinks;
import org.guitu.family.LinkedCase;
import org.guitu.family.Relation;
import org.springframework.stereotype.Component;

/**
 * Starts a process in the linked cases that are open, when a model reaches an event with {@code starts} and {@code inCases}: each in the
 * region that handles that case, beside its journey and with the facts of its own person. Who has left the country or the province is not
 * looked after from here any more.
 *
 * <p>Of the case in which the event lies nothing goes along but what {@code carries} names, its number, and what its person is to theirs.
 * To be called within a command of the engine.
 */
@Component
final class CasesOfKin {

    /** Every linked case; else only those of parents, children, brothers and sisters. */
    private static final String ALL = "linked";

    private static final String NUMBER = "kinCase";
    private static final String RELATION = "kinRelation";

    private final CaseLinks links;
    private final Dossier dossier;
    private final LivePerson persons;

    CasesOfKin(CaseLinks links, Dossier dossier, LivePerson persons) {
        this.links = links;
        this.dossier = dossier;
        this.persons = persons;
    }

    /**
     * @param process which process starts
     * @param carried the names of the facts that go along; {@code name=code} gives that code
     * @param which in which cases: {@code close-kin} or {@code linked}
     */
    ExecutionListener starting(String process, List<String> carried, String which) {
        return teller -> {
            var own = new CaseNumber(teller.getProcessBusinessKey());
            links.linkedTo(own).stream()
                    .filter(LinkedCase::open)
                    .filter(linked -> ALL.equals(which) || linked.relation().isCloseKin())
                    .filter(linked -> !hasLeft(linked.number()))
                    .forEach(linked -> start(process, linked.number(), facts(carried, teller, own, linked.number())));
        };
    }

    private static boolean hasLeft(CaseNumber number) {
        return Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .processDefinitionKey(KnownName.DEPARTURE.id())
                        .count()
                > 0);
    }

    private void start(String process, CaseNumber number, Map<String, Object> facts) {
        dossier.journeyOf(number)
                .flatMap(journey -> Instances.withNewOnesOf(number).stream()
                        .filter(any -> any.getId().equals(journey))
                        .findFirst())
                .ifPresent((ExecutionEntity journey) ->
                        ProcessBeside.start(process, journey, persons.of(number.value()), facts));
    }

    private Map<String, Object> facts(
            List<String> carried, DelegateExecution teller, CaseNumber own, CaseNumber other) {
        var facts = CarriedFacts.of(carried, teller::getVariable);
        facts.put(NUMBER, own.value());
        facts.put(RELATION, links.relation(own, other).map(Relation::code).orElse(null));
        return facts;
    }
}

package org.guitu.family.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.expression.NamedFact;
import org.guitu.engine.person.LivePerson;
import org.guitu.family.CaseLinks;
import org.guitu.family.LinkedCase;
import org.guitu.family.Relation;
import org.guitu.person.PersonFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * What models and forms may ask about the family of a case: {@code familyCount}, how many cases are linked to it, open or closed; {@code
 * familyCloseKin}, whether one of a parent, child or sibling is open; {@code familyMinorSiblings}, how many siblings are minors whose cases
 * are open.
 */
@Component
class FamilyFacts {

    static final String COUNT = "familyCount";
    static final String CLOSE_KIN = "familyCloseKin";
    static final String MINOR_SIBLINGS = "familyMinorSiblings";

    private final CaseLinks links;
    private final LivePerson persons;

    FamilyFacts(CaseLinks links, LivePerson persons) {
        this.links = links;
        this.persons = persons;
    }

    Object of(String name, List<LinkedCase> family) {
        return switch (name) {
            case COUNT -> (long) family.size();
            case CLOSE_KIN ->
                family.stream()
                        .anyMatch(linked -> linked.open() && linked.relation().isCloseKin());
            case MINOR_SIBLINGS ->
                family.stream()
                        .filter(linked -> linked.open() && linked.relation() == Relation.SIBLING)
                        .filter(linked -> Boolean.TRUE.equals(
                                persons.of(linked.number().value()).get(PersonFacts.MINOR)))
                        .count();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Object of(String name, ExecutionEntity execution) {
        return of(
                name,
                CaseNumber.find(execution.getProcessBusinessKey())
                        .map(links::linkedTo)
                        .orElse(List.of()));
    }

    @Bean
    static NamedFact familyCount(FamilyFacts facts) {
        return new NamedFact(COUNT, execution -> facts.of(COUNT, execution));
    }

    @Bean
    static NamedFact familyCloseKin(FamilyFacts facts) {
        return new NamedFact(CLOSE_KIN, execution -> facts.of(CLOSE_KIN, execution));
    }

    @Bean
    static NamedFact familyMinorSiblings(FamilyFacts facts) {
        return new NamedFact(MINOR_SIBLINGS, execution -> facts.of(MINOR_SIBLINGS, execution));
    }
}

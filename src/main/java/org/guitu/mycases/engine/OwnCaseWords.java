package org.guitu.mycases.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.People;
import org.guitu.engine.access.StepAccess;
import org.guitu.mycases.MyCase;
import org.guitu.office.China;
import org.guitu.person.CasePersons;
import org.guitu.person.PersonFacts;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.stereotype.Component;

/** What is said of cases that somebody may know of, as far as her or his office may know of their steps. To be called within a command of the engine. */
@Component
class OwnCaseWords {

    /** Of a case in which the office has only tasks beside which the file is closed. */
    private static final List<Sentence> ONLY_THE_TASK = List.of(new Sentence("本部门在这个个案里只办下面的任务，不看其他办理经过。", false));

    private final People people;
    private final StepAccess steps;
    private final CaseWaits waits;
    private final CasePersons persons;
    private final InstantSource clock;

    OwnCaseWords(People people, StepAccess steps, CaseWaits waits, CasePersons persons, InstantSource clock) {
        this.people = people;
        this.steps = steps;
        this.waits = waits;
        this.persons = persons;
        this.clock = clock;
    }

    /** Why each is not closed, the best sentence first, or how it ended. */
    Map<CaseNumber, List<Sentence>> waits(Collection<MyCase> cases, Authentication person) {
        var departments = people.departmentsOf(person);
        var open = cases.stream()
                .filter(MyCase::opensCourse)
                .map(MyCase::caseNumber)
                .toList();
        // The models are read for the system: who may know of what, the table says.
        var said = new HashMap<>(Context.getCommandContext()
                .runWithoutAuthorization(() -> waits.of(open, place -> steps.opens(departments, place))));
        cases.forEach(any -> said.putIfAbsent(any.caseNumber(), ONLY_THE_TASK));
        return said;
    }

    /** Those whose person is a minor, or may be one. */
    Set<CaseNumber> minors(Collection<MyCase> cases) {
        var today = LocalDate.ofInstant(clock.instant(), China.ZONE);
        return persons.find(cases.stream().map(MyCase::caseNumber).toList()).entrySet().stream()
                .filter(known -> Boolean.TRUE.equals(known.getValue().on(today).get(PersonFacts.MINOR)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

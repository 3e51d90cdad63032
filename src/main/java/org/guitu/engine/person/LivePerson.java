package org.guitu.engine.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.TraitsLearnt;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.family.CaseLinks;
import org.guitu.office.China;
import org.guitu.person.CasePersons;
import org.guitu.person.PersonFacts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What is true of a case's person now, for whatever asks by name. It is the system that reads: nobody is shown anything by it but the
 * facts themselves, and within one command each case is read once.
 */
@Component
public final class LivePerson implements LiveFacts {

    private final CasePersons persons;
    private final AdulthoodTimers timers;
    private final CaseLinks links;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    LivePerson(
            CasePersons persons,
            AdulthoodTimers timers,
            CaseLinks links,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.persons = persons;
        this.timers = timers;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return PersonFacts.NAMES;
    }

    @Override
    public Map<String, Object> of(String caseNumber) {
        var context = Context.getCommandContext();
        return context == null ? read(caseNumber) : PersonsOfCommand.of(context).facts(caseNumber, this::read);
    }

    private Map<String, Object> read(String caseNumber) {
        return CaseNumber.find(caseNumber)
                .flatMap(persons::find)
                .map(person -> person.on(LocalDate.ofInstant(clock.instant(), China.ZONE)))
                .orElse(Map.of());
    }

    /**
     * Makes the answers of a form the newest that is known of the person and moves the clocks that go by it, in the caller's
     * transaction.
     *
     * @param store stores them in the dossier
     */
    public void learn(CaseNumber caseNumber, Map<String, Object> answers, Runnable store) {
        if (!CasePersons.areAbout(answers)) {
            store.run();
            return;
        }
        var before = of(caseNumber.value());
        persons.record(caseNumber, answers, clock.instant());
        store.run();
        changed(caseNumber, before);
    }

    /** What is known of the person of one case, and to whom she or he belongs, is from now on known in the other. */
    public void carryOver(CaseNumber from, CaseNumber to) {
        persons.carryOver(from, to);
        links.carryOver(from, to);
        changed(to, Map.of());
    }

    /** Another region has the case now, and what it must do for the person follows there. */
    public void moved(CaseNumber caseNumber) {
        PersonsOfCommand.of(Context.getCommandContext()).forget(caseNumber, of(caseNumber.value()));
    }

    /** Nothing new is known, but what goes by it may never have been set: the clocks follow, and the case is looked at anew. */
    public void lookAnew(CaseNumber caseNumber) {
        changed(caseNumber, of(caseNumber.value()));
    }

    /**
     * The cases whose persons are to be looked at anew: something was learnt, or they have moved, since this was asked. With what was
     * true of them before.
     */
    public Map<CaseNumber, Map<String, Object>> takeChanged() {
        return PersonsOfCommand.of(Context.getCommandContext()).takeChanged();
    }

    /** What its instances show of the person follows, where time alone has changed it. */
    void showAnew(CaseNumber caseNumber) {
        var now = of(caseNumber.value());
        Instances.withNewOnesOf(caseNumber).forEach(instance -> show(now, instance));
    }

    private void changed(CaseNumber caseNumber, Map<String, Object> before) {
        CommandContext context = Context.getCommandContext();
        PersonsOfCommand.of(context).forget(caseNumber, before);
        var now = of(caseNumber.value());
        timers.follow(caseNumber, before, now);
        showAnew(caseNumber);
        events.publishEvent(new TraitsLearnt(caseNumber, false));
    }

    /** What instances have stored decides nothing any more, but stands on the cards of their tasks. */
    private static void show(Map<String, Object> facts, ExecutionEntity instance) {
        facts.forEach((name, value) -> {
            var stored = instance.getVariableLocal(name);
            if (stored != null && !stored.equals(value)) {
                instance.setVariableLocal(name, value);
            }
        });
    }
}

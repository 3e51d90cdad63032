package org.guitu.provider.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.ProviderKind;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.guitu.form.CommonFacts;
import org.guitu.provider.Provider.Listing;
import org.guitu.provider.Provider.State;
import org.guitu.provider.Providers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The property {@code directory} of an event: what becomes of the entry that the process keeps. It is {@code listed}, {@code suspended}
 * or {@code removed}; {@code places}: it is known anew how many places are free. At a wait for a day {@code review} says that whoever keeps the
 * entry may end it.
 */
@Component
class DirectoryModel implements ModelFeature {

    private static final String PROPERTY = "directory";

    /** Known only once the database is. */
    private final ObjectProvider<Providers> providers;

    private final InstantSource clock;

    DirectoryModel(ObjectProvider<Providers> providers, InstantSource clock) {
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public void throwEvent(ModelElement element, ActivityImpl event) {
        element.property(PROPERTY)
                .ifPresent(what -> event.addBuiltInListener(
                        ExecutionListener.EVENTNAME_START, (ExecutionListener) entry -> keep(what, entry)));
    }

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        throwEvent(element, event);
    }

    @Override
    public void catchEvent(ModelElement element, ActivityImpl event) {
        element.property(PROPERTY).ifPresent(what -> event.setProperty(PROPERTY, what));
    }

    static boolean waitsForReview(ActivityImpl event) {
        return "review".equals(event.getProperty(PROPERTY));
    }

    private void keep(String what, DelegateExecution entry) {
        var number = new CaseNumber(entry.getProcessBusinessKey());
        var state = State.find(what);
        if (state.isEmpty()) {
            providers.getObject().setPlaces(number, places(entry), clock.instant());
        } else if (state.get() == State.LISTED) {
            providers.getObject().list(number, listing(entry), clock.instant());
        } else {
            providers.getObject().set(number, state.get());
        }
    }

    private static Listing listing(DelegateExecution entry) {
        return new Listing(
                ProviderKind.find((String) entry.getVariable("providerKind")).orElseThrow(),
                (String) entry.getVariable(CommonFacts.REGION),
                (String) entry.getVariable("keepingDepartment"),
                Optional.ofNullable((String) entry.getVariable("contractUntil"))
                        .map(LocalDate::parse)
                        .orElse(null),
                places(entry));
    }

    private static Integer places(DelegateExecution entry) {
        return Optional.ofNullable((Number) entry.getVariable("placesFree"))
                .map(Number::intValue)
                .orElse(null);
    }
}

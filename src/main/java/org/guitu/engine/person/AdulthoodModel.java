package org.guitu.engine.person;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notes which timers of a model wait for the day on which the person comes of age, so that they follow when it changes; when it has come,
 * all that runs in the case shows an adult.
 */
@Component
@Order(6)
class AdulthoodModel implements ModelFeature {

    private static final String DAY = "${adultFrom}";

    private final LivePerson persons;

    AdulthoodModel(LivePerson persons) {
        this.persons = persons;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        var events = element.eventsWaitingFor(DAY);
        AdulthoodTimers.note(events, process);
        events.forEach(event -> process.findActivity(event)
                .addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::showAnew));
    }

    private void showAnew(DelegateExecution execution) {
        CaseNumber.find(execution.getProcessBusinessKey()).ifPresent(persons::showAnew);
    }
}

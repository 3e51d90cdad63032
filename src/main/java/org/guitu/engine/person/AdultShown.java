package org.guitu.engine.person;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When the day of coming of age has come, all that runs in the case shows an adult. */
@Component
@Order(6)
class AdultShown implements ModelFeature {

    private final LivePerson persons;

    AdultShown(LivePerson persons) {
        this.persons = persons;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        element.eventsWaitingFor(AdulthoodModel.DAY).forEach(event -> process.findActivity(event)
                .addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::showAnew));
    }

    private void showAnew(DelegateExecution execution) {
        CaseNumber.find(execution.getProcessBusinessKey()).ifPresent(persons::showAnew);
    }
}

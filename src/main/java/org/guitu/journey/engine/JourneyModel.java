package org.guitu.journey.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A case is closed when the instance that opened it ends; an end event or a throw event may open the next one. */
@Component
@Order(5)
class JourneyModel implements ModelFeature {

    private final CaseEnd caseEnd;
    private final NextCase nextCase;

    JourneyModel(CaseEnd caseEnd, NextCase nextCase) {
        this.caseEnd = caseEnd;
        this.nextCase = nextCase;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) caseEnd);
    }

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        openNextCase(element, event);
    }

    @Override
    public void throwEvent(ModelElement element, ActivityImpl event) {
        openNextCase(element, event);
    }

    private void openNextCase(ModelElement element, ActivityImpl event) {
        element.property("opensCase")
                .map(process -> new NextCaseOrder(process, element.property("opensAt"), element.listed("carries")))
                .map(nextCase::opening)
                .ifPresent(listener -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
    }
}

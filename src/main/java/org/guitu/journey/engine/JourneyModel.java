package org.guitu.journey.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A case is closed when the instance that opened it ends; an event may open the next one, or start a process beside its own. */
@Component
@Order(5)
class JourneyModel implements ModelFeature {

    private final CaseEnd caseEnd;
    private final NextCase nextCase;
    private final ProcessBeside processBeside;
    private final CasesOfKin casesOfKin;

    JourneyModel(CaseEnd caseEnd, NextCase nextCase, ProcessBeside processBeside, CasesOfKin casesOfKin) {
        this.caseEnd = caseEnd;
        this.nextCase = nextCase;
        this.processBeside = processBeside;
        this.casesOfKin = casesOfKin;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) caseEnd);
    }

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        openNextCase(element, event);
        startBeside(element, event);
    }

    @Override
    public void throwEvent(ModelElement element, ActivityImpl event) {
        openNextCase(element, event);
        startBeside(element, event);
    }

    private void openNextCase(ModelElement element, ActivityImpl event) {
        element.property("opensCase")
                .map(process -> new NextCaseOrder(process, element.property("opensAt"), element.listed("carries")))
                .map(nextCase::opening)
                .ifPresent(listener -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
    }

    private void startBeside(ModelElement element, ActivityImpl event) {
        element.property("starts")
                .map(process -> element.property("inCases")
                        .map(which -> casesOfKin.starting(process, element.listed("carries"), which))
                        .orElseGet(() -> processBeside.starting(
                                process, element.listed("carries"), element.property("regionFrom"))))
                .ifPresent(listener -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
    }
}

package org.guitu.handover.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A called process belongs to the region that it is given; an event may move a case or a service to another region, and a process may say
 * that it goes along with its case.
 */
@Component
@Order(4)
class HandOverModel implements ModelFeature {

    private final HandOver handOver;

    HandOverModel(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.setProperty(
                HandOver.GOES_WITH_CASE,
                element.property(HandOver.GOES_WITH_CASE).filter("true"::equals).isPresent());
    }

    @Override
    public void throwEvent(ModelElement element, ActivityImpl event) {
        element.property("movesTo")
                .map(to -> handOver.moving(to, element.property("moves").orElseThrow()))
                .ifPresent(listener -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
    }

    @Override
    public void callActivity(ModelElement element, ActivityImpl activity, CallActivityBehavior call) {
        activity.setActivityBehavior(new RegionalCall(call.getCallableElement()));
    }
}

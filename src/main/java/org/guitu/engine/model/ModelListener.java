package org.guitu.engine.model;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.guitu.form.CommonFacts;

/**
 * Gives every process what all have in common: an instance knows its case number, ends with the code of the end event it reached, and
 * sends its messages to the other processes of its case. The rest is the features' affair.
 */
final class ModelListener extends AbstractBpmnParseListener {

    private final List<ModelFeature> features;

    ModelListener(List<ModelFeature> features) {
        this.features = features;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> execution.setVariable(CommonFacts.CASE_NUMBER, execution.getProcessBusinessKey()));
        features.forEach(feature -> feature.process(new ModelElement(element), process));
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        features.forEach(feature -> feature.endEvent(new ModelElement(element), event));
        if (endsTheInstance(scope)) {
            event.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) ModelListener::recordOutcome);
        }
    }

    /** An event that interrupts the whole process brings it to another end. */
    private static boolean endsTheInstance(ScopeImpl scope) {
        return scope instanceof ProcessDefinitionEntity
                || scope instanceof ActivityImpl event
                        && event.isTriggeredByEvent()
                        && event.getActivityStartBehavior() == ActivityStartBehavior.INTERRUPT_EVENT_SCOPE
                        && event.getFlowScope() instanceof ProcessDefinitionEntity;
    }

    private static void recordOutcome(DelegateExecution execution) {
        execution.getProcessInstance().setVariable(CommonFacts.OUTCOME, execution.getCurrentActivityId());
    }

    @Override
    public void parseIntermediateThrowEvent(Element xml, ScopeImpl scope, ActivityImpl event) {
        var element = new ModelElement(xml);
        features.forEach(feature -> feature.throwEvent(element, event));
        element.message()
                .ifPresent(message -> event.setActivityBehavior(new CaseMessage(
                        message, element.property("forEach"), element.listed("carries"), element.property("refusal"))));
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        features.forEach(feature -> feature.catchEvent(new ModelElement(element), event));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        features.forEach(feature -> feature.userTask(new ModelElement(element), activity, task));
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof CallActivityBehavior call) {
            features.forEach(feature -> feature.callActivity(new ModelElement(element), activity, call));
        }
    }
}

package org.guitu.repair.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What decides the way in any model is patient; where branches meet, nothing is decided. */
@Component
@Order(20)
class PatientModel implements ModelFeature {

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        within(process);
    }

    private static void within(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            if (activity.getActivityBehavior() instanceof FlowNodeActivityBehavior step && decides(step, activity)) {
                activity.setActivityBehavior(new PatientStep(step));
            }
            within(activity);
        }
    }

    private static boolean decides(FlowNodeActivityBehavior step, ActivityImpl activity) {
        return step instanceof ExclusiveGatewayActivityBehavior
                || step instanceof DmnBusinessRuleTaskActivityBehavior
                || step instanceof InclusiveGatewayActivityBehavior
                        && activity.getIncomingTransitions().size() < 2;
    }
}

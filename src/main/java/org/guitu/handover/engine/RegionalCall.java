package org.guitu.handover.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.variable.VariableMap;
import org.guitu.form.CommonFacts;

/**
 * A call activity whose called instance belongs to the region that it is given, and goes on where another has got to when it was handed
 * over. The engine would let it inherit the caller's, and a service done in another county would wait in the wrong queues. What the
 * called instance never heard of stays as the caller knows it; the engine would empty it.
 */
final class RegionalCall extends CallActivityBehavior {

    RegionalCall(CallableElement called) {
        setCallableElement(called);
    }

    @Override
    protected void startInstance(ActivityExecution execution, VariableMap variables, String businessKey) {
        var caller = (ExecutionEntity) execution;
        var process = CallableElementUtil.getProcessDefinitionToCall(
                execution, caller.getProcessDefinitionTenantId(), getCallableElement());
        var called = (ExecutionEntity) execution.createSubProcessInstance(process, businessKey);
        var place = Continuation.ofCommand().takeExpected();
        if (place.isPresent()) {
            Continuation.ofCommand().enter(called, place.get());
            return;
        }
        var landing = Continuation.ofCommand().takeLanding();
        if (landing.isPresent()) {
            Continuation.ofCommand().land(called, variables, landing.get());
            return;
        }
        called.setTenantId((String) variables.get(CommonFacts.REGION));
        called.start(variables);
    }

    @Override
    public void passOutputVariables(ActivityExecution caller, VariableScope called) {
        var answers = getOutputVariables(called);
        answers.keySet().stream()
                .filter(name -> answers.get(name) == null && !called.hasVariable(name) && caller.hasVariable(name))
                .toList()
                .forEach(answers::remove);
        caller.setVariables(answers);
    }
}

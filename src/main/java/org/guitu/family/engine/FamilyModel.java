package org.guitu.family.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The property {@code familyLink} of an end event: the case is linked ({@code made}) to the one that its start form names, or no more
 * ({@code ended}).
 */
@Component
@Order(7)
class FamilyModel implements ModelFeature {

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        element.property("familyLink")
                .ifPresent(how -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                        execution -> order((ExecutionEntity) execution, "made".equals(how))));
    }

    private static void order(ExecutionEntity execution, boolean made) {
        LinkOrders.ofCommand()
                .add(new LinkOrders.Order(
                        new CaseNumber(execution.getProcessBusinessKey()),
                        execution.getProcessInstanceId(),
                        made,
                        execution.getProcessDefinition().getName()));
    }
}

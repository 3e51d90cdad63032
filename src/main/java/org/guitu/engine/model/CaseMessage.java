package org.guitu.engine.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.guitu.engine.RefusedForms;

/**
 * A message event that tells the other processes of the same case what happened: whatever waits for that message in the case goes
 * on, with the facts that the event carries.
 */
public final class CaseMessage extends FlowNodeActivityBehavior {

    private final String name;
    private final Optional<String> each;
    private final List<String> facts;
    private final Optional<String> refusal;

    /**
     * @param name of the message
     * @param each the name that holds codes, for each of which a message {@code name-code} is sent instead
     * @param facts the names of the variables that go along; {@code name=code} gives that code
     * @param refusal what a person is told whose form led here while nothing in the case waits for the message; without one that is
     *     no fault
     */
    CaseMessage(String name, Optional<String> each, List<String> facts, Optional<String> refusal) {
        this.name = name;
        this.each = each;
        this.facts = List.copyOf(facts);
        this.refusal = refusal;
    }

    @Override
    public void execute(ActivityExecution execution) {
        send(execution);
        leave(execution);
    }

    private void send(ActivityExecution sender) {
        boolean received = false;
        for (String message : messages(sender)) {
            received |= CaseMessages.send(
                    message, sender.getProcessBusinessKey(), CarriedFacts.of(facts, sender::getVariable));
        }
        if (!received && refusal.isPresent()) {
            throw RefusedForms.refusal(refusal.get());
        }
    }

    private Collection<String> messages(ActivityExecution sender) {
        if (each.isEmpty()) {
            return List.of(name);
        }
        var codes = Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression("${%s}".formatted(each.get()))
                .getValue(sender);
        return (codes instanceof Collection<?> several ? several : Set.of(codes))
                .stream().map(code -> name + "-" + code).toList();
    }
}

package org.guitu.decision.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.decision.Decision;
import org.guitu.decision.DecisionStore;
import org.guitu.decision.Ground;
import org.guitu.decision.Ground.Scope;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.model.FormStore;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * The last look before something is done because of a decision: whoever corrects an answer at the same moment is waited for, and nothing is
 * done that rests on other answers than were decided on. To be called within a command of the engine.
 */
@Component
public final class DecisionGuard {

    private final DecisionStore decisions;
    private final Grounds grounds;
    private final FormStore forms;

    DecisionGuard(DecisionStore decisions, Grounds grounds, FormStore forms) {
        this.decisions = decisions;
        this.grounds = grounds;
        this.forms = forms;
    }

    /**
     * @param instance the process instance in which something is about to be handed out
     * @throws RuntimeException when a decision of it does not stand, in words for whoever is about to do it
     */
    public void verify(String instance) {
        decisions.lockOf(instance).forEach(decision -> {
            refuseVoided(decision);
            refuse(decision, changed(decision), Set.of());
        });
    }

    /** A task that follows a decision is about to be done. */
    void beforeCompletion(TaskEntity task) {
        following(task.getExecution()).forEach(decision -> {
            refuseVoided(decision);
            var changed = changed(decision);
            refuse(decision, changed, changed.isEmpty() ? Set.of() : answeredBy(task));
            if (changed.isEmpty()) {
                decisions.did(decision, task.getTaskDefinitionKey());
            } else {
                // The model itself asks for it anew.
                decisions.settle(decision);
            }
        });
    }

    /**
     * @param acts whether something is started or sent by the step
     */
    void beforeStep(ExecutionEntity execution, boolean acts) {
        following(execution).filter(decision -> !decision.voided()).forEach(decision -> {
            refuse(decision, changed(decision), Set.of());
            if (acts) {
                decisions.did(decision, execution.getActivityId());
            }
        });
    }

    private Stream<Decision> following(ExecutionEntity execution) {
        return decisions.lockOf(execution.getProcessInstanceId()).stream()
                .filter(decision -> follows(decision, execution));
    }

    private static boolean follows(Decision decision, ExecutionEntity execution) {
        var task = execution.getProcessDefinition().findActivity(decision.task());
        var step = execution.getProcessDefinition().findActivity(execution.getActivityId());
        return task != null && Path.after(task).contains(step);
    }

    /** Facts are left aside: nobody corrects them, they only follow from later steps. */
    private List<Ground> changed(Decision decision) {
        return DecisionMemory.ofCommand().hasDecided(decision.taskId())
                ? List.of()
                : grounds.changed(decision).stream()
                        .filter(ground -> ground.scope() != Scope.FACT)
                        .toList();
    }

    private void refuseVoided(Decision decision) {
        if (decision.voided()) {
            throw refusal(
                    decision,
                    decisions.changed(decision.instance(), decision.task()).orElse(""));
        }
    }

    /** {@code own}: what may differ, because it has just been said otherwise. */
    private static void refuse(Decision decision, List<Ground> changed, Collection<String> own) {
        if (!own.containsAll(changed.stream().map(Ground::field).toList())) {
            throw refusal(decision, labels(changed));
        }
    }

    static String labels(List<Ground> grounds) {
        return grounds.stream().map(Ground::label).distinct().collect(Collectors.joining("、"));
    }

    private static RuntimeException refusal(Decision decision, String changed) {
        return RefusedForms.refusal(
                "“%s”以后，其所依据的内容有更正（%s），须由审批人重新审批后再办。请刷新任务列表。".formatted(decision.taskName(), changed));
    }

    private Set<String> answeredBy(TaskEntity task) {
        return forms.of(task, Context.getCommandContext()).stream()
                .flatMap(form -> form.form().fields().stream())
                .filter(field -> !field.isReadOnly())
                .map(FormField::key)
                .collect(Collectors.toSet());
    }
}

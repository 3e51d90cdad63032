package org.guitu.clock.engine;

import java.time.InstantSource;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.clock.Duties;
import org.guitu.clock.TaskClocks;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.springframework.stereotype.Component;

/**
 * When a duty ends, as the models say it: never by itself, since a step that comes back goes on with the clock of its first round. An
 * activity or event with the property {@code newRound} says of which steps a new round begins once it is reached, as far as they were
 * fulfilled by then: “more time” fulfils nothing.
 *
 * <p>A wait right in front of a step is part of the duty: its clock runs on and is reported although no task is open.
 */
@Component
final class DutyRounds {

    static final String NEW_ROUND = "newRound";

    /** The answer to the question about the outcome of a task that never fulfils it, in every form. */
    private static final String MORE_TIME = "more-time";

    private static final String OUTCOME = "Outcome";

    private final Duties duties;
    private final TaskClocks clocks;
    private final FormStore forms;
    private final InstantSource time;

    DutyRounds(Duties duties, TaskClocks clocks, FormStore forms, InstantSource time) {
        this.duties = duties;
        this.clocks = clocks;
        this.forms = forms;
        this.time = time;
    }

    void done(DelegateTask task) {
        boolean fulfilled = !isPutOff((TaskEntity) task);
        clocks.end(task.getId(), fulfilled, time.instant());
        if (fulfilled) {
            duties.endRound(task.getId(), task.getProcessDefinitionId());
        }
    }

    void takenBack(DelegateTask task) {
        clocks.end(task.getId(), false, time.instant());
    }

    private boolean isPutOff(TaskEntity task) {
        return forms.of(task, Context.getCommandContext())
                .map(DeployedForm::form)
                .filter(form -> form.fields().stream()
                        .filter(field -> !field.isReadOnly() && field.key().endsWith(OUTCOME))
                        .anyMatch(field -> MORE_TIME.equals(task.getVariable(field.key()))))
                .isPresent();
    }

    /** Notes at the activity itself what begins anew there. */
    static void mark(ActivityImpl activity, List<String> steps) {
        activity.setProperty(NEW_ROUND, steps);
    }

    ExecutionListener beginningAnew(List<String> steps) {
        return execution -> duties.beginAnew(execution.getProcessInstanceId(), steps);
    }

    ExecutionListener awaiting() {
        return execution -> behind(execution)
                .forEach(step ->
                        duties.await(execution.getProcessInstanceId(), step.getId(), !beginsAnew(step, step.getId())));
    }

    /** When the day has come the task itself takes the clock; when the wait is called off, nobody does. */
    ExecutionListener awaitingNoMore() {
        return execution -> {
            if (execution.isCanceled()) {
                behind(execution).forEach(step -> duties.awaitNoMore(execution.getProcessInstanceId(), step.getId()));
            }
        };
    }

    ExecutionListener ending() {
        return execution -> duties.end(execution.getProcessInstanceId());
    }

    /** What comes right after the event at hand. */
    private static List<PvmActivity> behind(DelegateExecution execution) {
        return ((ExecutionEntity) execution)
                .getActivity().getOutgoingTransitions().stream()
                        .map(PvmTransition::getDestination)
                        .toList();
    }

    private static boolean beginsAnew(PvmActivity activity, String step) {
        return activity.getProperty(NEW_ROUND) instanceof List<?> steps && steps.contains(step);
    }
}

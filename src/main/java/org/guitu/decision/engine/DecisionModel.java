package org.guitu.decision.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.guitu.engine.model.CaseMessage;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Each user task with {@code notCompletedBy} keeps what it rests on, and every step that may follow it is not done while that is not what was
 * decided on: completing a task, calling a process, sending a message, reaching an end.
 */
@Component
@Order(2)
class DecisionModel implements ModelFeature {

    /** Of each process: its decisions, with the steps and start forms that they decide on. */
    static final String DECISIONS = "guituDecisions";

    static final String SECOND_PERSON = "notCompletedBy";

    private final DecisionDesk desk;
    private final DecisionGuard guard;

    DecisionModel(DecisionDesk desk, DecisionGuard guard) {
        this.desk = desk;
        this.guard = guard;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        var decisions = element.listedBelow(SECOND_PERSON);
        if (decisions.isEmpty()) {
            return;
        }
        process.setProperty(DECISIONS, decisions);
        decisions.forEach((id, first) -> hangOn(process.findActivity(id), id));
        var asked = decisions.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        asked.forEach(id -> takesUpAnew(process, id, decisions));
        decisions.keySet().stream()
                .flatMap(id -> Path.after(process.findActivity(id)).stream())
                .distinct()
                .filter(activity -> !decisions.containsKey(activity.getId()) && !asked.contains(activity.getId()))
                .forEach(this::guard);
    }

    private void hangOn(ActivityImpl activity, String id) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, delegate -> desk.askedAnew((TaskEntity) delegate, Set.of(id)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, delegate -> desk.keep((TaskEntity) delegate));
    }

    /** A step that is decided on begins again: what was decided on it before counts no more. */
    private void takesUpAnew(ProcessDefinitionEntity process, String id, Map<String, List<String>> decisions) {
        var activity = process.findActivity(id);
        if (activity != null && activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            var on = decisions.entrySet().stream()
                    .filter(decision -> decision.getValue().contains(id))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            behavior.getTaskDefinition()
                    .addBuiltInTaskListener(
                            TaskListener.EVENTNAME_CREATE, delegate -> desk.askedAnew((TaskEntity) delegate, on));
        }
    }

    private void guard(ActivityImpl activity) {
        var behavior = activity.getActivityBehavior();
        if (behavior instanceof UserTaskActivityBehavior task) {
            task.getTaskDefinition()
                    .addBuiltInTaskListener(
                            TaskListener.EVENTNAME_COMPLETE, delegate -> guard.beforeCompletion((TaskEntity) delegate));
        } else if (behavior instanceof CallActivityBehavior || behavior instanceof CaseMessage || isEnd(activity)) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> guard.beforeStep((ExecutionEntity) execution, !isEnd(activity)));
        }
    }

    private static boolean isEnd(ActivityImpl activity) {
        return String.valueOf(activity.getProperty("type")).endsWith("EndEvent");
    }
}

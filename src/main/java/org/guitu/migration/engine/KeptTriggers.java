package org.guitu.migration.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.runtime.ActivityInstance;

/**
 * What an instance waits for besides its steps: timers and events that are still to come. The engine lets what the new version declares
 * begin again even where it has happened already; that goes. Timers keep their day, unless the model says otherwise of them: then the new
 * duration counts from when they began.
 *
 * @param waiting the ids of all timers and subscriptions before the move
 * @param running the ids of the activities that the instance was in, and of its process
 * @param interrupted those of them that an event has ended but for its own steps
 */
record KeptTriggers(Set<String> waiting, Set<String> running, Set<String> interrupted) {

    /** To be called within a command of the engine, as is {@link #mend}. */
    static KeptTriggers of(
            String instance, ActivityInstance tree, ProcessDefinitionEntity process, CommandContext context) {
        var waiting = new HashSet<String>();
        context.getJobManager().findJobsByProcessInstanceId(instance).forEach(job -> waiting.add(job.getId()));
        context.getEventSubscriptionManager()
                .findEventSubscriptionsByProcessInstanceId(instance)
                .forEach(subscription -> waiting.add(subscription.getId()));
        var running = new HashSet<String>(Set.of(process.getId()));
        collect(tree, running);
        var interrupted = running.stream()
                .map(process::findActivity)
                .filter(activity -> activity != null && interrupts(activity))
                .map(activity -> activity.getFlowScope().getId())
                .collect(Collectors.toSet());
        return new KeptTriggers(waiting, running, interrupted);
    }

    private static boolean interrupts(ActivityImpl activity) {
        return activity.isTriggeredByEvent()
                && activity.getActivityStartBehavior() == ActivityStartBehavior.INTERRUPT_EVENT_SCOPE;
    }

    private static void collect(ActivityInstance tree, Set<String> ids) {
        for (ActivityInstance child : tree.getChildActivityInstances()) {
            ids.add(child.getActivityId());
            collect(child, ids);
        }
    }

    void mend(
            String instance,
            Plans.Prepared plan,
            ProcessDefinitionEntity source,
            ProcessDefinitionEntity target,
            CommandContext context) {
        var before = plan.engine().getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getTargetActivityId,
                        MigrationInstruction::getSourceActivityId,
                        (one, other) -> one));
        BiPredicate<String, String> isOver = (id, activity) ->
                !waiting.contains(id) && isOver(target.findActivity(activity), before, source, target);
        for (EventSubscriptionEntity subscription :
                context.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(instance)) {
            if (isOver.test(subscription.getId(), subscription.getActivityId())) {
                subscription.delete();
            }
        }
        for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(instance)) {
            if (isOver.test(job.getId(), job.getActivityId())) {
                job.delete();
            } else if (waiting.contains(job.getId()) && isChanged(job, plan, before)) {
                new RecalculateJobDuedateCmd(job.getId(), true).execute(context);
            }
        }
    }

    /** Whether what waits there now had happened before the move, or could not happen any more. */
    private boolean isOver(
            ActivityImpl event,
            Map<String, String> before,
            ProcessDefinitionEntity source,
            ProcessDefinitionEntity target) {
        if (event == null || event.getEventScope() == null) {
            return false;
        }
        var scope = event.getEventScope();
        var scopeBefore = scope == target ? source.getId() : before.get(scope.getId());
        if (scopeBefore == null || !running.contains(scopeBefore)) {
            return false;
        }
        if (interrupted.contains(scopeBefore)) {
            return true;
        }
        var was = before.containsKey(event.getId()) ? source.findActivity(before.get(event.getId())) : null;
        return was != null && idOf(was.getEventScope(), source).equals(scopeBefore);
    }

    private static String idOf(ScopeImpl scope, ProcessDefinitionEntity process) {
        return scope == process ? process.getId() : scope.getId();
    }

    private static boolean isChanged(JobEntity job, Plans.Prepared plan, Map<String, String> before) {
        var was = before.get(job.getActivityId());
        var now = plan.to().timer(job.getActivityId());
        return was != null && now.isPresent() && !plan.from().timer(was).equals(now);
    }
}

package org.guitu.decision.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.guitu.audit.EventKind;
import org.guitu.casefile.AnswersRecorded;
import org.guitu.casefile.CaseNumber;
import org.guitu.decision.Decision;
import org.guitu.decision.DecisionStore;
import org.guitu.decision.engine.RecordedAnswers.OfCase;
import org.guitu.engine.Instances;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.command.Submission;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When an answer changes on which a decision rests, by whatever form or correction, the decision is void and its step comes back to the second
 * person, in the transaction of the change. Where something was already done because of it, somebody looks at it again beside
 * ({@link SecondLook}).
 *
 * <p>Looked at before the transaction is committed: by then the form has led where it leads.
 */
@Component
final class Voiding {

    private final DecisionStore decisions;
    private final Grounds grounds;
    private final SecondLook secondLook;
    private final EngineAudit audit;

    Voiding(DecisionStore decisions, Grounds grounds, SecondLook secondLook, EngineAudit audit) {
        this.decisions = decisions;
        this.grounds = grounds;
        this.secondLook = secondLook;
        this.audit = audit;
    }

    @EventListener
    void recorded(AnswersRecorded answers) {
        if (Context.getCommandContext() != null) {
            var engine = Context.getProcessEngineConfiguration();
            RecordedAnswers.add(
                    answers, all -> engine.getCommandExecutorTxRequired().execute(context -> {
                        all.forEach(this::look);
                        return null;
                    }));
        }
    }

    private void look(CaseNumber caseNumber, OfCase recorded) {
        for (Decision decision : decisions.lockResting(caseNumber, recorded.fields(), recorded.instances())) {
            var changed = grounds.changed(decision);
            if (!changed.isEmpty()) {
                Instances.inAllRegions(() -> Submission.during(() -> {
                    change(decision, DecisionGuard.labels(changed), recorded);
                    return null;
                }));
            }
        }
    }

    private void change(Decision decision, String changed, OfCase recorded) {
        var instance = Grounds.instance(decision.instance());
        var followers = instance.map(running -> followers(running, decision)).orElse(List.of());
        if (instance.isPresent() && (followers.isEmpty() || recorded.isOwnStepOf(decision.instance()))) {
            // It is being decided on, or what is decided on is being written, anyway; or the model itself asks for it
            // anew.
            decisions.settle(decision);
        } else if (instance.isPresent() && canGoBack(instance.get(), decision, followers)) {
            decisions.change(decision, true, recorded.author(), changed);
            var lost = secondLook.assignees(followers);
            goBack(instance.get(), decision, followers);
            secondLook.tell(decision, instance.get(), lost);
            record(decision, "退回重新审批：" + changed);
        } else if (recorded.isCorrection()
                && (instance.isPresent() || Grounds.instance(decision.root()).isPresent())) {
            decisions.change(decision, false, recorded.author(), changed);
            secondLook.begin(decision, changed, recorded.author());
            record(decision, "已经办理，另行复核：" + changed);
        } else {
            decisions.settle(decision);
        }
    }

    private void record(Decision decision, String detail) {
        audit.record(
                EventKind.DECISION_VOIDED,
                decision.caseNumber().value(),
                decision.taskName(),
                decision.taskId(),
                detail);
    }

    /** What waits in the instance for what was decided. */
    private static List<ActivityInstance> followers(ExecutionEntity instance, Decision decision) {
        var process = instance.getProcessDefinition();
        var task = process.findActivity(decision.task());
        if (task == null) {
            return List.of();
        }
        var settling = new HashSet<String>(Set.of(decision.task()));
        if (process.getProperty(DecisionModel.DECISIONS) instanceof Map<?, ?> known
                && known.get(decision.task()) instanceof List<?> first) {
            first.forEach(id -> settling.add(id.toString()));
        }
        var after = Path.after(task).stream().map(ActivityImpl::getId).collect(Collectors.toSet());
        return leaves(engine().getRuntimeService().getActivityInstance(instance.getId()))
                .filter(leaf -> after.contains(leaf.getActivityId()) && !settling.contains(leaf.getActivityId()))
                .toList();
    }

    private static Stream<ActivityInstance> leaves(ActivityInstance tree) {
        return tree == null
                ? Stream.empty()
                : tree.getChildActivityInstances().length == 0
                        ? Stream.of(tree)
                        : Arrays.stream(tree.getChildActivityInstances()).flatMap(Voiding::leaves);
    }

    /** Whether nothing was done because of the decision but what is to be done again anyway. */
    private static boolean canGoBack(ExecutionEntity instance, Decision decision, List<ActivityInstance> followers) {
        var process = instance.getProcessDefinition();
        var waiting = followers.stream()
                .map(follower -> process.findActivity(follower.getActivityId()))
                .toList();
        if (waiting.stream().anyMatch(activity -> activity.getActivityBehavior() instanceof CallActivityBehavior)) {
            return false;
        }
        var again = Path.next(waiting).stream().map(ActivityImpl::getId).collect(Collectors.toSet());
        return again.containsAll(decision.done());
    }

    private static void goBack(ExecutionEntity instance, Decision decision, List<ActivityInstance> followers) {
        var change = engine().getRuntimeService()
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(decision.task());
        followers.forEach(follower -> change.cancelActivityInstance(follower.getId()));
        change.execute();
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}

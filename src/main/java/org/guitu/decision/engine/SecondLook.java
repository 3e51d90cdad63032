package org.guitu.decision.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.guitu.catalogue.KnownName;
import org.guitu.decision.Decision;
import org.guitu.decision.DecisionStore;
import org.guitu.form.CommonFacts;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.springframework.stereotype.Component;

/** Who hears that what was decided on is not so any more, and the process in which somebody looks at what was already done. */
@Component
final class SecondLook {

    private final DecisionStore decisions;
    private final NoticeStore notices;
    private final InstantSource clock;

    SecondLook(DecisionStore decisions, NoticeStore notices, InstantSource clock) {
        this.decisions = decisions;
        this.notices = notices;
        this.clock = clock;
    }

    /** Who has claimed what is about to be taken back. */
    Set<String> assignees(List<ActivityInstance> followers) {
        var found = new LinkedHashSet<String>();
        var tasks = Context.getCommandContext().getTaskManager();
        followers.stream()
                .flatMap(follower -> List.of(follower.getExecutionIds()).stream())
                .flatMap(execution -> tasks.findTasksByExecutionId(execution).stream())
                .map(TaskEntity::getAssignee)
                .filter(Objects::nonNull)
                .forEach(found::add);
        return found;
    }

    /** Tells who decided, and those whose tasks were taken back. */
    void tell(Decision decision, ExecutionEntity instance, Set<String> others) {
        var open = Context.getCommandContext().getTaskManager().findTasksByProcessInstanceId(instance.getId()).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(decision.task()))
                .findFirst();
        var told = new LinkedHashSet<>(others);
        told.add(decision.account());
        told.forEach(account -> tell(account, decision, instance.getTenantId(), open));
    }

    private void tell(String account, Decision decision, String region, Optional<TaskEntity> open) {
        notices.write(Notice.of(
                account,
                NoticeKind.DECISION_VOIDED,
                decision.caseNumber().value(),
                open.map(TaskEntity::getId).orElse(null),
                decision.taskName(),
                region,
                null,
                clock.instant()));
    }

    /** Begins, in the region of the instance that the decision was part of. */
    void begin(Decision decision, String changed, String author) {
        var root = Grounds.instance(decision.instance())
                .or(() -> Grounds.instance(decision.root()))
                .orElseThrow();
        var facts = new HashMap<String, Object>();
        CommonFacts.OF_EVERY_INSTANCE.forEach(name -> facts.put(name, root.getVariable(name)));
        facts.put(CommonFacts.REGION, root.getTenantId());
        facts.put("decidedStep", decision.taskName());
        facts.put("changedAnswers", changed);
        var instance = Context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceByKey(KnownName.RECHECK_DECISION.id())
                .businessKey(decision.caseNumber().value())
                .setVariables(facts)
                .execute();
        decisions.cameBack(decision, instance.getId(), KnownName.REVIEW_DECISION.id(), author, changed);
    }
}

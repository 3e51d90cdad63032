package org.guitu.engine.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.engine.access.People;
import org.guitu.engine.audit.EngineAudit;
import org.springframework.stereotype.Component;

/**
 * Gives back to their queues the open tasks of somebody who could not claim them any more, in the transaction of the change that made
 * it so. The system does it, in nobody's name; the audit trail says whose change it was. Due dates stay as they are.
 */
@Component
final class ReturnedTasks {

    private final People people;
    private final EngineAudit audit;
    private final ReturnNotices notices;

    ReturnedTasks(People people, EngineAudit audit, ReturnNotices notices) {
        this.people = people;
        this.audit = audit;
        this.notices = notices;
    }

    /**
     * To be called within a command of the engine.
     *
     * @param groups the person's groups after the change
     * @param regions the person's regions after the change
     */
    void returnTasksOf(String person, List<String> groups, List<String> regions) {
        var policy = people.policyOf(new Authentication(person, groups, regions));
        var configuration = Context.getProcessEngineConfiguration();
        var identities = configuration.getIdentityService();
        var changedBy = identities.getCurrentAuthentication();
        try {
            identities.clearAuthentication();
            var returned = configuration.getTaskService().createTaskQuery().taskAssignee(person).list().stream()
                    .map(TaskEntity.class::cast)
                    .filter(task -> !policy.isIn(task))
                    .toList();
            returned.forEach(task -> giveBack(task, person, changedBy));
            notices.tell(person, returned);
        } finally {
            restore(identities, changedBy);
        }
    }

    private void giveBack(TaskEntity task, String person, Authentication changedBy) {
        int state = task.getSuspensionState();
        // The engine changes no task of a suspended case; a leaver's is no exception to the rule that it goes back.
        task.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
        task.setAssignee(null);
        task.triggerUpdateEvent();
        task.setSuspensionState(state);
        audit.record(
                EventKind.TASK_RETURNED,
                task.getProcessInstance().getBusinessKey(),
                task.getName(),
                task.getId(),
                "承办人 %s → （无）；系统退回：%s变更了此人的部门、角色或地区"
                        .formatted(
                                person,
                                changedBy == null || changedBy.getUserId() == null ? "" : changedBy.getUserId() + " "));
    }

    private static void restore(IdentityService identities, Authentication authentication) {
        ((IdentityServiceImpl) identities).setAuthentication(authentication);
    }
}

package org.guitu.engine.audit;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContext;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContextEntry;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;
import org.guitu.audit.EventKind;
import org.guitu.engine.command.Submission;

/**
 * Where each command of the engine says what it changed: everything that goes into the engine's own log of operations goes into the
 * audit trail as well, and so do changes of accounts, rights and models that the system makes by itself.
 *
 * <p>Values are written only where they are ids, rights or dates.
 */
final class AuditedOperations extends UserOperationLogManager {

    private static final Set<String> ADMINISTRATION = Set.of(
            EntityTypes.USER,
            EntityTypes.GROUP,
            EntityTypes.GROUP_MEMBERSHIP,
            EntityTypes.TENANT,
            EntityTypes.TENANT_MEMBERSHIP,
            EntityTypes.AUTHORIZATION,
            EntityTypes.DEPLOYMENT,
            EntityTypes.FILTER);

    private final EngineAudit audit;

    private AuditedOperations(EngineAudit audit) {
        this.audit = audit;
    }

    /** Always, so that no operation passes {@link #fireUserOperationLog} by. */
    @Override
    public boolean isUserOperationLogEnabled() {
        return true;
    }

    @Override
    protected void fireUserOperationLog(UserOperationLogContext context) {
        context.getEntries().forEach(this::record);
        if (super.isUserOperationLogEnabled()) {
            super.fireUserOperationLog(context);
        }
    }

    private void record(UserOperationLogContextEntry entry) {
        var kind = kindOf(entry);
        if (kind == null) {
            return;
        }
        switch (entry.getEntityType()) {
            case EntityTypes.TASK, EntityTypes.IDENTITY_LINK -> recordTask(kind, entry);
            case EntityTypes.DEPLOYMENT -> recordDeployment(entry);
            default ->
                audit.record(
                        kind,
                        caseNumberOf(entry.getProcessInstanceId()),
                        OperationWords.of(entry.getEntityType()) + " " + OperationWords.of(entry.getOperationType()),
                        entry.getProcessInstanceId(),
                        changes(entry, ADMINISTRATION.contains(entry.getEntityType())));
        }
    }

    /** What it is to the auditor; {@code null} for what changed nothing or is the engine's own business. */
    private static EventKind kindOf(UserOperationLogContextEntry entry) {
        var type = entry.getEntityType();
        if (!ADMINISTRATION.contains(type) && !EngineAudit.isSomebodyLoggedIn()) {
            return EntityTypes.TASK.equals(type) ? kindOfTask(entry) : null;
        }
        return switch (type) {
            case EntityTypes.TASK -> kindOfTask(entry);
            case EntityTypes.IDENTITY_LINK -> EventKind.QUEUE_CHANGED;
            case EntityTypes.DEPLOYMENT -> EventKind.MODELS_CHANGED;
            case EntityTypes.USER, EntityTypes.GROUP, EntityTypes.TENANT -> EventKind.ACCOUNT_CHANGED;
            case EntityTypes.GROUP_MEMBERSHIP, EntityTypes.TENANT_MEMBERSHIP -> EventKind.MEMBERSHIP_CHANGED;
            case EntityTypes.AUTHORIZATION ->
                changesOf(entry).allMatch(AuditedOperations::isSame) ? null : EventKind.RIGHTS_CHANGED;
            case EntityTypes.FILTER -> EventKind.FILTER_CHANGED;
            // A case opened by its form is written down with what the form asked.
            case EntityTypes.PROCESS_INSTANCE -> Submission.isOpen() ? null : EventKind.ENGINE_OPERATED;
            default -> EventKind.ENGINE_OPERATED;
        };
    }

    private static EventKind kindOfTask(UserOperationLogContextEntry entry) {
        if (UserOperationLogEntry.OPERATION_TYPE_COMPLETE.equals(entry.getOperationType())) {
            return EventKind.TASK_COMPLETED;
        }
        var changed = changesOf(entry).filter(change -> !isSame(change)).toList();
        for (PropertyChange change : changed) {
            if (TaskEntity.ASSIGNEE.equals(change.getPropertyName())) {
                if (change.getNewValue() == null) {
                    return EventKind.TASK_RETURNED;
                }
                return change.getOrgValue() == null && change.getNewValue().equals(personId())
                        ? EventKind.TASK_CLAIMED
                        : EventKind.TASK_ASSIGNED;
            }
        }
        return changed.isEmpty() ? null : EventKind.TASK_CHANGED;
    }

    private void recordTask(EventKind kind, UserOperationLogContextEntry entry) {
        var task = Context.getCommandContext().getTaskManager().findTaskById(entry.getTaskId());
        audit.record(
                kind,
                caseNumberOf(entry.getProcessInstanceId()),
                task == null ? null : task.getName(),
                entry.getTaskId(),
                kind == EventKind.TASK_COMPLETED ? null : changes(entry, true));
    }

    private void recordDeployment(UserOperationLogContextEntry entry) {
        var deployment = Context.getCommandContext().getDeploymentManager().findDeploymentById(entry.getDeploymentId());
        boolean create = UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(entry.getOperationType());
        if (create && deployment != null && !deployment.isNew()) {
            // Nothing was deployed: the same models are there already.
            return;
        }
        audit.record(
                EventKind.MODELS_CHANGED,
                null,
                OperationWords.of(entry.getOperationType()) + (deployment == null ? "" : " " + deployment.getName()),
                entry.getDeploymentId(),
                create && deployment != null ? files(deployment) : null);
    }

    private static String files(DeploymentEntity deployment) {
        return deployment.getResources().keySet().stream().sorted().collect(Collectors.joining("、"));
    }

    private static String changes(UserOperationLogContextEntry entry, boolean withValues) {
        return changesOf(entry)
                .filter(change -> !isSame(change))
                .map(change -> withValues ? text(change) : OperationWords.of(change.getPropertyName()))
                .collect(Collectors.joining("；"));
    }

    private static String text(PropertyChange change) {
        return change.getOrgValue() == null
                ? "%s %s".formatted(OperationWords.of(change.getPropertyName()), change.getNewValueString())
                : "%s %s → %s"
                        .formatted(
                                OperationWords.of(change.getPropertyName()),
                                change.getOrgValueString(),
                                change.getNewValue() == null ? "（无）" : change.getNewValueString());
    }

    private static Stream<PropertyChange> changesOf(UserOperationLogContextEntry entry) {
        return Stream.ofNullable(entry.getPropertyChanges()).flatMap(List::stream);
    }

    private static boolean isSame(PropertyChange change) {
        return Objects.equals(change.getOrgValueString(), change.getNewValueString());
    }

    private static String personId() {
        var person = Context.getCommandContext().getAuthentication();
        return person == null ? null : person.getUserId();
    }

    private static String caseNumberOf(String processInstance) {
        if (processInstance == null) {
            return null;
        }
        var instance = Context.getCommandContext().getExecutionManager().findExecutionById(processInstance);
        return instance == null ? null : instance.getBusinessKey();
    }

    record Factory(EngineAudit audit) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return UserOperationLogManager.class;
        }

        @Override
        public Session openSession() {
            return new AuditedOperations(audit);
        }
    }
}

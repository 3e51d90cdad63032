package org.guitu.dossier.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading.Opens;

/**
 * What somebody who sees a task sees of its case: of the course the steps that {@code step-names.dmn} opens to the department, the content
 * only if they could work on the task now, as far as {@code field-access.dmn} lets the department. That table is asked as if there were three
 * forms: {@code own-dossier}, what the reader's own department recorded in one of the reader's regions, {@code same-department}, what it
 * recorded elsewhere, and {@code dossier}, what others did.
 */
final class TaskScope extends PersonScope {

    private final TaskEntity task;
    private final FieldAccess access;
    private final boolean handlesCase;

    /**
     * @param departments those that the person works for
     * @param opens what the task opens to the person
     * @param handlesCase whether a region of the person's handles the case now
     */
    TaskScope(
            TaskEntity task,
            Authentication person,
            List<String> departments,
            Opens opens,
            boolean handlesCase,
            FieldAccess access,
            StepAccess steps) {
        super(person, departments, opens, steps);
        this.task = task;
        this.access = access;
        this.handlesCase = handlesCase;
    }

    @Override
    public CaseNumber caseNumber() {
        return new CaseNumber(task.getProcessInstance().getBusinessKey());
    }

    @Override
    public String occasion() {
        return task.getName();
    }

    @Override
    public String occasionId() {
        return task.getId();
    }

    @Override
    public boolean corrects(String department, String region) {
        return isOwn(department, region) || handlesCase && departments.contains(department);
    }

    @Override
    public boolean reads(String department, String region, Origin origin) {
        return opensContent()
                && departments.stream()
                        .anyMatch(own -> access.opensInDossier(own, department, isOwn(department, region), origin));
    }

    @Override
    public Optional<Writer> writer() {
        return departments.stream()
                .filter(department -> person.getUserId().equals(task.getAssignee()))
                .findFirst()
                .map(department -> new Writer(person.getUserId(), department, task.getTenantId()));
    }
}

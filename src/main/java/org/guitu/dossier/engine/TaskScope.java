package org.guitu.dossier.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;
import org.guitu.dossier.DossierScope;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading.Opens;

/**
 * What somebody who sees a task sees of its case: of the course the steps that {@code step-names.dmn} opens to the department, the content
 * only if they could work on the task now, as far as {@code field-access.dmn} lets the department. That table is asked as if there were three
 * forms: {@code own-dossier}, what the reader's own department recorded in one of the reader's regions, {@code same-department}, what it
 * recorded elsewhere, and {@code dossier}, what others did.
 */
final class TaskScope implements DossierScope {

    private final TaskEntity task;
    private final Authentication person;
    private final boolean works;
    private final boolean claimsFirst;
    private final List<String> departments;
    private final FieldAccess access;
    private final boolean handlesCase;
    private final StepAccess steps;
    private final Map<StepAccess.Place, Boolean> known = new HashMap<>();

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
        this.task = task;
        this.person = person;
        this.works = opens == Opens.CONTENT;
        this.claimsFirst = opens == Opens.CONTENT_ONCE_CLAIMED;
        this.departments = departments;
        this.access = access;
        this.steps = steps;
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
    public boolean isOwn(String department, String region) {
        return departments.contains(department)
                && Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(region);
    }

    @Override
    public boolean corrects(String department, String region) {
        return isOwn(department, region) || handlesCase && departments.contains(department);
    }

    @Override
    public boolean opensContent() {
        return works;
    }

    @Override
    public boolean knows(Timeline.Step step) {
        return corrects(step.department(), step.region())
                || knows(step.process(), step.form(), List.of(step.department()));
    }

    @Override
    public boolean knows(String process, String step, Collection<String> doing) {
        return known.computeIfAbsent(
                new StepAccess.Place(process, step, doing), place -> steps.opens(departments, place));
    }

    @Override
    public boolean reads(String department, String region, Origin origin) {
        return works
                && departments.stream()
                        .anyMatch(own -> access.opensInDossier(own, department, isOwn(department, region), origin));
    }

    @Override
    public boolean claimsFirst() {
        return claimsFirst;
    }

    @Override
    public Optional<Writer> writer() {
        return departments.stream()
                .filter(department -> person.getUserId().equals(task.getAssignee()))
                .findFirst()
                .map(department -> new Writer(person.getUserId(), department, task.getTenantId()));
    }
}

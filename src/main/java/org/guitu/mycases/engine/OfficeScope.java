package org.guitu.mycases.engine;

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
 * What somebody sees of a case on its page as one of an office: of the course what the tab “档案” shows, of the content only what the own
 * office recorded, and that only while a task of the case opens it to the person.
 */
final class OfficeScope implements DossierScope {

    private static final String PAGE = "我的个案";

    private final CaseNumber caseNumber;
    private final Authentication person;
    private final List<String> departments;
    private final Optional<TaskEntity> task;
    private final Opens opens;
    private final FieldAccess access;
    private final StepAccess steps;
    private final Map<StepAccess.Place, Boolean> known = new HashMap<>();

    /**
     * @param task the one that opens most to the person
     * @param opens what it opens
     */
    OfficeScope(
            CaseNumber caseNumber,
            Authentication person,
            List<String> departments,
            Optional<TaskEntity> task,
            Opens opens,
            FieldAccess access,
            StepAccess steps) {
        this.caseNumber = caseNumber;
        this.person = person;
        this.departments = departments;
        this.task = task;
        this.opens = opens;
        this.access = access;
        this.steps = steps;
    }

    @Override
    public CaseNumber caseNumber() {
        return caseNumber;
    }

    @Override
    public String occasion() {
        return task.map(TaskEntity::getName).orElse(PAGE);
    }

    @Override
    public String occasionId() {
        return task.map(TaskEntity::getId).orElse(null);
    }

    @Override
    public boolean isOwn(String department, String region) {
        return departments.contains(department)
                && Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(region);
    }

    @Override
    public boolean opensContent() {
        return opens == Opens.CONTENT;
    }

    @Override
    public boolean knows(Timeline.Step step) {
        return isOwn(step.department(), step.region())
                || knows(step.process(), step.form(), List.of(step.department()));
    }

    @Override
    public boolean knows(String process, String step, Collection<String> doing) {
        return known.computeIfAbsent(
                new StepAccess.Place(process, step, doing), place -> steps.opens(departments, place));
    }

    @Override
    public boolean reads(String department, String region, Origin origin) {
        return opensContent()
                && isOwn(department, region)
                && departments.stream().anyMatch(own -> access.opensInDossier(own, department, true, origin));
    }

    @Override
    public boolean claimsFirst() {
        return opens == Opens.CONTENT_ONCE_CLAIMED;
    }

    /** Whoever adds or corrects something does so in the tab “档案”. */
    @Override
    public Optional<Writer> writer() {
        return Optional.empty();
    }
}

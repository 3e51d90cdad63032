package org.guitu.mycases.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.engine.PersonScope;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading.Opens;

/**
 * What somebody sees of a case on its page as one of an office: of the course what the tab “档案” shows, of the content only what the own
 * office recorded, and that only while a task of the case opens it to the person.
 */
final class OfficeScope extends PersonScope {

    private static final String PAGE = "我的个案";

    private final CaseNumber caseNumber;
    private final Optional<TaskEntity> task;
    private final FieldAccess access;

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
        super(person, departments, opens, steps);
        this.caseNumber = caseNumber;
        this.task = task;
        this.access = access;
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
    public boolean reads(String department, String region, Origin origin) {
        return opensContent()
                && isOwn(department, region)
                && departments.stream().anyMatch(own -> access.opensInDossier(own, department, true, origin));
    }

    /** Whoever adds or corrects something does so in the tab “档案”. */
    @Override
    public Optional<Writer> writer() {
        return Optional.empty();
    }
}

package org.guitu.mycases.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.engine.ClosedDossier;
import org.guitu.dossier.engine.DossierDisplay;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.access.TaskReading;
import org.guitu.engine.access.TaskReading.Opens;
import org.guitu.header.HeaderLine;
import org.guitu.header.engine.CaseHeader;
import org.guitu.mycases.MyCase;
import org.springframework.stereotype.Component;

/**
 * What the page of a case shows of its file. The course is open to whoever may know of the case; the header and what the own office recorded
 * as a task of the case opens them, as in Tasklist: to whoever could work on it now, and of a minor once she or he has claimed it.
 */
@Component
class CaseContent {

    private final CaseHeader header;
    private final DossierDisplay display;
    private final FieldAccess fields;
    private final StepAccess steps;
    private final TaskReading reading;

    CaseContent(CaseHeader header, DossierDisplay display, FieldAccess fields, StepAccess steps, TaskReading reading) {
        this.header = header;
        this.display = display;
        this.fields = fields;
        this.steps = steps;
        this.reading = reading;
    }

    /** @param dossier empty for whoever may not know of the course */
    record Shown(List<HeaderLine> header, Optional<DossierView> dossier, boolean opensContent) {}

    /** A task of the case, and what it opens. */
    private record Door(Optional<TaskEntity> task, Opens opens) {}

    Shown read(MyCase known, List<TaskEntity> tasks, Authentication person, CommandContext context) {
        if (!known.opensCourse()) {
            return new Shown(List.of(), Optional.empty(), false);
        }
        var door = door(tasks, person);
        var scope = new OfficeScope(
                known.caseNumber(), person, reading.departmentsOf(person), door.task(), door.opens(), fields, steps);
        return new Shown(
                scope.opensContent() ? header.read(scope.occasionId()) : List.of(),
                Optional.of(display.read(scope, context)),
                scope.opensContent());
    }

    /** The task that opens most. */
    private Door door(List<TaskEntity> tasks, Authentication person) {
        return tasks.stream()
                .filter(task -> !ClosedDossier.isClosed(task))
                .map(task -> new Door(Optional.of(task), reading.opens(task, person)))
                .max(Comparator.comparing(Door::opens))
                .orElse(new Door(Optional.empty(), Opens.COURSE));
    }
}

package org.guitu.print.engine;

import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.dossier.engine.WaitAccess;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.office.RefusedException;
import org.guitu.print.Heading;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.stereotype.Component;

/**
 * The course of a case on paper: by a task as far as its tab “档案” shows it to the reader, and to a supervisor every step without what was
 * answered, also while an emergency reading runs: that ends, and paper stays.
 */
@Component
public class CoursePrints {

    private static final String WHAT = "办理过程";

    private final PrintRoom room;
    private final DossierAccess dossiers;
    private final WaitAccess taskWaits;
    private final CaseReading cases;
    private final CaseWaits waits;

    CoursePrints(PrintRoom room, DossierAccess dossiers, WaitAccess taskWaits, CaseReading cases, CaseWaits waits) {
        this.room = room;
        this.dossiers = dossiers;
        this.taskWaits = taskWaits;
        this.cases = cases;
        this.waits = waits;
    }

    public record Course(Heading heading, DossierView dossier, List<Sentence> waits) {}

    /**
     * @throws RefusedException when the account sees no open task of that id, or its dossier is closed
     */
    public Course byTask(String account, String taskId) {
        return room.withTask(account, taskId, (task, context) -> {
            var dossier = dossiers.read(taskId);
            var why = taskWaits.read(taskId);
            room.printed(task, WHAT);
            return new Course(
                    room.heading(dossier.caseNumber().value(), WHAT, "凭任务“%s”".formatted(task.getName()), account),
                    dossier,
                    why);
        });
    }

    /** For a supervisor of the case's region; empty when there is no such case, or the account is none. */
    public Optional<Course> ofCase(String account, CaseNumber caseNumber) {
        return room.as(account, context -> cases.course(caseNumber).map(dossier -> {
            room.printed(caseNumber, WHAT);
            var why = context.runWithoutAuthorization(() -> waits.of(caseNumber));
            return new Course(room.heading(caseNumber.value(), WHAT, "", account), dossier, why);
        }));
    }
}

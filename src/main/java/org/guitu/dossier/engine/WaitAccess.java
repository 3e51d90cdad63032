package org.guitu.dossier.engine;

import java.util.List;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.stereotype.Component;

/** Why the case of a task waits, as far as whoever sees the task may know of the steps. */
@Component
public class WaitAccess {

    private final DossierAccess access;
    private final CaseWaits waits;

    WaitAccess(DossierAccess access, CaseWaits waits) {
        this.access = access;
        this.waits = waits;
    }

    public List<Sentence> read(String taskId) {
        // The models are read for the system: who may know of what, the scope says.
        return access.byTask(
                taskId,
                (scope, context) -> context.runWithoutAuthorization(() -> waits.of(
                        scope.caseNumber(), place -> scope.knows(place.process(), place.step(), place.departments()))));
    }
}

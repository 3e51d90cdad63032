package org.guitu.draft;

import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * The form that a draft is of: that of a task, or the one by which a process starts, in a case or with none named yet.
 *
 * @param task the task's id; empty for a start form
 * @param process the process that the form starts; empty for a task
 * @param caseNumber the case, where it is known
 */
public record DraftPlace(Optional<String> task, Optional<String> process, Optional<String> caseNumber) {

    public static DraftPlace ofTask(String task, String caseNumber) {
        return new DraftPlace(Optional.of(task), Optional.empty(), Optional.ofNullable(caseNumber));
    }

    public static DraftPlace ofStart(String process, Optional<CaseNumber> number) {
        return new DraftPlace(Optional.empty(), Optional.of(process), number.map(CaseNumber::value));
    }

    /** By what it is told from the account's other drafts. */
    String id() {
        return task.map(id -> "task\n" + id)
                .orElseGet(() -> "start\n" + process.orElseThrow()
                        + caseNumber.map(number -> "\n" + number).orElse(""));
    }
}

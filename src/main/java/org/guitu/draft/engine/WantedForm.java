package org.guitu.draft.engine;

import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * The form that somebody wants a draft of.
 *
 * @param task the task's id, or empty for a start form
 * @param process the process that the form starts; {@code null} for a task
 * @param caseNumber the case in which it starts something, where the page is about one
 */
public record WantedForm(Optional<String> task, String process, Optional<CaseNumber> caseNumber) {

    public static WantedForm ofTask(String task) {
        return new WantedForm(Optional.of(task), null, Optional.empty());
    }

    public static WantedForm ofStart(String process, Optional<CaseNumber> caseNumber) {
        return new WantedForm(Optional.empty(), process, caseNumber);
    }
}

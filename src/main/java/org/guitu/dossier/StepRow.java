package org.guitu.dossier;

import java.time.ZonedDateTime;
import java.util.List;
import org.guitu.office.China;

/**
 * A step of the case as pages and paper show it, the content as far as its reader may see it.
 *
 * @param author the account that recorded it; only of the own office's steps, otherwise {@code null}
 * @param corrects whether it corrects an earlier step, {@code reason} why; {@code null} where it does not or may not be seen
 * @param withheld how many answers are not shown
 */
public record StepRow(
        String name,
        String process,
        String department,
        String region,
        String author,
        ZonedDateTime at,
        boolean corrects,
        String reason,
        List<AnswerRow> answers,
        int withheld) {

    /** @param correction what stands in for it now; {@code null} for nothing */
    public record AnswerRow(String label, String text, String correction) {}

    /** The latest first. */
    public static List<StepRow> of(DossierView view) {
        return view.steps().stream().map(StepRow::of).toList();
    }

    private static StepRow of(DossierView.Step step) {
        return new StepRow(
                step.name(),
                step.process(),
                step.department(),
                step.region(),
                step.author().orElse(null),
                China.time(step.recordedAt()),
                step.corrects().isPresent(),
                step.reason().orElse(null),
                step.answers().stream()
                        .map(answer -> new AnswerRow(
                                answer.label(),
                                answer.text(),
                                answer.correction()
                                        .map(DossierView.Correction::text)
                                        .orElse(null)))
                        .toList(),
                step.withheld());
    }
}

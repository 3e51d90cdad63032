package org.guitu.supervision;

import java.time.ZonedDateTime;
import java.util.List;
import org.guitu.dossier.DossierView;
import org.guitu.office.China;

/**
 * A step of the case, the content as far as it is shown.
 *
 * @param corrects whether it corrects an earlier step, {@code reason} why; {@code null} where it does not or may not be seen
 * @param withheld how many answers are not shown
 */
record StepRow(
        String name,
        String process,
        String department,
        String region,
        ZonedDateTime at,
        boolean corrects,
        String reason,
        List<AnswerRow> answers,
        int withheld) {

    /** @param correction what stands in for it now; {@code null} for nothing */
    record AnswerRow(String label, String text, String correction) {}

    static List<StepRow> of(DossierView view) {
        return view.steps().stream().map(StepRow::of).toList();
    }

    private static StepRow of(DossierView.Step step) {
        return new StepRow(
                step.name(),
                step.process(),
                step.department(),
                step.region(),
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

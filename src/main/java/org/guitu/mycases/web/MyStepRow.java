package org.guitu.mycases.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.guitu.dossier.DossierView;
import org.guitu.office.China;

/**
 * A step of the case's course, with what the own office recorded as far as it is open.
 *
 * @param corrects whether it corrects an earlier step, {@code reason} why; {@code null} where it does not or may not be seen
 * @param author the account that recorded it; only of the own office's steps, otherwise {@code null}
 */
record MyStepRow(
        String name,
        String process,
        String department,
        String region,
        String author,
        ZonedDateTime at,
        boolean corrects,
        String reason,
        List<AnswerRow> answers) {

    /** @param correction what stands in for it now; {@code null} for nothing */
    record AnswerRow(String label, String text, String correction) {}

    static MyStepRow of(DossierView.Step step) {
        return new MyStepRow(
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
                        .toList());
    }
}

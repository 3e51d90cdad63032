package org.guitu.print.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.guitu.dossier.DossierView;
import org.guitu.office.China;

/**
 * A step of a case's course, in words.
 *
 * @param reason why it corrects an earlier one; {@code null} where it does not or may not be seen
 * @param withheld how many answers are not printed
 */
record PrintedStep(
        String at, String name, String process, String office, String reason, List<Line> answers, int withheld) {

    /** @param correction what stands in for it now; {@code null} for nothing */
    record Line(String label, String text, String correction) {}

    /** The earliest first, as a case is read on paper. */
    static List<PrintedStep> of(DossierView dossier) {
        var steps =
                new ArrayList<>(dossier.steps().stream().map(PrintedStep::of).toList());
        Collections.reverse(steps);
        return steps;
    }

    private static PrintedStep of(DossierView.Step step) {
        return new PrintedStep(
                China.words(step.recordedAt()),
                step.corrects().isPresent() ? "更正：" + step.name() : step.name(),
                step.process(),
                step.region() + step.department(),
                step.reason().orElse(null),
                step.answers().stream()
                        .map(answer -> new Line(
                                answer.label(),
                                answer.text(),
                                answer.correction()
                                        .map(DossierView.Correction::text)
                                        .orElse(null)))
                        .toList(),
                step.withheld());
    }
}

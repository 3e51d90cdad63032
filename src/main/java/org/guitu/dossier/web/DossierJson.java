package org.guitu.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.document.LargestDocument;
import org.guitu.dossier.DossierView;
import org.guitu.engine.access.TaskReading;
import org.guitu.family.FamilyMember;
import org.guitu.form.FormField;
import org.guitu.office.China;
import org.guitu.progress.WaitWords.Sentence;
import org.guitu.webapp.PageToken;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * A dossier as the tab in Tasklist takes it. Times are China's, to the minute: {@code 2026-03-01 09:30}.
 *
 * @param claimFirst what to say where the reader sees nothing only because she or he has not claimed the task
 * @param waits why the case is not closed, the most urgent first, as far as the reader may know of it
 * @param family the cases of those who belong to the person
 * @param closedSteps how many steps there are besides, {@code closedFiles} how many files: of those neither department nor time is told
 * @param token what the tab's own requests send along, so that no other page can send them
 */
@JsonInclude(Include.NON_NULL)
record DossierJson(
        String caseNumber,
        boolean writes,
        String claimFirst,
        PageToken token,
        List<Sentence> waits,
        List<Relative> family,
        List<Step> steps,
        int closedSteps,
        List<File> files,
        int closedFiles,
        List<Option> addable,
        int largest) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(China.ZONE);

    /** {@code dataClass} and {@code kind} in words; {@code size} in bytes. */
    @JsonInclude(Include.NON_NULL)
    record File(
            String id,
            int number,
            String title,
            String dataClass,
            String kind,
            long size,
            String department,
            String region,
            String author,
            String at,
            Withdrawal withdrawal,
            boolean offered,
            boolean withdrawable) {}

    @JsonInclude(Include.NON_NULL)
    record Withdrawal(String at, String reason) {}

    /** {@code state} in words, where the reader may see that case. */
    @JsonInclude(Include.NON_NULL)
    record Relative(String number, String relation, String state) {}

    @JsonInclude(Include.NON_NULL)
    record Step(
            long number,
            String name,
            String process,
            String department,
            String region,
            String author,
            String at,
            Long corrects,
            String reason,
            List<Answer> answers,
            int withheld,
            boolean correctable) {}

    /**
     * @param input how the answer is asked for when it may be corrected
     * @param elsewhere whether it may be, but only by a process of its own
     */
    @JsonInclude(Include.NON_NULL)
    record Answer(String field, String label, String text, Correction correction, Input input, Boolean elsewhere) {}

    @JsonInclude(Include.NON_NULL)
    record Correction(String text, String reason, String at) {}

    /**
     * @param kind such as {@code TEXT}
     * @param lines whether a text may have several lines
     * @param length the longest text
     * @param options the labels by their codes, as pairs so that their order stays
     * @param value what counts now
     */
    @JsonInclude(Include.NON_NULL)
    record Input(FormField.Kind kind, boolean lines, int length, List<Option> options, Object value) {}

    record Option(String code, String label) {}

    static DossierJson of(DossierView view, List<Sentence> waits, List<FamilyMember> family, CsrfToken token) {
        var readable = view.files().stream()
                .filter(file -> file.document().title().isPresent())
                .toList();
        return new DossierJson(
                view.caseNumber().value(),
                view.writes(),
                view.claimsFirst() ? TaskReading.CLAIM_FIRST : null,
                PageToken.of(token),
                waits,
                family.stream()
                        .map(member -> new Relative(
                                member.number().value(),
                                member.relation(),
                                member.state().orElse(null)))
                        .toList(),
                view.steps().stream().map(DossierJson::step).toList(),
                view.closedSteps(),
                readable.stream().map(DossierJson::file).toList(),
                view.files().size() - readable.size(),
                view.addable().stream()
                        .map(dataClass -> new Option(dataClass.id(), dataClass.zh()))
                        .toList(),
                LargestDocument.BYTES);
    }

    private static File file(DossierView.File file) {
        var document = file.document();
        return new File(
                document.id().toString(),
                document.number(),
                document.title().orElse(null),
                DataClass.find(document.dataClass()).map(DataClass::zh).orElseThrow(),
                document.kind().name(),
                document.size(),
                file.department(),
                file.region(),
                file.own() ? document.author() : null,
                time(document.addedAt()),
                document.withdrawal()
                        .map(withdrawal -> new Withdrawal(
                                time(withdrawal.at()), withdrawal.reason().orElse(null)))
                        .orElse(null),
                file.offered(),
                file.withdrawable());
    }

    private static Step step(DossierView.Step step) {
        return new Step(
                step.number(),
                step.name(),
                step.process(),
                step.department(),
                step.region(),
                step.author().orElse(null),
                time(step.recordedAt()),
                step.corrects().orElse(null),
                step.reason().orElse(null),
                step.answers().stream()
                        .map(answer -> answer(answer, step.correctable()))
                        .toList(),
                step.withheld(),
                step.correctable());
    }

    private static Answer answer(DossierView.Answer answer, boolean correctable) {
        return new Answer(
                answer.field(),
                answer.label(),
                answer.text(),
                answer.correction()
                        .map(correction -> new Correction(
                                correction.text(), correction.reason().orElse(null), time(correction.recordedAt())))
                        .orElse(null),
                answer.question()
                        .filter(question -> correctable && !answer.caseWide() && question.isCorrectable())
                        .map(question -> input(question, answer.valueNow()))
                        .orElse(null),
                correctable && answer.caseWide() ? true : null);
    }

    private static Input input(FormField question, Object value) {
        return new Input(
                question.kind(),
                question.hasLines(),
                question.length(),
                question.options().entrySet().stream()
                        .map(option -> new Option(option.getKey(), option.getValue()))
                        .toList(),
                value);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}

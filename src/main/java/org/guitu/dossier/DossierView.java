package org.guitu.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.document.Document;
import org.guitu.form.FormField;

/**
 * What one reader sees of a case's dossier, in words.
 *
 * @param writes whether the reader may add to it here and now
 * @param claimsFirst whether nothing can be read only because the reader has not claimed the task of a minor's case
 * @param steps those that the reader may know of, the latest first
 * @param closedSteps how many there are besides
 * @param files in the order of their numbers, those that the reader may not read among them
 * @param addable the classes of documents that the reader may add here and now
 */
public record DossierView(
        CaseNumber caseNumber,
        boolean writes,
        boolean claimsFirst,
        List<Step> steps,
        int closedSteps,
        List<File> files,
        List<DataClass> addable) {

    /**
     * A document.
     *
     * @param document without title and reason where the reader may not read it
     * @param department the Chinese name, as {@code region}
     * @param own whether the reader's own office added it
     * @param offered whether the reader may open it
     * @param withdrawable whether the reader may withdraw it here and now
     */
    public record File(
            Document document, String department, String region, boolean own, boolean offered, boolean withdrawable) {}

    /**
     * A step that was recorded, or a correction of one.
     *
     * @param name what the model calls it, {@code process} what it calls the process
     * @param department the Chinese name, as {@code region}
     * @param author the account that recorded it; only for the reader's own office
     * @param corrects the number of the step that this one corrects, {@code reason} why as far as the reader may see it
     * @param answers what the reader may see, in the order of the form
     * @param withheld how many answers there are besides
     * @param correctable whether the reader may correct its answers here and now
     */
    public record Step(
            long number,
            String name,
            String process,
            String department,
            String region,
            Optional<String> author,
            Instant recordedAt,
            Optional<Long> corrects,
            Optional<String> reason,
            List<Answer> answers,
            int withheld,
            boolean correctable) {}

    /**
     * An answer.
     *
     * @param question what was asked; empty when the form is not there any more
     * @param value as recorded: a text, number, boolean, code or list of codes; {@code text} the same in words
     * @param correction what stands in for it now
     * @param caseWide whether the whole case hangs on it, so that only a process of its own corrects it
     */
    public record Answer(
            String field,
            String label,
            Optional<FormField> question,
            Object value,
            String text,
            Optional<Correction> correction,
            boolean caseWide) {

        /** What counts now, as it is kept. */
        public Object valueNow() {
            return correction.isPresent() ? correction.get().value() : value;
        }
    }

    /** What stands in for an answer, and why as far as the reader may see it. */
    public record Correction(Object value, String text, Optional<String> reason, Instant recordedAt) {}
}

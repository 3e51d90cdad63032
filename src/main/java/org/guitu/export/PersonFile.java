package org.guitu.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is held on the person of one case, in words, for that person.
 *
 * @param region where the case is handled
 * @param progress what was done, process by process, the earliest first
 * @param steps what was recorded, the earliest first
 * @param files the documents in the order of their numbers; their content is handed over as it is
 * @param recipients who has read it
 * @param withheld what the law keeps from being given
 */
public record PersonFile(
        String caseNumber,
        Named region,
        Instant madeAt,
        List<Progress> progress,
        List<Step> steps,
        List<File> files,
        List<Recipient> recipients,
        Withheld withheld) {

    /** Something that has an id and a Chinese name. */
    public record Named(String id, String name) {}

    /**
     * A process of the case.
     *
     * @param endedAt empty while it runs
     * @param outcome the state that it reached
     * @param facts what is kept about it outside of the dossier
     */
    public record Progress(
            Named process,
            Named region,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<Named> outcome,
            List<Fact> facts) {}

    /** {@code value} as it is kept: a text, number, boolean or list; {@code text} the same in words. */
    public record Fact(String field, String label, Object value, String text) {}

    /**
     * A form that was filled in, or a correction of one.
     *
     * @param corrects the number of the step that it corrects, {@code reason} why
     * @param withheld how many answers are not given
     */
    public record Step(
            long number,
            Named form,
            int formVersion,
            Named process,
            Named department,
            Named region,
            Instant recordedAt,
            Optional<Long> corrects,
            Optional<String> reason,
            List<Answer> answers,
            int withheld) {}

    /** {@code value} as recorded: a text, number, boolean or list; {@code text} the same in words. */
    public record Answer(String field, Named dataClass, String label, Object value, String text) {}

    /**
     * A document.
     *
     * @param title empty when it is withheld
     * @param size in bytes
     */
    public record File(
            int number,
            Optional<String> title,
            Named dataClass,
            String kind,
            long size,
            Named department,
            Instant addedAt,
            boolean withdrawn) {}

    /** A department that has read the case, and how often. */
    public record Recipient(Named department, Instant first, Instant last, int times) {}

    /** What is not given and why; no reason when nothing is withheld. */
    public record Withheld(List<Named> classes, List<Named> steps, Optional<Named> reason) {}
}

package org.guitu.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.trait.Trait;

/**
 * What one person recorded for a case by one submitted form.
 *
 * @param process the key of the process the step belongs to
 * @param instance the id of the process instance
 * @param task the id of the task; {@code null} for the form that opened the case
 * @param form the form's id, {@code formVersion} the version it was filled in
 * @param author the account that recorded it, for its {@code department} in the case's {@code region}
 * @param answers the classified answers by field
 */
public record DossierEntry(
        CaseNumber caseNumber,
        String process,
        String instance,
        String task,
        String form,
        int formVersion,
        String author,
        String department,
        String region,
        Instant recordedAt,
        Map<String, Answer> answers) {

    /**
     * A classified answer.
     *
     * @param dataClass which decides who may read it, such as {@code health}
     * @param value a text, number, boolean or list of codes; {@code null} in a correction that takes the answer back
     * @param trait by which of the person's traits it finds other cases, if by any
     * @param room how many bytes of JSON the longest answer to the question has, so that the length does not tell which one it is; 0 where
     *     answers are written freely
     */
    public record Answer(String dataClass, Object value, Optional<Trait> trait, int room) {

        public Answer(String dataClass, Object value, Optional<Trait> trait) {
            this(dataClass, value, trait, 0);
        }

        public Answer(String dataClass, Object value) {
            this(dataClass, value, Optional.empty());
        }
    }
}

package org.guitu.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One question of a form, with everything the server checks an answer against.
 *
 * @param key the name of the answer
 * @param label the question as people read it
 * @param kind what sort of answer it takes
 * @param dataClass the class of personal data the answer belongs to, such as {@code health}; {@code null} for a routing fact
 * @param required whether every submit needs an answer
 * @param readOnly whether it only shows an earlier answer
 * @param prefilled whether the form opens with the earlier answer
 * @param length the longest text, in characters
 * @param pattern what a text must look like; {@code null} for anything
 * @param minimum the smallest number; {@code null} for none
 * @param maximum the largest number; {@code null} for none
 * @param decimals how many decimal places a number may have; {@code null} for any
 * @param futureOnly whether a date may not lie in the past
 * @param options the labels of the options by their codes
 * @param hiddenWhen FEEL conditions, any of which hides the question
 * @param requiredWhen FEEL condition under which an answer is needed; {@code null} for none
 * @param refuseWhen FEEL condition under which the submit is refused by a rule; {@code null} for none
 * @param refusal what the person is told then
 */
public record FormField(
        String key,
        String label,
        Kind kind,
        String dataClass,
        boolean required,
        boolean readOnly,
        boolean prefilled,
        int length,
        String pattern,
        BigDecimal minimum,
        BigDecimal maximum,
        Integer decimals,
        boolean futureOnly,
        Map<String, String> options,
        List<String> hiddenWhen,
        String requiredWhen,
        String refuseWhen,
        String refusal) {

    /** What sort of answer a question takes. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TIME,
        DATE_TIME,
        YES_NO,
        CHOICE,
        CHOICES
    }

    public FormField {
        options = Map.copyOf(options);
        hiddenWhen = List.copyOf(hiddenWhen);
    }

    /** Whether the answer is personal data, kept in the dossier and never in the engine. */
    public boolean isClassified() {
        return dataClass != null;
    }
}

package org.guitu.print;

import java.util.List;
import org.guitu.form.FormField;

/**
 * A question on paper.
 *
 * @param hint what is explained below it; may be empty
 * @param answer in words; {@code null} where there is room to write one
 * @param boxes what may be ticked
 * @param blank what stands in the room, such as the words of a date; empty for nothing
 * @param lines how many lines of room there are
 */
public record Question(String label, String hint, String answer, List<String> boxes, String blank, int lines) {

    private static final int MOST_BOXES = 24;
    private static final int LONG_TEXT = 4;

    static Question answered(FormField field, String label, String answer) {
        return new Question(label, "", answer, List.of(), "", 0);
    }

    /** With room to write; of more options than are ticked on paper one is written. */
    static Question open(FormField field, String label) {
        var hint = field.description().orElse("");
        return switch (field.kind()) {
            case YES_NO -> new Question(label, hint, null, List.of("是", "否"), "", 0);
            case CHOICE, CHOICES ->
                field.options().isEmpty() || field.options().size() > MOST_BOXES
                        ? new Question(label, hint, null, List.of(), "", 1)
                        : new Question(
                                label, hint, null, List.copyOf(field.options().values()), "", 0);
            case DATE -> new Question(label, hint, null, List.of(), "年　　　月　　　日", 1);
            case TIME -> new Question(label, hint, null, List.of(), "时　　　分", 1);
            case DATE_TIME -> new Question(label, hint, null, List.of(), "年　　　月　　　日　　　时　　　分", 1);
            default -> new Question(label, hint, null, List.of(), "", field.hasLines() ? LONG_TEXT : 1);
        };
    }
}

package org.guitu.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.guitu.form.FormField.Kind;

/**
 * Whether each computed answer builds only on those that are computed before it: {@link FormCheck} goes through them in the order of the
 * form, and whatever stands later still has the value that an earlier step gave it, or none.
 *
 * <p>Whoever means that earlier value says so by the property {@code earlier}.
 */
public final class ComputedOrder {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private ComputedOrder() {}

    /** Takes what is wrong with a computed answer. */
    public interface Problems {

        /** @param sentence English, with {@code %s} for the key of the other answer */
        void tell(String key, String sentence, String other);
    }

    /** Tells of each computed answer, by its key, what is wrong with it. */
    public static void check(Form form, Problems problems) {
        var later = new ArrayList<>(form.fields().stream()
                .filter(field -> field.kind() == Kind.COMPUTED)
                .toList());
        while (!later.isEmpty()) {
            var computed = later.remove(0);
            var seenAsBefore = later.stream()
                    .map(FormField::key)
                    .filter(key -> mentions(computed, key))
                    .toList();
            var meant = computed.earlier();
            without(seenAsBefore, meant)
                    .forEach(key -> problems.tell(
                            computed.key(),
                            "'%1$s' is computed after it, so that it sees the value of before: move '%1$s' up, or name it in the property 'earlier' if that value is meant.",
                            key));
            without(meant, seenAsBefore)
                    .forEach(key -> problems.tell(
                            computed.key(),
                            "earlier '%s' is nothing that it mentions and that is computed after it.",
                            key));
        }
    }

    private static List<String> without(List<String> keys, List<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }

    private static boolean mentions(FormField computed, String key) {
        var feel = TEXT.matcher(computed.expression()).replaceAll("\"\"");
        return Pattern.compile("\\b" + Pattern.quote(key) + "\\b").matcher(feel).find();
    }
}

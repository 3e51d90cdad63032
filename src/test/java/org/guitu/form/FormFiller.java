package org.guitu.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.guitu.testing.PackagedLists;

/** Fills in a form as a caseworker in a hurry would: the answers that a test cares about, and just what is required besides. */
public final class FormFiller {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Form form;
    private final Conditions conditions;
    private final LocalDate today;

    public FormFiller(Form form, Conditions conditions, LocalDate today) {
        this.form = form.filled(PackagedLists.LISTS);
        this.conditions = conditions;
        this.today = today;
    }

    /**
     * The given answers and one for every question that is shown and required, given those.
     *
     * @param known the routing facts of the instance
     */
    public Map<String, Object> fill(Map<String, Object> given, Map<String, Object> known) {
        var answers = new HashMap<>(given);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (FormField field : form.fields()) {
                if (!answers.containsKey(field.key()) && !field.isReadOnly() && isNeeded(field, answers, known)) {
                    answers.put(field.key(), answer(field));
                    changed = true;
                }
            }
        }
        return answers;
    }

    private boolean isNeeded(FormField field, Map<String, Object> answers, Map<String, Object> known) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(any -> context.put(any.key(), null));
        context.putAll(known);
        form.fields().stream().filter(any -> !any.isReadOnly()).forEach(any -> context.put(any.key(), null));
        context.putAll(answers);
        boolean hidden = field.hiddenWhen().stream().anyMatch(feel -> conditions.holds(feel, context));
        return !hidden
                && (field.isRequired()
                        || field.requiredWhen()
                                .filter(feel -> conditions.holds(feel, context))
                                .isPresent());
    }

    private Object answer(FormField field) {
        var day = field.isFutureOnly() ? today.plusDays(30) : today;
        return switch (field.kind()) {
            // Nobody is the same person as in another test.
            case TEXT ->
                "示例" + field.key()
                        + field.index()
                                .map(trait -> PEOPLE.incrementAndGet())
                                .map(String::valueOf)
                                .orElse("");
            case NUMBER -> field.minimum().orElse(BigDecimal.ONE);
            case DATE -> day.toString();
            case TIME -> "09:00";
            case DATE_TIME -> day + "T09:00";
            case YES_NO -> true;
            case CHOICE -> field.options().keySet().iterator().next();
            case CHOICES -> List.of(field.options().keySet().iterator().next());
            case COMPUTED -> null;
        };
    }
}

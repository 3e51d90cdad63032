package org.guitu.release.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.form.FormField;

/**
 * Made-up answers to a form: one for every question that is shown and needed, and whichever of the possible ones whoever asks chooses, so
 * that each way that a form opens can be gone.
 *
 * @param form with its lists filled
 * @param today the day that dates go by
 */
record SampleAnswers(Form form, Conditions conditions, LocalDate today) {

    private static final int MOST_TRIES = 60;

    /** Says which answer to a question is given. */
    interface Choice {

        /** One of so many, from 0. */
        int of(FormField question, int answers);
    }

    /**
     * Answers that no rule of the form refuses, as far as what is known tells; empty when none were found.
     *
     * @param known what earlier steps know
     * @param choices what chooses in the first, second … try
     */
    Optional<Map<String, Object>> find(Map<String, Object> known, IntFunction<? extends Choice> choices) {
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            var answers = fill(known, choices.apply(tried));
            var context = context(answers, known);
            if (form.fields().stream().noneMatch(field -> isRefused(field, context))) {
                return Optional.of(answers);
            }
        }
        return Optional.empty();
    }

    private boolean isRefused(FormField field, Map<String, Object> context) {
        return !isHidden(field, context)
                && field.refuseWhen()
                        .filter(rule -> conditions.holds(rule, context))
                        .isPresent();
    }

    private Map<String, Object> fill(Map<String, Object> known, Choice choice) {
        var answers = new HashMap<String, Object>();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (FormField field : form.fields()) {
                if (!answers.containsKey(field.key()) && isNeeded(field, context(answers, known))) {
                    answers.put(field.key(), answer(field, choice));
                    changed = true;
                }
            }
        }
        return answers;
    }

    private boolean isNeeded(FormField field, Map<String, Object> context) {
        return !field.isReadOnly()
                && field.kind() != FormField.Kind.COMPUTED
                && !isHidden(field, context)
                && (field.isRequired()
                        || field.requiredWhen()
                                .filter(rule -> conditions.holds(rule, context))
                                .isPresent());
    }

    private boolean isHidden(FormField field, Map<String, Object> context) {
        return field.hiddenWhen().stream().anyMatch(rule -> conditions.holds(rule, context));
    }

    private Map<String, Object> context(Map<String, Object> answers, Map<String, Object> known) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(field -> context.put(field.key(), null));
        context.putAll(known);
        form.fields().stream().filter(field -> !field.isReadOnly()).forEach(field -> context.put(field.key(), null));
        context.putAll(answers);
        form.fields().stream()
                .filter(field -> field.kind() == FormField.Kind.COMPUTED && !isHidden(field, context))
                .forEach(field -> {
                    context.put(field.key(), known.get(field.key()));
                    context.put(field.key(), conditions.value(field.expression(), context));
                });
        return context;
    }

    private Object answer(FormField field, Choice choice) {
        return switch (field.kind()) {
            case TEXT -> (field.hasDatedRows() ? today + " " : "") + "示例" + field.key();
            case NUMBER -> number(field, choice);
            case DATE -> day(field, choice).toString();
            case TIME -> "09:00";
            case DATE_TIME -> day(field, choice) + "T00:00";
            case YES_NO -> choice.of(field, 2) == 0;
            case CHOICE -> option(field, choice);
            case CHOICES -> List.of(option(field, choice));
            case COMPUTED -> throw new IllegalArgumentException(field.key());
        };
    }

    private static String option(FormField field, Choice choice) {
        var codes = List.copyOf(field.options().keySet());
        return codes.isEmpty() ? "" : codes.get(choice.of(field, codes.size()));
    }

    private static BigDecimal number(FormField field, Choice choice) {
        var least = field.minimum().orElse(BigDecimal.ONE);
        return choice.of(field, 2) == 0 ? least : field.maximum().orElse(least.add(BigDecimal.TEN));
    }

    private LocalDate day(FormField field, Choice choice) {
        if (field.longestWait().isPresent()) {
            return today.plusDays(1);
        }
        var days = field.isFutureOnly() ? List.of(30, 1, 100) : List.of(0, 30, -30);
        return today.plusDays(days.get(choice.of(field, days.size())));
    }
}

package org.guitu.form;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.guitu.testing.PackagedLists;
import org.guitu.testing.SampleName;
import org.springframework.core.io.ClassPathResource;

/** Fills in a form as a caseworker in a hurry would: the answers that a test cares about, and just what is required besides. */
public final class FormFiller {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    /** Whom the person lets have something is no routing fact: a ground is stated, which counts only where one is asked. */
    private static final Map<String, Object> UNKNOWN = Map.of("sharedWith", List.of());

    private static final Map<String, Form> PACKAGED = new ConcurrentHashMap<>();

    private final Form form;
    private final Conditions conditions;
    private final LocalDate today;

    public FormFiller(Form form, Conditions conditions, LocalDate today) {
        this.form = form.filled(PackagedLists.LISTS);
        this.conditions = conditions;
        this.today = today;
    }

    /** Fills in the packaged form of that id. */
    public static FormFiller of(String form, Conditions conditions, LocalDate today) {
        return new FormFiller(packaged(form), conditions, today);
    }

    /** The form of that id in {@code forms/}. */
    public static Form packaged(String id) {
        return PACKAGED.computeIfAbsent(id, FormFiller::read);
    }

    private static Form read(String id) {
        try (var file = new ClassPathResource("forms/" + id + ".form").getInputStream()) {
            return Form.read(file.readAllBytes());
        } catch (IOException missing) {
            throw new AssertionError("There is no form '%s'.".formatted(id), missing);
        }
    }

    /**
     * The given answers and one for every question that is shown and required, given those.
     *
     * @param known the routing facts of the instance
     */
    public Map<String, Object> fill(Map<String, Object> given, Map<String, Object> known) {
        var answers = new HashMap<>(given);
        var facts = new HashMap<>(UNKNOWN);
        facts.putAll(known);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (FormField field : form.fields()) {
                if (!answers.containsKey(field.key()) && !field.isReadOnly() && isNeeded(field, answers, facts)) {
                    answers.put(field.key(), answer(field));
                    changed = true;
                }
            }
        }
        return answers;
    }

    /**
     * What the answers say, each written as {@code key=value} and read by the kind of its question: a list is {@code [a, b]}, a question
     * left open {@code null}. Of two answers to the same question the later counts.
     */
    public Map<String, Object> read(String... answers) {
        var read = new HashMap<String, Object>();
        for (String answer : answers) {
            int end = answer.indexOf('=');
            var key = answer.substring(0, end);
            read.put(key, value(key, answer.substring(end + 1)));
        }
        return read;
    }

    /** A value that is not of the question's kind stays the text that it is. */
    private Object value(String key, String text) {
        if (text.equals("null")) {
            return null;
        }
        var kind = form.fields().stream()
                .filter(field -> field.key().equals(key))
                .map(FormField::kind)
                .findFirst()
                .orElse(FormField.Kind.TEXT);
        return switch (kind) {
            case NUMBER ->
                text.matches("-?\\d+")
                        ? (Object) Long.valueOf(text)
                        : text.matches("-?\\d+\\.\\d+") ? (Object) Double.valueOf(text) : text;
            case YES_NO -> text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
            case CHOICES -> text.matches("\\[.*]") ? list(text) : text;
            default -> text;
        };
    }

    private static List<String> list(String text) {
        return Pattern.compile(", ")
                .splitAsStream(text.substring(1, text.length() - 1))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** The questions that people see and can answer, given what is answered. */
    public List<FormField> shown(Map<String, Object> answers, Map<String, Object> known) {
        var context = context(answers, known);
        return form.fields().stream()
                .filter(field ->
                        !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED && !isHidden(field, context))
                .toList();
    }

    /** What is only shown to people, given what is answered. */
    public List<FormField> shownAgain(Map<String, Object> answers, Map<String, Object> known) {
        var context = context(answers, known);
        return form.fields().stream()
                .filter(field -> field.isReadOnly() && !isHidden(field, context))
                .toList();
    }

    public boolean isNeeded(FormField field, Map<String, Object> answers, Map<String, Object> known) {
        var context = context(answers, known);
        return !isHidden(field, context)
                && (field.isRequired()
                        || field.requiredWhen()
                                .filter(feel -> conditions.holds(feel, context))
                                .isPresent());
    }

    private Map<String, Object> context(Map<String, Object> answers, Map<String, Object> known) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(any -> context.put(any.key(), null));
        context.putAll(known);
        form.fields().stream().filter(any -> !any.isReadOnly()).forEach(any -> context.put(any.key(), null));
        context.putAll(answers);
        form.fields().stream()
                .filter(any -> any.kind() == FormField.Kind.COMPUTED && !isHidden(any, context))
                .forEach(any -> {
                    context.put(any.key(), known.get(any.key()));
                    context.put(any.key(), conditions.value(any.expression(), context));
                });
        return context;
    }

    private boolean isHidden(FormField field, Map<String, Object> context) {
        return field.hiddenWhen().stream().anyMatch(feel -> conditions.holds(feel, context));
    }

    private Object answer(FormField field) {
        var day =
                field.longestWait().isPresent() ? today.plusDays(1) : field.isFutureOnly() ? today.plusDays(30) : today;
        return switch (field.kind()) {
            // Nobody is the same person as in another test.
            case TEXT ->
                field.index()
                        .map(trait -> SampleName.of(PEOPLE.incrementAndGet()))
                        .orElse((field.hasDatedRows() ? today + " " : "") + "示例" + field.key());
            case NUMBER -> field.minimum().orElse(BigDecimal.ONE);
            case DATE -> day.toString();
            case TIME -> "09:00";
            case DATE_TIME -> day + "T00:00";
            case YES_NO -> true;
            case CHOICE -> field.options().keySet().iterator().next();
            case CHOICES -> List.of(field.options().keySet().iterator().next());
            case COMPUTED -> null;
        };
    }
}

package org.guitu.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.form.FormField.Kind;
import org.guitu.office.China;

/**
 * Checks what was submitted against the form, as the browser does and once more where the browser can be passed by.
 *
 * <p>Hidden and read-only questions are ignored whatever was sent for them; what the form does not ask is refused.
 */
public final class FormCheck {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y年M月d日");

    private final Form form;
    private final Conditions conditions;
    private final AnswerReader reader;
    private final Waiting waiting;
    private final PaperCheck papers;
    private final TimeOrder order;
    private final DatedRows rows;

    /** Until when the case may wait for the day that a question asks for; empty where there is no end. */
    @FunctionalInterface
    public interface Waiting {

        Optional<LastDay> lastDay(FormField field, Map<String, Object> facts);
    }

    /** Of a form whose answers let no case wait. */
    public FormCheck(Form form, Conditions conditions, Instant now) {
        this(form, conditions, now, (field, facts) -> Optional.empty());
    }

    public FormCheck(Form form, Conditions conditions, Instant now, Waiting waiting) {
        var today = LocalDate.ofInstant(now, China.ZONE);
        this.waiting = waiting;
        this.form = form;
        this.conditions = conditions;
        this.reader = new AnswerReader(today);
        this.papers = new PaperCheck(form, today);
        this.order = new TimeOrder(form, now);
        this.rows = new DatedRows(today);
    }

    /**
     * The answers to keep, by key: texts, numbers, booleans, codes and lists of codes; {@code null} for every question that was
     * not answered or not shown, so that nothing of an earlier round stays behind.
     *
     * @param submitted what was sent
     * @param known what earlier steps of the case already know, for conditions that depend on it
     * @throws FormRefusal when an answer is missing, mistyped, too long or unknown, or a rule forbids it
     */
    public Map<String, Object> accept(Map<String, Object> submitted, Map<String, Object> known) {
        var problems = new ArrayList<FormRefusal.Problem>();
        submitted.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .forEach(key -> problems.add(FormRefusal.Problem.ofForm("表单没有“%s”这一项，请删去".formatted(printable(key)))));
        var values = new LinkedHashMap<String, Object>();
        var mistyped = new HashMap<String, String>();
        for (FormField field : asked()) {
            try {
                values.put(field.key(), reader.read(field, submitted.get(field.key())));
            } catch (AnswerReader.MistypedException wrong) {
                values.put(field.key(), null);
                mistyped.put(field.key(), wrong.getMessage());
            }
        }
        var hidden = hide(values, known);
        var context = context(values, known);
        for (FormField field : asked()) {
            if (!hidden.contains(field.key())) {
                judge(field, values.get(field.key()), mistyped.get(field.key()), context, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefusal(problems);
        }
        name(values);
        return values;
    }

    /** What was chosen from a list goes by its name into the text that somebody would have written otherwise. */
    private void name(Map<String, Object> values) {
        for (FormField field : asked()) {
            var chosen = values.get(field.key());
            if (chosen != null && !FormField.OTHER.equals(chosen)) {
                field.names().ifPresent(text -> values.put(text, field.options().get(chosen)));
            }
        }
    }

    /**
     * Corrected answers to single questions as they are kept, by key; {@code null} takes an answer back. Each obeys its question's own
     * rules, and may not make an answer that stays wrong by another question's.
     *
     * @param corrected what was sent, for questions of the form
     * @param known what the form's other answers are, as far as anybody knows them
     * @throws FormRefusal when an answer is missing, mistyped or too long, or a rule forbids it
     */
    public Map<String, Object> acceptCorrections(Map<String, Object> corrected, Map<String, Object> known) {
        var problems = new ArrayList<FormRefusal.Problem>();
        var values = new LinkedHashMap<String, Object>();
        var mistyped = new HashMap<String, String>();
        var questions = asked().stream()
                .filter(field -> corrected.containsKey(field.key()))
                .toList();
        for (FormField field : questions) {
            try {
                values.put(field.key(), reader.read(field, corrected.get(field.key())));
            } catch (AnswerReader.MistypedException wrong) {
                values.put(field.key(), null);
                mistyped.put(field.key(), wrong.getMessage());
            }
        }
        var before = context(Map.of(), known);
        var after = context(values, known);
        questions.forEach(field -> judge(field, values.get(field.key()), mistyped.get(field.key()), after, problems));
        asked().stream().filter(field -> !questions.contains(field)).forEach(field -> {
            var newly = broken(field, after.get(field.key()), after);
            newly.removeAll(broken(field, before.get(field.key()), before));
            newly.forEach(sentence -> problems.add(FormRefusal.Problem.at(field, sentence)));
        });
        if (!problems.isEmpty()) {
            throw new FormRefusal("更正没有保存，请修改后再保存：", problems);
        }
        return values;
    }

    private List<FormField> asked() {
        return form.fields().stream().filter(field -> !field.isReadOnly()).toList();
    }

    /**
     * Empties hidden answers and computes the others until nothing changes: an answer may have been shown only because of another
     * that is hidden, or hidden because of one that is computed.
     */
    Set<String> hide(Map<String, Object> values, Map<String, Object> known) {
        var hidden = new HashSet<String>();
        boolean changed = true;
        while (changed) {
            changed = false;
            compute(values, known, hidden);
            var context = context(values, known);
            for (FormField field : asked()) {
                if (!hidden.contains(field.key())
                        && field.hiddenWhen().stream().anyMatch(condition -> holds(field, condition, context))) {
                    values.put(field.key(), null);
                    hidden.add(field.key());
                    changed = true;
                }
            }
        }
        return hidden;
    }

    /** In the order of the form: a computed answer may build on those before it, and on what was known of itself. */
    private void compute(Map<String, Object> values, Map<String, Object> known, Set<String> hidden) {
        var computed =
                asked().stream().filter(field -> field.kind() == Kind.COMPUTED).toList();
        computed.forEach(field -> values.remove(field.key()));
        for (FormField field : computed) {
            values.put(
                    field.key(),
                    hidden.contains(field.key()) ? null : value(field, field.expression(), context(values, known)));
        }
    }

    Map<String, Object> context(Map<String, Object> values, Map<String, Object> known) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(field -> context.put(field.key(), null));
        context.putAll(known);
        context.putAll(values);
        return context;
    }

    private void judge(
            FormField field,
            Object value,
            String mistyped,
            Map<String, Object> context,
            List<FormRefusal.Problem> problems) {
        if (mistyped != null) {
            problems.add(FormRefusal.Problem.at(field, "“%s”%s".formatted(field.label(), mistyped)));
        } else if (value == null || value.equals(false)) {
            if (field.isRequired() || holds(field, field.requiredWhen(), context)) {
                problems.add(FormRefusal.Problem.at(field, "“%s”%s".formatted(field.label(), missing(field.kind()))));
            }
        }
        broken(field, value, context).forEach(sentence -> problems.add(FormRefusal.Problem.at(field, sentence)));
    }

    /** What rules the answer breaks, each in a sentence with the remedy. */
    private List<String> broken(FormField field, Object value, Map<String, Object> context) {
        var broken = new ArrayList<String>();
        papers.problem(field, value, context).ifPresent(broken::add);
        order.problems(field, value, context).forEach(broken::add);
        rows.problem(field, value).ifPresent(broken::add);
        if (holds(field, field.refuseWhen(), context)) {
            broken.add(stripped(refusal(field, context)));
        }
        if ((field.kind() == Kind.DATE || field.kind() == Kind.DATE_TIME) && value instanceof String time) {
            var day = TimeOrder.moment(time).toLocalDate();
            waiting.lastDay(field, context)
                    .filter(last -> day.isAfter(last.day()))
                    .ifPresent(last -> broken.add("“%s”填的是%s，太晚：最晚可以到%s。%s"
                            .formatted(
                                    field.label(), DAY.format(day), DAY.format(last.day()), stripped(last.remedy()))));
        }
        return broken;
    }

    /** What forbids that answer by what is known alone, whatever the others are going to be. */
    public List<String> broken(String key, Object answer, Map<String, Object> known) {
        return form.field(key)
                .map(field -> broken(field, answer, context(Map.of(key, answer), known)))
                .orElse(List.of());
    }

    private String refusal(FormField field, Map<String, Object> context) {
        var refusal = field.refusal();
        if (!refusal.startsWith("=")) {
            return refusal;
        }
        return value(field, refusal, context) instanceof String sentence
                ? sentence
                : "“%s”不符合规定".formatted(field.label());
    }

    private boolean holds(FormField field, Optional<String> condition, Map<String, Object> context) {
        return condition.filter(feel -> holds(field, feel, context)).isPresent();
    }

    private boolean holds(FormField field, String condition, Map<String, Object> context) {
        return Boolean.TRUE.equals(value(field, condition, context));
    }

    private Object value(FormField field, String feel, Map<String, Object> context) {
        try {
            return conditions.value(feel, context);
        } catch (IllegalArgumentException broken) {
            throw FormRefusal.ofBrokenRule(field);
        }
    }

    private static String missing(Kind kind) {
        return switch (kind) {
            case CHOICE -> "必须选择一项";
            case CHOICES -> "至少选择一项";
            case YES_NO -> "必须勾选";
            default -> "必须填写";
        };
    }

    private static String stripped(String sentence) {
        return sentence.endsWith("。") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String printable(String key) {
        return key.matches("[A-Za-z0-9_-]{1,60}") ? key : "?";
    }
}

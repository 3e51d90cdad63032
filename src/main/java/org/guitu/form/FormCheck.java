package org.guitu.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.guitu.form.FormField.Kind;

/**
 * Checks what was submitted against the form, as the browser does and once more where the browser can be passed by.
 *
 * <p>Hidden and read-only questions are ignored whatever was sent for them; what the form does not ask is refused.
 */
public final class FormCheck {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final int LONGEST_NUMBER = 60;
    private static final String ZONE = "(Z|[+-]\\d{2}:?\\d{2})$";

    private final Form form;
    private final Conditions conditions;
    private final LocalDate today;

    public FormCheck(Form form, Conditions conditions, LocalDate today) {
        this.form = form;
        this.conditions = conditions;
        this.today = today;
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
        var problems = new ArrayList<String>();
        submitted.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .forEach(key -> problems.add("表单没有“%s”这一项，请删去".formatted(printable(key))));
        var values = new LinkedHashMap<String, Object>();
        var mistyped = new HashMap<String, String>();
        for (FormField field : asked()) {
            try {
                values.put(field.key(), convert(field, submitted.get(field.key())));
            } catch (MistypedException wrong) {
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
        return values;
    }

    private List<FormField> asked() {
        return form.fields().stream().filter(field -> !field.isReadOnly()).toList();
    }

    /**
     * Empties hidden answers and computes the others until nothing changes: an answer may have been shown only because of another
     * that is hidden, or hidden because of one that is computed.
     */
    private Set<String> hide(Map<String, Object> values, Map<String, Object> known) {
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

    private Map<String, Object> context(Map<String, Object> values, Map<String, Object> known) {
        var context = new HashMap<String, Object>();
        form.fields().forEach(field -> context.put(field.key(), null));
        context.putAll(known);
        context.putAll(values);
        return context;
    }

    private void judge(
            FormField field, Object value, String mistyped, Map<String, Object> context, List<String> problems) {
        if (mistyped != null) {
            problems.add("“%s”%s".formatted(field.label(), mistyped));
        } else if (value == null || value.equals(false)) {
            if (field.isRequired() || holds(field, field.requiredWhen(), context)) {
                problems.add("“%s”%s".formatted(field.label(), missing(field.kind())));
            }
        }
        if (holds(field, field.refuseWhen(), context)) {
            problems.add(stripped(field.refusal()));
        }
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
            throw brokenRule(field);
        }
    }

    private static FormRefusal brokenRule(FormField field) {
        return new FormRefusal("“%s”的规则写错了，无法核对，请联系系统管理员".formatted(field.label()));
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

    private Object convert(FormField field, Object sent) {
        if (sent == null || "".equals(sent) || sent instanceof Collection<?> list && list.isEmpty()) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> text(field, sent);
            case NUMBER -> number(field, sent);
            case DATE -> date(field, sent);
            case TIME -> parsed(() -> LocalTime.parse(string(sent).replaceFirst(ZONE, "")), sent, "请填时间，例如 14:30");
            case DATE_TIME -> dateTime(field, sent);
            case YES_NO -> yesNo(sent);
            case CHOICE -> option(field, sent);
            case CHOICES -> options(field, sent);
            case COMPUTED -> null;
        };
    }

    private static Object text(FormField field, Object sent) {
        var text = string(sent).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > field.length()) {
            throw new MistypedException("最多 %d 个字，请缩短".formatted(field.length()));
        }
        if (text.chars().anyMatch(FormCheck::isForbiddenControl)) {
            throw new MistypedException("含有不能保存的控制字符，请删去");
        }
        if (field.pattern().filter(pattern -> !fits(field, pattern, text)).isPresent()) {
            throw new MistypedException("格式不对，请按提示填写");
        }
        return text;
    }

    private static boolean fits(FormField field, String pattern, String text) {
        try {
            return new TextPattern(pattern).fits(text);
        } catch (IllegalArgumentException broken) {
            throw brokenRule(field);
        }
    }

    private static boolean isForbiddenControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static Object number(FormField field, Object sent) {
        var number = decimal(sent);
        if ((long) number.precision() - number.scale() > 15 || number.scale() > 30) {
            throw new MistypedException("数字过大，请核对");
        }
        int decimals = field.decimals().orElse(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > decimals) {
            throw new MistypedException(decimals == 0 ? "请填整数" : "最多 %d 位小数".formatted(decimals));
        }
        field.minimum().filter(minimum -> number.compareTo(minimum) < 0).ifPresent(minimum -> {
            throw new MistypedException("不能小于 %s".formatted(minimum.toPlainString()));
        });
        field.maximum().filter(maximum -> number.compareTo(maximum) > 0).ifPresent(maximum -> {
            throw new MistypedException("不能大于 %s".formatted(maximum.toPlainString()));
        });
        return decimals == 0 ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static BigDecimal decimal(Object sent) {
        var text = sent instanceof Number || sent instanceof String ? sent.toString() : "";
        if (text.length() > LONGEST_NUMBER) {
            throw new MistypedException("数字过大，请核对");
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new MistypedException("请填数字");
        }
    }

    private Object date(FormField field, Object sent) {
        return parsed(() -> inRange(field, LocalDate.parse(string(sent))), sent, "请填日期，例如 2026-03-01");
    }

    private Object dateTime(FormField field, Object sent) {
        return parsed(
                () -> {
                    var text = string(sent);
                    boolean zoned = text.matches(".*" + ZONE);
                    return inRange(
                            field,
                            zoned
                                    ? OffsetDateTime.parse(text).toLocalDate()
                                    : LocalDateTime.parse(text).toLocalDate());
                },
                sent,
                "请填日期和时间，例如 2026-03-01T14:30");
    }

    private LocalDate inRange(FormField field, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new MistypedException("日期不合常理，请核对年份");
        }
        if (field.isFutureOnly() && date.isBefore(today)) {
            throw new MistypedException("不能早于今天");
        }
        return date;
    }

    private static Object parsed(Supplier<Object> parser, Object sent, String hint) {
        try {
            parser.get();
            return string(sent);
        } catch (DateTimeParseException wrong) {
            throw new MistypedException(hint);
        }
    }

    private static Object yesNo(Object sent) {
        if (sent instanceof Boolean) {
            return sent;
        }
        throw new MistypedException("请填是或否");
    }

    private static String option(FormField field, Object sent) {
        var code = string(sent);
        if (!field.options().containsKey(code)) {
            throw new MistypedException("没有这个选项，请从列表中选择");
        }
        return code;
    }

    private static Object options(FormField field, Object sent) {
        if (!(sent instanceof Collection<?> list)) {
            throw new MistypedException("请从列表中选择");
        }
        var codes = new LinkedHashSet<String>();
        list.forEach(code -> codes.add(option(field, code)));
        return new ArrayList<>(codes);
    }

    private static String string(Object sent) {
        if (sent instanceof String text) {
            return text;
        }
        throw new MistypedException("请填文字");
    }

    private static String printable(String key) {
        return key.matches("[A-Za-z0-9_-]{1,60}") ? key : "?";
    }

    private static final class MistypedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private MistypedException(String message) {
            super(message);
        }
    }
}

package org.guitu.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.form.FormField.Kind;

/** Values that the names in a form's rules can have: missing, null, empty, at and beside what the rule compares them with. */
final class GeneratedAnswers {

    private static final Object MISSING = new Object();
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,4}(?:\\.\\d+)?\\b");
    private static final Pattern BOUND = Pattern.compile("\\b(?:some|every|for) (\\w+) in");
    private static final Set<String> WORDS = Set.of(
            ("if then else and or not some every in satisfies null true false for return between list contains count date duration today"
                            + " string length substring before after number replace split index of upper lower case min max sum mean"
                            + " concatenate append starts ends with floor ceiling abs day week year month years months modulo join any all"
                            + " distinct values sublist odd even product")
                    .split(" "));
    private static final List<String> DAYS = List.of("2024-02-29", "1999-12-31");
    private static final int[] FROM_TODAY = {0, -1, 1, 2, 7, 14, 30, 31, -30, -90, -180, -305, -365, -366, 90, 180, 365
    };

    private final Map<String, FormField> anywhere = new HashMap<>();
    private final LocalDate today;
    private final Random random;

    GeneratedAnswers(Collection<Form> forms, LocalDate today, Random random) {
        this.today = today;
        this.random = random;
        forms.stream()
                .flatMap(form -> form.fields().stream())
                .forEach(field -> anywhere.merge(field.key(), field, (one, other) -> one.isReadOnly() ? other : one));
    }

    /** The answers and facts that the rule goes by. */
    static Set<String> names(String feel) {
        var bare = TEXT.matcher(feel).replaceAll("\"\"");
        var bound = BOUND.matcher(bare).results().map(found -> found.group(1)).toList();
        var names = new LinkedHashSet<String>();
        Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*").matcher(bare).results().forEach(found -> names.add(found.group()));
        names.removeAll(WORDS);
        bound.forEach(names::remove);
        return names;
    }

    /** Combinations of them: each value once at least. */
    List<Map<String, Object>> combinations(Form form, String feel, int most) {
        var names = List.copyOf(names(feel));
        var values = names.stream().map(name -> values(form, name, feel)).toList();
        var all = values.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        var chosen = new LinkedHashSet<Map<String, Object>>();
        if (all <= most) {
            for (long number = 0; number < all; number++) {
                var rest = new long[] {number};
                chosen.add(of(names, values, list -> {
                    var at = (int) (rest[0] % list.size());
                    rest[0] /= list.size();
                    return at;
                }));
            }
            return List.copyOf(chosen);
        }
        for (int name = 0; name < names.size(); name++) {
            for (int at = 0; at < values.get(name).size(); at++) {
                var list = values.get(name);
                var fixed = at;
                chosen.add(of(names, values, other -> other == list ? fixed : random.nextInt(other.size())));
            }
        }
        for (int more = chosen.size(); more < most; more++) {
            chosen.add(of(names, values, list -> random.nextInt(list.size())));
        }
        return List.copyOf(chosen);
    }

    private interface Choice {
        int from(List<Object> values);
    }

    private static Map<String, Object> of(List<String> names, List<List<Object>> values, Choice choice) {
        var answers = new LinkedHashMap<String, Object>();
        for (int name = 0; name < names.size(); name++) {
            var value = values.get(name).get(choice.from(values.get(name)));
            if (value != MISSING) {
                answers.put(names.get(name), value);
            }
        }
        return answers;
    }

    /** One value of a fact that the form goes by; {@code null} when it is to be missing. */
    Object fact(Form form, String name, String feel) {
        var values = values(form, name, feel);
        var value = values.get(random.nextInt(values.size()));
        return value == MISSING || "".equals(value) || value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    private List<Object> values(Form form, String name, String feel) {
        var field = form.field(name).orElse(anywhere.get(name));
        var texts = TEXT.matcher(feel)
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.contains("\\") && !text.contains("^"))
                .distinct()
                .limit(6)
                .toList();
        var values = new ArrayList<Object>(Arrays.asList(MISSING, null));
        switch (kind(field, name, feel)) {
            case NUMBER -> numbers(feel).forEach(values::add);
            case YES_NO -> values.addAll(List.of(true, false));
            case CHOICES -> lists(field == null ? texts : codes(field, texts)).forEach(values::add);
            case CHOICE -> values.addAll(codes(field, texts));
            case DATE -> days().forEach(values::add);
            case DATE_TIME ->
                values.addAll(List.of(
                        today + "T00:00+08:00",
                        today + "T23:45+08:00",
                        today.minusDays(1) + "T12:00+08:00",
                        today + "T16:30Z"));
            case TIME -> values.addAll(List.of("09:30", "23:45"));
            default -> {
                if (field == null || field.kind() != Kind.COMPUTED) {
                    values.add("");
                }
                values.addAll(List.of("甲", "一二三四五六七八九十", "350404199001011234", "甲\n\n乙"));
                values.addAll(texts);
            }
        }
        return values;
    }

    private static Kind kind(FormField field, String name, String feel) {
        if (field != null && field.kind() != Kind.COMPUTED) {
            return field.kind();
        }
        if (feel.matches("(?s).*(list contains\\(|count\\(| in )%s\\b.*".formatted(name))) {
            return Kind.CHOICES;
        }
        if (name.matches(".*(On|Since|Until)") || feel.matches("(?s).*date\\(%s\\b.*".formatted(name))) {
            return Kind.DATE;
        }
        if (feel.matches("(?s).*\\b%s !?= (true|false).*".formatted(name))) {
            return Kind.YES_NO;
        }
        return feel.matches("(?s).*\\b%1$s *([-+*/<>]|>=|<=|!?= \\d).*|.*[-+] %1$s\\b.*".formatted(name))
                ? Kind.NUMBER
                : Kind.TEXT;
    }

    private static Stream<Object> numbers(String feel) {
        return Stream.concat(
                        NUMBER.matcher(feel).results().flatMap(found -> {
                            var number = Double.parseDouble(found.group());
                            return Stream.of(number - 1, number, number + 1);
                        }),
                        Stream.of(-1.0, 0.0, 0.5, 1.0))
                .distinct()
                .map(number -> number == Math.rint(number) ? (Object) number.longValue() : number);
    }

    private static List<String> codes(FormField field, List<String> texts) {
        var options = field.options().keySet();
        var codes = new LinkedHashSet<>(texts);
        codes.retainAll(options);
        options.stream().limit(2).forEach(codes::add);
        return List.copyOf(codes);
    }

    private static Stream<Object> lists(List<String> codes) {
        return Stream.of(
                        Stream.of(List.<String>of(), codes),
                        codes.stream().map(List::of),
                        IntStream.range(1, codes.size()).mapToObj(at -> List.of(codes.get(at - 1), codes.get(at))))
                .flatMap(lists -> lists)
                .distinct()
                .map(list -> (Object) list);
    }

    private Stream<Object> days() {
        return Stream.concat(
                Arrays.stream(FROM_TODAY)
                        .mapToObj(days -> (Object) today.plusDays(days).toString()),
                DAYS.stream());
    }

    /** Something that the question takes. */
    Object answer(FormField field) {
        return switch (field.kind()) {
            case NUMBER -> pick(0, 1, 2, 3, 6, 15, 16, 18, 30, 100);
            case YES_NO -> random.nextBoolean();
            case CHOICE -> pick(field.options().keySet().toArray());
            case CHOICES ->
                field.options().keySet().stream()
                        .filter(code -> random.nextInt(10) < 3)
                        .toList();
            case DATE ->
                today.plusDays((Integer) pick(0, -1, 1, 7, 30, 31, -30, -400, 90))
                        .toString();
            case DATE_TIME -> today.plusDays((Integer) pick(0, -1, 1)) + "T09:30+08:00";
            case TIME -> "09:30+08:00";
            default -> pick("", "甲乙丙丁戊己庚辛壬癸子丑", " 甲 ", "  ", "　", "350404-2026-000001", "x");
        };
    }

    boolean happens(int ofTen) {
        return random.nextInt(10) < ofTen;
    }

    /** Whether form-js holds something else than null where the question has no answer. */
    static boolean isHeldEmpty(FormField field) {
        return field.kind() == Kind.TEXT || field.kind() == Kind.CHOICES || field.kind() == Kind.YES_NO;
    }

    static Object empty(FormField field) {
        return field.kind() == Kind.TEXT ? "" : field.kind() == Kind.CHOICES ? (Object) List.of() : false;
    }

    private Object pick(Object... any) {
        return any.length == 0 ? null : any[random.nextInt(any.length)];
    }
}

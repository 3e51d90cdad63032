package org.guitu.gate.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.clock.TimeLimit.Kind;
import org.guitu.clock.TimeUnit;

/** What the program understands in the columns of the tables that it reads. */
final class Codes {

    static final List<String> KINDS = of(Kind.values());
    static final List<String> UNITS = of(TimeUnit.values());
    static final List<String> CERTAINTY = List.of("law", "policy", "assumption");

    /** By table and column. */
    private static final Map<String, Map<String, List<String>>> SAID = Map.of(
            "time-limits",
            Map.of("kind", KINDS, "unit", UNITS, "warnUnit", UNITS, "certainty", CERTAINTY),
            "retention",
            Map.of("certainty", CERTAINTY),
            "field-access",
            Map.of("access", List.of("read", "none")),
            "step-names",
            Map.of("access", List.of("show", "none")),
            "case-header",
            Map.of("tone", List.of("plain", "warn", "bad")),
            "processing-grounds",
            Map.of(
                    "basis",
                    List.of("consent", "law"),
                    "consent",
                    List.of("service", "help", "kin-search", "police", "own", "")));

    /** Columns of numbers, in whatever table. */
    private static final Set<String> NUMBERS = Set.of(
            "limit",
            "warn",
            "escalateCounty",
            "escalateCity",
            "escalateProvince",
            "longestWait",
            "longestWaitUrgent",
            "longest",
            "times",
            "ownTier",
            "nextTier",
            "thirdTier",
            "historyDays",
            "years",
            "workingDays");

    /** Columns in which every row says something. */
    private static final Map<String, Set<String>> FILLED = Map.of(
            "time-limits", Set.of("kind", "limit", "unit", "certainty"),
            "retention", Set.of("historyDays", "certainty", "source"),
            "field-access", Set.of("access"),
            "step-names", Set.of("access"),
            "parked-notice", Set.of("ownTier", "nextTier", "thirdTier"),
            "processing-grounds", Set.of("basis", "guardian", "ground"),
            "case-header", Set.of("line", "tone", "words"),
            "correction-effects", Set.of("effect"));

    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("小时", "hours"),
            Map.entry("时", "hours"),
            Map.entry("天", "calendar-days"),
            Map.entry("日", "calendar-days"),
            Map.entry("自然日", "calendar-days"),
            Map.entry("日历日", "calendar-days"),
            Map.entry("工作日", "working-days"),
            Map.entry("个工作日", "working-days"),
            Map.entry("月", "months"),
            Map.entry("个月", "months"),
            Map.entry("法律", "law"),
            Map.entry("政策", "policy"),
            Map.entry("推定", "assumption"),
            Map.entry("极紧急", "critical"),
            Map.entry("紧急", "high"),
            Map.entry("较急", "raised"),
            Map.entry("一般", "normal"));

    private Codes() {}

    static List<String> of(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** What that column may say; empty where it may be anything. */
    static Optional<List<String>> said(String table, String column) {
        return Optional.ofNullable(SAID.getOrDefault(table, Map.of()).get(column));
    }

    static boolean isNumber(String table, String column) {
        return FILLED.containsKey(table) && NUMBERS.contains(column)
                || table.equals("limit-extension") && NUMBERS.contains(column);
    }

    /** Whether every row fills it; a table that the program does not read says something in every column. */
    static boolean isFilled(String table, String column) {
        return FILLED.getOrDefault(table, Set.of()).contains(column);
    }

    /** The code for a word that people use. */
    static Optional<String> ofWord(String word) {
        return Optional.ofNullable(IN_CHINESE.get(word));
    }
}

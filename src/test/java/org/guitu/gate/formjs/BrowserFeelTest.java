package org.guitu.gate.formjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.guitu.browser.FormJs;
import org.guitu.browser.InstalledBrowser;
import org.guitu.engine.expression.ConditionsForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gate lets through means the same to the browser's FEEL and to the server's; what it names as unknown to one of them is. */
class BrowserFeelTest {

    /** Not yet the same day in China and in Greenwich. */
    private static final Instant NOW = Instant.parse("2027-02-28T15:30:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Object> TEXTS = List.of("abcdef", "a", "b", "一二三", "甲 乙", "2027-03-05");
    private static final List<Object> NUMBERS = List.of(5, 0, -1.5, 2.5, 17);
    private static final List<Object> LISTS = List.of(List.of("a", "b"), List.of("a"), List.of());
    private static final List<Object> COUNTS = List.of(List.of(1, 2, 3), List.of(3), List.of());
    private static final List<Object> DAYS =
            List.of("2027-03-05", "2027-02-28", "2027-03-01", "2024-02-29", "1999-12-31");
    private static final List<Object> TRUTHS = List.of(true, false);

    private static final Map<List<Object>, List<String>> ALIKE = Map.of(
            TEXTS,
            List.of(
                    "string length(x)",
                    "upper case(x)",
                    "lower case(x)",
                    "substring(x, 1, 1)",
                    "substring(x, 1)",
                    "substring before(x, \"c\")",
                    "substring after(x, \"c\")",
                    "contains(x, \"b\")",
                    "starts with(x, \"a\")",
                    "ends with(x, \"f\")",
                    "replace(x, \"a\", \"b\")",
                    "x != replace(x, \"^[a-c].+$\", \"\")",
                    "split(x, \" \")",
                    "string(x)",
                    "x + \"y\"",
                    "x = \"a\"",
                    "x != \"a\"",
                    "not(x = \"a\")",
                    "x = null or x = \"\"",
                    "x in (\"a\", \"b\")",
                    "not(x in [\"a\", \"b\"])",
                    "list contains([\"a\", \"b\"], x)",
                    "not(list contains([\"a\", \"b\"], x))",
                    "string join([x, \"b\"], \",\")",
                    "if x = \"a\" then 1 else 2"),
            NUMBERS,
            List.of(
                    "x > 1",
                    "not(x > 1)",
                    "x >= 0 and x < 5",
                    "x between 1 and 5",
                    "x + 1",
                    "x - 1",
                    "x * 2",
                    "x / 2",
                    "abs(x)",
                    "floor(x)",
                    "ceiling(x)",
                    "modulo(x, 2)",
                    "odd(x)",
                    "even(x)",
                    "min(x, 2)",
                    "max([x, 2])",
                    "sum([x, 2])",
                    "mean([x, 2])",
                    "product([x, 2])",
                    "x = 5 or x = null",
                    "number(\"5\") = x"),
            LISTS,
            List.of(
                    "list contains(x, \"a\")",
                    "not(list contains(x, \"a\"))",
                    "count(x)",
                    "x = null or count(x) = 0",
                    "not(count(x) > 1)",
                    "append(x, \"c\")",
                    "concatenate(x, [\"c\"])",
                    "flatten([x, [\"c\"]])",
                    "distinct values(x)",
                    "index of(x, \"a\")",
                    "sublist(x, 1, 1)",
                    "string join(x, \",\")",
                    "x[1]",
                    "count(x[item != \"a\"])",
                    "some y in x satisfies y = \"a\"",
                    "every y in x satisfies y = \"a\"",
                    "for y in x return y"),
            COUNTS,
            List.of("sum(x)", "max(x)", "min(x)", "mean(x)", "sum(for y in x return y + 1)", "list contains(x, 3)"),
            DAYS,
            List.of(
                    "date(x) > date(substring(string(today()), 1, 10))",
                    "date(x) >= date(substring(string(today()), 1, 10)) - duration(\"P30D\")",
                    "date(x) = date(substring(string(today()), 1, 10))",
                    "date(x) < date(\"2027-01-01\")",
                    "string(date(x) + duration(\"P1M\"))",
                    "string(date(x) - duration(\"P7D\"))",
                    "string(date(x) + duration(\"P1Y\"))",
                    "years and months duration(date(x), date(\"2027-04-01\")).years",
                    "date(x).year",
                    "date(x).month",
                    "date(x).day",
                    "week of year(date(x))"),
            TRUTHS,
            List.of(
                    "x",
                    "not(x)",
                    "x = true",
                    "x = false",
                    "x != true",
                    "x or y",
                    "x and y",
                    "not(x and y)",
                    "if x then 1 else 2",
                    "all([x, true])",
                    "any([x, false])"));

    /** Each with an answer for which one of the two means something else. */
    private static final Map<String, Object> UNLIKE = Map.ofEntries(
            Map.entry("get or else(x, \"b\")", "a"),
            Map.entry("is defined(x)", "a"),
            Map.entry("matches(x, \"a\")", "a"),
            Map.entry("is empty(x)", List.of()),
            Map.entry("is blank(x)", ""),
            Map.entry("trim(x)", " a "),
            Map.entry("last day of month(date(x))", "2027-02-01"),
            Map.entry("day of week(date(x)) = \"Friday\"", "2027-03-05"),
            Map.entry("month of year(date(x)) = \"March\"", "2027-03-05"),
            Map.entry("round up(x, 0)", 1.5),
            Map.entry("x > \"2026-01-01\"", "2027-01-01"),
            Map.entry("date(x) > today()", "2027-02-28"),
            Map.entry("not(x = [])", List.of("a", "b")),
            Map.entry("x instance of number", 1),
            Map.entry("not(x in [1..5])", "a"),
            Map.entry("date and time(x) < now()", "2026-03-05T09:30:00"),
            Map.entry("date(x) = date(\"2026-03-05\")", "2026-03-05T09:30:00"),
            Map.entry("x = \"a\"", List.of("a")),
            Map.entry("not(x = \"b\", x = \"c\")", "a"),
            Map.entry("not(x)", "a"));

    @RegisterExtension
    static final InstalledBrowser BROWSER = new InstalledBrowser();

    private final FormJs formJs = new FormJs(BROWSER, NOW);

    @Test
    void whatTheGateLetsThroughMeansTheSameToBoth() {
        var differences = new ArrayList<String>();
        ALIKE.forEach((values, expressions) -> expressions.forEach(feel -> {
            assertThat(BrowserFeel.differences("=" + feel)).as(feel).isEmpty();
            differences.addAll(differences(feel, values));
            differences.addAll(differences(feel, Collections.singletonList(null)));
        }));
        assertThat(differences).isEmpty();
    }

    @Test
    void everyFunctionThatIsListedIsTried() {
        var untried = new TreeSet<>(BrowserFeel.FUNCTIONS);
        untried.removeIf(function -> ALIKE.values().stream()
                .flatMap(Collection::stream)
                .anyMatch(feel -> feel.matches("(.*[^a-z ]|.* )?%s\\(.*".formatted(function))));
        assertThat(untried).isEmpty();
    }

    @Test
    void whatTheGateRefusesDoesNot() {
        assertThat(UNLIKE)
                .allSatisfy((feel, value) ->
                        assertThat(differences(feel, List.of(value))).as(feel).isNotEmpty());
    }

    private List<String> differences(String feel, List<Object> values) {
        var answers = values.stream()
                .map(value -> Collections.singletonMap("x", value))
                .toList();
        var told =
                formJs.evaluate(List.of(new FormJs.Expression(feel, answers))).get(0);
        var differences = new ArrayList<String>();
        for (int at = 0; at < answers.size(); at++) {
            var server = ConditionsForTests.at(InstantSource.fixed(NOW)).value(feel, answers.get(at));
            var browser = JSON.convertValue(told.get(at).get(1), Object.class);
            var hides = told.get(at).get(0).asBoolean();
            if (!Objects.equals(plain(server), plain(browser))
                    || (server == null || server instanceof Boolean) && Boolean.TRUE.equals(server) != hides) {
                differences.add(
                        "%s of %s: server %s, browser %s".formatted(feel, answers.get(at), server, told.get(at)));
            }
        }
        return differences;
    }

    private static Object plain(Object value) {
        return value instanceof Number number
                ? (Object) number.doubleValue()
                : value instanceof List<?> list
                        ? list.stream().map(BrowserFeelTest::plain).toList()
                        : value;
    }
}

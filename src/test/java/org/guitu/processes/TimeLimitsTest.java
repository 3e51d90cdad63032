package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.clock.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitsTest {

    private static final DecisionTable TABLE = new DecisionTable("time-limits");
    private static final String CRITICAL = "-when-critical";
    private static final String HIGH = "-when-high";

    /** What the table says of each row's task and urgency, and which rows it says it by. */
    private static final Map<String, Map<String, Object>> LIMITS = new HashMap<>();

    private static final Map<String, List<String>> HITS = new HashMap<>();

    @BeforeAll
    static void askOfEachRow() {
        for (String row : TABLE.rows()) {
            var task = row.replaceFirst("(%s|%s)$".formatted(CRITICAL, HIGH), "");
            var urgency = row.endsWith(CRITICAL) ? "critical" : row.endsWith(HIGH) ? "high" : null;
            LIMITS.put(row, ask(task, urgency).get(0));
            HITS.put(row, TABLE.hit());
        }
    }

    static List<String> rows() {
        return TABLE.rows();
    }

    /** The row applies to its task, and where it is one for an urgency, to that alone. */
    @ParameterizedTest
    @MethodSource("rows")
    void isFoundByItsTask(String row) {
        assertThat(HITS.get(row)).containsExactly(row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isADeadlineThatWarnsBeforeItIsDue(String row) {
        var limit = limit(row);
        assertThat(limit).containsEntry("kind", "deadline");
        assertThat(hours(limit, "warn", "warnUnit")).isPositive().isLessThan(hours(limit, "limit", "unit"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void escalatesFromTierToTierFromTheDayItIsDue(String row) {
        var limit = limit(row);
        assertThat(number(limit, "escalateCounty")).isGreaterThanOrEqualTo(number(limit, "limit"));
        assertThat(number(limit, "escalateCity")).isGreaterThan(number(limit, "escalateCounty"));
        assertThat(number(limit, "escalateProvince")).isGreaterThan(number(limit, "escalateCity"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhereItComesFromAndHowCertainItIs(String row) {
        var limit = limit(row);
        assertThat(limit.get("certainty")).isIn("law", "policy", "assumption");
        assertThat((String) limit.get("source")).matches(".*\\p{IsHan}.*");
        if (limit.get("certainty").equals("assumption")) {
            assertThat((String) limit.get("source")).contains("由安装单位确认");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "decide-eligibility, 7, calendar-days, law",
        "assign-lawyer, 3, calendar-days, law",
        "issue-identity-card, 60, calendar-days, law",
        "declare-capacity, 30, calendar-days, law",
        "compare-samples, 1, months, policy",
        "transfer-school-record, 10, working-days, policy",
        "record-outcome, 30, calendar-days, policy",
        "assign-public-post, 20, working-days, policy"
    })
    void isWhatLawAndPolicySay(String task, double limit, String unit, String certainty) {
        assertThat(ask(task, "normal").get(0))
                .containsEntry("limit", limit)
                .containsEntry("unit", unit)
                .containsEntry("certainty", certainty);
    }

    @Test
    void onlyWhatALawFixesIsCalledLaw() {
        assertThat(rows().stream().filter(row -> limit(row).get("certainty").equals("law")))
                .containsExactlyInAnyOrder(
                        "decide-eligibility", "assign-lawyer", "issue-identity-card", "declare-capacity");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"critical, 1", "high, 3", "raised, 4", "normal, 4", "-, 4"})
    void urgentNeedsAreMetTheSoonerTheMoreUrgentTheCaseIs(String urgency, double hours) {
        assertThat(ask("meet-urgent-needs", urgency).get(0))
                .containsEntry("limit", hours)
                .containsEntry("unit", "hours");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"critical, 1", "high, 3", "raised, 24", "normal, 24", "-, 24"})
    void aPersonIsReceivedTheSoonerTheMoreUrgentTheCaseIs(String urgency, double hours) {
        assertThat(ask("receive-person", urgency).get(0))
                .containsEntry("limit", hours)
                .containsEntry("unit", "hours");
    }

    /** Both or neither, the same in all rows of a task, and never longer for whom it is urgent. */
    @ParameterizedTest
    @MethodSource("rows")
    void saysHowLongADateMayLetTheCaseWait(String row) {
        var limit = limit(row);
        var task = limit(row.replaceFirst("(%s|%s)$".formatted(CRITICAL, HIGH), ""));
        assertThat(limit.get("longestWait")).isEqualTo(task.get("longestWait"));
        assertThat(limit.get("longestWaitUrgent")).isEqualTo(task.get("longestWaitUrgent"));
        if (limit.get("longestWait") == null) {
            assertThat(limit.get("longestWaitUrgent")).isNull();
        } else {
            assertThat(number(limit, "longestWaitUrgent")).isBetween(1.0, number(limit, "longestWait"));
            assertThat(number(limit, "longestWait")).isLessThanOrEqualTo(366);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no-such-task", "Admit"})
    void noOtherTaskHasALimit(String task) {
        assertThat(ask(task, "critical")).isEmpty();
    }

    private static List<Map<String, Object>> ask(String task, String urgency) {
        return TABLE.ask(facts("task", task, "urgency", urgency));
    }

    private static Map<String, Object> limit(String row) {
        return LIMITS.get(row);
    }

    private static double number(Map<String, Object> limit, String amount) {
        return ((Number) limit.get(amount)).doubleValue();
    }

    private static double hours(Map<String, Object> limit, String amount, String unit) {
        return number(limit, amount)
                * switch (TimeUnit.of((String) limit.get(unit))) {
                    case HOURS -> 1;
                    case CALENDAR_DAYS, WORKING_DAYS -> 24;
                    case MONTHS -> 28 * 24;
                };
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {

    private static final DecisionTable TABLE = new DecisionTable("retention");

    /** Who is no victim, and who has a case already, is not kept for ever, whatever the age, the identity and the way of closing. */
    @Test
    void keepsNobodyForEverWhoHasNoCaseOfTheirOwn() {
        for (Boolean minor : Arrays.asList(true, false, null)) {
            for (String identity : Arrays.asList("confirmed", "partly", "unknown", null)) {
                for (String found : Arrays.asList("identified", "unidentified", "already-known", null)) {
                    for (String reason : List.of("not-a-victim", "duplicate", "joined", "missing", "settled-home")) {
                        boolean own = reason.equals("missing") || reason.equals("settled-home");
                        assertThat(years("closed", "closeReason", reason, minor, identity, found))
                                .as("%s, minor %s, %s, %s", reason, minor, identity, found)
                                .isEqualTo(own ? years("closed", "closeReason", null, minor, identity, found) : 10);
                    }
                    for (String reason : List.of("not-a-victim", "other-case")) {
                        assertThat(years("closed-early", "closeEarlyReason", reason, minor, identity, found))
                                .isEqualTo(10);
                    }
                }
            }
        }
    }

    /** A reason that was proposed once, and not the one for which the case was closed in the end. */
    @Test
    void goesByTheReasonForWhichTheCaseWasClosed() {
        var answer = TABLE.ask(facts(
                "process",
                "rescue-case",
                "outcome",
                "closed-early",
                "minor",
                true,
                "closeReason",
                "not-a-victim",
                "closeEarlyReason",
                "died"));
        assertThat(answer.get(0).get("years")).isNull();
    }

    private static Object years(
            String outcome, String question, String reason, Boolean minor, String identity, String found) {
        return TABLE.ask(facts(
                        "process",
                        "rescue-case",
                        "outcome",
                        outcome,
                        question,
                        reason,
                        "minor",
                        minor,
                        "identityState",
                        identity,
                        "identificationOutcome",
                        found))
                .get(0)
                .get("years");
    }

    /** Row, process, outcome, minor, identity as registered, outcome of the identification, years, reason. */
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        "rescue-case-not-a-victim", "rescue-case", "closed", true, "unknown", null, 10, "not-a-victim"),
                Arguments.of("rescue-case-duplicate", "rescue-case", "closed", true, "confirmed", null, 10, "joined"),
                Arguments.of("rescue-case-duplicate", "rescue-case", "closed", null, "unknown", null, 10, "duplicate"),
                Arguments.of("rescue-case-minor", "rescue-case", "closed", true, "confirmed", "identified", null, null),
                Arguments.of(
                        "rescue-case-minor", "rescue-case", "closed-declined", true, "confirmed", null, null, null),
                Arguments.of("rescue-case-age-unknown", "rescue-case", "closed", null, "unknown", null, null, null),
                Arguments.of(
                        "rescue-case-adult-declined",
                        "rescue-case",
                        "closed-declined",
                        false,
                        "unknown",
                        null,
                        10,
                        null),
                Arguments.of(
                        "rescue-case-adult-declined",
                        "rescue-case",
                        "closed-declined",
                        false,
                        "confirmed",
                        null,
                        10,
                        null),
                Arguments.of(
                        "rescue-case-adult-identified",
                        "rescue-case",
                        "closed",
                        false,
                        "unknown",
                        "identified",
                        30,
                        null),
                Arguments.of(
                        "rescue-case-adult-identified",
                        "rescue-case",
                        "closed",
                        false,
                        "partly",
                        "identified-other-care",
                        30,
                        null),
                Arguments.of(
                        "rescue-case-adult-identified",
                        "rescue-case",
                        "closed",
                        false,
                        "partly",
                        "already-known",
                        30,
                        null),
                Arguments.of("rescue-case-adult-known", "rescue-case", "closed", false, "confirmed", null, 30, null),
                Arguments.of(
                        "rescue-case-unidentified",
                        "rescue-case",
                        "closed",
                        false,
                        "unknown",
                        "unidentified",
                        null,
                        null),
                Arguments.of(
                        "rescue-case-unidentified", "rescue-case", "closed", false, "partly", "not-wanted", null, null),
                Arguments.of("report-founded", "report-intake", "founded", null, null, null, 30, null),
                Arguments.of("report-other", "report-intake", "unfounded", null, null, null, 10, null),
                Arguments.of("report-other", "report-intake", "forwarded-outside", null, null, null, 10, null),
                Arguments.of("data-incident", "data-incident", "closed", null, null, null, 10, null),
                Arguments.of("keep-provider", "keep-provider", "removed", null, null, null, 10, null),
                Arguments.of("otherwise", "schooling", "enrolled", false, "confirmed", "identified", null, null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysHowLongTheContentOfACaseIsKept(
            String row,
            String process,
            String outcome,
            Boolean minor,
            String identityState,
            String identification,
            Integer years,
            String reason) {
        var answer = TABLE.ask(facts(
                        "process",
                        process,
                        "outcome",
                        outcome,
                        "minor",
                        minor,
                        "identityState",
                        identityState,
                        "identificationOutcome",
                        identification,
                        "closeReason",
                        reason))
                .get(0);
        assertThat(TABLE.hit().get(0)).isEqualTo(row);
        assertThat(answer.get("years")).isEqualTo(years);
        assertThat(answer.get("historyDays")).isNotNull();
    }

    @Test
    void everyRowIsTested() {
        assertThat(cases().map(arguments -> (String) arguments.get()[0])).containsAll(TABLE.rows());
    }

    /** What the model says is what an engine without the table would do; it must not differ. */
    @Test
    void modelsSayTheSameHistoryTimeAsTheTable() throws Exception {
        try (var files = Files.list(Path.of("processes"))) {
            for (Path file :
                    files.filter(any -> any.toString().endsWith(".bpmn")).toList()) {
                var process = Bpmn.readModelFromFile(file.toFile())
                        .getModelElementsByType(Process.class)
                        .iterator()
                        .next();
                assertThat(TABLE.ask(facts("process", process.getId())).get(0).get("historyDays"))
                        .as(process.getId())
                        .hasToString(process.getCamundaHistoryTimeToLiveString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhereItComesFromAndHowCertainItIs(String row) {
        var said = cases().filter(arguments -> arguments.get()[0].equals(row))
                .map(Arguments::get)
                .findFirst()
                .orElseThrow();
        var answer = TABLE.ask(facts(
                        "process",
                        said[1],
                        "outcome",
                        said[2],
                        "minor",
                        said[3],
                        "identityState",
                        said[4],
                        "identificationOutcome",
                        said[5],
                        "closeReason",
                        said[7]))
                .get(0);
        assertThat(answer.get("certainty")).isIn("law", "policy", "assumption");
        assertThat((String) answer.get("source")).contains("由安装单位和档案部门确认");
    }

    static Stream<String> rows() {
        return TABLE.rows().stream();
    }
}

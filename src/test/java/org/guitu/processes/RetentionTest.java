package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {

    private static final DecisionTable TABLE = new DecisionTable("retention");

    /** Row, process, outcome, minor, identity as registered, outcome of the identification, years. */
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("rescue-case-minor", "rescue-case", "closed", true, "confirmed", "identified", null),
                Arguments.of("rescue-case-minor", "rescue-case", "closed-declined", true, "confirmed", null, null),
                Arguments.of("rescue-case-age-unknown", "rescue-case", "closed", null, "unknown", null, null),
                Arguments.of(
                        "rescue-case-adult-declined", "rescue-case", "closed-declined", false, "unknown", null, 10),
                Arguments.of(
                        "rescue-case-adult-declined", "rescue-case", "closed-declined", false, "confirmed", null, 10),
                Arguments.of(
                        "rescue-case-adult-identified", "rescue-case", "closed", false, "unknown", "identified", 30),
                Arguments.of(
                        "rescue-case-adult-identified",
                        "rescue-case",
                        "closed",
                        false,
                        "partly",
                        "identified-other-care",
                        30),
                Arguments.of(
                        "rescue-case-adult-identified", "rescue-case", "closed", false, "partly", "already-known", 30),
                Arguments.of("rescue-case-adult-known", "rescue-case", "closed", false, "confirmed", null, 30),
                Arguments.of(
                        "rescue-case-unidentified", "rescue-case", "closed", false, "unknown", "unidentified", null),
                Arguments.of("rescue-case-unidentified", "rescue-case", "closed", false, "partly", "not-wanted", null),
                Arguments.of("report-founded", "report-intake", "founded", null, null, null, 30),
                Arguments.of("report-other", "report-intake", "unfounded", null, null, null, 10),
                Arguments.of("report-other", "report-intake", "forwarded-outside", null, null, null, 10),
                Arguments.of("otherwise", "schooling", "enrolled", false, "confirmed", "identified", null));
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
            Integer years) {
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
                        identification))
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
                        said[5]))
                .get(0);
        assertThat(answer.get("certainty")).isIn("law", "policy", "assumption");
        assertThat((String) answer.get("source")).contains("由安装单位和档案部门确认");
    }

    static Stream<String> rows() {
        return TABLE.rows().stream();
    }
}

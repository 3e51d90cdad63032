package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which steps of a case a department knows of, besides those of its own office: tried for every department and every step. */
class StepNamesTest {

    private static final DecisionTable ENGINE = new DecisionTable("step-names");
    private static final CodeTable TABLE = new CodeTable(ENGINE);
    private static final Set<String> LEADS = Set.of("police", "civil-affairs", "joint-conference");

    /** Of the departments that do not lead, the processes some of whose steps concern them. */
    private static final Map<String, Set<String>> CONCERNED = Map.ofEntries(
            Map.entry(
                    "justice",
                    Set.of(
                            "rescue-case",
                            "reception",
                            "interview",
                            "leniency",
                            "mandatory-defence",
                            "guardianship-revocation",
                            "change-guardian",
                            "determine-age",
                            "judicial-aid",
                            "legal-aid")),
            Map.entry(
                    "procuratorate",
                    Set.of(
                            "interview",
                            "leniency",
                            "mandatory-defence",
                            "guardianship-revocation",
                            "judicial-aid",
                            "judicial-aid-proposal",
                            "determine-age",
                            "medical-care")),
            Map.entry(
                    "court",
                    Set.of(
                            "leniency",
                            "guardianship-revocation",
                            "adult-guardianship",
                            "judicial-aid",
                            "mandatory-defence",
                            "determine-age")),
            Map.entry(
                    "health",
                    Set.of(
                            "rescue-case",
                            "reception",
                            "change-guardian",
                            "coming-of-age",
                            "consent-anew",
                            "medical",
                            "medical-care",
                            "counselling")),
            Map.entry(
                    "disabled-persons-federation", Set.of("medical-care", "rehabilitation", "rehabilitation-support")),
            Map.entry("education", Set.of("schooling", "household-registration", "reception", "change-guardian")),
            Map.entry("human-resources", Set.of("employment", "job-retention", "social-security")),
            Map.entry("trade-union", Set.of("employment", "job-retention", "rehabilitation-support")),
            Map.entry(
                    "womens-federation",
                    Set.of("employment", "rehabilitation-support", "guardianship-revocation", "reception")),
            Map.entry("youth-league", Set.of("rehabilitation-support")),
            Map.entry("agriculture", Set.of("employment")),
            Map.entry("housing", Set.of("housing-support")),
            Map.entry("finance", Set.of("rehabilitation")),
            Map.entry("social-organisation", Set.of("rehabilitation")),
            Map.entry("foreign-affairs", Set.of("repatriation", "legal-stay", "consular-notice")));

    static Collection<String> departments() {
        return Directory.packaged().departments().stream().map(Department::id).toList();
    }

    private static boolean opens(String department, String process, String step, boolean sameDepartment) {
        return TABLE
                .ask(Map.of(
                        "department",
                        department,
                        "process",
                        process,
                        "step",
                        step,
                        "sameDepartment",
                        Boolean.toString(sameDepartment)))
                .stream()
                .findFirst()
                .filter(row -> "show".equals(row.get("access")))
                .isPresent();
    }

    private static Set<String> whoKnows(Steps step) {
        return departments().stream()
                .filter(department -> opens(department, step.process(), step.step(), false))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("departments")
    void aDepartmentKnowsOnlyOfWhatConcernsIt(String department) {
        var known = Steps.all().stream()
                .filter(step -> opens(department, step.process(), step.step(), false))
                .map(Steps::process)
                .collect(Collectors.toSet());
        if (LEADS.contains(department)) {
            assertThat(known).isNotEmpty();
        } else {
            assertThat(known).isEqualTo(CONCERNED.getOrDefault(department, Set.of()));
        }
    }

    /** What would tell most, and to whom alone it is told besides the office that did it and the supervisors. */
    @ParameterizedTest
    @CsvSource({
        "leniency/collect-coercion-proof, court police procuratorate",
        "leniency/advise-leniency, court police procuratorate",
        "leniency/decide-leniency, court justice police procuratorate",
        "interview/prepare-interview, civil-affairs police procuratorate",
        "interview/review-record, police procuratorate",
        "interview/request-second-interview, police procuratorate",
        "mandatory-defence/record-defence, court police procuratorate",
        "counselling/hold-counselling-session, health",
        "medical-care/hold-counselling-session, health",
        "medical-care/choose-hospital, civil-affairs health",
        "medical-care/treat, civil-affairs health",
        "medical-care/examine, civil-affairs disabled-persons-federation health police procuratorate",
        "term-counselling/school-counselling, ''",
        "legal-aid/consult-adviser, ''",
        "legal-aid/record-progress, ''",
        "identification/take-samples, civil-affairs police",
        "relatives/verify-kinship, civil-affairs police",
        "placement/admit, civil-affairs police",
        "guardianship-revocation/propose-revocation, civil-affairs court police procuratorate",
        "adoption/match-adopter, civil-affairs",
        "repatriation/assess-return-risk, civil-affairs foreign-affairs police",
        "person-export/request-export, civil-affairs",
        "legal-hold/place-legal-hold, civil-affairs police",
        "consent-notice/heed-consent-change, ''",
        "break-glass/break-glass, ''"
    })
    void whatTellsMostIsToldToFew(String name, String known) {
        assertThat(Steps.all())
                .filteredOn(step -> step.name().equals(name))
                .singleElement()
                .satisfies(step -> {
                    var expected = new TreeSet<>(known.isEmpty() ? List.of() : List.of(known.split(" ")));
                    expected.add("joint-conference");
                    assertThat(whoKnows(step)).isEqualTo(expected);
                });
    }

    @Test
    void aProcessAsAWholeIsToldToWhomItConcernsAsAWhole() {
        assertThat(departments().stream().filter(department -> opens(department, "leniency", "leniency", false)))
                .containsExactlyInAnyOrder("police", "procuratorate", "court", "joint-conference");
        assertThat(departments().stream().filter(department -> opens(department, "legal-aid", "legal-aid", false)))
                .containsExactlyInAnyOrder("civil-affairs", "joint-conference");
    }

    @ParameterizedTest
    @CsvSource({
        "education, leniency, collect-coercion-proof, false",
        "education, schooling, enrol, false",
        "police, leniency, collect-coercion-proof, false",
        "health, medical-care, hold-counselling-session, false",
        "joint-conference, leniency, advise-leniency, false",
        "transport, schooling, enrol, true",
        "justice, legal-aid, consult-adviser, false"
    })
    void theEngineReadsTheTableSoToo(String department, String process, String step, boolean same) {
        assertThat(ENGINE.ask(facts("department", department, "process", process, "step", step, "sameDepartment", same))
                        .equals(List.of(Map.of("access", "show"))))
                .isEqualTo(opens(department, process, step, same));
    }

    @ParameterizedTest
    @MethodSource("departments")
    void whatTheSameDepartmentDidElsewhereIsKnown(String department) {
        assertThat(Steps.all()).allMatch(step -> opens(department, step.process(), step.step(), true));
    }

    @ParameterizedTest
    @MethodSource("departments")
    void whatNoRowNamesIsClosed(String department) {
        assertThat(opens(department, "a-new-process", "a-new-step", false))
                .isEqualTo(department.equals("joint-conference"));
    }

    @Test
    void everyRowOpensAStepThatThereIs() {
        var hit = new TreeSet<String>();
        for (String department : departments()) {
            for (Steps step : Steps.all()) {
                for (boolean same : new boolean[] {false, true}) {
                    TABLE
                            .ask(Map.of(
                                    "department",
                                    department,
                                    "process",
                                    step.process(),
                                    "step",
                                    step.step(),
                                    "sameDepartment",
                                    Boolean.toString(same)))
                            .stream()
                            .findFirst()
                            .map(CodeTable.Row::id)
                            .ifPresent(hit::add);
                }
            }
        }
        assertThat(hit).containsExactlyInAnyOrderElementsOf(ENGINE.rows());
    }

    /** Else a slip would close a step that somebody needs. */
    @Test
    void everyProcessAndStepThatARowNamesIsThere() {
        var there = Stream.concat(
                        Steps.all().stream().flatMap(step -> Stream.of(step.process(), step.step())),
                        Stream.of("services", "medical", "further-service", "joint-assessment"))
                .collect(Collectors.toSet());
        assertThat(TABLE.codes("process", "step")).isSubsetOf(there);
    }
}

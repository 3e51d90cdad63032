package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.processes.ProcessTest.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.person.PersonFacts;
import org.guitu.processes.CodeTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which line of the header stands above whose tasks: tried for every department and every step. */
class CaseHeaderTest {

    private static final DecisionTable ENGINE = new DecisionTable("case-header");
    private static final CodeTable TABLE = new CodeTable(ENGINE);
    private static final String ANY = "some-task";

    private static Collection<String> departments() {
        return Directory.packaged().departments().stream().map(Department::id).toList();
    }

    private static List<Row> rows(String department, String process, String task) {
        return TABLE.ask(Map.of("department", department, "process", process, "task", task));
    }

    private static Set<String> fields(String department, String process, String task) {
        return rows(department, process, task).stream()
                .flatMap(row -> Arrays.stream(row.get("fields").split(",")))
                .map(name -> name.substring(name.indexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    private static String who(String field, String process, String task) {
        return departments().stream()
                .filter(department -> fields(department, process, task).contains(field))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "personName, civil-affairs court foreign-affairs justice police procuratorate",
        "interpreterName, civil-affairs court foreign-affairs health justice police procuratorate",
        "guardianName, civil-affairs court education health justice police procuratorate womens-federation",
        "guardianPhone, civil-affairs education health justice police",
        "whereNow, civil-affairs police",
        "facilityName, civil-affairs police",
        "pregnancy, civil-affairs health police",
        "visitBan, civil-affairs education health police social-organisation",
        "safetyPlan, civil-affairs police",
        "fitForInterview, health police procuratorate",
        "fitForTravel, civil-affairs health police",
        "fitnessConditions, civil-affairs health police procuratorate",
        "selfHarmRisk, civil-affairs education foreign-affairs health justice police procuratorate "
                + "social-organisation womens-federation youth-league",
        "crisisRisk, civil-affairs education foreign-affairs health justice police procuratorate "
                + "social-organisation womens-federation youth-league",
        "schoolCrisisRisk, civil-affairs education health",
        "lawyerPhone, civil-affairs court justice police procuratorate",
        "defenderName, court justice police procuratorate",
        "linkedCases, civil-affairs justice police procuratorate",
        "deputyOfficer, civil-affairs police"
    })
    void aLineStandsAboveTheTasksOfWhoNeedsIt(String field, String departments) {
        assertThat(who(field, "some-process", ANY)).isEqualTo(departments);
    }

    @ParameterizedTest
    @CsvSource({"codeName", "contactRule", "responsibleOfficer", "responsibleOfficerPhone"})
    void everyDepartmentKnowsWhomItIsAboutAndWhomToCall(String field) {
        assertThat(departments())
                .allMatch(department -> fields(department, "some-process", ANY).contains(field));
    }

    @ParameterizedTest
    @CsvSource({
        "personName, medical-care, examine, health",
        "personName, schooling, enrol, education",
        "personName, schooling, transfer-school-record, education",
        "personName, employment, register-jobseeker, human-resources",
        "personName, housing-support, decide-housing, housing",
        "fitForTravel, repatriation, arrange-papers, foreign-affairs",
        "pregnancy, repatriation, arrange-papers, foreign-affairs"
    })
    void someLinesStandAboveTheStepsThatNeedThem(String field, String process, String task, String department) {
        assertThat(fields(department, process, task)).contains(field);
        assertThat(fields(department, "some-process", ANY)).doesNotContain(field);
    }

    @ParameterizedTest
    @CsvSource({
        "police, interview, hold-interview",
        "education, schooling, enrol",
        "finance, rehabilitation, confirm-funds"
    })
    void theEngineReadsTheTableSoToo(String department, String process, String task) {
        ENGINE.ask(facts("department", department, "process", process, "task", task));
        assertThat(ENGINE.hit())
                .containsExactlyElementsOf(
                        rows(department, process, task).stream().map(Row::id).toList());
    }

    /** Whoever only pays, or is in no way told of, learns what everybody may. */
    @Test
    void whoNeedsNothingMoreSeesNothingMore() {
        var all = Set.of("codeName", "contactRule", "responsibleOfficer", "responsibleOfficerPhone");
        assertThat(departments().stream().filter(department -> fields(department, "some-process", ANY)
                        .equals(all)))
                .contains("finance", "culture-tourism", "joint-conference", "publicity", "transport");
        assertThat(fields("finance", "rehabilitation", "confirm-funds")).isEqualTo(all);
    }

    @Test
    void aSchoolLearnsOfNoInstitutionAndOfNobodyWhoThreatens() {
        assertThat(rows("education", "schooling", "enrol"))
                .filteredOn(row -> row.get("fields").contains("placementType"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("codes"))
                        .contains("foster", "own-home")
                        .doesNotContain("hospital", "shelter", "station", "welfare", "care"));
        assertThat(rows("education", "schooling", "enrol"))
                .filteredOn(row -> row.get("fields").equals("safetyThreat"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("words")).doesNotContain("{}"));
    }

    @Test
    void whatIsDangerousIsSaidInWordsAndInItsTone() {
        for (String department : departments()) {
            assertThat(rows(department, "some-process", ANY))
                    .filteredOn(row -> row.get("line").equals("警示"))
                    .allSatisfy(row -> {
                        assertThat(row.get("tone")).isIn("bad", "warn");
                        assertThat(row.get("words")).hasSizeGreaterThan(3);
                    });
        }
    }

    @Test
    void everyRowStandsAboveSomeStep() {
        var hit = new TreeSet<String>();
        for (String department : departments()) {
            for (Steps step : Steps.all()) {
                rows(department, step.process(), step.step()).forEach(row -> hit.add(row.id()));
            }
        }
        assertThat(hit).containsExactlyInAnyOrderElementsOf(ENGINE.rows());
    }

    @Test
    void everyProcessAndStepThatARowNamesIsThere() {
        var there = Steps.all().stream()
                .flatMap(step -> Stream.of(step.process(), step.step()))
                .collect(Collectors.toSet());
        assertThat(TABLE.codes("process", "task")).isSubsetOf(there);
    }

    /** A slip in a name, or in a code, would be a line that never has anything to say. */
    @Test
    void whatFeedsALineIsAskedSomewhereAndHasItsCodes() throws IOException {
        var asked = forms().stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> !field.isReadOnly())
                .toList();
        for (Row row : TABLE.rows()) {
            for (String source : row.get("fields").split(",")) {
                check(source, row.get("codes"), asked);
            }
        }
    }

    private static void check(String source, String codes, List<FormField> asked) {
        var name = source.substring(source.indexOf('.') + 1);
        if (PersonFacts.NAMES.contains(name) || name.equals("linkedCases")) {
            return;
        }
        var questions = asked.stream().filter(field -> field.key().equals(name)).toList();
        assertThat(questions).as(source).isNotEmpty();
        assertThat(questions).as("%s is no body's trait", source).noneMatch(field -> field.dataClass()
                .filter("biometric"::equals)
                .isPresent());
        if (codes != null) {
            var there = new HashSet<String>();
            questions.forEach(field -> there.addAll(field.options().keySet()));
            assertThat(there).as(source).containsAnyOf(codes.split(","));
        }
    }

    private static List<Form> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.map(CaseHeaderTest::read).toList();
        }
    }

    private static Form read(Path file) {
        try {
            return Form.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

package org.guitu.gate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.testing.TableText.cell;
import static org.guitu.testing.TableText.copied;
import static org.guitu.testing.TableText.text;
import static org.guitu.testing.TableText.without;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.gate.DeployedFiles;
import org.guitu.gate.Gate;
import org.guitu.gate.StillNeeded;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator gets wrong in a table on an ordinary day is refused with the row and the value, before a case comes to it. */
class HonestMistakesTest {

    private static final Directory DIRECTORY = Directory.packaged();
    private static final Gate GATE = new Gate(
            DIRECTORY,
            ConditionsForTests.at(InstantSource.system()),
            List.of(new StillNeeded(DIRECTORY), new TablesTried(DIRECTORY)));

    private static final String STREET = "check-on-street";
    private static final String CRITICAL = "check-on-street-when-critical";

    private static List<Problem> faults(ModelFile... sent) {
        return GATE.check(List.of(sent), new DeployedFiles(PackagedModels.all())).stream()
                .filter(Problem::isFault)
                .toList();
    }

    private static Arguments mistake(
            String what, String table, UnaryOperator<String> change, String element, String... says) {
        return arguments(what, table, change, element, says);
    }

    private static UnaryOperator<String> swapped(String one, String other) {
        return text -> text.replace(one, "\u0000").replace(other, one).replace("\u0000", other);
    }

    @SafeVarargs
    private static UnaryOperator<String> all(UnaryOperator<String>... changes) {
        return text -> {
            var now = text;
            for (UnaryOperator<String> change : changes) {
                now = change.apply(now);
            }
            return now;
        };
    }

    static Stream<Arguments> mistakes() {
        var all = new ArrayList<Arguments>();
        all.addAll(inTimeLimits());
        all.addAll(inOtherTablesOfTheProgram());
        all.addAll(inTablesOfProcesses());
        return all.stream();
    }

    private static List<Arguments> inTimeLimits() {
        var file = "time-limits.dmn";
        return List.of(
                mistake(
                        "a unit in Chinese",
                        file,
                        cell(STREET + "-then-unit", "\"小时\""),
                        STREET,
                        "row 3",
                        "'小时'",
                        "meant 'hours'"),
                mistake(
                        "a unit that there is not",
                        file,
                        cell(STREET + "-then-unit", "\"weeks\""),
                        STREET,
                        "'weeks'",
                        "working-days"),
                mistake(
                        "7 without a unit",
                        file,
                        all(cell(STREET + "-then-limit", "7"), cell(STREET + "-then-unit", "")),
                        STREET,
                        "row 3",
                        "says nothing in 'unit'"),
                mistake(
                        "7天 in one cell",
                        file,
                        cell(STREET + "-then-limit", "\"7天\""),
                        STREET,
                        "row 3",
                        "'limit' is a number",
                        "7天"),
                mistake(
                        "a number in quotes",
                        file,
                        cell(STREET + "-then-limit", "\"24\""),
                        STREET,
                        "is a number",
                        "without quotes"),
                mistake("a limit of nothing", file, cell(STREET + "-then-limit", "0"), STREET, "'0'", "above 0"),
                mistake("an emptied limit", file, cell(STREET + "-then-limit", ""), STREET, "says nothing in 'limit'"),
                mistake("an emptied kind", file, cell(STREET + "-then-kind", ""), STREET, "says nothing in 'kind'"),
                mistake(
                        "a general row above a particular one",
                        file,
                        copied(STREET, CRITICAL, UnaryOperator.identity()),
                        CRITICAL,
                        "never reached",
                        "row 1 above"),
                mistake(
                        "a copied row",
                        file,
                        copied(CRITICAL, "check-on-street-when-high", UnaryOperator.identity()),
                        CRITICAL + "-copy",
                        "row 2 is never reached: row 1"),
                mistake(
                        "a slip in an urgency",
                        file,
                        cell(CRITICAL + "-if-urgency", "\"crtical\""),
                        CRITICAL,
                        "'urgency' is never 'crtical'",
                        "meant 'critical'"),
                mistake(
                        "an urgency in Chinese",
                        file,
                        cell("check-on-street-when-high-if-urgency", "\"紧急\""),
                        "check-on-street-when-high",
                        "meant 'high'"),
                mistake(
                        "the general row taken out",
                        file,
                        without(STREET),
                        "time-limits-table",
                        "no row answers for 'check-on-street'",
                        "'raised'"),
                mistake(
                        "the row of a task taken out",
                        file,
                        without("respond-to-danger"),
                        "",
                        "'respond-to-danger'",
                        "keep its row"),
                mistake(
                        "a slip in the task",
                        file,
                        cell("respond-to-danger-if-task", "\"respond-to-dangers\""),
                        "respond-to-danger",
                        "meant 'respond-to-danger'"),
                mistake(
                        "limits of two urgencies swapped",
                        file,
                        all(
                                cell(CRITICAL + "-then-limit", "24"),
                                cell(CRITICAL + "-then-escalateCounty", "24"),
                                cell(CRITICAL + "-then-escalateCity", "36"),
                                cell(CRITICAL + "-then-escalateProvince", "48"),
                                cell("check-on-street-when-high-then-limit", "12")),
                        CRITICAL,
                        "the more urgent has less time",
                        "24 hours"),
                mistake(
                        "a warning after the limit",
                        file,
                        cell(STREET + "-then-warn", "30"),
                        STREET,
                        "warns after 30 hours",
                        "24 hours"),
                mistake(
                        "a warning in another unit",
                        file,
                        cell(STREET + "-then-warnUnit", "\"working-days\""),
                        STREET,
                        "warns after 12 working-days"),
                mistake(
                        "a warning before the beginning",
                        file,
                        cell(STREET + "-then-warn", "-2"),
                        STREET,
                        "'warn' cannot be -2"),
                mistake("half a warning", file, cell(STREET + "-then-warnUnit", ""), STREET, "'warn' and 'warnUnit'"),
                mistake(
                        "a report before the limit",
                        file,
                        cell(STREET + "-then-escalateCounty", "12"),
                        STREET,
                        "'escalateCounty' after 12 hours"),
                mistake(
                        "levels in the wrong order",
                        file,
                        all(cell(STREET + "-then-escalateCity", "48"), cell(STREET + "-then-escalateProvince", "36")),
                        STREET,
                        "'escalateProvince' after 36"),
                mistake(
                        "a limit of law made longer",
                        file,
                        all(cell("assign-lawyer-then-limit", "5"), cell("assign-lawyer-then-escalateCounty", "5")),
                        "assign-lawyer",
                        "5 calendar-days",
                        "3 calendar-days of the law",
                        "法律援助法第43条"),
                mistake(
                        "a limit of law in working days",
                        file,
                        all(
                                cell("assign-lawyer-then-unit", "\"working-days\""),
                                cell("assign-lawyer-then-warnUnit", "\"working-days\"")),
                        "assign-lawyer",
                        "3 working-days",
                        "of the law"),
                mistake(
                        "a limit of law that is called an assumption",
                        file,
                        cell("assign-lawyer-then-certainty", "\"assumption\""),
                        "assign-lawyer",
                        "leave 'certainty' at \"law\""),
                mistake(
                        "half a longest wait",
                        file,
                        cell(STREET + "-then-longestWaitUrgent", ""),
                        STREET,
                        "both or not at all"),
                mistake(
                        "urgent cases wait longer",
                        file,
                        cell(STREET + "-then-longestWaitUrgent", "9"),
                        STREET,
                        "urgent cases wait longer"),
                mistake("a renamed output", file, text("name=\"unit\"", "name=\"Unit\""), "time-limits", "'unit'"),
                mistake(
                        "a renamed input",
                        file,
                        text("<text>urgency</text>", "<text>urgencyOfCase</text>"),
                        "in-urgency",
                        "'urgencyOfCase', which nothing is called"),
                mistake(
                        "swapped columns",
                        file,
                        swapped("<text>task</text>", "<text>urgency</text>"),
                        CRITICAL,
                        "'urgency' is never 'check-on-street'"),
                mistake(
                        "all rows instead of the first",
                        file,
                        text("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""),
                        "time-limits-table",
                        "hit policy COLLECT",
                        "choose FIRST"),
                mistake("no hit policy", file, text(" hitPolicy=\"FIRST\"", ""), STREET, "rows 1 and 3 both answer"),
                mistake(
                        "quotes of a Chinese keyboard",
                        file,
                        cell(STREET + "-then-unit", "“hours”"),
                        STREET,
                        "full-width"),
                mistake("digits of a Chinese keyboard", file, cell(STREET + "-then-limit", "２４"), STREET, "full-width"),
                mistake(
                        "no quotes",
                        file,
                        cell(CRITICAL + "-if-urgency", "critical"),
                        CRITICAL,
                        "without quotes",
                        "write \"critical\""),
                mistake(
                        "no quotes around what is said",
                        file,
                        cell(STREET + "-then-kind", "waiting"),
                        STREET,
                        "without quotes"),
                mistake(
                        "a cell too few",
                        file,
                        text(
                                "<outputEntry id=\"check-on-street-then-source\"><text>\"第2.3.1.1条;小时数由安装单位确认\"</text></outputEntry>",
                                ""),
                        STREET,
                        "row 3 has 2 and 11 cells"));
    }

    private static List<Arguments> inOtherTablesOfTheProgram() {
        return List.of(
                mistake(
                        "a department's Chinese name",
                        "field-access.dmn",
                        cell("own-biometric-if-department", "\"公安\""),
                        "own-biometric",
                        "'公安' is no department"),
                mistake(
                        "a slip in what is open",
                        "field-access.dmn",
                        cell("name-at-school-then-access", "\"reed\""),
                        "name-at-school",
                        "'access' cannot be 'reed'",
                        "meant 'read'"),
                mistake(
                        "what is open left empty",
                        "field-access.dmn",
                        cell("name-at-school-then-access", ""),
                        "name-at-school",
                        "says nothing in 'access'"),
                mistake(
                        "a form that there is not",
                        "field-access.dmn",
                        cell("name-at-school-if-form", "\"enroll\""),
                        "name-at-school",
                        "'form' is never 'enroll'",
                        "meant 'enrol'"),
                mistake(
                        "a class that there is not",
                        "field-access.dmn",
                        cell("name-at-school-if-class", "\"identities\""),
                        "name-at-school",
                        "'dataClass' is never 'identities'"),
                mistake(
                        "one row for all above the others",
                        "field-access.dmn",
                        copied(
                                "name-at-school",
                                "own-biometric",
                                all(
                                        cell("name-at-school-if-department", ""),
                                        cell("name-at-school-if-class", ""),
                                        cell("name-at-school-if-form", ""),
                                        cell("name-at-school-if-field", ""))),
                        "own-biometric",
                        "never reached",
                        "row 1 above"),
                mistake(
                        "a field in Chinese",
                        "field-access.dmn",
                        cell("name-at-school-if-field", "\"姓名\""),
                        "name-at-school",
                        "'field' is never '姓名'"),
                mistake(
                        "a notice left empty",
                        "parked-notice.dmn",
                        cell("critical-then-ownTier", ""),
                        "critical",
                        "says nothing"),
                mistake(
                        "the general notice taken out",
                        "parked-notice.dmn",
                        without("normal"),
                        "parked-notice",
                        "no row answers for urgency = normal"),
                mistake(
                        "a kind of limit that there is not",
                        "limit-extension.dmn",
                        cell("no-deadline-if-kind", "not(\"dead-line\")"),
                        "no-deadline",
                        "'kind' is never 'dead-line'",
                        "meant 'deadline'"),
                mistake(
                        "a ground for minors only",
                        "processing-grounds.dmn",
                        without("kin-of-adult"),
                        "processing-grounds",
                        "no row answers for process = family-notice, relatives"),
                mistake(
                        "a basis that there is not",
                        "processing-grounds.dmn",
                        text("<text>\"law\"</text>", "<text>\"lawful\"</text>"),
                        "",
                        "'basis' cannot be 'lawful'"),
                mistake(
                        "an end that no process has",
                        "retention.dmn",
                        text("\"founded\",\"victims-registered\"", "\"foundet\",\"victims-registered\""),
                        "",
                        "'outcome' is never 'foundet'"),
                mistake(
                        "a tone that there is not",
                        "case-header.dmn",
                        text("<text>\"warn\"</text>", "<text>\"warning\"</text>"),
                        "",
                        "'tone' cannot be 'warning'"),
                mistake(
                        "a question that nobody asks",
                        "case-header.dmn",
                        text("<text>\"codeName\"</text>", "<text>\"codename\"</text>"),
                        "",
                        "no form asks 'codename'"),
                mistake(
                        "a step that there is not",
                        "step-names.dmn",
                        text("\"examine\",\"review-fitness\"", "\"examin\",\"review-fitness\""),
                        "",
                        "'step' is never 'examin'"));
    }

    private static List<Arguments> inTablesOfProcesses() {
        var needs = "service-needs.dmn";
        var place = "placement-type.dmn";
        var visits = "follow-up-interval.dmn";
        return List.of(
                mistake(
                        "the first row instead of all",
                        needs,
                        text("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""),
                        "service-needs",
                        "hit policy FIRST",
                        "choose COLLECT"),
                mistake(
                        "a service that there is not",
                        needs,
                        cell("work-from-16-then-service", "\"employmnet\""),
                        "work-from-16",
                        "'employmnet'"),
                mistake(
                        "a fact that there is not",
                        needs,
                        text("<text>needMedical</text>", "<text>needMedicine</text>"),
                        "in-needMedical",
                        "'needMedicine', which nothing is called"),
                mistake(
                        "an option that there is not",
                        needs,
                        cell("medical-care-needed-if-needMedical", "\"some\",\"urgnet\""),
                        "medical-care-needed",
                        "'needMedical' is never 'urgnet'",
                        "meant 'urgent'"),
                mistake(
                        "a full-width comma",
                        needs,
                        cell("medical-care-needed-if-needMedical", "\"some\"，\"urgent\""),
                        "medical-care-needed",
                        "full-width"),
                mistake(
                        "yes in quotes",
                        needs,
                        cell("judicial-aid-of-a-child-if-minor", "\"true\""),
                        "judicial-aid-of-a-child",
                        "'minor' can never be \"true\""),
                mistake(
                        "a number in quotes",
                        needs,
                        cell("work-from-16-if-ageYears", ">= \"16\""),
                        "work-from-16",
                        "'ageYears' can never be"),
                mistake(
                        "bounds the wrong way round",
                        needs,
                        cell("compulsory-school-age-if-ageYears", "[15..6]"),
                        "compulsory-school-age",
                        "fits nothing"),
                mistake(
                        "a copied row that says the same",
                        needs,
                        copied("return-needed", "judicial-aid-of-a-child", UnaryOperator.identity()),
                        "return-needed-copy",
                        "says what row 13 says"),
                mistake(
                        "a column of another type",
                        needs,
                        text(
                                "in-needMedical-expression\" typeRef=\"string\"",
                                "in-needMedical-expression\" typeRef=\"boolean\""),
                        "in-needMedical",
                        "never a boolean"),
                mistake(
                        "a second column that says something",
                        needs,
                        text(
                                "</output>\n      <rule",
                                "</output>\n      <output id=\"out-why\" name=\"why\" typeRef=\"string\" />\n      <rule"),
                        "service-needs",
                        "a process takes the only one"),
                mistake(
                        "one row for all at the top",
                        place,
                        copied("age-unclear", "specialist-needed", UnaryOperator.identity()),
                        "specialist-needed",
                        "never reached",
                        "row 1 above"),
                mistake(
                        "the row for all others taken out",
                        place,
                        without("age-unclear"),
                        "placement-type",
                        "no row answers for minor = null"),
                mistake(
                        "an emptied result",
                        place,
                        cell("child-with-kin-then-placementType", ""),
                        "child-with-kin",
                        "says nothing"),
                mistake(
                        "a condition of the same row emptied",
                        place,
                        all(cell("child-with-kin-if-minor", ""), cell("child-with-kin-if-kinCarer", "")),
                        "child-in-foster-family",
                        "never reached",
                        "row 3 above"),
                mistake(
                        "days in words",
                        visits,
                        cell("high-then-nextVisitIn", "\"14天\""),
                        "high",
                        "a timer waits",
                        "14天"),
                mistake(
                        "a duration without a unit",
                        visits,
                        cell("high-then-nextVisitIn", "\"P14\""),
                        "high",
                        "cannot read it"),
                mistake(
                        "the row for who is not rated taken out",
                        visits,
                        without("not-rated"),
                        "follow-up-interval",
                        "no row answers"),
                mistake(
                        "a risk that there is not",
                        visits,
                        cell("high-if-riskLevel", "\"hihg\""),
                        "high",
                        "meant 'high'"),
                mistake(
                        "a department that there is not",
                        "assessment-parts.dmn",
                        text("\"womens-federation\"</text></outputEntry>", "\"women-federation\"</text></outputEntry>"),
                        "",
                        "'women-federation' is no department"),
                mistake(
                        "an effect that nobody acts on",
                        "correction-effects.dmn",
                        text("<text>\"guardian\"</text>", "<text>\"guardians\"</text>"),
                        "",
                        "'guardians'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefusedWithItsRowAndValue(
            String what, String table, UnaryOperator<String> change, String element, String... says) {
        assertThat(faults(PackagedModels.changed(table, change)))
                .as(what)
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).contains(says).contains(element));
    }

    @ParameterizedTest
    @MethodSource("org.guitu.gate.table.PackagedTablesTest#tables")
    void aTableAsItIsPasses(ModelFile table) {
        assertThat(faults(table)).isEmpty();
    }

    @Test
    void whatIsShorterThanTheLawPasses() {
        var shorter = all(
                cell("assign-lawyer-then-limit", "48"),
                cell("assign-lawyer-then-unit", "\"hours\""),
                cell("assign-lawyer-then-warn", "1"),
                cell("assign-lawyer-then-escalateCounty", "48"),
                cell("assign-lawyer-then-escalateCity", "72"),
                cell("assign-lawyer-then-escalateProvince", "96"));
        assertThat(faults(PackagedModels.changed("time-limits.dmn", shorter))).isEmpty();
    }

    @Test
    void anOptionOfAFormThatNoTableNamesIsNoFault() {
        var form = PackagedModels.changed(
                "assess-needs.form",
                text -> text.replaceFirst(
                        "(\"key\": \"ableToWork\"[^\\]]*?\"values\": \\[)",
                        "$1 {\"label\": \"不详\", \"value\": \"unclear\"},"));
        assertThat(new TablesTried(DIRECTORY).check(new Whole(List.of(form), PackagedModels.all(), List.of())))
                .filteredOn(Problem::isFault)
                .isEmpty();
    }

    @Test
    void aSecondTaskOfAFormNeedsItsRowForEveryUrgency() {
        var limits = PackagedModels.changed(
                "time-limits.dmn", all(cell("respond-to-danger-if-urgency", "\"critical\",\"high\"")));
        assertThat(faults(limits))
                .extracting(Problem::text)
                .anySatisfy(text -> assertThat(text).contains("'respond-to-danger'", "'raised'"))
                .anySatisfy(text -> assertThat(text).contains("'respond-to-danger'", "not known"));
    }

    @Test
    void whatTheInstallationHasByLawBecomesLongerWithAnotherSourceOnly() {
        var own = PackagedModels.changed("time-limits.dmn", cell(STREET + "-then-certainty", "\"law\""));
        var before = PackagedModels.all().stream()
                .map(file -> file.shortName().equals(own.shortName()) ? own : file)
                .toList();
        var longer = all(
                cell(STREET + "-then-certainty", "\"law\""),
                cell(STREET + "-then-limit", "30"),
                cell(STREET + "-then-escalateCounty", "30"));
        var said = new TablesTried(DIRECTORY)
                .check(new Whole(List.of(PackagedModels.changed("time-limits.dmn", longer)), before, List.of()));
        assertThat(said).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains(STREET, "row 3: 30 hours is longer than the 24 hours"));
        var sourced = all(longer, cell(STREET + "-then-source", "\"省条例第9条\""));
        assertThat(new TablesTried(DIRECTORY)
                        .check(new Whole(
                                List.of(PackagedModels.changed("time-limits.dmn", sourced)), before, List.of())))
                .isEmpty();
    }

    @Test
    void aRunningVersionsTaskNeedsItsRowForEveryUrgencyToo() {
        var model = PackagedModels.changed(
                "schooling.bpmn",
                text -> text.replace("<bpmn:userTask id=\"enrol\"", "<bpmn:userTask id=\"enrol-by-hand\""));
        var older = new OlderVersion("schooling", 1, 4, model, List.of());
        var limits = PackagedModels.changed(
                "time-limits.dmn",
                copied(
                        "enrol",
                        "enrol",
                        all(text("\"enrol\"<", "\"enrol-by-hand\"<"), cell("enrol-if-urgency", "\"high\""))));
        assertThat(new TablesTried(DIRECTORY).check(new Whole(List.of(limits), PackagedModels.all(), List.of(older))))
                .extracting(Problem::text)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("no row answers for 'enrol-by-hand'"));
    }

    @Test
    void aCodeThatAFormHasNoMoreIsWarnedOfWhereATableStays() {
        var form = PackagedModels.changed("assess-needs.form", text -> text.replace("\"limited\"", "\"partly\""));
        assertThat(new TablesTried(DIRECTORY).check(new Whole(List.of(form), PackagedModels.all(), List.of())))
                .isNotEmpty()
                .noneMatch(Problem::isFault)
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).contains("service-needs.dmn", "'ableToWork' is never 'limited' any more"));
    }

    @Test
    void wordsForPeopleAreNoCodes() {
        var needs = PackagedModels.changed(
                "service-needs.dmn", text -> text.replaceAll("(<outputEntry [^>]*><text>)\"[^\"]*\"", "$1\"请联系责任人\""));
        assertThat(new TablesTried(DIRECTORY).check(new Whole(List.of(needs), PackagedModels.all(), List.of())))
                .noneMatch(problem -> problem.text().contains("no form, list or process knows"));
    }
}

package org.guitu.gate.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guitu.testing.PackagedModels.changed;
import static org.guitu.testing.PackagedModels.file;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.engine.expression.ConditionsForTests;
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

/** A slip in one file of a running installation is found where it does harm, in that file or another, with what was meant. */
class FlowMistakesTest {

    private static final DataFlow RULE =
            new DataFlow(Directory.packaged(), ConditionsForTests.at(InstantSource.system()));

    private static List<Problem> problems(List<ModelFile> sent, OlderVersion... older) {
        return RULE.check(new Whole(sent, PackagedModels.all(), List.of(older)));
    }

    private static Arguments mistake(String what, ModelFile sent, String element, String... says) {
        return arguments(what, List.of(sent), element, says);
    }

    private static Arguments mistake(String what, List<ModelFile> sent, String element, String... says) {
        return arguments(what, sent, element, says);
    }

    private static UnaryOperator<String> with(String before, String after) {
        return text -> text.replace(before, after);
    }

    private static UnaryOperator<String> once(String before, String after) {
        return text -> text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    }

    static Stream<Arguments> mistakes() {
        var all = new ArrayList<Arguments>();
        all.addAll(inConditions());
        all.addAll(inTimersAndLists());
        all.addAll(inCalls());
        all.addAll(inEvents());
        all.addAll(inTables());
        all.addAll(inForms());
        return all.stream();
    }

    private static List<Arguments> inConditions() {
        return List.of(
                mistake(
                        "a code with a letter left out",
                        changed(
                                "schooling.bpmn",
                                with(
                                        "enrolOutcome == 'enrolled' &amp;&amp; transferNeeded == 'yes'",
                                        "enrolOutcome == 'enroled' &amp;&amp; transferNeeded == 'yes'")),
                        "is-enrolled-to-transfer-school-record",
                        "'enrolOutcome' is never 'enroled' (meant 'enrolled'?)",
                        "enrol.form"),
                mistake(
                        "a fact with a letter too many",
                        changed(
                                "schooling.bpmn",
                                with("${enrolOutcome == 'next-term'", "${enrollOutcome == 'next-term'")),
                        "is-enrolled-to-wait-to-enrol",
                        "asks for 'enrollOutcome', which nothing sets (meant 'enrolOutcome'?)"),
                mistake(
                        "a code that is no option",
                        changed("schooling.bpmn", with("'next-term'", "'next-year'")),
                        "is-enrolled-to-wait-to-enrol",
                        "'enrolOutcome' is never 'next-year'",
                        "next-term"),
                mistake(
                        "yes and no for true and false",
                        changed(
                                "placement.bpmn",
                                with(
                                        "admitOutcome == 'left' &amp;&amp; minor == false",
                                        "admitOutcome == 'left' &amp;&amp; minor == 'no'")),
                        "has-moved-in-to-left-without-notice",
                        "'minor' is true or false and never the code 'no'"),
                mistake(
                        "true for yes",
                        changed("schooling.bpmn", with("transferNeeded == 'yes'", "transferNeeded == true")),
                        "is-enrolled-to-transfer-school-record",
                        "'transferNeeded' is a code and not true or false"),
                mistake(
                        "a code asked as if it were true or false",
                        changed(
                                "schooling.bpmn",
                                with("${schoolCounsellingNeeded == 'yes'}", "${schoolCounsellingNeeded}")),
                        "is-counselling-needed-to-",
                        "'schoolCounsellingNeeded' is a code and not true or false"),
                mistake(
                        "a list compared with a code",
                        changed(
                                "medical-care.bpmn",
                                with("${careNeeds.contains('treatment')}", "${careNeeds == 'treatment'}")),
                        "which-care-to-",
                        "'careNeeds' is a list of codes: ask whether it has one by ${careNeeds.contains('treatment')}"),
                mistake(
                        "a code asked as a list",
                        changed(
                                "schooling.bpmn",
                                with("${enrolOutcome == 'next-term' ||", "${enrolOutcome.contains('next-term') ||")),
                        "is-enrolled-to-wait-to-enrol",
                        "'enrolOutcome' is a code and no list: write ${enrolOutcome == 'next-term'}"),
                mistake(
                        "a code compared by size",
                        changed("follow-up.bpmn", with("${visitOutcome == 'more-time'}", "${visitOutcome &gt;= 3}")),
                        "how-is-it-to-wait-until-date",
                        "'visitOutcome' is a code and not a number"),
                mistake(
                        "a code of a list that is none of its options",
                        changed(
                                "medical-care.bpmn",
                                with("contains('disability-assessment')", "contains('disability-assesment')")),
                        "which-care-to-",
                        "'careNeeds' is never 'disability-assesment' (meant 'disability-assessment'?)"));
    }

    private static List<Arguments> inTimersAndLists() {
        return List.of(
                mistake(
                        "a date that no form asks for",
                        changed("schooling.bpmn", with("${enrolUntil}", "${enrolUntill}")),
                        "wait-to-enrol",
                        "asks for 'enrolUntill', which nothing sets (meant 'enrolUntil'?)"),
                mistake(
                        "an outcome where a date belongs",
                        changed("schooling.bpmn", with("${enrolUntil}", "${enrolOutcome}")),
                        "wait-to-enrol",
                        "waits for 'enrolOutcome', which is a code and no day"),
                mistake(
                        "a date where a duration belongs",
                        changed(
                                "follow-up.bpmn",
                                with(
                                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${nextVisitIn}",
                                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${nextVisitOn}")),
                        "wait-by-rule",
                        "waits for as long as 'nextVisitOn' says, which is a day and no duration"),
                mistake(
                        "a date of another way",
                        changed("schooling.bpmn", with("${enrolUntil}", "${transferUntil}")),
                        "wait-to-enrol",
                        "asks for 'transferUntil', which nothing has set on the way by",
                        "enrol → is-enrolled → wait-to-enrol"),
                mistake(
                        "one code for each of which nobody can do anything",
                        changed(
                                "joint-assessment.bpmn",
                                with(
                                        "camunda:collection=\"${concernedDepartments}\"",
                                        "camunda:collection=\"${careLevel}\"")),
                        "",
                        "is carried out for each of 'careLevel', which is a code and no list"),
                mistake(
                        "a timer whose question need not be answered",
                        List.of(
                                file("schooling.bpmn"),
                                changed(
                                        "enrol.form",
                                        with(
                                                "\"requiredWhen\": \"=enrolOutcome = \\\"next-term\\\" or enrolOutcome = \\\"more-time\\\"\"",
                                                "\"requiredWhen\": \"=enrolOutcome = \\\"more-time\\\"\""))),
                        "wait-to-enrol",
                        "needs 'enrolUntil', which may be empty",
                        "with enrolOutcome = next-term nobody must answer it"),
                mistake(
                        "a timer whose question is hidden when it is needed",
                        List.of(
                                file("schooling.bpmn"),
                                changed(
                                        "enrol.form",
                                        with(
                                                "\"hide\": \"=enrolOutcome = null or (enrolOutcome != \\\"next-term\\\" and enrolOutcome != \\\"more-time\\\")\"",
                                                "\"hide\": \"=enrolOutcome = null or enrolOutcome != \\\"more-time\\\"\""))),
                        "wait-to-enrol",
                        "needs 'enrolUntil', which may be empty",
                        "with enrolOutcome = next-term"),
                mistake(
                        "a list that need not be answered",
                        List.of(
                                file("medical-care.bpmn"),
                                file("choose-hospital.form"),
                                changed(
                                        "examine.form",
                                        with(
                                                "\"requiredWhen\": \"=examOutcome = \\\"done\\\" or examOutcome = \\\"in-part\\\"\",\n            \"refuseWhen\": \"=careNeeds",
                                                "\"requiredWhen\": \"=examOutcome = \\\"done\\\"\",\n            \"refuseWhen\": \"=careNeeds"))),
                        "which-care-to-",
                        "asks what is in 'careNeeds', which may be empty",
                        "examOutcome = in-part"));
    }

    private static List<Arguments> inCalls() {
        return List.of(
                mistake(
                        "until something that nobody answers",
                        changed(
                                "joint-assessment.bpmn",
                                text -> text.replaceFirst(
                                        "(<bpmn:multiInstanceLoopCharacteristics[^>]*)/>",
                                        "$1><bpmn:completionCondition>\\${partsOutcom == 'done'}</bpmn:completionCondition>"
                                                + "</bpmn:multiInstanceLoopCharacteristics>")),
                        "collect-parts",
                        "asks for 'partsOutcom', which nothing sets"),
                mistake(
                        "a fact handed on by another name",
                        changed(
                                "rescue-case.bpmn",
                                with(
                                        "<camunda:in source=\"consentedServices\"",
                                        "<camunda:in source=\"consentedService\"")),
                        "assistance-plan",
                        "hands on 'consentedService', which nothing in this process sets (meant 'consentedServices'?)"),
                mistake(
                        "a name that is no variable",
                        changed(
                                "break-glass.bpmn",
                                with("sourceExpression=\"${regionAbove}\"", "source=\"regionAbove\"")),
                        "",
                        "hands on 'regionAbove', which is no variable but follows from others",
                        "sourceExpression=\"${regionAbove}\""),
                mistake(
                        "an answer brought back by another name",
                        changed(
                                "rescue-case.bpmn",
                                once("<camunda:out source=\"kinCarer\"", "<camunda:out source=\"kinCarrer\"")),
                        "first-placement",
                        "brings 'kinCarrer' back, which placement.bpmn never sets (meant 'kinCarer'?)"),
                mistake(
                        "a mapping back that was dropped",
                        changed(
                                "rescue-case.bpmn",
                                with("<camunda:out source=\"outcome\" target=\"receptionOutcome\" />", "")),
                        "is-help-accepted-to-start-help",
                        "asks for 'receptionOutcome', which nothing has set on the way by person-rescued → reception → is-help-accepted"),
                mistake(
                        "a mapping in that was dropped",
                        changed(
                                "rescue-case.bpmn",
                                with("<camunda:in sourceExpression=\"${'first'}\" target=\"placementPurpose\" />", "")),
                        "first-placement",
                        "does not hand on 'placementPurpose'",
                        "placement.bpmn"),
                mistake(
                        "a code that the child writes otherwise",
                        changed(
                                "rescue-case.bpmn",
                                with(
                                        "${'first'}\" target=\"placementPurpose\"",
                                        "${'frist'}\" target=\"placementPurpose\"")),
                        "first-placement",
                        "hands on 'placementPurpose' as 'frist', for which placement.bpmn asks by another code (meant 'first'?)"),
                mistake(
                        "a child that asks for more than its callers hand on",
                        changed(
                                "placement.bpmn",
                                with(
                                        "${placementPurpose == 'first'}",
                                        "${placementPurpose == 'first' &amp;&amp; guardianOutcome != 'none'}")),
                        "is-first-placement-to-placed",
                        "asks for 'guardianOutcome', which nothing sets"),
                mistake(
                        "an end renamed of which the parent asks",
                        changed("reception.bpmn", with("\"consented\"", "\"has-consented\"")),
                        "consented",
                        "this end event is gone",
                        "is-help-accepted-to-start-help' of rescue-case.bpmn goes by it"),
                mistake(
                        "an end renamed by which the retention goes",
                        changed("rescue-case.bpmn", with("\"closed-declined\"", "\"declined-and-closed\"")),
                        "closed-declined",
                        "this end event is gone",
                        "of retention.dmn goes by it"),
                mistake(
                        "an end renamed by which the program counts",
                        changed("person-screening.bpmn", with("\"victim\"", "\"is-victim\"")),
                        "person-screening",
                        "has no end event 'victim' any more",
                        "by which the program counts"),
                mistake(
                        "the department of a task by a name that nobody gives",
                        changed(
                                "assistance-request.bpmn",
                                with("value=\"askingDepartment\"", "value=\"askingDepartmnt\"")),
                        "",
                        "names 'askingDepartmnt', which nothing in this process sets (meant 'askingDepartment'?)"));
    }

    private static List<Arguments> inEvents() {
        return List.of(
                mistake(
                        "a message sent by another name",
                        changed("departure.bpmn", text -> text.replace(
                                        "id=\"person-has-left\" name=\"person-has-left\"",
                                        "id=\"person-had-left\" name=\"person-had-left\"")
                                .replace("messageRef=\"person-has-left\"", "messageRef=\"person-had-left\"")),
                        "tell-case",
                        "sends 'person-had-left', for which nothing waits (meant 'person-has-left'?)"),
                mistake(
                        "a message sent before anybody waits for it",
                        changed(
                                "schooling.bpmn",
                                once(
                                                        "<bpmn:collaboration",
                                                        "<bpmn:message id=\"paired\" name=\"paired\" /><bpmn:collaboration")
                                                .andThen(once(
                                                        "sourceRef=\"pair-support\" targetRef=\"is-counselling-needed\"",
                                                        "sourceRef=\"pair-support\" targetRef=\"tell-paired\""))
                                                .andThen(
                                                        once(
                                                                "</bpmn:process>",
                                                                """
                                                <bpmn:intermediateThrowEvent id="tell-paired" name="已结对">
                                                  <bpmn:messageEventDefinition id="tell" messageRef="paired" />
                                                </bpmn:intermediateThrowEvent>
                                                <bpmn:sequenceFlow id="tell-to-wait" sourceRef="tell-paired" targetRef="wait-for-pair" />
                                                <bpmn:intermediateCatchEvent id="wait-for-pair" name="等结对">
                                                  <bpmn:messageEventDefinition id="wait" messageRef="paired" />
                                                </bpmn:intermediateCatchEvent>
                                                <bpmn:sequenceFlow id="wait-to-go" sourceRef="wait-for-pair" targetRef="is-counselling-needed" />
                                                </bpmn:process>"""))
                                        ::apply),
                        "wait-for-pair",
                        "waits for 'paired', which only '已结对' of this process sends, before a case comes here"),
                mistake(
                        "what waited for it is named too",
                        changed("departure.bpmn", text -> text.replace(
                                        "id=\"person-has-left\" name=\"person-has-left\"",
                                        "id=\"person-had-left\" name=\"person-had-left\"")
                                .replace("messageRef=\"person-has-left\"", "messageRef=\"person-had-left\"")),
                        "person-departed",
                        "waits for 'person-has-left', which nothing sends"),
                mistake(
                        "a message waited for by another name",
                        changed("services.bpmn", text -> text.replace("\"stop-schooling\"", "\"stop-scholing\"")),
                        "",
                        "waits for 'stop-scholing', which nothing sends (meant 'stop-schooling'?)"),
                mistake(
                        "a fact that goes along by another name",
                        changed(
                                "change-services.bpmn",
                                with(
                                        "value=\"stopReason, schoolingOutcome=stopped\"",
                                        "value=\"stopReson, schoolingOutcome=stopped\"")),
                        "send-stop-schooling",
                        "hands on 'stopReson', which nothing in this process sets (meant 'stopReason'?)"),
                mistake(
                        "a message for each of what nobody chose",
                        changed(
                                "change-services.bpmn",
                                with(
                                        "name=\"forEach\" value=\"stoppedService\"",
                                        "name=\"forEach\" value=\"stopedService\"")),
                        "",
                        "asks for 'stopedService', which nothing sets (meant 'stoppedService'?)"));
    }

    private static List<Arguments> inTables() {
        return List.of(
                mistake(
                        "a column that asks for a fact by another name",
                        changed("placement-type.dmn", with("<text>careLevel</text>", "<text>carelevel</text>")),
                        "in-careLevel-expression",
                        "asks for 'carelevel', which nothing sets in 'placement' of placement.bpmn (meant 'careLevel'?)"),
                mistake(
                        "an answer that a process goes by is said no more",
                        changed(
                                "correction-effects.dmn",
                                with("<text>\"guardian\"</text>", "<text>\"guardian-anew\"</text>")),
                        "",
                        "'correctionEffects' is never 'guardian'"));
    }

    private static List<Arguments> inForms() {
        return List.of(
                mistake(
                        "an option renamed that the process goes by",
                        List.of(
                                file("schooling.bpmn"),
                                changed("enrol.form", with("\"value\": \"next-term\"", "\"value\": \"new-term\""))),
                        "is-enrolled-to-wait-to-enrol",
                        "'enrolOutcome' is never 'next-term'"),
                mistake(
                        "a question renamed that the process goes by",
                        List.of(
                                file("follow-up.bpmn"),
                                changed("visit.form", with("\"key\": \"goesOn\"", "\"key\": \"goesOnBy\""))),
                        "how-is-it-to-how-to-go-on",
                        "asks for 'goesOn', which nothing sets (meant 'goesOnBy'?)"),
                mistake(
                        "a new outcome for which no way is drawn",
                        List.of(
                                file("person-export.bpmn"),
                                changed(
                                        "approve-export.form",
                                        once(
                                                "\"value\": \"refused\"",
                                                "\"value\": \"refused\"}, {\"label\": \"以后再定\", \"value\": \"later\""))),
                        "is-export-approved",
                        "no way leads on when 'approveExportOutcome' is 'later'"),
                mistake(
                        "a rule with a code that is no option",
                        changed(
                                "enrol.form",
                                with(
                                        "\"requiredWhen\": \"=enrolOutcome = \\\"next-term\\\" or",
                                        "\"requiredWhen\": \"=enrolOutcome = \\\"nextterm\\\" or")),
                        "enrolUntil",
                        "'enrolOutcome' is never 'nextterm' (meant 'next-term'?)"),
                mistake(
                        "a rule that goes by an answer by another name",
                        changed(
                                "enrol.form",
                                with(
                                        "\"hide\": \"=enrolOutcome = null or (enrolOutcome != \\\"next-term\\\"",
                                        "\"hide\": \"=enrolOutcome = null or (enrolOutcom != \\\"next-term\\\"")),
                        "enrolUntil",
                        "goes by 'enrolOutcom'",
                        "(meant 'enrolOutcome'?)"),
                mistake(
                        "a field that shows an answer by another name",
                        changed(
                                "enrol.form",
                                with("\"key\": \"responsibleOfficer\"", "\"key\": \"responsibleOficer\"")),
                        "responsibleOficer",
                        "shows 'responsibleOficer', which no form asks and no process sets (meant 'responsibleOfficer'?)"),
                mistake(
                        "a field that opens with a fact by another name",
                        changed(
                                "ask-consent-anew.form",
                                with(
                                        "\"prefillFrom\": \"consentedServices\"",
                                        "\"prefillFrom\": \"consentedServises\"")),
                        "",
                        "goes by 'consentedServises'",
                        "(meant 'consentedServices'?)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefused(String what, List<ModelFile> sent, String element, String... says) {
        var faults = problems(sent).stream().filter(Problem::isFault).toList();
        assertThat(faults).anySatisfy(problem -> {
            assertThat(problem.element()).startsWith(element);
            assertThat(problem.text()).contains(says);
        });
        assertThat(faults.size()).as("%s", faults).isLessThan(25);
    }

    @Test
    void theWayOfWhatIsMissingIsSaidByItsElements() {
        assertThat(problems(List.of(changed("schooling.bpmn", with("${enrolUntil}", "${transferUntil}")))))
                .anySatisfy(problem -> assertThat(problem.way())
                        .endsWith("enrol", "is-enrolled", "wait-to-enrol")
                        .startsWith("schooling-needed"));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("a file as it is", List.of(file("schooling.bpmn"))),
                arguments("a table as it is", List.of(file("placement-type.dmn"))),
                arguments("a form as it is", List.of(file("enrol.form"))),
                arguments("all files as they are", PackagedModels.all()),
                arguments(
                        "codes in another order",
                        List.of(changed(
                                "schooling.bpmn",
                                with(
                                        "${enrolOutcome == 'next-term' || enrolOutcome == 'more-time'}",
                                        "${enrolOutcome == 'more-time' || enrolOutcome == 'next-term'}")))),
                arguments(
                        "a fact that may be missing behind one that tells",
                        List.of(
                                changed(
                                        "schooling.bpmn",
                                        with(
                                                "${schoolCounsellingNeeded == 'yes'}",
                                                "${schoolCounsellingNeeded != null &amp;&amp; schoolCounsellingNeeded == 'yes'}")))),
                arguments(
                        "a live fact of the person asked anywhere",
                        List.of(
                                changed(
                                        "schooling.bpmn",
                                        with(
                                                "${schoolAssessOutcome == 'enrol'}",
                                                "${schoolAssessOutcome == 'enrol' &amp;&amp; decider == 'self' || schoolAssessOutcome == 'enrol' &amp;&amp; foreigner == true || schoolAssessOutcome == 'enrol'}")))),
                arguments(
                        "a new option with a way of its own",
                        List.of(
                                changed(
                                        "person-export.bpmn",
                                        with(
                                                "${approveExportOutcome == 'refused'}",
                                                "${approveExportOutcome == 'refused' || approveExportOutcome == 'later'}")),
                                changed(
                                        "approve-export.form",
                                        once(
                                                "\"value\": \"refused\"",
                                                "\"value\": \"refused\"}, {\"label\": \"以后再定\", \"value\": \"later\"")))),
                arguments(
                        "an option whose words change",
                        List.of(file("schooling.bpmn"), changed("enrol.form", with("等新学期入学", "等到下个学期再入学")))),
                arguments(
                        "a mapping back that nothing needs any more",
                        List.of(changed(
                                "rescue-case.bpmn",
                                with("<camunda:out source=\"outcome\" target=\"legalStayOutcome\" />", "")))),
                arguments(
                        "an end renamed together with who asks for it",
                        List.of(
                                changed("reception.bpmn", with("\"consented\"", "\"has-consented\"")),
                                changed(
                                        "rescue-case.bpmn",
                                        with("receptionOutcome == 'consented'", "receptionOutcome == 'has-consented'")),
                                changed("propose-closure.form", with("\\\"consented\\\"", "\\\"has-consented\\\"")),
                                changed("approve-closure.form", with("\\\"consented\\\"", "\\\"has-consented\\\"")))),
                arguments(
                        "a date that is always asked for",
                        List.of(
                                file("schooling.bpmn"),
                                changed(
                                        "enrol.form",
                                        text -> text.replace(
                                                "\"requiredWhen\": \"=enrolOutcome = \\\"next-term\\\" or enrolOutcome = \\\"more-time\\\"\"",
                                                "\"requiredWhen\": \"=true\"")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void passes(String what, List<ModelFile> sent) {
        assertThat(problems(sent)).isEmpty();
    }

    @Test
    void aNewOptionThatGoesTheDefaultWayIsToldOf() {
        assertThat(problems(List.of(
                        file("schooling.bpmn"),
                        changed(
                                "enrol.form",
                                once(
                                        "\"value\": \"next-term\"",
                                        "\"value\": \"next-term\"}, {\"label\": \"线上入学\", \"value\": \"online\"")))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isFault()).isFalse();
                    assertThat(problem.element()).isEqualTo("is-enrolled");
                    assertThat(problem.text())
                            .isEqualTo(
                                    "'online' is new in 'enrolOutcome' of enrol.form and goes the default way here: draw a flow for it, if that is not meant.");
                });
    }

    @Test
    void anEndThatAnOlderVersionWithCasesGoesByMayNotBeRenamedEvenIfTheNewestKnowsTheNewName() {
        var older = new OlderVersion("rescue-case", 3, 12, file("rescue-case.bpmn"), List.of());
        var sent = List.of(
                changed("reception.bpmn", with("\"consented\"", "\"has-consented\"")),
                changed(
                        "rescue-case.bpmn",
                        with("receptionOutcome == 'consented'", "receptionOutcome == 'has-consented'")));
        assertThat(problems(sent, older).stream().filter(Problem::isFault).toList())
                .anySatisfy(problem -> assertThat(problem.text())
                        .contains("this end event is gone", "version 3 of rescue-case.bpmn (12 cases)"));
    }

    @Test
    void aChildMayAskForNothingThatAnOlderVersionWithCasesDoesNotHandOn() {
        var older = new OlderVersion(
                "rescue-case",
                3,
                12,
                changed(
                        "rescue-case.bpmn",
                        with("<camunda:in sourceExpression=\"${'first'}\" target=\"placementPurpose\" />", "")),
                List.of());
        assertThat(problems(List.of(file("placement.bpmn")), older)).anySatisfy(problem -> assertThat(problem.text())
                .contains(
                        "asks for 'placementPurpose'",
                        "version 3 of rescue-case.bpmn (12 cases) calls it at 'first-placement'"));
    }

    @Test
    void whatWasWrongBeforeInAnotherFileIsNotSaidOfThisDeployment() {
        var wrong = changed("schooling.bpmn", with("${enrolUntil}", "${enrolUntill}"));
        var deployed = PackagedModels.all().stream()
                .map(any -> any.shortName().equals("schooling.bpmn") ? wrong : any)
                .toList();
        assertThat(RULE.check(new Whole(List.of(file("medical-care.bpmn")), deployed, List.of())))
                .isEmpty();
        assertThat(RULE.check(new Whole(List.of(wrong), deployed, List.of()))).hasSize(1);
    }

    private static ModelFile signals(String thrown, String caught) {
        return new ModelFile(
                "processes/signals.bpmn",
                """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://guitu.org">
                  <bpmn:signal id="s1" name="%s" /><bpmn:signal id="s2" name="%s" />
                  <bpmn:process id="signals" isExecutable="true">
                    <bpmn:startEvent id="begin" />
                    <bpmn:sequenceFlow id="begin-to-wait" sourceRef="begin" targetRef="wait" />
                    <bpmn:intermediateCatchEvent id="wait"><bpmn:signalEventDefinition id="wait-for" signalRef="s2" /></bpmn:intermediateCatchEvent>
                    <bpmn:sequenceFlow id="wait-to-tell" sourceRef="wait" targetRef="tell" />
                    <bpmn:intermediateThrowEvent id="tell"><bpmn:signalEventDefinition id="tell-of" signalRef="s1" /></bpmn:intermediateThrowEvent>
                    <bpmn:sequenceFlow id="tell-to-end" sourceRef="tell" targetRef="end" />
                    <bpmn:endEvent id="end" />
                  </bpmn:process>
                </bpmn:definitions>
                """
                        .formatted(thrown, caught)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSignalIsCaughtAndThrownByTheSameName() {
        assertThat(problems(List.of(signals("told", "told")))).isEmpty();
        assertThat(problems(List.of(signals("tolled", "told"))))
                .extracting(Problem::text)
                .containsExactlyInAnyOrder(
                        "throws the signal 'tolled', which nothing catches (meant 'told'?): let an event catch it, or remove this one.",
                        "catches the signal 'told', which nothing throws: let an event throw it, or remove this one.");
    }
}

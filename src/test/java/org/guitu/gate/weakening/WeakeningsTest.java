package org.guitu.gate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.Whole;
import org.junit.jupiter.api.Test;

/** Each thing that protects people is taken from the packaged models, and found; what harms nobody is not named. */
class WeakeningsTest {

    private static final String PLAN = "processes/assistance-plan.bpmn";
    private static final String SCHOOLING = "processes/schooling.bpmn";
    private static final String ACCESS = "processes/field-access.dmn";
    private static final String STEPS = "processes/step-names.dmn";
    private static final String HEADER = "processes/case-header.dmn";
    private static final String LIMITS = "processes/time-limits.dmn";
    private static final String RETENTION = "processes/retention.dmn";
    private static final String ASSESS = "forms/assess-schooling.form";
    private static final String VISIT = "forms/visit.form";

    private static final Map<String, ModelFile> DEPLOYED = new LinkedHashMap<>();

    static {
        for (String folder : List.of("processes", "forms")) {
            try (var files = Files.list(Path.of(folder))) {
                files.sorted().forEach(file -> DEPLOYED.put(file.toString(), read(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static ModelFile read(Path file) {
        try {
            return new ModelFile(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theSamePackageWeakensNothing() {
        assertThat(Weakenings.of(new Whole(List.copyOf(DEPLOYED.values()), List.copyOf(DEPLOYED.values()), List.of())))
                .isEmpty();
    }

    @Test
    void aLostSecondPersonRule() {
        assertThat(changed(PLAN, "<camunda:property name=\"notCompletedBy\" value=\"draft-plan\" />", ""))
                .containsExactly(
                        "approve-plan: '审批救助方案' (approve-plan) may be completed by whoever completed draft-plan: the second person rule is lost.");
    }

    @Test
    void aSecondPersonRuleThatNamesAnotherStep() {
        assertThat(changed(
                        PLAN,
                        "name=\"notCompletedBy\" value=\"draft-plan\"",
                        "name=\"notCompletedBy\" value=\"assess-needs\""))
                .hasSize(1);
        assertThat(changed(
                        PLAN,
                        "name=\"notCompletedBy\" value=\"draft-plan\"",
                        "name=\"notCompletedBy\" value=\"draft-plan, assess-needs\""))
                .isEmpty();
    }

    @Test
    void anApprovalThatAWayLeadsPast() {
        assertThat(changed(
                        PLAN,
                        "sourceRef=\"is-drafted\" targetRef=\"approve-plan\"",
                        "sourceRef=\"is-drafted\" targetRef=\"plan-approved\""))
                .containsExactly(
                        "plan-approved: a way leads to '方案已批准' (plan-approved) past the approval '审批救助方案' (approve-plan), which every case had to pass before.");
    }

    @Test
    void anApprovalThatIsGone() {
        assertThat(changes(
                        PLAN, text -> text.replaceFirst("(?s)<bpmn:userTask id=\"approve-plan\".*?</bpmn:userTask>", "")
                                .replace("targetRef=\"approve-plan\"", "targetRef=\"is-plan-approved\"")
                                .replaceFirst("<bpmn:sequenceFlow id=\"approve-plan-to-is-plan-approved\"[^>]*/>", "")))
                .containsExactly("approve-plan: '审批救助方案' (approve-plan) is gone: nobody approves this any more.");
    }

    @Test
    void aWayBehindAnApprovalThatIsTakenOtherwise() {
        assertThat(changes(
                        PLAN,
                        text -> text.replaceFirst(
                                "(<bpmn:sequenceFlow id=\"is-plan-approved-to-plan-approved\"[^>]*>\\s*<bpmn:conditionExpression[^>]*>)[^<]*",
                                "$1\\${planDecision != 'rejected'}")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("is-plan-approved-to-plan-approved: the way behind the approval '审批救助方案' (approve-plan)");
    }

    @Test
    void anotherQueueAndALaneThatIsNotTheQueue() {
        assertThat(changed(SCHOOLING, "camunda:candidateGroups=\"education\"", "camunda:candidateGroups=\"health\""))
                .containsExactly(
                        "assess-schooling: '评估就学情况' (assess-schooling) stands in the queue 'health' instead of 'education': others see and do it.",
                        "assess-schooling: '评估就学情况' (assess-schooling) stands in the lane '教育', but in the queue 'health': the drawing names another department than does it.");
    }

    @Test
    void aLaneThatNamesAnotherDepartment() {
        assertThat(changed(SCHOOLING, "id=\"lane-education\" name=\"教育\"", "id=\"lane-education\" name=\"民政\""))
                .isNotEmpty()
                .allMatch(found -> found.contains("stands in the lane '民政', but in the queue 'education'"));
    }

    @Test
    void aDossierThatWasClosedAndAStepThatNoLongerSaysWhomItTells() {
        assertThat(changed(
                        "processes/hand-over-answer.bpmn",
                        "<camunda:property name=\"dossier\" value=\"closed\" />",
                        ""))
                .containsExactly(
                        "answer-hand-over: '答复移交请求' (answer-hand-over) opens the dossier, which 'closed' kept closed.");
        assertThat(changed(SCHOOLING, "<camunda:property name=\"discloses\" value=\"school\" />", ""))
                .hasSize(1)
                .first()
                .asString()
                .contains("no longer says that by it somebody gets to know something ('school')");
    }

    @Test
    void aWaitThatALawPrescribes() {
        var file = "processes/identification.bpmn";
        assertThat(changed(file, "<camunda:property name=\"waitsByLaw\" value=\"true\" />", ""))
                .containsExactly("wait-to-declare: '到可以认定日期' (wait-to-declare) no longer waits as a law prescribes.");
        assertThat(changes(
                        file,
                        text -> text.replaceFirst(
                                "(?s)(id=\"wait-to-declare\".*?<bpmn:timeDate[^>]*>)[^<]*", "$1\\${wakeOn}")))
                .hasSize(1)
                .first()
                .asString()
                .contains("which a law prescribes, waited for");
    }

    @Test
    void aTimerThatReportedAnOverdueReview() {
        assertThat(changes(
                        "processes/break-glass-review.bpmn",
                        text -> text.replaceFirst(
                                "(?s)<bpmn:boundaryEvent id=\"review-overdue\".*?</bpmn:boundaryEvent>", "")))
                .contains(
                        "review-break-glass: '复核紧急查阅' (review-break-glass) lost its timer '复核逾期' (review-overdue), which ended or reported what took too long.");
    }

    @Test
    void whoeverMayStartItBesides() {
        var file = "processes/schooling.bpmn";
        assertThat(
                        changes(
                                file,
                                text -> text.replaceFirst(
                                        "(<bpmn:process id=\"schooling\"[^>]*>\\s*<bpmn:documentation>[^<]*</bpmn:documentation>)",
                                        "$1<bpmn:extensionElements><camunda:properties><camunda:property name=\"outsidersMay\" value=\"学校先知道\" /></camunda:properties></bpmn:extensionElements>")))
                .containsExactly(
                        "schooling: '入学和就学帮扶' (schooling) can be started by those who do not work on the case: '学校先知道'.");
        assertThat(changed(
                        "processes/rescue-case.bpmn",
                        "camunda:candidateStarterGroups=\"police\"",
                        "camunda:candidateStarterGroups=\"police,education\""))
                .containsExactly("rescue-case: '被拐卖受害人救助' (rescue-case) can be started by education as well.");
    }

    @Test
    void clocksThatStandStillOrBeginAnew() {
        assertThat(changed(
                        PLAN,
                        "name=\"newRound\" value=\"approve-plan\"",
                        "name=\"newRound\" value=\"approve-plan,draft-plan\""))
                .containsExactly(
                        "approve-plan: '审批救助方案' (approve-plan) lets clocks begin anew that went on before: draft-plan.");
    }

    @Test
    void anotherNameFormOrLayoutHarmsNobody() {
        assertThat(changes(SCHOOLING, text -> text.replace("name=\"评估就学情况\"", "name=\"评估\"")
                        .replaceAll("<dc:Bounds x=\"(\\d)", "<dc:Bounds x=\"1$1")
                        .replaceAll("<bpmn:documentation>[^<]*", "<bpmn:documentation>Other words.")))
                .isEmpty();
    }

    @Test
    void aStepThatIsPutInHarmsNobody() {
        assertThat(
                        changes(
                                SCHOOLING,
                                text -> text.replace(
                                        "<bpmn:sequenceFlow id=\"schooling-needed-to-assess-schooling\" sourceRef=\"schooling-needed\" targetRef=\"assess-schooling\" />",
                                        """
                        <bpmn:userTask id="ask-child" name="询问孩子" camunda:candidateGroups="education" camunda:formRef="ask-child" />
                        <bpmn:sequenceFlow id="a" sourceRef="schooling-needed" targetRef="ask-child" />
                        <bpmn:sequenceFlow id="b" sourceRef="ask-child" targetRef="assess-schooling" />
                        """)))
                .isEmpty();
    }

    @Test
    void aNewProcessHarmsNobody() throws IOException {
        var process = Files.readString(Path.of(SCHOOLING)).replace("schooling", "evening-class");
        var access = Files.readString(Path.of(STEPS))
                .replaceFirst(
                        "<rule id=\"supervisors\">",
                        row(
                                        "new",
                                        "<text>\"health\"</text>",
                                        "<text>\"evening-class\"</text>",
                                        "<text></text>",
                                        "<text></text>",
                                        "<text>\"show\"</text>")
                                + "<rule id=\"supervisors\">");
        assertThat(found(file("processes/evening-class.bpmn", process), file(STEPS, access)))
                .isEmpty();
    }

    @Test
    void aNewProcessWhoseLaneIsNotTheQueue() throws IOException {
        var process = Files.readString(Path.of(SCHOOLING))
                .replace("schooling", "evening-class")
                .replaceFirst("camunda:candidateGroups=\"education\"", "camunda:candidateGroups=\"health\"");
        assertThat(found(file("processes/evening-class.bpmn", process)))
                .hasSize(1)
                .first()
                .asString()
                .contains("stands in the lane '教育', but in the queue 'health'");
    }

    @Test
    void aLaneThatWasWrongBeforeIsNotLostAgain() {
        var wrong = new String(DEPLOYED.get(SCHOOLING).content(), StandardCharsets.UTF_8)
                .replace("id=\"lane-education\" name=\"教育\"", "id=\"lane-education\" name=\"民政\"");
        assertThat(words(new Whole(
                        List.of(file(SCHOOLING, wrong.replace("name=\"评估就学情况\"", "name=\"评估\""))),
                        List.of(file(SCHOOLING, wrong)),
                        List.of())))
                .isEmpty();
    }

    @Test
    void anApprovalThatMovedToAChildProcessIsStillPassed() throws IOException {
        var text = Files.readString(Path.of(PLAN));
        var task = Stream.of(text.split("(?=<bpmn:userTask id=\"approve-plan\")"))
                .skip(1)
                .findFirst()
                .map(rest -> rest.substring(0, rest.indexOf("</bpmn:userTask>") + "</bpmn:userTask>".length()))
                .orElseThrow();
        var parent = text.replace(task, "<bpmn:callActivity id=\"plan-approval\" calledElement=\"plan-approval\" />")
                .replace("\"approve-plan\" targetRef", "\"plan-approval\" targetRef")
                .replace("targetRef=\"approve-plan\"", "targetRef=\"plan-approval\"");
        var child =
                """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <bpmn:process id="plan-approval"><bpmn:startEvent id="begun" />%s<bpmn:endEvent id="done" />
                  <bpmn:sequenceFlow id="x" sourceRef="begun" targetRef="approve-plan" />
                  <bpmn:sequenceFlow id="y" sourceRef="approve-plan" targetRef="done" />
                  </bpmn:process></bpmn:definitions>"""
                        .formatted(task);
        assertThat(found(file(PLAN, parent), file("processes/plan-approval.bpmn", child)))
                .isEmpty();
    }

    @Test
    void anotherFormThatDemandsLess() {
        var form = new String(DEPLOYED.get(ASSESS).content(), StandardCharsets.UTF_8)
                .replace("\"id\": \"assess-schooling\"", "\"id\": \"ask-schooling\"")
                .replace("\"max\": 30", "\"max\": 300");
        var process = new String(DEPLOYED.get(SCHOOLING).content(), StandardCharsets.UTF_8)
                .replace("camunda:formRef=\"assess-schooling\"", "camunda:formRef=\"ask-schooling\"");
        assertThat(found(file(SCHOOLING, process), file("forms/ask-schooling.form", form)))
                .containsExactly("gapYears: '失学年数' (gapYears) takes numbers that were refused before.");
    }

    @Test
    void aCallOfAProcessThatApprovesIsGoneFromAWay() {
        assertThat(changes(
                        "processes/rescue-case.bpmn",
                        text -> text.replace("targetRef=\"assistance-plan\"", "targetRef=\"is-there-a-plan\"")))
                .anyMatch(found -> found.contains("past the approval '") && found.contains("(assistance-plan)"));
    }

    @Test
    void anEmptiedCellOfWhoReadsWhat() {
        assertThat(changed(
                        ACCESS,
                        "<inputEntry id=\"own-biometric-if-department\"><text>\"police\"</text>",
                        "<inputEntry id=\"own-biometric-if-department\"><text></text>"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "own-biometric: row 1 (信息类别 = \"biometric\"; own-biometric) opens what nobody could read there before, such as ");
    }

    @Test
    void aRowThatClosedSomethingAndIsGone() {
        assertThat(changes(ACCESS, text -> text.replaceFirst("(?s)<rule id=\"biometric-nobody-else\">.*?</rule>", "")))
                .isNotEmpty()
                .allMatch(found -> found.contains("opens what nobody could read there before"))
                .anyMatch(found -> found.contains("信息类别 = biometric"));
    }

    @Test
    void aRowThatStandsBeforeTheOneThatClosed() {
        assertThat(changes(ACCESS, text -> {
                    int at = text.indexOf("<rule id=\"biometric-nobody-else\">");
                    int end = text.indexOf("</rule>", at) + "</rule>".length();
                    var row = text.substring(at, end);
                    int last = text.indexOf("<rule id=\"otherwise\">");
                    return text.substring(0, at) + text.substring(end, last) + row + text.substring(last);
                }))
                .isNotEmpty()
                .allMatch(found -> found.contains("opens what nobody could read there before"));
    }

    @Test
    void aDepartmentMoreThatReads() {
        assertThat(changed(STEPS, "<text>\"joint-conference\"</text>", "<text>\"joint-conference\",\"health\"</text>"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("supervisors: row 1 (")
                .contains("such as 查阅人所在部门 = health");
        assertThat(changed(STEPS, "<text>\"rescue-case\",\"reception\",", "<text>\"reception\","))
                .as("a closer reading")
                .isEmpty();
    }

    @Test
    void aLineAboveTheTaskForMoreDepartments() {
        assertThat(changed(
                        HEADER,
                        "<text>\"police\",\"civil-affairs\",\"justice\",\"procuratorate\",\"court\",\"foreign-affairs\"</text>",
                        "<text></text>"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("name-proceedings: ")
                .contains("shows above the task what was not shown there before: \"personName\"");
        assertThat(changed(
                        HEADER,
                        "<text>\"police\",\"civil-affairs\",\"justice\",\"procuratorate\",\"court\",\"foreign-affairs\"</text>",
                        "<text>\"police\"</text>"))
                .isEmpty();
    }

    @Test
    void aShorterRetention() {
        assertThat(changed(
                        RETENTION,
                        "<outputEntry id=\"rescue-case-minor-then-years\"><text></text>",
                        "<outputEntry id=\"rescue-case-minor-then-years\"><text>30</text>"))
                .isNotEmpty()
                .allMatch(found -> found.startsWith("rescue-case-minor: ")
                        && found.contains("the column '个案内容保存(年,空为永久)' says 30; nothing was said there before."));
        assertThat(changes(RETENTION, text -> text.replaceFirst("(?s)<rule id=\"rescue-case-minor\">.*?</rule>", "")))
                .as("what a lower row answers instead")
                .isNotEmpty();
        assertThat(changed(
                        RETENTION,
                        "<outputEntry id=\"data-incident-then-years\"><text>10</text>",
                        "<outputEntry id=\"data-incident-then-years\"><text>30</text>"))
                .isEmpty();
    }

    @Test
    void aLongerLimitALaterReportAndALongerWait() {
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-limit\"><text>10</text>",
                        "<outputEntry id=\"enrol-then-limit\"><text>11</text>"))
                .containsExactly("enrol: row %s: the column '时限' said 10 and says 11.".formatted(enrolRow()));
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-limit\"><text>10</text>",
                        "<outputEntry id=\"enrol-then-limit\"><text>9</text>"))
                .isEmpty();
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-escalateCity\"><text>13</text>",
                        "<outputEntry id=\"enrol-then-escalateCity\"><text></text>"))
                .containsExactly(
                        "enrol: row %s: the column '上报市' says nothing any more; it said 13.".formatted(enrolRow()));
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-longestWait\"><text>186</text>",
                        "<outputEntry id=\"enrol-then-longestWait\"><text>365</text>"))
                .hasSize(1);
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-unit\"><text>\"working-days\"</text>",
                        "<outputEntry id=\"enrol-then-unit\"><text>\"months\"</text>"))
                .isNotEmpty();
        assertThat(changed(
                        LIMITS,
                        "<outputEntry id=\"enrol-then-unit\"><text>\"working-days\"</text>",
                        "<outputEntry id=\"enrol-then-unit\"><text>\"hours\"</text>"))
                .isEmpty();
    }

    private static String enrolRow() {
        var text = new String(DEPLOYED.get(LIMITS).content(), StandardCharsets.UTF_8);
        return "%d (任务 = \"enrol\"; enrol)"
                .formatted(
                        text.substring(0, text.indexOf("<rule id=\"enrol\">")).split("<rule ").length);
    }

    @Test
    void aDroppedLimit() {
        assertThat(changes(LIMITS, text -> text.replaceFirst("(?s)<rule id=\"enrol\">.*?</rule>", "")))
                .containsExactly("enrol: row %s is gone, and no other row limits the step.".formatted(enrolRow()));
    }

    @Test
    void aLimitForANewStepHarmsNobody() {
        assertThat(changes(LIMITS, text -> {
                    int at = text.indexOf("<rule id=\"enrol\">");
                    int end = text.indexOf("</rule>", at) + "</rule>".length();
                    return text.substring(0, at)
                            + text.substring(at, end).replace("enrol", "ask-child")
                            + text.substring(at);
                }))
                .isEmpty();
    }

    @Test
    void consentThatIsNoLongerNeeded() {
        assertThat(changes(
                        "processes/processing-grounds.dmn",
                        text -> text.replace(
                                "<outputEntry id=\"kin-of-adult-then-basis\"><text>\"consent\"</text>",
                                "<outputEntry id=\"kin-of-adult-then-basis\"><text>\"law\"</text>")))
                .isNotEmpty()
                .allMatch(found ->
                        found.startsWith("kin-of-adult: ") && found.endsWith("said \"consent\" and says \"law\"."));
    }

    @Test
    void laterNoticesAndLongerProlongations() {
        assertThat(changed(
                        "processes/parked-notice.dmn",
                        "<outputEntry id=\"critical-then-ownTier\"><text>1</text>",
                        "<outputEntry id=\"critical-then-ownTier\"><text>5</text>"))
                .hasSize(1);
        assertThat(changed(
                        "processes/limit-extension.dmn",
                        "<outputEntry id=\"verify-report-then-longest\"><text>7</text>",
                        "<outputEntry id=\"verify-report-then-longest\"><text>30</text>"))
                .hasSize(1);
    }

    @Test
    void aRuleThatMustAlwaysHoldIsGone() throws IOException {
        var rules =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="invariants"><decisionTable hitPolicy="COLLECT">
                <input id="i"><inputExpression><text>rule</text></inputExpression></input><output id="o" name="holds" />
                %s%s</decisionTable></decision></definitions>""";
        var first = row("no-way-past", "<text>\"a\"</text>")
                .replace("</rule>", "<outputEntry><text>true</text></outputEntry></rule>");
        var second = row("second-person", "<text>\"b\"</text>")
                .replace("</rule>", "<outputEntry><text>true</text></outputEntry></rule>");
        var before = file("processes/invariants.dmn", rules.formatted(first, second));
        assertThat(words(new Whole(
                        List.of(file("processes/invariants.dmn", rules.formatted(first, ""))),
                        List.of(before),
                        List.of())))
                .containsExactly(
                        "second-person: row 2 (rule = \"b\"; second-person), which must always hold, is gone.");
        assertThat(words(new Whole(
                        List.of(file(
                                "processes/invariants.dmn",
                                rules.formatted(first, second + row("third", "<text>\"c\"</text>")))),
                        List.of(before),
                        List.of())))
                .isEmpty();
    }

    @Test
    void aClassThatIsTakenFromAField() {
        assertThat(changes(
                        ASSESS,
                        text -> text.replaceFirst(
                                "\"class\": \"legal\",(\\s*\"prefill\": true\\s*},\\s*\"validate\": \\{\\s*\"maxLength\": 4000\\s*},\\s*\"description\": \"收买)",
                                "$1")))
                .containsExactly(
                        "schoolsToAvoid: '须避开的学校和原因' (schoolsToAvoid) lost the class 'legal': its answer goes to the engine instead of the encrypted dossier.");
    }

    @Test
    void aClassThatMoreDepartmentsRead() {
        assertThat(changed(ASSESS, "\"class\": \"health\"", "\"class\": \"identity\""))
                .containsExactly(
                        "specialNeeds: '特殊需要' (specialNeeds) has the class 'identity' instead of 'health', which more departments may read.");
        assertThat(changed(ASSESS, "\"class\": \"identity\"", "\"class\": \"biometric\""))
                .isEmpty();
    }

    @Test
    void aQuestionThatIsNoLongerRequired() {
        assertThat(changed(VISIT, "\"required\": true", "\"required\": false"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("need not be answered any more in every case.");
        assertThat(changed(
                        ASSESS,
                        "\"requiredWhen\": \"=mentorName != null and replace(mentorName, \\\"[ 　]\\\", \\\"\\\") != \\\"\\\"\",",
                        ""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("mentorChecked: ")
                .endsWith("it has to be when 'never'.");
        assertThat(
                        changed(
                                ASSESS,
                                "\"=mentorName != null and replace(mentorName, \\\"[ 　]\\\", \\\"\\\") != \\\"\\\"\"",
                                "\"=mentorName != null and replace(mentorName, \\\"[ 　]\\\", \\\"\\\") != \\\"\\\" or minor = true\""))
                .as("required more often")
                .isEmpty();
    }

    @Test
    void aRefusalThatIsGone() {
        assertThat(changed(ASSESS, "\"refuseWhen\": \"=mentorName != null and mentorChecked = \\\"pending\\\"\",", ""))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(
                        "was refused when '=mentorName != null and mentorChecked = \"pending\"'; it is refused when 'never'.");
    }

    @Test
    void aQuestionThatIsHiddenMoreOften() {
        assertThat(
                        changed(
                                ASSESS,
                                "\"hide\": \"=mentorName = null or replace(mentorName, \\\"[ 　]\\\", \\\"\\\") = \\\"\\\"\"",
                                "\"hide\": \"=mentorName = null or replace(mentorName, \\\"[ 　]\\\", \\\"\\\") = \\\"\\\" or minor = false\""))
                .hasSize(1);
        assertThat(changed(
                        ASSESS,
                        "\"hide\": \"=mentorName = null or replace(mentorName, \\\"[ 　]\\\", \\\"\\\") = \\\"\\\"\"",
                        "\"hide\": \"=mentorName = null\""))
                .as("hidden less often")
                .isEmpty();
    }

    @Test
    void widerBoundsAndDatesThatHoldNoMore() {
        assertThat(changed(ASSESS, "\"max\": 30", "\"max\": 300")).hasSize(1);
        assertThat(changed(ASSESS, "\"max\": 30", "\"max\": 20")).isEmpty();
        assertThat(changed(ASSESS, "\"longestWait\": \"pair-support\",", "")).hasSize(1);
        assertThat(changed(ASSESS, "\"disallowPassedDates\": true,", "")).hasSize(1);
    }

    @Test
    void anotherLabelOptionOrHelpTextHarmsNobody() {
        assertThat(changes(ASSESS, text -> text.replace("\"label\": \"失学年数\"", "\"label\": \"失学\"")
                        .replace("到这一天做学期评估。", "放假那天。")
                        .replace("\"label\": \"视力\"", "\"label\": \"看不清\"")))
                .isEmpty();
    }

    private static String row(String id, String... cells) {
        var row = new StringBuilder("<rule id=\"%s\">".formatted(id));
        for (int i = 0; i < cells.length; i++) {
            var kind = i == 4 ? "outputEntry" : "inputEntry";
            row.append("<%s>%s</%s>".formatted(kind, cells[i], kind));
        }
        return row.append("</rule>").toString();
    }

    private static ModelFile file(String name, String text) {
        return new ModelFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> changed(String file, String text, String other) {
        return changes(file, all -> {
            int at = all.indexOf(text);
            assertThat(at).as(text).isNotNegative();
            return all.substring(0, at) + other + all.substring(at + text.length());
        });
    }

    private static List<String> changes(String file, UnaryOperator<String> edit) {
        var text = new String(DEPLOYED.get(file).content(), StandardCharsets.UTF_8);
        var edited = edit.apply(text);
        assertThat(edited).isNotEqualTo(text);
        return found(file(file, edited));
    }

    private static List<String> found(ModelFile... sent) {
        return words(new Whole(List.of(sent), new ArrayList<>(DEPLOYED.values()), List.of()));
    }

    private static List<String> words(Whole whole) {
        return Weakenings.of(whole).stream()
                .map(found -> "%s: %s".formatted(found.element(), found.words().english()))
                .toList();
    }
}

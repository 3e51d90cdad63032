package org.guitu.gate.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.file.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What administrators change in the packaged models is said in words, and what the Modeler only saves otherwise is not. */
class DifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "processes/assistance-plan.bpmn";
    private static final String SCHOOLING = "processes/schooling.bpmn";
    private static final String PLACEMENT = "processes/placement.bpmn";
    private static final String ACCESS = "processes/field-access.dmn";
    private static final String LIMITS = "processes/time-limits.dmn";
    private static final String ASSESS = "forms/assess-schooling.form";

    static Stream<Path> packaged() throws IOException {
        var models = Files.list(Path.of("processes"));
        return Stream.concat(models, Files.list(Path.of("forms")));
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void aFileThatAnotherModelerSavedIsTheSame(Path file) throws IOException {
        var text = Files.readString(file);
        assertThat(changes(file.toString(), text, resaved(file.toString(), text)))
                .isEmpty();
    }

    /** As other versions of the Modeler do: other prefixes, exporter, indentation, order of attributes, schema and rows of forms. */
    private static String resaved(String file, String text) throws IOException {
        if (file.endsWith(".form")) {
            var root = (ObjectNode) JSON.readTree(text);
            root.put("schemaVersion", 18);
            root.put("executionPlatformVersion", "7.23.0");
            root.set(
                    "exporter",
                    JSON.createObjectNode().put("name", "Camunda Modeler").put("version", "5.40.0"));
            addRows(root);
            return JSON.writeValueAsString(root);
        }
        return text.replace("bpmn:", "bpmn2:")
                .replace("xmlns:bpmn=", "xmlns:bpmn2=")
                .replaceAll(
                        "exporter=\"\\w+\" exporterVersion=\"\\w+\"",
                        "exporter=\"Camunda Modeler\" exporterVersion=\"5.40.0\"")
                .replaceAll("(?<!\\w:)id=(\"[^\"]*\") name=(\"[^\"]*\")", "name=$2 id=$1")
                .replace("<camunda:", "<c7:")
                .replace("</camunda:", "</c7:")
                .replace(" camunda:", " c7:")
                .replace("xmlns:camunda=", "xmlns:c7=")
                .replace("<bpmn2:timeDate ", "<bpmn2:timeDate id=\"Date_0x1\" ")
                .replace("><text>", ">\n  <text>")
                .replaceAll("\n +", "\n\t");
    }

    private static void addRows(ObjectNode parent) {
        parent.path("components").forEach(component -> {
            if (!component.has("layout")) {
                ((ObjectNode) component)
                        .set(
                                "layout",
                                JSON.createObjectNode()
                                        .put(
                                                "row",
                                                "Row_" + component.path("id").asText())
                                        .putNull("columns"));
            }
            addRows((ObjectNode) component);
        });
    }

    @Test
    void anotherQueueIsNamed() throws IOException {
        assertThat(changed(
                        SCHOOLING,
                        "camunda:candidateGroups=\"education\"",
                        "camunda:candidateGroups=\"civil-affairs\""))
                .containsExactly(
                        "CHANGED assess-schooling: the user task '评估就学情况' (assess-schooling): the queue was 'education' and is now 'civil-affairs'.");
    }

    @Test
    void aChangedConditionIsNamedFromOldToNew() throws IOException {
        var changes = changes(
                PLAN,
                text -> text.replaceFirst(
                        "(<bpmn:conditionExpression[^>]*>)[#$]\\{[^<]*", "$1\\${planOutcome == 'other'}"));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0))
                .startsWith("CHANGED ")
                .contains("the condition was '${", "and is now '${planOutcome == 'other'}'.");
    }

    @Test
    void aLostSecondPersonRuleIsNamed() throws IOException {
        assertThat(changes(
                        PLAN,
                        text -> text.replaceFirst(
                                "<camunda:property name=\"notCompletedBy\" value=\"draft-plan\" ?/>", "")))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("the second person rule (notCompletedBy) is gone; it was 'draft-plan'.");
    }

    @Test
    void anotherFormNameAndMappingAreNamed() throws IOException {
        assertThat(changed(
                        SCHOOLING,
                        "name=\"评估就学情况\" camunda:formRef=\"assess-schooling\"",
                        "name=\"评估就学\" camunda:formRef=\"assess\""))
                .containsExactly(
                        "CHANGED assess-schooling: the user task '评估就学' (assess-schooling): the form was 'assess-schooling' and is now 'assess'.",
                        "CHANGED assess-schooling: the user task '评估就学' (assess-schooling): the name was '评估就学情况' and is now '评估就学'.");
        assertThat(changes(
                        "processes/rescue-case.bpmn",
                        text -> text.replaceFirst("<camunda:out source=\"minor\" target=\"minor\" />", "")))
                .containsExactly(
                        "CHANGED reception: the call '接收和征求同意' (reception): what comes back as minor is gone; it was 'minor'.");
    }

    @Test
    void anotherDefaultWayAndTimerAreNamed() throws IOException {
        assertThat(changes(SCHOOLING, text -> text.replace(
                                "default=\"is-counselling-needed-to-wait-for-term-end\"",
                                "default=\"is-counselling-needed-to-term-counselling\"")
                        .replace("#{wakeOn}", "#{termEndsOn}")))
                .contains(
                        "CHANGED is-counselling-needed: the either-or gateway '是否需要辅导?' (is-counselling-needed): the default way was 'is-counselling-needed-to-wait-for-term-end' and is now 'is-counselling-needed-to-term-counselling'.");
    }

    @Test
    void anElementIsAddedAndRemovedWithItsName() throws IOException {
        var endings = changes(
                SCHOOLING,
                text -> text.replace("<bpmn:endEvent id=\"graduated\"", "<bpmn:endEvent id=\"graduated-early\""));
        assertThat(endings)
                .anyMatch(change -> change.startsWith("ADDED graduated-early: the end event"))
                .anyMatch(
                        change -> change.startsWith("REMOVED graduated: the end event") && change.endsWith("is gone."));
    }

    @Test
    void anotherLaneIsAMove() throws IOException {
        assertThat(
                        changes(
                                SCHOOLING,
                                text -> text.replace("<bpmn:flowNodeRef>enrol</bpmn:flowNodeRef>", "")
                                        .replace(
                                                "<bpmn:lane id=\"lane-education\"",
                                                "<bpmn:lane id=\"lane-health\" name=\"卫生健康\"><bpmn:flowNodeRef>enrol</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id=\"lane-education\"")))
                .containsExactlyInAnyOrder(
                        "ADDED lane-health: the lane '卫生健康' (lane-health) is new.",
                        "MOVED enrol: the user task '安排入学' (enrol) stands in the lane '卫生健康' instead of '教育'.");
    }

    @Test
    void whatIsOnlyDrawnElsewhereIsAMoveAndItsLinesAreNot() throws IOException {
        assertThat(changes(
                        SCHOOLING,
                        text -> text.replaceFirst("(bpmnElement=\"enrol\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$177")))
                .containsExactly("MOVED enrol: the user task '安排入学' (enrol) is drawn elsewhere.");
    }

    @Test
    void aDiagramThatWasShiftedAsAWholeHasNotMoved() throws IOException {
        assertThat(changes("processes/legal-hold.bpmn", text -> shifted(text))).isEmpty();
    }

    private static String shifted(String text) {
        return Pattern.compile("<(dc:Bounds|di:waypoint) x=\"(\\d+)\"")
                .matcher(text)
                .replaceAll(found -> "<%s x=\"%d\"".formatted(found.group(1), Integer.parseInt(found.group(2)) + 40));
    }

    @Test
    void theOrderInWhichAGatewayAsksItsWaysIsNamed() throws IOException {
        var changes = changes(SCHOOLING, text -> {
            var first = flow(text, "what-next", 0);
            var second = flow(text, "what-next", 1);
            return text.replace(first, "@").replace(second, first).replace("@", second);
        });
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).startsWith("MOVED what-next: ").contains("asks its ways in another order");
    }

    private static String flow(String text, String gateway, int number) {
        return Pattern.compile(
                        "<bpmn:sequenceFlow [^>]*sourceRef=\"%s\"[^>]*[^/]>.*?</bpmn:sequenceFlow>".formatted(gateway),
                        Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList()
                .get(number);
    }

    @Test
    void aCellIsNamedByRowAndColumn() throws IOException {
        var changes = changes(LIMITS, text -> text.replaceFirst("(then-limit\"><text>)[^<]*", "$199"));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0))
                .startsWith(
                        "CHANGED check-on-street-when-critical: row 1 (任务 = \"check-on-street\", 紧急程度 = \"critical\"; check-on-street-when-critical): the column '时限' was '")
                .endsWith("and is now '99'.");
    }

    @Test
    void anEmptiedCellIsNamed() throws IOException {
        assertThat(changes(
                        ACCESS,
                        text -> text.replace(
                                "<inputEntry id=\"own-biometric-if-department\"><text>\"police\"</text>",
                                "<inputEntry id=\"own-biometric-if-department\"><text>-</text>")))
                .containsExactly(
                        "CHANGED own-biometric: row 1 (信息类别 = \"biometric\"; own-biometric): the column '查阅人所在部门' is gone; it was '\"police\"'.");
    }

    @Test
    void rowsAreAddedRemovedAndMovedWhereTheirOrderCounts() throws IOException {
        var changes = changes(ACCESS, text -> {
            int first = text.indexOf("<rule ");
            int second = text.indexOf("<rule ", first + 1);
            int third = text.indexOf("<rule ", second + 1);
            return text.substring(0, first)
                    + text.substring(second, third)
                    + text.substring(first, second)
                    + text.substring(third);
        });
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).startsWith("MOVED ").contains("stood at place", "and stands at place");
        assertThat(changes(ACCESS, text -> text.replaceFirst("(?s)<rule id=\"own-biometric\">.*?</rule>", "")))
                .containsExactly(
                        "REMOVED own-biometric: row 1 (查阅人所在部门 = \"police\", 信息类别 = \"biometric\"; own-biometric) is gone.");
    }

    @Test
    void aRowIsKnownByWhatItAsksWhateverItsIdIs() throws IOException {
        assertThat(changes(ACCESS, text -> text.replace("\"own-biometric", "\"Rule_0a1b2c")))
                .isEmpty();
    }

    @Test
    void aColumnIsNamedByItsTitle() throws IOException {
        assertThat(changed(LIMITS, "label=\"时限\"", "label=\"期限\""))
                .containsExactly(
                        "CHANGED out-limit: the answer column '期限' (out-limit): the title was '时限' and is now '期限'.");
    }

    @Test
    void aFieldIsComparedByWhatItAsks() throws IOException {
        assertThat(changes(ASSESS, text -> text.replace("\"label\": \"失学年数\"", "\"label\": \"失学\"")
                        .replaceFirst(
                                "\"class\": \"statement\",(\\s*)\"prefill\": true(\\s*}\\s*,\\s*\"decimalDigits\")",
                                "\"prefill\": true$2")
                        .replace("\"max\": 30", "\"max\": 40")))
                .containsExactlyInAnyOrder(
                        "CHANGED gapYears: the question '失学' (gapYears): the label was '失学年数' and is now '失学'.",
                        "CHANGED gapYears: the question '失学' (gapYears): the class of the answer is gone; it was 'statement'.",
                        "CHANGED gapYears: the question '失学' (gapYears): the most was '30' and is now '40'.");
    }

    /** As it stands in the file. */
    private static final String MENTOR_HIDDEN =
            "=mentorName = null or replace(mentorName, \\\"[ 　]\\\", \\\"\\\") = \\\"\\\"";

    @Test
    void optionsHelpTextsAndHidingAreNamed() throws IOException {
        assertThat(changes(
                        ASSESS, text -> text.replaceFirst("\\{\\s*\"label\": \"视力\",\\s*\"value\": \"sight\"\\s*},", "")
                                .replace("到这一天做学期评估。", "放假那天。")
                                .replace(MENTOR_HIDDEN, "=mentorName = null")))
                .contains(
                        "CHANGED specialNeeds: the question '特殊需要' (specialNeeds): the option sight is gone; it was '视力'.",
                        "CHANGED termEndsOn: the question '本学期结束日期' (termEndsOn): the help text was '到这一天做学期评估。' and is now '放假那天。'.",
                        "CHANGED mentorChecked: the question '性侵害、虐待、拐卖等违法犯罪记录查询' (mentorChecked): when it is hidden was '%s' and is now '=mentorName = null'."
                                .formatted(MENTOR_HIDDEN.replace("\\\"", "\"")));
    }

    @Test
    void aFieldThatStandsElsewhereIsAMove() throws IOException {
        var changes = changes(ASSESS, text -> {
            try {
                var root = (ObjectNode) JSON.readTree(text);
                var groups = (ArrayNode) root.path("components");
                groups.add(groups.remove(groups.size() - 2));
                return JSON.writeValueAsString(root);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        });
        assertThat(changes).isNotEmpty().allMatch(change -> change.startsWith(Kind.MOVED.name()));
    }

    @Test
    void aFileIsNewOrGoneAsAWhole() throws IOException {
        var file = new ModelFile(SCHOOLING, Files.readAllBytes(Path.of(SCHOOLING)));
        assertThat(Difference.between(null, file)).extracting(Change::kind).containsExactly(Kind.ADDED);
        assertThat(Difference.between(file, null)).extracting(Change::kind).containsExactly(Kind.REMOVED);
    }

    @Test
    void aLongTextIsCutToWhereItDiffers() throws IOException {
        var changes = changes(PLACEMENT, text -> text.replaceFirst("(<bpmn:documentation>.{60})", "$1 NEW "));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).contains("…", " NEW ").hasSizeLessThan(300);
    }

    private static List<String> changed(String file, String text, String other) throws IOException {
        return changes(file, all -> {
            assertThat(all).contains(text);
            int at = all.indexOf(text);
            return all.substring(0, at) + other + all.substring(at + text.length());
        });
    }

    private static List<String> changes(String file, UnaryOperator<String> edit) throws IOException {
        var text = Files.readString(Path.of(file));
        return changes(file, text, edit.apply(text));
    }

    private static List<String> changes(String file, String before, String after) {
        return Difference.between(
                        new ModelFile(file, before.getBytes(StandardCharsets.UTF_8)),
                        new ModelFile(file, after.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .map(change -> "%s %s: %s"
                        .formatted(
                                change.kind(), change.element(), change.words().english()))
                .toList();
    }
}

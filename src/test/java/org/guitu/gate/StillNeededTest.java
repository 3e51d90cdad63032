package org.guitu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.guitu.testing.PackagedModels;
import org.junit.jupiter.api.Test;

/** Versions that cases still go by need what a deployment would take from them. */
class StillNeededTest {

    private final StillNeeded rule = new StillNeeded(Directory.packaged());

    /** The first version had one more step than the packaged one: {@code old-step}, with a form of its own. */
    private static OlderVersion first(String shortName, String from, String to) {
        var model = PackagedModels.changed(shortName, text -> text.replace(from, to));
        var forms = PackagedModels.all().stream()
                .filter(file -> file.ending().equals("form")
                        && new String(model.content()).contains("formRef=\"" + file.key() + "\""))
                .toList();
        return new OlderVersion(model.key(), 1, 7, model, forms);
    }

    private static OlderVersion schooling() {
        return first("schooling.bpmn", "<bpmn:userTask id=\"enrol\"", "<bpmn:userTask id=\"enrol-by-hand\"");
    }

    private List<String> said(List<OlderVersion> older, ModelFile... sent) {
        return rule.check(new Whole(List.of(sent), PackagedModels.all(), older)).stream()
                .map(Problem::toString)
                .toList();
    }

    private static String withRow(String table, String id, String code) {
        var row = Pattern.compile("(?s)<rule id=\"%s\".*?</rule>".formatted(id)).matcher(table);
        if (!row.find()) {
            throw new IllegalArgumentException(id);
        }
        return table.replace(row.group(), row.group() + row.group().replace(id, code));
    }

    @Test
    void aRowThatARunningVersionNeedsStays() {
        var limits = PackagedModels.changed("time-limits.dmn", text -> text + "\n");
        assertThat(said(List.of(schooling()), limits))
                .singleElement()
                .asString()
                .contains("'enrol-by-hand'", "version 1 of schooling", "7 running instances");
        var kept = PackagedModels.changed("time-limits.dmn", text -> withRow(text, "enrol", "enrol-by-hand"));
        assertThat(said(List.of(schooling()), kept)).isEmpty();
        assertThat(said(List.of(), limits)).isEmpty();
    }

    @Test
    void theGroundOfAProcessThatOnlyCasesHaveStays() {
        var grounds = PackagedModels.changed(
                "processing-grounds.dmn", text -> text.replace("\"employment\"", "\"emploiment\""));
        assertThat(said(List.of(), grounds)).anySatisfy(problem -> assertThat(problem)
                .contains("no ground for the process 'employment' of the deployed employment.bpmn"));
        var older = first("employment.bpmn", "id=\"employment\"", "id=\"public-work\"");
        assertThat(said(List.of(older), PackagedModels.changed("processing-grounds.dmn", text -> text + "\n")))
                .singleElement()
                .asString()
                .contains("'public-work'", "version 1");
    }

    @Test
    void theDaysThatAFormOfARunningVersionNamesStay() {
        var form = new ModelFile(
                "forms/enrol-by-hand.form",
                """
                {"components": [{"type": "datetime", "key": "again", "properties": {"longestWait": "enrol-by-hand"}}]}"""
                        .getBytes());
        var version = schooling();
        var forms = new ArrayList<>(version.forms());
        forms.add(form);
        var older = new OlderVersion("schooling", 1, 7, version.model(), forms);
        var limits = PackagedModels.changed("time-limits.dmn", text -> text + "\n");
        assertThat(said(List.of(older), limits))
                .anySatisfy(problem -> assertThat(problem).contains("a date of 'enrol-by-hand'"));
    }

    @Test
    void whatARunningVersionCallsBeginsWhereItIsCalled() {
        var child = PackagedModels.changed(
                "assessment-part.bpmn",
                text -> text.replaceAll(
                        "(?s)(<bpmn:startEvent id=\"[^\"]*\"[^/>]*>)",
                        "$1<bpmn:messageEventDefinition id=\"m\" messageRef=\"x\" />"));
        assertThat(said(List.of(), child)).anySatisfy(problem -> assertThat(problem)
                .contains("'assessment-part' is called by the deployed joint-assessment.bpmn", "start event"));
    }

    @Test
    void aConditionOfARunningVersionKeepsItsService() {
        var services = PackagedModels.changed("service-catalogue.dmn", text -> text + "\n");
        assertThat(said(List.of(first("services.bpmn", "'schooling'", "'repair-house'")), services))
                .anySatisfy(problem ->
                        assertThat(problem).contains("version 1 of services", "'repair-house' is no service"));
    }

    @Test
    void aTableThatARunningVersionAsksIsThere() {
        var older = first("placement.bpmn", "decisionRef=\"placement-type\"", "decisionRef=\"placement-kind\"");
        assertThat(said(List.of(older), PackagedModels.file("placement.bpmn")))
                .singleElement()
                .asString()
                .contains("version 1 of placement", "'placement-kind'");
    }

    @Test
    void aDepartmentThatARunningVersionWorksInIsThere() {
        var older = first("schooling.bpmn", "candidateGroups=\"education\"", "candidateGroups=\"schools\"");
        assertThat(said(List.of(older), PackagedModels.file("schooling.bpmn")))
                .allSatisfy(problem -> assertThat(problem).contains("'schools', which is no department"))
                .isNotEmpty();
    }

    @Test
    void allPackagedModelsLeaveEachOtherWhatTheyNeed() {
        var sent = Stream.of("time-limits.dmn", "processing-grounds.dmn", "service-catalogue.dmn")
                .map(PackagedModels::file)
                .toArray(ModelFile[]::new);
        assertThat(said(List.of(), sent)).isEmpty();
    }
}

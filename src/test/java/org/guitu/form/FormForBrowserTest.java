package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormForBrowserTest {

    private static final String FORM =
            """
            {"components": [
              {"type": "text", "text": "说明"},
              {"type": "group", "components": [
                {"key": "a", "label": "甲", "properties": {"requiredWhen": "=b = \\"yes\\""}},
                {"key": "d", "dateLabel": "日期", "timeLabel": "时刻", "properties": {"requiredWhen": "=b = null"}}]},
              {"key": "b", "label": "乙"},
              {"key": "region", "label": "地区", "values": [
                {"label": "一", "value": "1"}, {"label": "二", "value": "2"}, {"label": "三", "value": "3"}]}]}""";

    @Test
    void aQuestionGetsItsStarWhenItsAnswerIsNeeded() {
        var components = json(form()).path("components");
        var group = components.get(1).path("components");
        assertThat(group.get(0).path("label").asText()).isEqualTo("甲{{if b = \"yes\" then \"*\" else \"\"}}");
        assertThat(group.get(1).path("dateLabel").asText()).startsWith("日期{{if b = null then");
        assertThat(group.get(1).path("timeLabel").asText()).isEqualTo("时刻");
        assertThat(components.get(2).path("label").asText()).isEqualTo("乙");
    }

    @Test
    void theStarOfADayOrATimeStandsOnTheLabelThatIsShown() {
        var times =
                """
                {"components": [
                  {"type": "datetime", "key": "a", "subtype": "time", "label": "Date time", "dateLabel": "日", "timeLabel": "时", "properties": {"requiredWhen": "=b"}},
                  {"type": "datetime", "key": "c", "subtype": "date", "label": "Date time", "dateLabel": "日", "timeLabel": "时", "properties": {"requiredWhen": "=b"}}]}
                """;
        var components = json(FormForBrowser.read(times.getBytes(StandardCharsets.UTF_8)))
                .path("components");
        assertThat(components.get(0).path("timeLabel").asText()).startsWith("时{{");
        assertThat(components.get(0).path("dateLabel").asText()).isEqualTo("日");
        assertThat(components.get(1).path("dateLabel").asText()).startsWith("日{{");
        assertThat(components.get(1).path("label").asText()).isEqualTo("Date time");
    }

    @Test
    void onlyWhatTheReaderMayChooseIsOffered() {
        assertThat(codes(form().offering("region", Set.of("1", "3")))).containsExactly("1", "3");
        assertThat(region(form().offering("region", Set.of("1", "3"))).has("defaultValue"))
                .isFalse();
    }

    @Test
    void theOnlyChoiceIsMade() {
        var form = form().offering("region", List.of("2"));
        assertThat(codes(form)).containsExactly("2");
        assertThat(region(form).path("defaultValue").asText()).isEqualTo("2");
    }

    @Test
    void aListIsShownWithWhatPeopleWantToKnowAndCheckedByItsNames() {
        var file =
                """
                {"components": [{"type": "select", "key": "region", "values": [{"label": "其他", "value": "other"}],
                    "properties": {"options": "rooms"}}]}"""
                        .getBytes(StandardCharsets.UTF_8);
        var lists = new OptionLists() {

            @Override
            public Optional<Map<String, String>> find(String name) {
                return Optional.of(Map.of("one", "甲处"));
            }

            @Override
            public Optional<Map<String, String>> shown(String name) {
                return Optional.of(Map.of("one", "甲处（空位 2）"));
            }
        };
        assertThat(json(FormForBrowser.read(file).filled(lists))
                        .at("/components/0/values/0/label")
                        .asText())
                .isEqualTo("甲处（空位 2）");
        assertThat(Form.read(file).filled(lists).field("region").orElseThrow().options())
                .containsEntry("one", "甲处");
    }

    @Test
    void aQuestionNeverLosesAllItsOptions() {
        assertThat(codes(form().offering("region", List.of()))).containsExactly("1", "2", "3");
    }

    @Test
    void whatOneReaderIsOfferedDoesNotChangeWhatTheNextOneIs() {
        var form = form();
        form.offering("region", List.of("2"));
        assertThat(codes(form)).containsExactly("1", "2", "3");
    }

    @Test
    void theListThatAQuestionNamesStandsBesideItsOwnOptions() {
        var lists = (OptionLists)
                name -> name.equals("numbers") ? Optional.of(new LinkedHashMap<>(Map.of("1", "一"))) : Optional.empty();
        assertThat(labels(lists, "\"properties\": {\"options\": \"numbers\"}")).containsExactly("一", "别的");
        assertThat(labels(lists, "\"properties\": {\"options\": \"numbers\", \"ownOptions\": \"first\"}"))
                .containsExactly("别的", "一");
        assertThat(labels(lists, "\"properties\": {\"options\": \"letters\"}")).containsExactly("别的");
    }

    /** As the browser gets them; the server takes the same for answers. */
    private static List<String> labels(OptionLists lists, String properties) {
        var form =
                """
                {"id": "f", "components": [{"type": "group", "components": [
                  {"type": "radio", "key": "number", "values": [{"label": "别的", "value": "other"}], %s}]}]}"""
                        .formatted(properties)
                        .getBytes(StandardCharsets.UTF_8);
        var shown = json(FormForBrowser.read(form).filled(lists)).findValuesAsText("label");
        assertThat(Form.read(form).filled(lists).fields().get(0).options().values())
                .containsExactlyElementsOf(shown);
        return shown;
    }

    @Test
    void whatIsNoFormIsRefused() {
        var noForm = "{".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FormForBrowser.read(noForm)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whereAnAnswerComesFromIsSaidBelowItsQuestion() {
        var form = FormForBrowser.read(
                """
                {"components": [{"components": [{"key": "a", "label": "甲", "description": "按证件填。"}]}, {"key": "b", "label": "乙"}]}"""
                        .getBytes(StandardCharsets.UTF_8));
        var shown = json(form.explaining(Map.of("a", "来自“登记”；请核对。", "b", "来自“查找”；请核对。")))
                .findValuesAsText("description");
        assertThat(shown).containsExactly("按证件填。 来自“登记”；请核对。", "来自“查找”；请核对。");
        assertThat(json(form).findValuesAsText("description")).containsExactly("按证件填。");
    }

    @Test
    void aQuestionOpensWithWhatIsLikelyItsAnswer() {
        var form = FormForBrowser.read(
                """
                {"components": [{"components": [{"key": "on", "properties": {"default": "today"}}]}, {"key": "until"}]}"""
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(json(form.opening(name -> Optional.of("2026-02-28").filter(day -> name.equals("today"))))
                        .findValuesAsText("defaultValue"))
                .containsExactly("2026-02-28");
        assertThat(json(form).findValuesAsText("defaultValue")).isEmpty();
    }

    private static FormForBrowser form() {
        return FormForBrowser.read(FORM.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(FormForBrowser form) {
        return region(form).path("values").findValuesAsText("value");
    }

    private static JsonNode region(FormForBrowser form) {
        return json(form).path("components").get(3);
    }

    private static JsonNode json(FormForBrowser form) {
        try {
            return new ObjectMapper().readTree(form.json());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

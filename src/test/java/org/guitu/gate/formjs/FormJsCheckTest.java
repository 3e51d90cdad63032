package org.guitu.gate.formjs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.form.Conditions;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips of people who build forms in the Modeler, and what is nearly one: the browser has to ask for what the server checks. */
class FormJsCheckTest {

    private static final Conditions FEEL = ConditionsForTests.at(InstantSource.system());
    private static final String FORM =
            """
            {"schemaVersion": 16, "type": "default", "id": "visit", "components": [
              {"type": "text", "id": "intro", "text": "上门看望。"},
              {"type": "radio", "id": "outcome-field", "key": "outcome", "label": "结果", "values": [{"label": "良好", "value": "well"}, {"label": "没见到", "value": "missed"}]},
              {"type": "checklist", "id": "needs-field", "key": "needs", "label": "需要", "values": [{"label": "住处", "value": "home"}, {"label": "钱", "value": "money"}]},
              {"type": "checkbox", "id": "told-field", "key": "told", "label": "已告知"},
              {"type": "number", "id": "rounds-field", "key": "rounds", "label": "次数", "decimalDigits": 0},
              {"type": "datetime", "id": "on-field", "key": "on", "dateLabel": "日期", "subtype": "date"},
              {"type": "datetime", "id": "at-field", "key": "at", "dateLabel": "时间", "timeLabel": "几点", "subtype": "datetime"},
              {"type": "textfield", "id": "before-field", "key": "before", "label": "以前", "readonly": true, "properties": {"class": "record"}},
              {"type": "textfield", "id": "phone-field", "key": "phone", "label": "电话", "properties": {"class": "contact"}},
              {"type": "expression", "id": "sum-field", "key": "sum", "expression": "=rounds", "computeOn": "change"},
              {"type": "textarea", "id": "note-field", "key": "note", "label": "情况"%s}
            ]}
            """;

    private static List<Problem> check(String form) throws JsonProcessingException {
        var problems = new ProblemList(new ModelFile("visit.form", form.getBytes(StandardCharsets.UTF_8)));
        new FormJsCheck(problems, FEEL).check(new ObjectMapper().readTree(form));
        return problems.found();
    }

    /** The form with more in its last question. */
    private static List<Problem> checkWith(String more) throws JsonProcessingException {
        return check(FORM.formatted(", " + more));
    }

    private static String hidden(String feel) {
        return "\"conditional\": {\"hide\": \"%s\"}"
                .formatted(feel.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static String required(String feel) {
        return hidden(feel).replace("\"conditional\": {\"hide\"", "\"properties\": {\"requiredWhen\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    outcome = "missed"                     | begin it with '='
                    =get or else(outcome, "x") = "x"       | both know 'get or else': write if x = null then
                    =not(is defined(outcome))              | both know 'is defined': write x != null
                    =matches(phone, "^1")                  | both know 'matches': write x != replace(x
                    =is empty(needs)                       | both know 'is empty'
                    =is blank(phone)                       | both know 'is blank'
                    =trim(phone) = ""                      | both know 'trim'
                    =date and time(at) < now()             | 'notAfter' and 'notBefore'
                    =last day of month(date(on)) = null    | use one of abs, all
                    =day of week(date(on)) = "Friday"      | go by the numbers
                    =not(outcome = "well", told = true)    | join them by 'or'
                    =round up(rounds, 0) = 3               | use one of abs, all
                    =on > "2026-01-01"                     | compare days by date(…)
                    =needs = []                            | count(x) = 0
                    =rounds in [1..5]                      | '..'
                    ="home" in needs                       | list contains(list, x)
                    =(today() - date(on)).days > 3         | '.days'
                    =rounds instance of number             | 'instance of'
                    =rounds ** 2 = 4                       | '**'
                    ={a: rounds}.a = 1                     | '{'
                    =on = @"2026-01-01"                    | '@'
                    =phone = "a\\tb"                       | escaped sign
                    =needs = "home"                        | it can be several options: write list contains(needs, …)
                    =needs != "home"                       | it can be several options
                    =needs in ("home", "money")            | it can be several options
                    =told = "true"                         | it is true or false: write told = true
                    =rounds = "3"                          | it is a number
                    =outcome = true                        | it is neither true nor false
                    =not(phone)                            | it is neither true nor false
                    =phone > 3                             | it is no number
                    =list contains(outcome, "well")        | it is no list: write outcome = …
                    =count(phone) = 0                      | it is no list
                    =on != null and date(on) > today()     | write date(substring(string(today()), 1, 10))
                    =string(today()) = "2027-01-01"        | write date(substring(string(today()), 1, 10))
                    =date(at) > date("2026-01-01")         | date(substring(at, 1, 10))
                    =phone = null                          | write phone = null or phone = ""
                    =needs = null                          | write needs = null or count(needs) = 0
                    =told = null                           | write told = null or told = false
                    =before = null                         | write before = null or before = ""
                    =not(before != null)                   | write before = null or before = ""
                    =outcome = "missed" and phone = null   | write phone = null or phone = ""
                    """)
    void aConditionThatTheBrowserReadsOtherwiseIsRefusedWithTheRemedy(String feel, String remedy)
            throws JsonProcessingException {
        assertThat(checkWith(hidden(feel))).anySatisfy(problem -> {
            assertThat(problem.element()).isEqualTo("note");
            assertThat(problem.text()).contains(remedy);
            assertThat(problem.isFault()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=outcome = null",
                "=outcome = null or outcome != \"missed\"",
                "=on = null",
                "=rounds = null or rounds < 3",
                "=phone = null or phone = \"\"",
                "=phone = \"\" or phone = null",
                "=phone = null or phone != \"other\"",
                "=if needs = null then true else count(needs) = 0",
                "=needs = null or not(list contains(needs, \"home\"))",
                "=needs != null and list contains(needs, \"home\")",
                "=not(told = true)",
                "=not(told)",
                "=not(outcome in (\"well\", \"missed\") or told)",
                "=told != true",
                "=not(list contains([\"well\", \"missed\"], outcome))",
                "=outcome in (\"well\", \"missed\")",
                "=not(outcome in [\"well\", \"missed\"])",
                "=on != null and date(on) > date(substring(string(today()), 1, 10)) - duration(\"P30D\")",
                "=years and months duration(date(on), date(substring(string(today()), 1, 10))).years < 18",
                "=some need in needs satisfies need = \"home\"",
                "=rounds between 1 and 3",
                "=string length(phone) > 5 and starts with(phone, \"1\")",
                "=phone != replace(phone, \"^1\\d{10}$\", \"\")",
                "=count(split(phone, \"\\n\")) > 2",
                "=sum > 2",
                "=dayOfLast = null",
                "=matches = \"yes\"",
                "=phone = \"get or else(x)\"",
                "=date(substring(at, 1, 10)) < date(\"2027-01-01\")",
            })
    void whatBothReadAlikePasses(String feel) throws JsonProcessingException {
        assertThat(checkWith(hidden(feel))).isEmpty();
    }

    @Test
    void aStarThatTheBrowserWouldSetOtherwiseIsRefused() throws JsonProcessingException {
        assertThat(checkWith(required("=phone != null")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("write phone = null or phone = \"\""));
        assertThat(checkWith(required("=matches(phone, \"1\")"))).isNotEmpty();
        assertThat(checkWith(required("=phone != null and phone != \"\""))).isEmpty();
    }

    @Test
    void anEmptyBoxIsWarnedOf() throws JsonProcessingException {
        var shown = "\"readonly\": true, " + hidden("=note = null");
        assertThat(checkWith(shown)).singleElement().satisfies(problem -> {
            assertThat(problem.isFault()).isFalse();
            assertThat(problem.text()).contains("an empty box is shown").contains("note = null or note = \"\"");
        });
        assertThat(checkWith("\"readonly\": true, " + hidden("=note = null or note = \"\"")))
                .isEmpty();
    }

    @Test
    void alsoWhenItIsTheGroupAroundThem() throws JsonProcessingException {
        var group =
                """
                {"schemaVersion": 16, "type": "default", "id": "visit", "components": [
                  {"type": "group", "id": "g", "label": "以前", "conditional": {"hide": "=a = null"}, "components": [
                    {"type": "textfield", "id": "a-field", "key": "a", "label": "甲", "readonly": true}%s]}]}
                """;
        assertThat(check(group.formatted(""))).singleElement().matches(problem -> !problem.isFault());
        assertThat(check(group.formatted(
                        ", {\"type\": \"textfield\", \"id\": \"b-field\", \"key\": \"b\", \"label\": \"乙\"}")))
                .singleElement()
                .matches(Problem::isFault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "type": "textarea", "id": "x"        | "readonly": "=told = true"                        | ask one and show another
                    "type": "textarea", "id": "x"        | "disabled": "=told"                               | 'disabled' is '=told'
                    "type": "textarea", "id": "x"        | "validate": {"maxLength": "=rounds"}              | 'maxLength' is '=rounds'
                    "type": "textarea", "id": "x"        | "validate": {"minLength": "10"}                   | write a whole number
                    "type": "textarea", "id": "x"        | "validate": {"required": "=told"}                 | 'requiredWhen'
                    "type": "textarea", "id": "x"        | "validate": {"requried": true}                    | (meant 'required'?)
                    "type": "textarea", "id": "x"        | "validate": {"pattern": "^1"}                     | 'pattern' of a 'textarea'
                    "type": "textarea", "id": "x"        | "description": "{{phone}} 的情况"                  | holds a template
                    "type": "textarea", "id": "x"        | "description": "=phone"                           | holds a template
                    "type": "textarea", "id": "x"        | "label": "{{if told then 1 else 2}}"              | holds a template
                    "type": "textarea", "id": "x"        | "defaultValue": 3                                 | it opens with '3'
                    "type": "textarea", "id": "x"        | "readonly": true, "defaultValue": "好"             | nobody answered
                    "type": "textarea", "id": "x"        | "readonly": true, "validate": {"required": true}  | nobody can answer it
                    "type": "textarea", "id": "x"        | "lable": "情况"                                    | (meant 'label'?)
                    "type": "textfield", "id": "x"       | "validate": {"validationType": "email"}           | choose the custom pattern
                    "type": "textfield", "id": "x"       | "validate": {"validationType": "phone"}           | choose the custom pattern
                    "type": "textfield", "id": "x"       | "validate": {"pattern": "^\\\\p{IsHan}+$"}        | holds '\\p'
                    "type": "textfield", "id": "x"       | "validate": {"pattern": "(?i)abc"}                | read differently
                    "type": "textfield", "id": "x"       | "validate": {"pattern": "a++"}                    | read differently
                    "type": "textfield", "id": "x"       | "validate": {"pattern": "[^]"}                    | read differently
                    "type": "textfield", "id": "x"       | "validate": {"pattern": "^(\\\\d+$"}              | is none
                    "type": "textfield", "id": "x"       | "appearance": {"suffixAdorner": "{{unit}}"}       | holds a template
                    "type": "number", "id": "x"          | "validate": {"min": "=rounds"}                    | 'refuseWhen'
                    "type": "number", "id": "x"          | "validate": {"max": "100"}                        | write a number
                    "type": "number", "id": "x"          | "serializeToString": true                         | the server keeps numbers
                    "type": "number", "id": "x"          | "defaultValue": "3"                               | it opens with '3'
                    "type": "select", "id": "x"          | "values": [{"label": "甲", "value": "a"}], "defaultValue": "b" | it opens with 'b'
                    "type": "select", "id": "x"          | "values": [{"label": "{{phone}}", "value": "a"}]  | holds a template
                    "type": "checklist", "id": "x"       | "values": [{"label": "甲", "value": "a"}], "defaultValue": "a" | it opens with 'a'
                    "type": "checkbox", "id": "x"        | "defaultValue": "true"                            | it opens with 'true'
                    "type": "datetime", "id": "x"        | "dateLabel": "日", "subtype": "day"                | write one of date, time, datetime
                    "type": "datetime", "id": "x"        | "dateLabel": "日", "validate": {"min": "2026-01-01"} | 'min' of a 'datetime'
                    "type": "group", "id": "x"           | "isRepeating": true, "components": []             | 'isRepeating' of a 'group'
                    "type": "expression", "id": "x"      | "expression": "rounds + 1", "computeOn": "change" | begin it with '='
                    "type": "expression", "id": "x"      | "expression": "=matches(phone, \\"1\\")"          | both know 'matches'
                    """)
    void whatTheBuilderOffersAndNotBothHonourIsRefusedWithTheRemedy(String component, String more, String remedy)
            throws JsonProcessingException {
        assertThat(checkBeside(component, more))
                .anySatisfy(problem -> assertThat(problem.text()).contains(remedy));
    }

    private static List<Problem> checkBeside(String component, String more) throws JsonProcessingException {
        var key = component.matches(".*\"(group|spacer)\".*") ? "" : "\"key\": \"x\", ";
        return check(FORM.formatted("}, {%s, %s%s".formatted(component, key, more)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "type": "textfield", "id": "x" | "label": "甲", "validate": {"required": false, "minLength": 2, "maxLength": 20, "validationType": "custom", "pattern": "^[0-9+() -]{5,30}$"}
                    "type": "textfield", "id": "x" | "label": "甲", "validate": {"validationType": ""}, "appearance": {"prefixAdorner": "￥"}
                    "type": "textfield", "id": "x" | "label": "甲", "validate": {"pattern": "^\\\\d{4}-(?:ab)?[^\\\\s]+$", "patternErrorMessage": "像 2026-a"}
                    "type": "textarea", "id": "x"  | "label": "甲 (可 = 可不 =)", "readonly": false, "disabled": false, "defaultValue": "好"
                    "type": "textarea", "id": "x"  | "label": "甲", "layout": {"row": "Row_1x", "columns": 8}, "properties": {}
                    "type": "number", "id": "x"    | "label": "甲", "increment": "0.5", "decimalDigits": 1, "validate": {"min": 0, "max": 100}, "defaultValue": 3
                    "type": "number", "id": "x"    | "label": "甲", "serializeToString": false
                    "type": "select", "id": "x"    | "label": "甲", "values": [{"label": "甲", "value": "a"}], "defaultValue": "a", "searchable": true
                    "type": "checklist", "id": "x" | "label": "甲", "values": [{"label": "甲", "value": "a"}], "defaultValue": ["a"]
                    "type": "checkbox", "id": "x"  | "label": "甲", "defaultValue": false
                    "type": "datetime", "id": "x"  | "label": "Date time", "dateLabel": "日", "subtype": "datetime", "timeLabel": "时", "use24h": true, "timeInterval": 15, "timeSerializingFormat": "utc_offset", "disallowPassedDates": true
                    "type": "group", "id": "x"     | "label": "组", "showOutline": false, "verticalAlignment": "start", "components": []
                    "type": "spacer", "id": "x"    | "height": 60
                    """)
    void whatTheBuilderOffersAndBothHonourPasses(String component, String more) throws JsonProcessingException {
        assertThat(checkBeside(component, more)).isEmpty();
    }

    @Test
    void aFormOfTodaysModelerPassesAsLongAsTasklistCanShowIt() throws JsonProcessingException {
        var root = "\"executionPlatform\": \"Camunda Platform\", \"executionPlatformVersion\": \"7.24.0\","
                + " \"exporter\": {\"name\": \"Camunda Modeler\", \"version\": \"5.40.0\"}, \"schemaVersion\": 19,";
        assertThat(check(FORM.formatted("").replace("\"schemaVersion\": 16,", root)))
                .isEmpty();
        assertThat(check(FORM.formatted("").replace("\"schemaVersion\": 16,", root + " \"componnets\": [],")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("(meant 'components'?)"));
    }

    @Test
    void whatOtherRulesGoByIsComputedAtOnce() throws JsonProcessingException {
        var late = FORM.replace("\"computeOn\": \"change\"", "\"computeOn\": \"presubmit\"");
        assertThat(check(late.formatted(""))).isEmpty();
        assertThat(check(late.formatted(", " + hidden("=sum = null or sum > 3"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("'change'"));
    }

    @Test
    void thePackagedFormsPassWithoutAWarning() throws IOException {
        var problems = new ArrayList<String>();
        try (var forms = Files.list(Path.of("forms"))) {
            for (Path form : forms.sorted().toList()) {
                check(Files.readString(form)).forEach(problem -> problems.add(form.getFileName() + " " + problem));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theDocumentationListsTheFunctions() throws IOException {
        var listed = String.join("`, `", new TreeSet<>(BrowserFeel.FUNCTIONS));
        assertThat(Files.readString(Path.of("docs/modelling/forms.md")).replaceAll("\\s+", " "))
                .contains("`%s`".formatted(listed));
    }
}

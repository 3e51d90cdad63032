package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.office.China;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Conditions FEEL =
            ConditionsForTests.at(InstantSource.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC)));

    private static final String NAME = "{'type': 'textfield', 'key': 'name', 'label': '称呼'}";
    private static final String NEEDED =
            "{'type': 'textfield', 'key': 'name', 'label': '称呼', 'validate': {'required': true}}";
    private static final String AGE =
            "{'type': 'number', 'key': 'age', 'label': '年龄', 'decimalDigits': 0, 'validate': {'min': 0, 'max': 120}}";
    private static final String WEIGHT = "{'type': 'number', 'key': 'weight', 'label': '体重', 'decimalDigits': 1}";
    private static final String AMOUNT = "{'type': 'number', 'key': 'amount', 'label': '金额'}";
    private static final String DAY = "{'type': 'datetime', 'subtype': 'date', 'key': 'day', 'dateLabel': '日期'}";
    private static final String COMING =
            "{'type': 'datetime', 'subtype': 'date', 'key': 'day', 'dateLabel': '日期', 'disallowPassedDates': true}";
    private static final String TIME = "{'type': 'datetime', 'subtype': 'time', 'key': 'time', 'timeLabel': '时间'}";
    private static final String MOMENT =
            "{'type': 'datetime', 'subtype': 'datetime', 'key': 'moment', 'dateLabel': '时刻'}";
    private static final String TOLD = "{'type': 'checkbox', 'key': 'told', 'label': '已告知'}";
    private static final String OUTCOME = "{'type': 'radio', 'key': 'outcome', 'label': '结果', 'values': "
            + "[{'label': '已办', 'value': 'done'}, {'label': '未办', 'value': 'not-done'}]}";
    private static final String NEEDS = "{'type': 'checklist', 'key': 'needs', 'label': '需要', 'values': "
            + "[{'label': '住处', 'value': 'shelter'}, {'label': '上学', 'value': 'school'}]}";

    @Test
    void answersAreKeptAsWhatTheyAre() {
        assertThat(accept(
                        List.of(NAME, AGE, WEIGHT, DAY, TOLD, OUTCOME, NEEDS),
                        Map.of(
                                "name", " 示例 ",
                                "age", "8",
                                "weight", 25.5,
                                "day", "2026-03-01",
                                "told", true,
                                "outcome", "done",
                                "needs", List.of("school", "shelter", "school"))))
                .containsEntry("name", "示例")
                .containsEntry("age", 8L)
                .containsEntry("weight", 25.5)
                .containsEntry("day", "2026-03-01")
                .containsEntry("told", true)
                .containsEntry("outcome", "done")
                .containsEntry("needs", List.of("school", "shelter"));
    }

    private static final String UNTIL_SETTLED =
            "{'type': 'textfield', 'key': 'name', 'label': '称呼', 'properties': {'requiredWhen': '=outcome = `done`', "
                    + "'refuseWhen': '=name = outcome', 'refusal': '称呼不能是结果。'}}";
    private static final String NOT_FOR_CHILDREN =
            "{'type': 'checkbox', 'key': 'told', 'label': '已告知', 'properties': {'refuseWhen': '=told = true and age < 8', "
                    + "'refusal': '不满8岁的不告知。'}}";

    private static Map<String, Object> correct(
            List<String> components, Map<String, Object> corrected, Map<String, Object> known) {
        return check(components).acceptCorrections(corrected, known);
    }

    @Test
    void aCorrectionObeysItsQuestionsOwnRules() {
        var nothing = new HashMap<String, Object>();
        nothing.put("name", null);
        var known = Map.<String, Object>of("outcome", "done", "name", "示例");
        var form = List.of(UNTIL_SETTLED, OUTCOME);
        assertThatThrownBy(() -> correct(form, nothing, known)).hasMessageContaining("“称呼”必须填写");
        assertThatThrownBy(() -> correct(form, Map.of("name", "done"), known)).hasMessageContaining("称呼不能是结果");
        assertThat(correct(form, Map.of("name", "示例二"), known)).isEqualTo(Map.of("name", "示例二"));
        assertThat(correct(form, nothing, Map.of("outcome", "not-done", "name", "示例")))
                .isEqualTo(nothing);
    }

    @Test
    void aCorrectionDoesNotMakeAnAnswerThatStaysWrong() {
        var form = List.of(AGE, NOT_FOR_CHILDREN);
        var told = Map.<String, Object>of("age", 9L, "told", true);
        assertThatThrownBy(() -> correct(form, Map.of("age", 7), told)).hasMessageContaining("不满8岁的不告知");
        assertThat(correct(form, Map.of("age", 10), told)).containsEntry("age", 10L);
        var wrongBefore = Map.<String, Object>of("age", 6L, "told", true);
        assertThat(correct(form, Map.of("age", 7), wrongBefore)).containsEntry("age", 7L);
    }

    @Test
    void whatTheBuilderLimitsIsLimitedHereToo() {
        var least3 = NAME.replace("}", ", 'validate': {'minLength': 3}}");
        refused(List.of(least3), Map.of("name", " ab ")).hasMessageContaining("“称呼”至少 3 个字");
        assertThat(accept(List.of(least3), Map.of("name", "abc"))).containsEntry("name", "abc");
        assertThat(accept(List.of(least3), Map.of())).containsEntry("name", null);
        var halves = AMOUNT.replace("}", ", 'increment': '0.5'}");
        refused(List.of(halves), Map.of("amount", 1.3)).hasMessageContaining("“金额”须是 0.5 的倍数");
        assertThat(accept(List.of(halves), Map.of("amount", 1.5))).containsEntry("amount", 1.5);
        var said = NAME.replace("}", ", 'validate': {'pattern': '^[0-9]+$', 'patternErrorMessage': '只能填数字'}}");
        refused(List.of(said), Map.of("name", "a")).hasMessageContaining("“称呼”只能填数字");
    }

    @Test
    void whatIsNotAnsweredComesBackAsNull() {
        assertThat(accept(List.of(NAME, AGE, OUTCOME, NEEDS), Map.of("name", "  ", "needs", List.of())))
                .containsOnlyKeys("name", "age", "outcome", "needs")
                .allSatisfy((key, answer) -> assertThat(answer).isNull());
    }

    @Test
    void aRequiredAnswerMustBeGiven() {
        refused(List.of(NEEDED), Map.of()).hasMessageContaining("“称呼”必须填写");
        refused(List.of(NEEDED), Map.of("name", "   ")).hasMessageContaining("“称呼”必须填写");
        assertThat(accept(List.of(NEEDED), Map.of("name", "示例"))).containsEntry("name", "示例");
    }

    @Test
    void aRequiredTickIsOnlyGivenByTicking() {
        var required = TOLD.replace("}", ", 'validate': {'required': true}}");
        refused(List.of(required), Map.of("told", false)).hasMessageContaining("“已告知”必须勾选");
        assertThat(accept(List.of(required), Map.of("told", true))).containsEntry("told", true);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        refused(List.of(NEEDED, AGE, OUTCOME), Map.of("age", 130, "outcome", "perhaps"))
                .hasMessageContaining("称呼")
                .hasMessageContaining("年龄")
                .hasMessageContaining("结果");
    }

    @Test
    void aWrongAnswerIsNeverRepeatedInTheRefusal() {
        refused(
                        List.of(NAME.replace("}", ", 'validate': {'maxLength': 3}}"), AGE, DAY, OUTCOME),
                        Map.of("name", "13800000000", "age", "77777", "day", "secret-day", "outcome", "secret-code"))
                .hasMessageNotContainingAny("13800000000", "77777", "secret");
    }

    @Test
    void anUnknownFieldIsRefused() {
        refused(List.of(NAME), Map.of("nickname", "示例")).hasMessageContaining("表单没有“nickname”这一项");
    }

    @Test
    void theNameOfAnUnknownFieldIsOnlyRepeatedWhenItIsAName() {
        refused(List.of(NAME), Map.of("<b>示例</b>", "x"))
                .hasMessageContaining("“?”")
                .hasMessageNotContaining("示例");
    }

    @Test
    void anAnswerOfTheWrongTypeIsRefused() {
        refused(List.of(NAME), Map.of("name", 5)).hasMessageContaining("“称呼”请填文字");
        refused(List.of(AGE), Map.of("age", "eight")).hasMessageContaining("“年龄”请填数字");
        refused(List.of(AGE), Map.of("age", true)).hasMessageContaining("“年龄”请填数字");
        refused(List.of(TOLD), Map.of("told", "yes")).hasMessageContaining("“已告知”请填是或否");
        refused(List.of(NEEDS), Map.of("needs", "school")).hasMessageContaining("“需要”请从列表中选择");
        refused(List.of(NEEDS), Map.of("needs", List.of(List.of("school")))).hasMessageContaining("需要");
        refused(List.of(OUTCOME), Map.of("outcome", Map.of("value", "done"))).hasMessageContaining("结果");
    }

    @Test
    void anOptionThatTheFormDoesNotOfferIsRefused() {
        refused(List.of(OUTCOME), Map.of("outcome", "perhaps")).hasMessageContaining("“结果”没有这个选项");
        refused(List.of(NEEDS), Map.of("needs", List.of("school", "car"))).hasMessageContaining("“需要”没有这个选项");
    }

    @Test
    void aTextMayBeAsLongAsTheFormSays() {
        var short3 = NAME.replace("}", ", 'validate': {'maxLength': 3}}");
        assertThat(accept(List.of(short3), Map.of("name", "一二三"))).containsEntry("name", "一二三");
        refused(List.of(short3), Map.of("name", "一二三四")).hasMessageContaining("“称呼”最多 3 个字");
    }

    @Test
    void aTextWithoutALimitMayHave4000Characters() {
        assertThat(accept(List.of(NAME), Map.of("name", "字".repeat(4000)))).containsKey("name");
        refused(List.of(NAME), Map.of("name", "字".repeat(4001))).hasMessageContaining("最多 4000 个字");
    }

    @Test
    void controlCharactersAreRefusedButLinesAreNot() {
        refused(List.of(NAME), Map.of("name", "a\u0000b")).hasMessageContaining("控制字符");
        refused(List.of(NAME), Map.of("name", "a\u001bb")).hasMessageContaining("控制字符");
        refused(List.of(NAME), Map.of("name", "a" + (char) 0xD800)).hasMessageContaining("控制字符");
        for (char turning : new char[] {0x202E, 0x2066, 0x200F, 0x2028, 0xFEFF}) {
            refused(List.of(NAME), Map.of("name", "a" + turning + "b")).hasMessageContaining("改变文字方向");
        }
        assertThat(accept(List.of(NAME), Map.of("name", "一\r\n\t二"))).containsEntry("name", "一\r\n\t二");
    }

    @Test
    void aPatternMayMatchAnywhereUnlessItIsAnchored() {
        var anywhere = NAME.replace("}", ", 'validate': {'pattern': '[0-9]{3}'}}");
        var whole = NAME.replace("}", ", 'validate': {'pattern': '^[0-9]{3}$'}}");
        assertThat(accept(List.of(anywhere), Map.of("name", "no 123 x"))).containsKey("name");
        assertThat(accept(List.of(whole), Map.of("name", "123"))).containsKey("name");
        refused(List.of(whole), Map.of("name", "no 123 x")).hasMessageContaining("“称呼”格式不对");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(a|b)*c$"})
    void aPatternThatIsBrokenOrNeverEndsIsReportedAsTheFormsFault(String pattern) {
        var field = NAME.replace("}", ", 'validate': {'maxLength': 20000, 'pattern': '%s'}}".formatted(pattern));
        refused(List.of(field), Map.of("name", "a".repeat(20_000))).hasMessageContaining("“称呼”的规则写错了");
    }

    @Test
    void aNumberKeepsToItsLimits() {
        assertThat(accept(List.of(AGE), Map.of("age", 0))).containsEntry("age", 0L);
        assertThat(accept(List.of(AGE), Map.of("age", 120))).containsEntry("age", 120L);
        refused(List.of(AGE), Map.of("age", -1)).hasMessageContaining("“年龄”不能小于 0");
        refused(List.of(AGE), Map.of("age", 121)).hasMessageContaining("“年龄”不能大于 120");
    }

    @Test
    void aNumberHasNoMoreDecimalsThanTheFormTakes() {
        assertThat(accept(List.of(AGE), Map.of("age", "8.0"))).containsEntry("age", 8L);
        refused(List.of(AGE), Map.of("age", 8.5)).hasMessageContaining("“年龄”请填整数");
        refused(List.of(WEIGHT), Map.of("weight", "25.55")).hasMessageContaining("“体重”最多 1 位小数");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "1e2147483647", "1e400", "1e-2147483647", "1e-31"})
    void aNumberThatNobodyMeansIsRefused(String number) {
        refused(List.of(AMOUNT), Map.of("amount", number)).hasMessageContaining("“金额”数字过大");
        refused(List.of(AGE.replace("'min': 0, 'max': 120", "")), Map.of("age", number))
                .hasMessageContaining("年龄");
    }

    @Test
    void aNumberOfAThousandDigitsIsNotEvenRead() {
        refused(List.of(AMOUNT), Map.of("amount", "0".repeat(1000))).hasMessageContaining("金额");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "01.03.2026", "2026-3-1", "2026-03-01T10:00", "yesterday"})
    void aDateIsADayOfTheCalendar(String day) {
        refused(List.of(DAY), Map.of("day", day)).hasMessageContaining("“日期”请填日期");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0026-03-01", "1899-12-31", "2200-01-02", "+12026-03-01"})
    void aDateOfAnotherAgeIsRefused(String day) {
        refused(List.of(DAY), Map.of("day", day)).hasMessageContaining("“日期”日期不合常理");
    }

    @Test
    void aDateToComeMayBeTodayButNotYesterday() {
        assertThat(accept(List.of(COMING), Map.of("day", "2026-03-02"))).containsEntry("day", "2026-03-02");
        refused(List.of(COMING), Map.of("day", "2026-03-01")).hasMessageContaining("“日期”不能早于今天");
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:30", "14:30:00", "14:30Z", "14:30+08:00", "14:30-0330"})
    void aTimeMayHaveAZone(String time) {
        assertThat(accept(List.of(TIME), Map.of("time", time))).containsEntry("time", time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "14.30", "14:30+示例", "14:30-anything at all", "Z14:30"})
    void aTimeHasNothingBehindIt(String time) {
        refused(List.of(TIME), Map.of("time", time)).hasMessageContaining("“时间”请填时间");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T14:30, 2026-03-01T14:30",
        "2026-03-01T17:30:00Z, 2026-03-02T01:30+08:00",
        "2026-03-01T14:30+08:00, 2026-03-01T14:30+08:00"
    })
    void aMomentIsADateAndATimeOfChina(String moment, String kept) {
        assertThat(accept(List.of(MOMENT), Map.of("moment", moment))).containsEntry("moment", kept);
        refused(List.of(MOMENT), Map.of("moment", moment + "x")).hasMessageContaining("“时刻”请填日期和时间");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-30T10:00",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00+18:00",
                "9999-12-31T23:59",
                "0001-01-01T00:00Z"
            })
    void aMomentThatNobodyLivesToSeeIsRefused(String moment) {
        refused(List.of(MOMENT), Map.of("moment", moment)).hasMessageContaining("“时刻”");
    }

    /** Whether it is asked for with the time of day or without. */
    @ParameterizedTest
    @CsvSource({"day, 2026-04-01, 2026-04-02", "moment, 2026-04-01T23:59, 2026-04-01T17:00:00Z"})
    void nobodyWaitsLongerThanAllowed(String key, String last, String tooLate) {
        var check = new FormCheck(
                form(List.of(DAY, MOMENT)),
                FEEL,
                TODAY.atTime(12, 0).atZone(China.ZONE).toInstant(),
                (field, facts) -> Optional.of(new LastDay(LocalDate.of(2026, 4, 1), "请改日期")));
        assertThat(check.accept(Map.of(key, last), Map.of())).containsEntry(key, last);
        assertThatThrownBy(() -> check.accept(Map.of(key, tooLate), Map.of()))
                .hasMessageContaining("最晚可以到2026年4月1日。请改日期");
    }

    @Test
    void aHiddenAnswerIsNeitherRequiredNorKept() {
        var shown = NEEDED.replace("}}", "}, 'conditional': {'hide': '=outcome != `done`'}}");
        assertThat(accept(List.of(OUTCOME, shown), Map.of("outcome", "not-done", "name", "示例")))
                .containsEntry("name", null);
        refused(List.of(OUTCOME, shown), Map.of("outcome", "done")).hasMessageContaining("称呼");
    }

    @Test
    void aHiddenAnswerIsNotCheckedEither() {
        var shown = AGE.replace("}}", "}, 'conditional': {'hide': '=outcome != `done`'}}");
        assertThat(accept(List.of(OUTCOME, shown), Map.of("age", "nonsense"))).containsEntry("age", null);
    }

    @Test
    void whatAHiddenAnswerWouldShowIsHiddenToo() {
        var first = NAME.replace("}", ", 'conditional': {'hide': '=outcome != `done`'}}");
        var second = NEEDED.replace("'name'", "'detail'").replace("}}", "}, 'conditional': {'hide': '=name = null'}}");
        assertThat(accept(List.of(second, first, OUTCOME), Map.of("outcome", "not-done", "name", "示例", "detail", "示例")))
                .containsEntry("name", null)
                .containsEntry("detail", null);
    }

    @Test
    void aHiddenGroupHidesWhatIsInIt() {
        var group = "{'type': 'group', 'conditional': {'hide': '=outcome != `done`'}, 'components': [%s]}"
                .formatted(NEEDED);
        assertThat(accept(List.of(OUTCOME, group), Map.of("name", "示例"))).containsEntry("name", null);
    }

    @Test
    void aReadOnlyAnswerIsIgnoredAndNotRequired() {
        var readOnly = NEEDED.replace("'label'", "'readonly': true, 'label'");
        assertThat(accept(List.of(readOnly, AGE), Map.of("name", "forged", "age", 8)))
                .containsOnlyKeys("age");
    }

    @Test
    void aRuleReadsAReadOnlyAnswerFromTheCaseAndNotFromWhatWasSent() {
        var readOnly = "{'type': 'checkbox', 'key': 'minor', 'label': '未成年', 'readonly': true}";
        var rule = ruled("refuseWhen", "=minor = true and outcome = `done`");
        assertThatThrownBy(() -> check(List.of(readOnly, rule))
                        .accept(Map.of("minor", false, "outcome", "done"), Map.of("minor", true)))
                .isInstanceOf(FormRefusal.class);
    }

    @Test
    void aRuleReadsWhatIsAnsweredNowAndNotWhatWasAnsweredBefore() {
        var rule = ruled("refuseWhen", "=outcome = `done`");
        assertThat(check(List.of(rule)).accept(Map.of(), Map.of("outcome", "done")))
                .containsEntry("outcome", null);
    }

    @Test
    void anAnswerIsRequiredWhenItsRuleSaysSo() {
        var detail = "{'type': 'textarea', 'key': 'detail', 'label': '说明', "
                + "'properties': {'requiredWhen': '=outcome = `not-done`'}}";
        refused(List.of(OUTCOME, detail), Map.of("outcome", "not-done")).hasMessageContaining("“说明”必须填写");
        assertThat(accept(List.of(OUTCOME, detail), Map.of("outcome", "done"))).containsEntry("detail", null);
        assertThat(accept(List.of(OUTCOME, detail), Map.of("outcome", "not-done", "detail", "示例")))
                .containsEntry("detail", "示例");
    }

    @Test
    void aRuleRefusesWithItsOwnWords() {
        var rule = ruled("refusal': '不得送回买主家。', 'refuseWhen", "=outcome = `done`");
        refused(List.of(rule), Map.of("outcome", "done"))
                .hasMessage(new FormRefusal("不得送回买主家").getMessage())
                .hasMessageEndingWith("不得送回买主家。");
        assertThat(accept(List.of(rule), Map.of("outcome", "not-done"))).containsEntry("outcome", "not-done");
    }

    @Test
    void ofSeveralConditionsTheOneThatFailedIsNamed() {
        var rule = ruled(
                "refusal': '=if minor = true then `未成年人不行。` else `还早。`', 'refuseWhen",
                "=outcome = `done` and (minor = true or age < 20)");
        var check = check(List.of(AGE, rule));
        assertThatThrownBy(() -> check.accept(Map.of("outcome", "done"), Map.of("minor", true)))
                .hasMessageEndingWith("未成年人不行。");
        assertThatThrownBy(() -> check.accept(Map.of("outcome", "done", "age", 19), Map.of("minor", false)))
                .hasMessageEndingWith("还早。");
    }

    @Test
    void aRuleWithoutWordsNamesItsField() {
        refused(List.of(ruled("refuseWhen", "=outcome = `done`")), Map.of("outcome", "done"))
                .hasMessageContaining("“结果”不符合规定");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuseWhen", "requiredWhen"})
    void aRuleThatIsNotFeelIsReportedAsTheFormsFault(String property) {
        refused(List.of(ruled(property, "=outcome = ")), Map.of())
                .hasMessageContaining("“结果”的规则写错了，无法核对；请系统管理员在“模型发布”页（/models）改正表单");
    }

    @Test
    void aConditionThatIsNotFeelIsReportedAsTheFormsFault() {
        refused(List.of(NAME.replace("}", ", 'conditional': {'hide': '=name ='}}")), Map.of())
                .hasMessageContaining("“称呼”的规则写错了");
    }

    @Test
    void aComputedAnswerWinsOverWhatWasSent() {
        assertThat(accept(List.of(AGE, computed("minor", "=age < 18")), Map.of("age", 8, "minor", false)))
                .containsEntry("minor", true);
    }

    @Test
    void aComputedAnswerMayBuildOnTheOneBefore() {
        assertThat(accept(
                        List.of(AGE, computed("next", "=age + 1"), computed("afterNext", "=next + 1")),
                        Map.of("age", 8)))
                .containsEntry("next", 9L)
                .containsEntry("afterNext", 10L);
    }

    @Test
    void aComputedAnswerIsNullWhereSomethingIsMissing() {
        assertThat(accept(List.of(AGE, computed("minor", "=age < 18")), Map.of()))
                .containsEntry("minor", null);
    }

    @Test
    void aHiddenComputedAnswerIsNotKept() {
        var hidden = computed("minor", "=age < 18").replace("}", ", 'conditional': {'hide': '=told != true'}}");
        assertThat(accept(List.of(AGE, TOLD, hidden), Map.of("age", 8))).containsEntry("minor", null);
    }

    @Test
    void aComputedAnswerMayHideAQuestion() {
        var guardian = NEEDED.replace("}}", "}, 'conditional': {'hide': '=minor != true'}}");
        assertThat(accept(List.of(AGE, computed("minor", "=age < 18"), guardian), Map.of("age", 41)))
                .containsEntry("name", null);
        refused(List.of(AGE, computed("minor", "=age < 18"), guardian), Map.of("age", 8))
                .hasMessageContaining("称呼");
    }

    @Test
    void aFieldWithoutALabelIsCalledByItsKey() {
        refused(List.of("{'type': 'textfield', 'key': 'name', 'validate': {'required': true}}"), Map.of())
                .hasMessageContaining("“name”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "iframe", "filepicker", "dynamiclist"})
    void aFormMayNotUseOtherComponents(String type) {
        assertThatThrownBy(() -> form(List.of("{'type': '%s', 'key': 'x'}".formatted(type))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type);
    }

    @Test
    void anAnswerOfNullIsNoAnswer() {
        assertThat(accept(List.of(NAME), Collections.singletonMap("name", null)))
                .containsEntry("name", null);
        var nothing = new HashMap<String, Object>();
        nothing.put("name", null);
        refused(List.of(NEEDED), nothing).hasMessageContaining("“称呼”必须填写");
    }

    private static String timed(String field, String property, String names) {
        return field.replace("'dateLabel'", "'properties': {'%s': '%s'}, 'dateLabel'".formatted(property, names));
    }

    @Test
    void aTimeThatIsStillToComeIsRefusedInWhateverZone() {
        var past = timed(MOMENT, "notAfter", "now");
        accept(List.of(past), Map.of("moment", "2026-03-02T12:00"));
        accept(List.of(past), Map.of("moment", "2026-03-02T04:00:00Z"));
        refused(List.of(past), Map.of("moment", "2026-03-02T12:01"))
                .hasMessageContaining("“时刻”不能晚于现在（2026年3月2日 12:00）");
        refused(List.of(past), Map.of("moment", "2026-03-02T17:30:00Z")).hasMessageContaining("不能晚于现在");
        refused(List.of(timed(DAY, "notAfter", "now")), Map.of("day", "2026-03-03"))
                .hasMessageContaining("“日期”不能晚于今天（2026-03-02）");
    }

    @Test
    void aTimeStandsInItsOrderWithOthers() {
        var after = List.of(DAY, timed(MOMENT, "notBefore", "day, foundOn"));
        accept(after, Map.of("day", "2026-02-20", "moment", "2026-02-20T09:00"));
        accept(after, Map.of("day", "2026-02-20", "moment", "2026-02-19T16:30:00Z"));
        refused(after, Map.of("day", "2026-02-20", "moment", "2026-02-19T15:30:00Z"))
                .hasMessageContaining("“时刻”不能早于“日期”（2026-02-20）");
        assertThatThrownBy(() ->
                        check(after).accept(Map.of("moment", "2026-02-20T09:00"), Map.of("foundOn", "2026-02-21")))
                .hasMessageContaining("不能早于先前登记的时间（2026-02-21）");
    }

    private static final String ROWS =
            "{'type': 'textarea', 'key': 'sessions', 'label': '疏导', 'properties': {'class': 'health', 'rows': 'dated'}}";

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-01 沙盘", "3月1日 沙盘\n\n3月2日：面谈", "12月5日 面谈", "2/28 面谈", "2024年2月29日 面谈", "02.28 面谈，3月9日再谈"
            })
    void aRowBeginsWithItsDay(String rows) {
        assertThat(accept(List.of(ROWS), Map.of("sessions", rows))).containsEntry("sessions", rows);
    }

    @ParameterizedTest
    @CsvSource({
        "沙盘，睡得好些, 第1行没有日期",
        "3月1日 沙盘|睡得好些, 第2行没有日期",
        "130 面谈, 第1行没有日期",
        "2026-03-03 面谈, 第1行的日期在今天以后",
        "2月30日 面谈, 第1行的日期不存在",
        "2026年13月1日 面谈, 第1行的日期不存在",
        "1026-03-01 面谈, 第1行的日期太早",
        "'3月1日 面谈|　|3月2日 面谈', 第2行没有日期",
        "'3月1日 面谈|\t|3月2日 面谈', 第2行没有日期"
    })
    void aRowWithoutADayThatWasIsRefusedByItsNumberOnly(String rows, String refusal) {
        refused(List.of(ROWS), Map.of("sessions", rows.replace('|', '\n')))
                .hasMessageContaining("“疏导”" + refusal)
                .hasMessageNotContaining("面谈")
                .hasMessageNotContaining("睡得好");
    }

    private static final List<String> PAPERS = List.of(
            "{'type': 'select', 'key': 'kind', 'label': '种类', 'values': [{'label': '身份证', 'value': 'resident-id'},"
                    + " {'label': '护照', 'value': 'passport'}]}",
            "{'type': 'textfield', 'key': 'number', 'label': '号码', 'properties': {'document': 'kind', 'class': 'identity'}}",
            "{'type': 'datetime', 'subtype': 'date', 'key': 'birthDate', 'dateLabel': '出生日期', 'properties': {'class': 'identity'}}",
            "{'type': 'radio', 'key': 'sex', 'label': '性别', 'values': [{'label': '女', 'value': 'female'}, {'label': '男', 'value': 'male'}]}",
            "{'type': 'checkbox', 'key': 'ageDisputed', 'label': '年龄存疑'}");

    @Test
    void aDocumentHasANumberOfItsKindInOneSpelling() {
        assertThat(accept(PAPERS, Map.of("kind", "resident-id", "number", "１１０１０５ 2015-0307 0021")))
                .containsEntry("number", "110105201503070021");
        assertThat(accept(PAPERS, Map.of("kind", "passport", "number", "e 1234567")))
                .containsEntry("number", "E1234567");
        refused(PAPERS, Map.of("kind", "resident-id", "number", "E1234567"))
                .hasMessageContaining("“号码”不是居民身份证的号码：应为18位")
                .hasMessageNotContaining("1234567");
        refused(PAPERS, Map.of("kind", "resident-id", "number", "999999999999999999"))
                .hasMessageNotContaining("9999");
        refused(PAPERS, Map.of("kind", "passport", "number", "12")).hasMessageContaining("不是护照的号码");
    }

    @Test
    void aNumberAgreesWithBirthDateAndSexOrTheAgeIsDisputed() {
        var number = Map.<String, Object>of("kind", "resident-id", "number", "110105201503070021");
        refused(PAPERS, plus(number, "birthDate", "1990-01-01"))
                .hasMessageContaining("出生日期不一致")
                .hasMessageNotContaining("20150307");
        refused(PAPERS, plus(number, "sex", "male")).hasMessageContaining("性别不一致");
        accept(PAPERS, plus(plus(number, "birthDate", "2015-03-07"), "sex", "female"));
        accept(PAPERS, plus(plus(number, "birthDate", "1990-01-01"), "ageDisputed", true));
    }

    private static Map<String, Object> plus(Map<String, Object> answers, String key, Object value) {
        var more = new HashMap<>(answers);
        more.put(key, value);
        return more;
    }

    private static String ruled(String property, String feel) {
        return OUTCOME.replace("'label': '结果'", "'label': '结果', 'properties': {'%s': '%s'}".formatted(property, feel));
    }

    private static String computed(String key, String feel) {
        return "{'type': 'expression', 'key': '%s', 'expression': '%s'}".formatted(key, feel);
    }

    private static Map<String, Object> accept(List<String> fields, Map<String, Object> sent) {
        return check(fields).accept(sent, Map.of());
    }

    private static AbstractThrowableAssert<?, ?> refused(List<String> fields, Map<String, Object> sent) {
        return assertThatThrownBy(() -> accept(fields, sent)).isInstanceOf(FormRefusal.class);
    }

    private static FormCheck check(List<String> fields) {
        return new FormCheck(
                form(fields), FEEL, TODAY.atTime(12, 0).atZone(China.ZONE).toInstant());
    }

    /** Fields in JSON with single quotes for double ones, backticks for double ones within a text. */
    private static Form form(List<String> fields) {
        var json = "{'id': 'sample', 'components': [%s]}"
                .formatted(String.join(", ", fields))
                .replace('\'', '"')
                .replace("`", "\\\"");
        return Form.read(json.getBytes(StandardCharsets.UTF_8));
    }
}

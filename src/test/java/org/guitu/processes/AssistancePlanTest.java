package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssistancePlanTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "careLevel", "some-help");
    private static final Map<String, Object> ADULT = with(
            womanOf(29),
            "careLevel",
            "independent",
            "consentedServices",
            List.of("legal-aid", "employment", "medical"));
    private static final String AUTHOR = "civil-affairs-" + COUNTY;
    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    @Test
    void aPlanTakesEffectOnceASecondPersonHasApprovedIt() {
        var plan = start("assistance-plan", ADULT);
        assertWaitsFor(plan, "assess-needs", "civil-affairs");
        submit(plan, "assess-needs", assessment("needLegal=some", "needEmployment=urgent", "riskLevel=medium"));
        assertThat(plan).hasPassed("suggest-services");
        assertWaitsFor(plan, "draft-plan", "civil-affairs");
        submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
        assertWaitsIn(plan, "approve-plan", AUTHOR, SUPERVISOR);
        submit(plan, "approve-plan", "planOutcome=approved");
        assertEnded(plan, "plan-approved");
        assertThat(historic(plan, "planServices")).isEqualTo(List.of("legal-aid"));
        assertThat(historic(plan, "riskLevel")).isEqualTo("medium");
        assertThat(historic(plan, "ableToWork")).isEqualTo("yes");
    }

    @Nested
    class Assessment {

        @ParameterizedTest
        @ValueSource(strings = {"not-ready", "more-time"})
        void waitsForTheDayOnWhichThePersonIsReady(String outcome) {
            var plan = start("assistance-plan", CHILD);
            submit(plan, "assess-needs", "assessNeedsOutcome=" + outcome, "assessNeedsUntil=" + inDays(7));
            assertThat(plan).isWaitingAt("wait-to-assess");
            passTimer(plan);
            assertThat(plan).isWaitingAt("assess-needs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"complete", "in-part", "could-not-be-done", "not-wanted"})
        void isFollowedByAPlanWhateverCameOut(String outcome) {
            var plan = start("assistance-plan", ADULT);
            submit(plan, "assess-needs", assessment("assessNeedsOutcome=" + outcome));
            assertThat(plan).isWaitingAt("draft-plan");
        }

        @Test
        void ofAChildIsNotEndedByItsUnwillingness() {
            var plan = start("assistance-plan", CHILD);
            assertRefused(plan, "assess-needs", "未成年人不能以“本人不愿意”结束评估", "assessNeedsOutcome=not-wanted");
        }

        @Test
        void isNotCompleteWithoutThePerson() {
            var plan = start("assistance-plan", ADULT);
            assertRefused(
                    plan,
                    "assess-needs",
                    "没有听取本人意见",
                    assessment("assessNeedsOutcome=complete", "assessedWith=[police]"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "needMedical",
                    "needCounselling",
                    "needLegal",
                    "needSchooling",
                    "needEmployment",
                    "needRegistration",
                    "needRehabilitation",
                    "needReturn"
                })
        void isNotCompleteWhileANeedIsUnknown(String need) {
            var plan = start("assistance-plan", ADULT);
            assertRefused(
                    plan,
                    "assess-needs",
                    "还有需求未能评估",
                    assessment("assessNeedsOutcome=complete", need + "=not-assessed"));
        }

        @Test
        void withRisksHasARiskLevel() {
            var plan = start("assistance-plan", ADULT);
            assertRefused(plan, "assess-needs", "风险等级不能是“无须跟进”", assessment("riskLevel=none", "riskFactors=[debt]"));
        }

        @Test
        void isNotRecordedAhead() {
            var plan = start("assistance-plan", ADULT);
            assertRefused(plan, "assess-needs", "评估日期不能晚于今天", assessment("assessedOn=" + inDays(1)));
        }

        @Test
        void asksNobodyUnder16AboutWork() {
            var plan = start("assistance-plan", girlOf(15));
            submit(plan, "assess-needs", assessment("needEmployment=urgent", "ableToWork=yes"));
            assertThat(fact(plan, "needEmployment")).isNull();
            assertThat(fact(plan, "ableToWork")).isNull();
        }
    }

    @Nested
    class Suggestion {

        @Test
        void followsTheNeeds() {
            assertThat(suggested(ADULT, "needLegal=some", "needEmployment=urgent"))
                    .containsExactlyInAnyOrder("legal-aid", "employment");
            assertThat(suggested(ADULT)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(longs = {6, 15})
        void isSchoolForEverybodyOfSchoolAge(long years) {
            assertThat(suggested(girlOf(years))).containsExactly("schooling");
        }

        @Test
        void isSchoolForAChildWhoseNeedsCouldNotBeAssessed() {
            assertThat(suggested(CHILD, "assessNeedsOutcome=could-not-be-done")).containsExactly("schooling");
        }

        @Test
        void isNoWorkForWhoCannotWork() {
            assertThat(suggested(ADULT, "needEmployment=urgent", "ableToWork=no"))
                    .isEmpty();
        }

        private List<Object> suggested(Map<String, Object> person, String... needs) {
            return new ArrayList<>((List<?>) fact(untilAssessed(person, needs), "suggestedServices"));
        }
    }

    @Nested
    class Draft {

        @Test
        void isPutOffToTheDayFixed() {
            var plan = untilAssessed(CHILD);
            submit(plan, "draft-plan", "draftPlanOutcome=more-time", "draftPlanUntil=" + inDays(3));
            assertThat(plan).isWaitingAt("wait-to-draft");
            passTimer(plan);
            assertThat(plan).isWaitingAt("draft-plan");
        }

        @ParameterizedTest
        @ValueSource(longs = {6, 15})
        void sendsEverybodyOfSchoolAgeToSchool(long years) {
            var plan = untilAssessed(girlOf(years));
            assertRefused(plan, "draft-plan", "6至15周岁的必须安排入学", "draftPlanOutcome=drafted");
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[schooling]");
            assertThat(plan).isWaitingAt("approve-plan");
        }

        @ParameterizedTest
        @CsvSource({"0, 须在今天以后", "93, 太远", "3650, 至少每3个月复评一次"})
        void isReviewedWithinThreeMonths(int days, String refusal) {
            var plan = untilAssessed(ADULT);
            assertRefused(plan, "draft-plan", refusal, "draftPlanOutcome=drafted", "planReviewOn=" + inDays(days));
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planReviewOn=" + inDays(92));
            assertThat(plan).isWaitingAt("approve-plan");
        }

        @Test
        void ofAChildIsReviewedEachMonth() {
            var plan = untilAssessed(CHILD);
            assertRefused(plan, "draft-plan", "至少每个月复评一次", "draftPlanOutcome=drafted", "planReviewOn=" + inDays(32));
        }

        @Test
        void sendsNobodyUnder16ToWork() {
            assertNoWork(untilAssessed(girlOf(15)));
            assertNoWork(untilAssessed(with(girlOf(8), "ageYears", null)));
        }

        private void assertNoWork(ProcessInstance plan) {
            assertRefused(
                    plan, "draft-plan", "不得安排就业", "draftPlanOutcome=drafted", "planServices=[schooling, employment]");
        }

        @Test
        void mayOfferWorkFrom16() {
            var plan = untilAssessed(girlOf(16));
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[employment]");
            assertThat(plan).isWaitingAt("approve-plan");
        }

        @Test
        void offersAnAdultOnlyWhatSheAgreedTo() {
            assertRefused(
                    untilAssessed(ADULT),
                    "draft-plan",
                    "成年人本人没有同意的服务",
                    "draftPlanOutcome=drafted",
                    "planServices=[legal-aid, rehabilitation]");
            assertRefused(
                    untilAssessed(womanOf(29)),
                    "draft-plan",
                    "成年人本人没有同意的服务",
                    "draftPlanOutcome=drafted",
                    "planServices=[legal-aid]");
        }

        @Test
        void isShownToThePersonFirst() {
            for (Map<String, Object> person : List.of(CHILD, ADULT)) {
                assertRefused(
                        untilAssessed(person),
                        "draft-plan",
                        "方案要先给本人或监护人看过",
                        "draftPlanOutcome=drafted",
                        "planServices=" + (person == CHILD ? List.of("schooling") : null),
                        "personAgrees=not-shown");
            }
        }

        @Test
        void againstAnAdultsWillGoesNowhere() {
            var plan = untilAssessed(ADULT);
            assertRefused(plan, "draft-plan", "成年人不同意的方案不能提交审批", "draftPlanOutcome=drafted", "personAgrees=disagrees");
        }

        @Test
        void againstAChildsWillIsLeftToTheApprover() {
            var plan = untilAssessed(CHILD);
            submit(
                    plan,
                    "draft-plan",
                    "draftPlanOutcome=drafted",
                    "planServices=[schooling]",
                    "personAgrees=disagrees");
            assertThat(plan).isWaitingAt("approve-plan");
        }

        @ParameterizedTest
        @CsvSource({
            "not-wanted, person-declined",
            "could-not-be-done, no-capacity",
            "could-not-be-done, guardian-declined"
        })
        void isOwedToEveryChild(String outcome, String reason) {
            assertRefused(
                    untilAssessed(CHILD),
                    "draft-plan",
                    "未成年人必须有方案",
                    "draftPlanOutcome=" + outcome,
                    "draftPlanReason=" + reason);
        }
    }

    @Nested
    class Approval {

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void endsTheCaseOfAnAdultWithoutAPlan(String outcome) {
            var plan = untilAssessed(ADULT);
            submit(plan, "draft-plan", "draftPlanOutcome=" + outcome);
            submit(plan, "approve-plan", "planOutcome=approved");
            assertEnded(plan, outcome);
        }

        @ParameterizedTest
        @ValueSource(strings = {"person-missing", "outside-jurisdiction", "died", "duplicate"})
        void leavesAChildWithoutAPlanOnlyWhereThereIsNobodyToHelp(String reason) {
            var plan = untilAssessed(CHILD);
            submit(plan, "draft-plan", "draftPlanOutcome=could-not-be-done", "draftPlanReason=" + reason);
            submit(plan, "approve-plan", "planOutcome=approved");
            assertEnded(plan, "could-not-be-done");
        }

        @Test
        void isNotGivenToAPlanWhoseReviewIsDueAlready() {
            var plan = untilAssessed(ADULT);
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planReviewOn=" + inDays(3));
            moveTo(Instant.parse(inDays(3) + "T04:00:00Z"));
            assertRefused(plan, "approve-plan", "已到，方案还没有批准", "planOutcome=approved");
            submit(plan, "approve-plan", "planOutcome=returned");
            assertThat(plan).isWaitingAt("draft-plan");
        }

        @Test
        void sendsAPlanBackUntilItIsGood() {
            var plan = untilDrafted();
            submit(plan, "approve-plan", "planOutcome=returned");
            assertThat(plan).isWaitingAt("draft-plan");
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
            submit(plan, "approve-plan", "planOutcome=approved");
            assertEnded(plan, "plan-approved");
            assertThat(historic(plan, "planServices")).isEqualTo(List.of("legal-aid"));
        }

        @Test
        void sendsBackWhoShouldNotGoWithoutAPlan() {
            var plan = untilAssessed(ADULT);
            submit(plan, "draft-plan", "draftPlanOutcome=not-wanted");
            submit(plan, "approve-plan", "planOutcome=returned");
            assertThat(plan).isWaitingAt("draft-plan");
        }

        @Test
        void mayAskForANewAssessment() {
            var plan = untilDrafted();
            submit(plan, "approve-plan", "planOutcome=assess-again");
            assertThat(plan).isWaitingAt("assess-needs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"returned", "assess-again"})
        void saysWhyItSendsBack(String outcome) {
            assertRefused(untilDrafted(), "approve-plan", "“审批意见”必须填写", "planOutcome=" + outcome, "planComment=null");
        }

        @Test
        void isNeverTheAuthors() {
            assertKeptFrom(AUTHOR, untilDrafted(), "approve-plan");
        }

        @ParameterizedTest
        @ValueSource(strings = {COLLEAGUE, SUPERVISOR})
        void isAColleaguesOrASupervisors(String account) {
            var plan = untilDrafted();
            submitAs(account, task(plan, "approve-plan"), "planOutcome=approved");
            assertEnded(plan, "plan-approved");
        }

        @Test
        void isNobodysWhoEverDraftedIt() {
            var plan = untilDrafted();
            submit(plan, "approve-plan", "planOutcome=returned");
            submitAs(COLLEAGUE, task(plan, "draft-plan"), "draftPlanOutcome=drafted");
            assertKeptFrom(COLLEAGUE, plan, "approve-plan");
            assertKeptFrom(AUTHOR, plan, "approve-plan");
            submit(plan, "approve-plan", "planOutcome=approved");
            assertEnded(plan, "plan-approved");
        }

        private ProcessInstance untilDrafted() {
            var plan = untilAssessed(ADULT);
            submitAs(
                    AUTHOR,
                    task(plan, "draft-plan"),
                    "draftPlanOutcome=drafted",
                    "planServices=[legal-aid, employment]");
            return plan;
        }
    }

    private ProcessInstance untilAssessed(Map<String, Object> person, String... needs) {
        var plan = start("assistance-plan", person);
        submit(plan, "assess-needs", assessment(needs));
        return plan;
    }

    /** An assessment that finds no needs and a low risk, but for these answers. */
    private static String[] assessment(String... answers) {
        String[] noNeeds = {
            "assessNeedsOutcome=in-part", "assessedWith=[person]", "riskLevel=low", "careLevel=independent"
        };
        return and(noNeeds, answers);
    }

    private Object fact(ProcessInstance instance, String name) {
        return runtimeService.getVariable(instance.getId(), name);
    }
}

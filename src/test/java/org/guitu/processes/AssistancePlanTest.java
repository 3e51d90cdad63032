package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
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
    private static final String POLICE = "police-" + COUNTY;

    @Test
    void aPlanTakesEffectOnceASecondPersonHasApprovedIt() {
        var plan = start("assistance-plan", ADULT);
        assertThat(plan).isWaitingAt("parts-are-in");
        nothingToAdd(plan);
        assertWaitsFor(plan, "assess-needs", "civil-affairs");
        submit(plan, "assess-needs", assessment("seenLegal=some", "seenEmployment=urgent", "riskLevel=medium"));
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
            nothingToAdd(plan);
            submit(plan, "assess-needs", "assessNeedsOutcome=" + outcome, "assessNeedsUntil=" + inDays(7));
            assertThat(plan).isWaitingAt("wait-to-assess");
            passTimer(plan);
            assertThat(plan).isWaitingAt("assess-needs");
        }

        @ParameterizedTest
        @ValueSource(strings = {"complete", "in-part", "could-not-be-done", "not-wanted"})
        void isFollowedByAPlanWhateverCameOut(String outcome) {
            var plan = start("assistance-plan", ADULT);
            nothingToAdd(plan);
            submit(plan, "assess-needs", assessment("assessNeedsOutcome=" + outcome));
            assertThat(plan).isWaitingAt("draft-plan");
        }

        @Test
        void ofAChildIsNotEndedByItsUnwillingness() {
            var plan = start("assistance-plan", CHILD);
            nothingToAdd(plan);
            assertRefused(plan, "assess-needs", "未成年人不能以“本人不愿意”结束评估", "assessNeedsOutcome=not-wanted");
        }

        @Test
        void isNotCompleteWithoutThePerson() {
            var plan = start("assistance-plan", ADULT);
            nothingToAdd(plan);
            assertRefused(
                    plan,
                    "assess-needs",
                    "没有听取本人意见",
                    assessment("assessNeedsOutcome=complete", "assessedWith=[guardian]"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "seenMedical",
                    "seenCounselling",
                    "seenLegal",
                    "seenSchooling",
                    "seenEmployment",
                    "needRegistration",
                    "seenRehabilitation",
                    "needReturn"
                })
        void isNotCompleteWhileANeedIsUnknown(String need) {
            var plan = start("assistance-plan", ADULT);
            nothingToAdd(plan);
            assertRefused(
                    plan,
                    "assess-needs",
                    "还有需求未能评估",
                    assessment("assessNeedsOutcome=complete", need + "=not-assessed"));
        }

        @Test
        void withRisksHasARiskLevel() {
            var plan = start("assistance-plan", ADULT);
            submitAs(POLICE, part(plan, "police"), "partOutcome=warning", "partFindings=[home-unsafe]");
            assertRefused(plan, "assess-needs", "风险等级不能是“无须跟进”", assessment("riskLevel=none"));
        }

        @Test
        void asksNobodyUnder16AboutWork() {
            var plan = start("assistance-plan", girlOf(15));
            nothingToAdd(plan);
            submit(plan, "assess-needs", assessment("seenEmployment=urgent", "ableToWork=yes"));
            assertThat(fact(plan, "needEmployment")).isNull();
            assertThat(fact(plan, "ableToWork")).isNull();
        }
    }

    @Nested
    class Parts {

        private final Map<String, Object> girl = with(girlOf(8), "partsFor", "first", "concernedServices", null);

        @Test
        void areAskedOfTheDepartmentsConcernedBeforeCivilAffairsAssess() {
            var plan = start("assistance-plan", girl);
            assertThat(plan).isWaitingAtExactly("parts-are-in");
            assertThat(partsOf(plan)).hasSize(5);
            nothingToAdd(plan);
            assertThat(plan).isWaitingAtExactly("assess-needs");
        }

        @Test
        void answerForCivilAffairsWhatIsNeeded() {
            var plan = start("assistance-plan", girl);
            give(plan, "health", "partOutcome=urgent", "healthNeeds=[medical]", "partHealthNote=示例：本周复查");
            give(plan, "justice", "partOutcome=needed", "partLegalNote=示例：需要律师");
            give(plan, "womens-federation", "partOutcome=not-needed");
            nothingToAdd(plan);
            assertThat((String) opened(plan, "assess-needs").get("partsInWords"))
                    .contains("卫生健康（", "迫切需要；医疗；示例：本周复查", "司法行政（", "示例：需要律师", "妇联（", "现在不需要", "公安（");
            assertThat(opened(plan, "assess-needs")).doesNotContainKey("assessmentParts");
            submit(
                    plan,
                    "assess-needs",
                    assessment("seenMedical=none", "seenSchooling=some", "seenRehabilitation=urgent"));
            assertThat(historic(plan, "needMedical")).isEqualTo("urgent");
            assertThat(historic(plan, "needCounselling")).isEqualTo("none");
            assertThat(historic(plan, "needLegal")).isEqualTo("some");
            assertThat(historic(plan, "needRehabilitation")).isEqualTo("none");
            assertThat(historic(plan, "needSchooling")).isEqualTo("some");
            assertThat(historic(plan, "suggestedServices"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .contains("medical", "legal-aid", "schooling")
                    .doesNotContain("counselling", "rehabilitation");
        }

        @Test
        void thatAreLateAreNamedAndWaitedForNoLongerAndCountWhenTheyCome() {
            var plan = start("assistance-plan", girl);
            passTimer(instanceOf(part(plan, "education")));
            assertThat(plan).isWaitingAtExactly("assess-needs");
            assertThat((String) opened(plan, "assess-needs").get("partsMissingInWords"))
                    .contains("公安", "教育", "卫生健康");
            assertRefused(plan, "assess-needs", "还有部门没有提出意见", assessment("assessNeedsOutcome=complete"));
            submit(plan, "assess-needs", assessment());
            give(plan, "education", "partOutcome=needed", "partNote=示例：九月入学");
            assertThat((String) opened(plan, "draft-plan").get("partsInWords")).contains("示例：九月入学");
        }

        @Test
        void thatComeWhileTheAssessmentIsFilledInAreSeenFirst() {
            var plan = start("assistance-plan", girl);
            passTimer(instanceOf(part(plan, "education")));
            var seen = opened(plan, "assess-needs");
            give(plan, "education", "partOutcome=needed", "partNote=示例");
            var late = new HashMap<>(fill(task(plan, "assess-needs"), assessment()));
            late.put("partsMissingInWords", seen.get("partsMissingInWords"));
            claimAs(AUTHOR, task(plan, "assess-needs"));
            assertThatThrownBy(() -> logins.as(AUTHOR, () -> {
                        formService.submitTaskForm(task(plan, "assess-needs").getId(), late);
                        return null;
                    }))
                    .hasMessageContaining("在填写期间有变化");
        }

        @Test
        void thatAreStillOpenOfAnEarlierRoundAreNotAskedForTwice() {
            var first = start("assistance-plan", girl);
            var second = runtimeService
                    .createProcessInstanceByKey("assistance-plan")
                    .businessKey(caseNumberOf(first))
                    .setVariables(with(girl, "region", COUNTY, "urgencyLevel", "normal"))
                    .execute();
            assertThat(partsOf(second)).hasSize(5);
            assertThat(second).isWaitingAtExactly("assess-needs");
            assertThat((String) opened(second, "assess-needs").get("partsMissingInWords"))
                    .contains("教育");
        }

        @ParameterizedTest
        @CsvSource({
            "home-safe, home-unsafe, none, home-contested",
            "contact-harmful, school-later, some, home-contested"
        })
        void thatContradictEachOtherCallAConferenceForWhichThePlanWaits(
                String byPolice, String byEducation, String needReturn, String ground) {
            var plan = start("assistance-plan", girl);
            give(plan, "police", "partOutcome=warning", "partFindings=[" + byPolice + "]");
            give(plan, "education", "partOutcome=warning", "partFindings=[" + byEducation + "]");
            nothingToAdd(plan);
            submit(plan, "assess-needs", assessment("needReturn=" + needReturn));
            var conference = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(plan))
                    .processDefinitionKey("case-conference")
                    .singleResult();
            assertThat(fact(conference, "conferenceGround")).isEqualTo(ground);
            assertWaitsFor(conference, "call-conference", "civil-affairs");
            assertRefused(plan, "draft-plan", "个案会商还没有结果", "draftPlanOutcome=drafted", "planServices=[schooling]");
            submit(conference, "call-conference", "callOutcome=not-needed");
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[schooling]");
        }

        private void give(ProcessInstance plan, String department, String... answers) {
            submitAs(department + "-" + COUNTY, part(plan, department), answers);
        }

        private Map<String, Object> opened(ProcessInstance plan, String id) {
            claimAs(AUTHOR, task(plan, id));
            return logins.as(
                    AUTHOR,
                    () -> formService.getTaskFormVariables(task(plan, id).getId()));
        }
    }

    @Nested
    class Suggestion {

        @Test
        void followsTheNeeds() {
            assertThat(suggested(ADULT, "seenLegal=some", "seenEmployment=urgent"))
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
            assertThat(suggested(ADULT, "seenEmployment=urgent", "ableToWork=no"))
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
            var plan = untilAssessed(with(girlOf(16), "consentedServices", new ArrayList<>(List.of("employment"))));
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[employment]");
            assertThat(plan).isWaitingAt("approve-plan");
        }

        @Test
        void offersAnAdultOnlyWhatSheAgreedTo() {
            assertRefused(
                    untilAssessed(ADULT),
                    "draft-plan",
                    "没有同意，也没有法律依据",
                    "draftPlanOutcome=drafted",
                    "personAgrees=in-part",
                    "planServices=[legal-aid, rehabilitation]");
            assertRefused(
                    untilAssessed(womanOf(29)),
                    "draft-plan",
                    "没有同意，也没有法律依据",
                    "draftPlanOutcome=drafted",
                    "personAgrees=in-part",
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
        nothingToAdd(plan);
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

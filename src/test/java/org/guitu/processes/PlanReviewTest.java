package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A plan is looked at again on the day that it names, and goes on, is changed or ended by a second person. */
class PlanReviewTest extends LifeEventTest {

    /** A journey whose services run, on the day on which its plan is reviewed. */
    private ProcessInstance untilReview(Map<String, Object> person, String... services) {
        var rescue = planned(person, services);
        var running = child(rescue, "services");
        assertThat(openTasks(rescue)).doesNotContain("review-plan");
        passTimer(running);
        return rescue;
    }

    private ProcessInstance review(ProcessInstance rescue) {
        return child(child(rescue, "services"), "plan-review");
    }

    private void review(ProcessInstance rescue, String outcome, String... answers) {
        inCase(rescue, "review-plan", and(new String[] {"reviewPlanOutcome=" + outcome, next(20)}, answers));
    }

    private String next(int days) {
        return "nextPlanReviewOn=" + inDays(days);
    }

    private void decide(ProcessInstance rescue, String outcome) {
        submitAs(COLLEAGUE, taskInCase(rescue, "approve-service-change"), "approveChangeOutcome=" + outcome);
    }

    @Test
    void waitsForTheDayOfThePlanAndIsForCivilAffairs() {
        var rescue = untilReview(ADULT, "legal-aid");
        assertWaitsFor(review(rescue), "review-plan", "civil-affairs");
    }

    @Nested
    class ThatAsksTheDepartments {

        @Test
        void asksThoseWhoseServicesRunAndGoesOnWithWhatTheySay() {
            var rescue = untilReview(ADULT, "legal-aid");
            partsOf(rescue).forEach(late -> submitAs(workerOf(late), late, "partOutcome=nothing-to-add"));
            review(rescue, "ask-parts");
            assertThat(review(rescue)).isWaitingAtExactly("parts-are-in");
            assertThat(partsOf(rescue))
                    .extracting(task -> workerOf(task))
                    .contains("police-" + COUNTY, "justice-" + COUNTY)
                    .doesNotContain("education-" + COUNTY, "human-resources-" + COUNTY);
            submitAs("justice-" + COUNTY, part(rescue, "justice"), "partOutcome=needed", "partLegalNote=示例：须上诉");
            nothingToAdd(rescue);
            var task = taskInCase(rescue, "review-plan");
            assertThat(logins.as(OFFICE, () -> formService.getTaskFormVariables(task.getId()))
                            .get("partsInWords"))
                    .asString()
                    .contains("示例：须上诉");
            review(rescue, "continue");
            assertThat(review(rescue)).isNull();
        }

        @Test
        void asksNobodyTwice() {
            var rescue = untilReview(ADULT, "legal-aid");
            runtimeService
                    .createProcessInstanceByKey("joint-assessment")
                    .businessKey(caseNumberOf(rescue))
                    .setVariables(with(
                            ADULT,
                            "region",
                            COUNTY,
                            "urgencyLevel",
                            "normal",
                            "partsFor",
                            null,
                            "careLevel",
                            null,
                            "concernedServices",
                            null))
                    .execute();
            assertRefused(review(rescue), "review-plan", "正在征求各部门的意见", "reviewPlanOutcome=ask-parts");
        }
    }

    @Nested
    class ThatFindsAllWell {

        @Test
        void comesAgainOnTheNextDay() {
            var rescue = untilReview(ADULT, "legal-aid");
            for (int round = 0; round < 3; round++) {
                review(rescue, "continue");
                assertThat(openTasks(rescue)).doesNotContain("review-plan");
                passTimer(child(rescue, "services"));
            }
            assertThat(openTasks(rescue)).contains("review-plan");
        }

        @Test
        void isNotPutOffForMoreThanThreeMonthsOfAChildAtRiskForMoreThanOne() {
            var adult = review(untilReview(ADULT, "legal-aid"));
            assertRefused(adult, "review-plan", "太远：最晚", "reviewPlanOutcome=continue", next(93));
            var rescue = untilReview(CHILD, "schooling");
            var child = review(rescue);
            assertRefused(child, "review-plan", "太远：最晚", "reviewPlanOutcome=continue", next(93));
            assertRefused(child, "review-plan", "须在今天以后", "reviewPlanOutcome=continue", next(0));
            runtimeService.setVariable(rescue.getId(), "riskLevel", "medium");
            assertRefused(child, "review-plan", "太远：最晚", "reviewPlanOutcome=continue", next(32));
        }

        @Test
        void endsWithTheServices() {
            var rescue = untilReview(ADULT, "legal-aid");
            review(rescue, "continue");
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("services");
        }

        @Test
        void lastsUntilItIsDoneThoughTheServicesEnd() {
            var rescue = untilReview(ADULT, "legal-aid");
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            assertThat(running(caseNumberOf(rescue))).contains("services");
            review(rescue, "continue");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("services");
        }
    }

    @Nested
    class OfACaseThatWasHandedOver {

        /** As {@link #planned}, of a case that police opened: what nobody opened is not handed over. */
        private ProcessInstance opened() {
            var rescue = rescuedWoman();
            consent(rescue, false, ALL_OF_AN_ADULT.toArray(String[]::new));
            plan(rescue, "legal-aid");
            return rescue;
        }

        private ProcessInstance onReviewDay() {
            var rescue = opened();
            passTimer(child(rescue, "services"));
            return rescue;
        }

        private ProcessInstance handedOver(ProcessInstance rescue) {
            handOver(rescue, "case");
            return runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .processDefinitionKey("rescue-case")
                    .singleResult();
        }

        @Test
        void waitsForItsFirstDayThere() {
            var there = handedOver(opened());
            passTimer(child(there, "services"));
            assertWaitsIn(review(there), "review-plan", "civil-affairs-" + NEIGHBOUR);
        }

        @Test
        void isFinishedThereAndComesOnce() {
            var there = handedOver(onReviewDay());
            assertWaitsIn(review(there), "review-plan", "civil-affairs-" + NEIGHBOUR);
            review(there, "continue");
            assertThat(openTasks(there)).doesNotContain("review-plan");
            passTimer(child(there, "services"));
            assertThat(openTasks(there)).contains("review-plan");
        }

        @Test
        void waitsForItsNextDayThere() {
            var rescue = onReviewDay();
            review(rescue, "continue");
            var there = handedOver(rescue);
            assertThat(openTasks(there)).doesNotContain("review-plan");
            passTimer(child(there, "services"));
            assertWaitsIn(review(there), "review-plan", "civil-affairs-" + NEIGHBOUR);
        }
    }

    @Nested
    class ThatNeedsTime {

        @Test
        void isTakenUpAgainWithinTwoWeeks() {
            var review = review(untilReview(ADULT, "legal-aid"));
            assertRefused(
                    review, "review-plan", "太远：最晚", "reviewPlanOutcome=more-time", "reviewPlanUntil=" + inDays(15));
            submit(review, "review-plan", "reviewPlanOutcome=more-time", "reviewPlanUntil=" + inDays(14));
            assertThat(review).isWaitingAtExactly("wait-to-review");
            passTimer(review);
            assertThat(review).isWaitingAtExactly("review-plan");
        }
    }

    @Nested
    class ThatFindsAChangeNeeded {

        @Test
        void addsAServiceThatASecondPersonApproves() {
            var rescue = untilReview(ADULT, "legal-aid");
            review(rescue, "add", "addedServices=[rehabilitation]", "changeAgrees=agrees");
            assertKeptFrom(OFFICE, child(review(rescue), "change-services"), "approve-service-change");
            decide(rescue, "approved");
            assertThat(running(caseNumberOf(rescue))).contains("rehabilitation", "legal-aid");
        }

        @Test
        void stopsOneThatASecondPersonApproves() {
            var rescue = untilReview(ADULT, "legal-aid", "rehabilitation");
            review(rescue, "stop", "stoppedService=rehabilitation", "stopReason=unsuitable", "changeAgrees=agrees");
            decide(rescue, "approved");
            assertThat(running(caseNumberOf(rescue)))
                    .contains("legal-aid", "services")
                    .doesNotContain("rehabilitation");
        }

        @Test
        void mayStopTheLastOne() {
            var rescue = untilReview(ADULT, "legal-aid");
            review(rescue, "stop", "stoppedService=legal-aid", "stopReason=reached", "changeAgrees=agrees");
            decide(rescue, "approved");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("legal-aid", "services");
        }

        @Test
        void addsNothingWithoutAnAdultsConsentAndNothingThatRuns() {
            var review = review(untilReview(ADULT, "legal-aid"));
            assertRefused(
                    review,
                    "review-plan",
                    "请先征求本人同意",
                    "reviewPlanOutcome=add",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=disagrees");
            assertRefused(
                    review,
                    "review-plan",
                    "不能重复增加",
                    "reviewPlanOutcome=add",
                    "addedServices=[legal-aid]",
                    "changeAgrees=agrees");
        }
    }

    @Nested
    class ThatFindsTheGoalsReached {

        @Test
        void endsThePlanOfAnAdultWithAllItsServices() {
            var rescue = untilReview(ADULT, "legal-aid", "rehabilitation", "counselling");
            review(rescue, "close", "changeAgrees=agrees");
            decide(rescue, "approved");
            assertThat(running(caseNumberOf(rescue)))
                    .doesNotContain("legal-aid", "rehabilitation", "counselling", "services", "plan-review");
        }

        @Test
        void goesOnWhenTheSecondPersonDoesNotAgree() {
            var rescue = untilReview(ADULT, "legal-aid");
            review(rescue, "close", "changeAgrees=agrees");
            decide(rescue, "refused");
            assertThat(running(caseNumberOf(rescue))).contains("legal-aid");
            passTimer(child(rescue, "services"));
            assertThat(openTasks(rescue)).contains("review-plan");
        }

        @Test
        void neverEndsThePlanOfAChild() {
            assertRefused(
                    review(untilReview(CHILD, "schooling")),
                    "review-plan",
                    "未成年人的方案不能提前结束",
                    "reviewPlanOutcome=close",
                    "changeAgrees=agrees");
        }
    }
}

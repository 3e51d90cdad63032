package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.office.China;
import org.guitu.retention.DeidentifyDueCases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a court or the police still need stays, however old the case is, until a second person says that nobody needs it. */
class LegalHoldTest extends ProcessTest {

    private static final String REVIEWER = "civil-affairs-" + COUNTY;

    @Autowired
    private ClosedCases closedCases;

    @Autowired
    private DeidentifyDueCases night;

    private ProcessInstance hold(String caseNumber) {
        return startByForm("police-" + COUNTY, "legal-hold", "caseNumber=" + caseNumber, "holdReviewOn=" + inDays(200));
    }

    private void proposeLifting(ProcessInstance hold) {
        passTimer(hold);
        submitAs(REVIEWER, task(hold, "review-legal-hold"), "reviewHoldOutcome=lift", "holdCheckedBy=document");
    }

    private void lift(ProcessInstance hold) {
        proposeLifting(hold);
        submit(hold, "lift-legal-hold", "liftHoldOutcome=approved");
        assertEnded(hold, "lifted");
    }

    private boolean hasItsPerson(String caseNumber) {
        return closedCases.deidentifiedAt(new CaseNumber(caseNumber)).isEmpty();
    }

    private void passThirtyYears() {
        moveTo(today().plusYears(30).plusDays(1).atStartOfDay(China.ZONE).toInstant());
    }

    @Test
    void keepsACaseBeyondItsRetentionUntilItIsLifted() {
        var held = closedCase();
        var free = closedCase();
        var hold = hold(held);
        passThirtyYears();
        night.run();
        assertThat(hasItsPerson(held)).isTrue();
        assertThat(hasItsPerson(free)).isFalse();
        lift(hold);
        night.run();
        assertThat(hasItsPerson(held)).isFalse();
        assertThatThrownBy(() -> hold(held)).hasMessageContaining("去标识化").hasMessageContaining(held);
    }

    @Test
    void ofSeveralTheLastOneCounts() {
        var held = closedCase();
        var first = hold(held);
        var second = startByForm(
                "supervisor-" + COUNTY,
                "legal-hold",
                "caseNumber=" + held,
                "holdReason=complaint",
                "holdReviewOn=" + inDays(30));
        passThirtyYears();
        lift(first);
        night.run();
        assertThat(hasItsPerson(held)).isTrue();
        lift(second);
        night.run();
        assertThat(hasItsPerson(held)).isFalse();
    }

    @Test
    void doesNotCloseTheCaseAgain() {
        var open = start("rescue-case", with(womanOf(29), "identityState", "confirmed"));
        lift(hold(caseNumberOf(open)));
        assertThat(open).isNotEnded();
    }

    @Nested
    class TheStart {

        @ParameterizedTest
        @ValueSource(strings = {"police-", "justice-", "civil-affairs-", "supervisor-"})
        void isForThoseWhoHaveToDoWithProceedings(String starter) {
            var hold = startByForm(
                    starter + COUNTY,
                    "legal-hold",
                    and(
                            GROUND,
                            "caseNumber=" + caseNumberOf(start("rescue-case", womanOf(29))),
                            "holdReviewOn=" + inDays(9)));
            assertThat(hold).isWaitingAtExactly("wait-for-review");
        }

        @ParameterizedTest
        @ValueSource(strings = {"education-" + COUNTY, "health-" + COUNTY, "police-" + NEIGHBOUR})
        void isForNobodyElse(String outsider) {
            var number = caseNumberOf(start("rescue-case", womanOf(29)));
            assertThatThrownBy(() ->
                            startByForm(outsider, "legal-hold", "caseNumber=" + number, "holdReviewOn=" + inDays(9)))
                    .isInstanceOf(org.camunda.bpm.engine.ProcessEngineException.class);
        }

        @Test
        void setsAReviewWithinAYear() {
            var number = caseNumberOf(start("rescue-case", womanOf(29)));
            assertThatThrownBy(() -> startByForm(
                            "police-" + COUNTY, "legal-hold", "caseNumber=" + number, "holdReviewOn=" + inDays(400)))
                    .hasMessageContaining("太晚：最晚可以到");
        }
    }

    @Nested
    class TheReview {

        private ProcessInstance untilReviewed() {
            var hold = LegalHoldTest.this.hold(caseNumberOf(start("rescue-case", womanOf(29))));
            passTimer(hold);
            return hold;
        }

        @Test
        void waitsForCivilAffairsAndTheSupervisorsOnItsDay() {
            assertWaitsIn(untilReviewed(), "review-legal-hold", REVIEWER, "supervisor-" + COUNTY);
        }

        @Test
        void isNotDoneByWhoPlacedTheHold() {
            var hold = startByForm(
                    REVIEWER,
                    "legal-hold",
                    "caseNumber=" + caseNumberOf(start("rescue-case", womanOf(29))),
                    "holdReviewOn=" + inDays(1));
            passTimer(hold);
            var task = task(hold, "review-legal-hold");
            assertThatThrownBy(() -> claimAs(REVIEWER, task)).hasMessageContaining("须由另一人办理");
            claimAs("supervisor-" + COUNTY, task);
        }

        @Test
        void keepsTheHoldUntilTheNextOne() {
            var hold = untilReviewed();
            submit(hold, "review-legal-hold", "reviewHoldOutcome=keep", "holdReviewOn=" + inDays(60));
            assertThat(hold).isWaitingAtExactly("wait-for-review");
            passTimer(hold);
            assertThat(hold).isWaitingAtExactly("review-legal-hold");
        }

        @Test
        void proposesNoLiftingWithoutAnAnswer() {
            assertRefused(
                    untilReviewed(),
                    "review-legal-hold",
                    "没有答复的不能提请解除",
                    "reviewHoldOutcome=lift",
                    "holdCheckedBy=no-answer");
        }

        @Test
        void isFollowedByASecondPersonsDecision() {
            var hold = untilReviewed();
            submitAs(REVIEWER, task(hold, "review-legal-hold"), "reviewHoldOutcome=lift", "holdCheckedBy=document");
            assertWaitsIn(hold, "lift-legal-hold", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom("civil-affairs-" + COUNTY, hold, "lift-legal-hold");
            submitAs(COLLEAGUE, task(hold, "lift-legal-hold"), "liftHoldOutcome=refused", "holdReviewOn=" + inDays(90));
            assertThat(hold).isWaitingAtExactly("wait-for-review");
        }
    }
}

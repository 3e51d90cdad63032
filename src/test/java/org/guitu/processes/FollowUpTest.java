package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Visits until life is stable: how they go, how often they are made, and when they may end. */
class FollowUpTest extends ProcessTest {

    private static final Map<String, Object> WOMAN = with(womanOf(30), "riskLevel", "medium");
    private static final Map<String, Object> GIRL = with(girlOf(9), "riskLevel", null);
    private static final String[] SAFE = {
        "visitStatus=alone", "safeByPerson=yes", "safeByWorker=yes", "exploiterContact=no"
    };

    private ProcessInstance begin(Map<String, Object> person) {
        return start("follow-up", person);
    }

    private void visit(ProcessInstance visits, String outcome, String... answers) {
        submit(visits, "visit", seen(outcome, answers));
    }

    /** A visit at which the person was seen alone and safe, unless the answers say otherwise. */
    private static String[] seen(String outcome, String... answers) {
        return and(and(SAFE, "visitOutcome=" + outcome), answers);
    }

    private void lose(ProcessInstance visits) {
        submit(visits, "visit", "visitOutcome=lost", "lostTried=[phone, home]");
    }

    private void decide(ProcessInstance visits, String outcome, String... answers) {
        submit(visits, "decide-follow-up", decision(outcome, answers));
    }

    private static String[] decision(String outcome, String... answers) {
        String[] lowRisk = {"followUpOutcome=" + outcome, "riskLevel=low", "followUpReason=other"};
        return and(lowRisk, answers);
    }

    private void assertDecisionRefused(ProcessInstance visits, String text, String outcome, String... answers) {
        assertRefused(visits, "decide-follow-up", text, decision(outcome, answers));
    }

    private ProcessInstance untilDecision(Map<String, Object> person) {
        var visits = begin(person);
        visit(visits, "good");
        return visits;
    }

    private ProcessInstance untilUrgent(Map<String, Object> person) {
        var visits = begin(person);
        submit(visits, "visit", "visitOutcome=urgent-report");
        return visits;
    }

    private ProcessInstance untilMoved() {
        var visits = begin(WOMAN);
        visit(visits, "moved", "newRegion=" + NEIGHBOUR);
        return visits;
    }

    private ProcessInstance untilHandedOver() {
        var visits = untilMoved();
        decide(visits, "hand-over");
        return visits;
    }

    /** Good visits at the interval that the table sets for low risk, with the last one still to be decided on. */
    private ProcessInstance untilGoodVisits(Map<String, Object> person, int count) {
        var visits = untilDecision(person);
        for (int more = 1; more < count; more++) {
            decide(visits, "continue");
            passTimer(visits);
            visit(visits, "good");
        }
        return visits;
    }

    private Object fact(ProcessInstance visits, String name) {
        return runtimeService.getVariable(visits.getId(), name);
    }

    private void assertCounted(ProcessInstance visits, long made, long good) {
        assertThat(fact(visits, "visitsMade")).as("visits made").isEqualTo(made);
        assertThat(fact(visits, "goodVisits")).as("good visits in a row").isEqualTo(good);
    }

    @Nested
    class TheVisit {

        @Test
        void waitsForCivilAffairsWithinSevenDays() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-04T02:00:00Z")));
            var visits = begin(WOMAN);
            assertWaitsFor(visits, "visit", "civil-affairs");
            assertThat(task(visits, "visit").getDueDate()).isEqualTo(Instant.parse("2026-03-11T15:59:59Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"good", "moved-away", "could-not-be-done", "not-wanted"})
        void isFollowedByADecision(String outcome) {
            var visits = begin(WOMAN);
            visit(visits, outcome);
            assertWaitsFor(visits, "decide-follow-up", "civil-affairs");
        }

        @ParameterizedTest
        @CsvSource({"high, P14D", "medium, P30D", "low, P90D"})
        void thatFoundAllWellIsFollowedByTheNextWithoutADecision(String risk, String interval) {
            var visits = begin(WOMAN);
            visit(visits, "good", "goesOn=by-rule", "visitRisk=" + risk);
            assertThat(visits)
                    .isWaitingAtExactly("wait-by-rule")
                    .hasPassed("follow-up-interval")
                    .hasNotPassed("decide-follow-up");
            assertThat(fact(visits, "nextVisitIn")).isEqualTo(interval);
            assertThat(fact(visits, "riskLevel")).isEqualTo(risk);
            assertCounted(visits, 1, 1);
            passTimer(visits);
            assertThat(visits).isWaitingAtExactly("visit");
            visit(visits, "difficulty", "difficulties=[on-the-spot]", "agreesToAsk=yes");
            assertThat(fact(visits, "riskLevel")).isEqualTo(risk);
            assertCounted(visits, 2, 0);
        }

        @Test
        void isANewDutyEachTime() {
            var visits = begin(WOMAN);
            visit(visits, "good", "goesOn=by-rule", "visitRisk=low");
            passTimer(visits);
            assertThat(task(visits, "visit").getDueDate())
                    .isAfter(Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(6))));
        }

        @Test
        void isMadeAgainOnTheDayAgreed() {
            var visits = begin(WOMAN);
            assertRefused(visits, "visit", "太晚：最晚可以到", "visitOutcome=more-time", "nextVisitOn=" + inDays(31));
            submit(visits, "visit", "visitOutcome=more-time", "nextVisitOn=" + inDays(30));
            assertThat(visits).isWaitingAtExactly("wait-until-date");
            passTimer(visits);
            assertThat(visits).isWaitingAtExactly("visit");
        }

        @Test
        void endsWithTheDeathOfThePerson() {
            var visits = begin(WOMAN);
            submit(visits, "visit", "visitOutcome=died");
            assertEnded(visits, "died");
        }

        @Test
        void isNotRecordedBeforeItIsMade() {
            assertRefused(begin(WOMAN), "visit", "回访日期在今天以后", seen("good", "visitedOn=" + inDays(1)));
        }

        @Test
        void isNotGoodWhenThePersonWasNotSeen() {
            assertRefused(begin(WOMAN), "visit", "没有见到本人", seen("good", "visitStatus=unavailable"));
        }

        @ParameterizedTest
        @CsvSource({"safeByPerson, no", "safeByWorker, no", "exploiterContact, yes"})
        void isNeitherGoodNorDifficultWhereThereIsDanger(String key, String answer) {
            var visits = begin(WOMAN);
            assertRefused(visits, "visit", "必须选“有险情，立即报告公安”", seen("good", key + "=" + answer));
            assertRefused(
                    visits,
                    "visit",
                    "必须选“有险情，立即报告公安”",
                    seen("difficulty", "difficulties=[on-the-spot]", key + "=" + answer));
        }

        @Test
        void namesTheDifficultiesAndWhomTheyConcern() {
            assertRefused(
                    begin(WOMAN),
                    "visit",
                    "“有哪些困难（按办理部门）”至少选择一项",
                    seen("difficulty", "difficulties=[]", "agreesToAsk=yes"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"phone", "home"})
        void losesNobodyWhoWasNotLookedFor(String onlyWay) {
            assertRefused(begin(WOMAN), "visit", "电话和上门都试过", "visitOutcome=lost", "lostTried=" + List.of(onlyWay));
        }

        @ParameterizedTest
        @ValueSource(strings = {"lost", "not-wanted"})
        void neverGivesUpAChild(String outcome) {
            assertRefused(
                    begin(GIRL),
                    "visit",
                    "未成年人（含年龄存疑的）失去联系或不愿见面的",
                    "visitOutcome=" + outcome,
                    "lostTried=[phone, home]");
        }

        @Test
        void doesNotMoveAnybodyToWhereTheyAre() {
            assertRefused(begin(WOMAN), "visit", "迁往地区就是本地", seen("moved", "newRegion=" + COUNTY));
        }
    }

    @Nested
    class TheCount {

        @Test
        void isOfVisitsMadeAndGoodOnesInARow() {
            var visits = begin(WOMAN);
            visit(visits, "good");
            assertCounted(visits, 1, 1);
            decide(visits, "continue");
            passTimer(visits);
            visit(visits, "good");
            assertCounted(visits, 2, 2);
            decide(visits, "continue");
            passTimer(visits);
            visit(visits, "difficulty", "difficulties=[on-the-spot]", "agreesToAsk=yes");
            assertCounted(visits, 3, 0);
        }

        @Test
        void ofGoodVisitsBeginsAgainAfterDanger() {
            var visits = untilDecision(WOMAN);
            decide(visits, "more-often", "nextVisitOn=" + inDays(7));
            passTimer(visits);
            submit(visits, "visit", "visitOutcome=urgent-report");
            assertCounted(visits, 2, 0);
        }

        @Test
        void isNotOfVisitsThatDidNotTakePlace() {
            var visits = begin(WOMAN);
            submit(visits, "visit", "visitOutcome=more-time", "nextVisitOn=" + inDays(3));
            assertCounted(visits, 0, 0);
            assertThat(fact(visits, "followedSince")).isNull();
            passTimer(visits);
            lose(visits);
            assertCounted(visits, 0, 0);
        }

        @Test
        void beginsWithTheFirstVisit() {
            var visits = untilDecision(WOMAN);
            var first = inDays(0);
            decide(visits, "continue");
            passTimer(visits);
            visit(visits, "good");
            assertThat(fact(visits, "followedSince")).isEqualTo(first);
        }
    }

    @Nested
    class TheDecision {

        @ParameterizedTest
        @CsvSource({"high, P14D", "medium, P30D", "low, P90D"})
        void toContinueWaitsAsLongAsTheRiskAllows(String risk, String interval) {
            var visits = untilDecision(WOMAN);
            decide(visits, "continue", "riskLevel=" + risk);
            assertThat(visits).isWaitingAtExactly("wait-by-rule").hasPassed("follow-up-interval");
            assertThat(fact(visits, "nextVisitIn")).isEqualTo(interval);
            passTimer(visits);
            assertThat(visits).isWaitingAtExactly("visit");
        }

        @Test
        void seesAChildEachMonthAtFirst() {
            var visits = untilGoodVisits(GIRL, 2);
            assertThat(fact(visits, "nextVisitIn")).isEqualTo("P30D");
            decide(visits, "continue");
            assertThat(fact(visits, "nextVisitIn")).isEqualTo("P30D");
            passTimer(visits);
            visit(visits, "good");
            decide(visits, "continue");
            assertThat(fact(visits, "nextVisitIn")).isEqualTo("P90D");
        }

        @Test
        void toVisitMoreOftenFixesADayWithinAMonth() {
            var visits = untilDecision(WOMAN);
            assertDecisionRefused(visits, "太晚：最晚可以到", "more-often", "nextVisitOn=" + inDays(31));
            decide(visits, "more-often", "nextVisitOn=" + inDays(7));
            assertThat(visits).isWaitingAtExactly("wait-until-date");
            passTimer(visits);
            assertThat(visits).isWaitingAtExactly("visit");
        }

        @Test
        void toStartServicesAgainEndsTheVisits() {
            var visits = untilDecision(GIRL);
            decide(visits, "reopen");
            assertEnded(visits, "reopen-services");
        }

        @Test
        void thatLifeIsStableIsRefusedBeforeThreeGoodVisits() {
            assertDecisionRefused(untilGoodVisits(WOMAN, 2), "连续平稳的回访不到3次", "end-stable");
        }

        @Test
        void thatLifeIsStableIsRefusedBeforeTwelveMonths() {
            assertDecisionRefused(untilGoodVisits(WOMAN, 4), "满12个月", "end-stable");
        }

        @Test
        void thatLifeIsStableIsMadeAtLowRisk() {
            var visits = untilGoodVisits(WOMAN, 6);
            assertDecisionRefused(visits, "高风险的不能以稳定结束", "end-stable", "riskLevel=high");
            decide(visits, "end-stable");
            assertEnded(visits, "stable");
        }

        @Test
        void thatAChildsLifeIsStableNeedsAFullYearAtSchool() {
            var visits = untilGoodVisits(GIRL, 7);
            assertDecisionRefused(visits, "没有读满一个完整学年", "end-stable", "schoolYearDone=no");
            decide(visits, "end-stable", "schoolYearDone=yes");
            assertEnded(visits, "stable");
        }

        @Test
        void thatAnAdultIsLostFollowsAVisitWithoutAnybody() {
            assertDecisionRefused(untilDecision(WOMAN), "没有失去联系的记录", "end-lost");
            var visits = begin(WOMAN);
            lose(visits);
            decide(visits, "end-lost");
            assertEnded(visits, "lost");
        }

        @Test
        void thatAChildIsLostFollowsASearchByPolice() {
            assertDecisionRefused(untilDecision(GIRL), "没有失去联系的记录", "end-lost");
            var visits = untilUrgent(GIRL);
            submit(visits, "report-urgent", "urgentOutcome=not-found");
            decide(visits, "end-lost");
            assertEnded(visits, "lost");
        }

        @Test
        void thatVisitsAreDeclinedIsAnAdultsOwn() {
            var visits = begin(WOMAN);
            visit(visits, "not-wanted", "visitReason=person-declined");
            decide(visits, "end-declined");
            assertEnded(visits, "declined");
        }

        @Test
        void thatVisitsAreDeclinedIsRefusedForAChild() {
            assertDecisionRefused(untilDecision(GIRL), "不能以谢绝回访结束", "end-declined");
        }

        @Test
        void toHandOverIsRefusedForWhoeverStayed() {
            assertDecisionRefused(untilDecision(WOMAN), "移交迁入地只用于", "hand-over");
        }

        @ParameterizedTest
        @ValueSource(strings = {"continue", "more-often"})
        void toGoOnHereIsRefusedForWhoeverMoved(String outcome) {
            assertDecisionRefused(untilMoved(), "已迁到省内其他地区的不在本地继续回访", outcome, "nextVisitOn=" + inDays(7));
        }
    }

    @Nested
    class Difficulties {

        private ProcessInstance untilAsked(String... departments) {
            var visits = begin(GIRL);
            visit(visits, "difficulty", "difficulties=" + List.of(departments), "agreesToAsk=yes");
            return visits;
        }

        @Test
        void goToTheDepartmentsWhoseAnswersComeBackForTheDecision() {
            var visits = untilAsked("health", "education", "youth-league", "housing");
            assertThat(visits).isWaitingAtExactly("solve-difficulties");
            var help = child(visits, "solve-difficulties");
            assertThat(help)
                    .isWaitingAtExactly("help-with-health", "help-with-school", "help-with-youth", "help-with-housing");
            assertThat(help.getTenantId()).isEqualTo(COUNTY);
            submit(help, "help-with-health", "healthHelpOutcome=solved");
            submit(help, "help-with-youth", "youthHelpOutcome=in-part");
            submit(help, "help-with-housing", "housingHelpOutcome=no-remedy");
            submit(help, "help-with-school", "schoolHelpOutcome=more-time", "schoolHelpUntil=" + inDays(9));
            assertThat(visits).isWaitingAtExactly("decide-follow-up");
            assertThat(visits)
                    .variables()
                    .containsEntry("healthHelpOutcome", "solved")
                    .containsEntry("schoolHelpOutcome", "more-time")
                    .containsEntry("youthHelpOutcome", "in-part")
                    .containsEntry("housingHelpOutcome", "no-remedy")
                    .containsEntry("workHelpOutcome", null);
        }

        @Test
        void ofTheNextVisitDoNotInheritTheAnswersToTheLast() {
            var visits = untilAsked("health");
            submit(child(visits, "solve-difficulties"), "help-with-health", "healthHelpOutcome=solved");
            decide(visits, "more-often", "nextVisitOn=" + inDays(7));
            passTimer(visits);
            visit(visits, "difficulty", "difficulties=[on-the-spot]", "agreesToAsk=yes");
            assertThat(visits).isWaitingAtExactly("decide-follow-up");
            assertThat(visits).variables().containsEntry("healthHelpOutcome", null);
        }

        @Test
        void goToNobodyAgainstThePersonsWill() {
            assertRefused(
                    begin(WOMAN),
                    "visit",
                    "本人不同意转请其他部门",
                    seen("difficulty", "difficulties=[civil-affairs, justice]", "agreesToAsk=no"));
        }
    }

    @Nested
    class Danger {

        @Test
        void isDealtWithByPoliceWithinTwoHours() {
            var visits = untilUrgent(WOMAN);
            assertWaitsFor(visits, "report-urgent", "police");
            var task = task(visits, "report-urgent");
            assertThat(task.getDueDate().toInstant())
                    .isEqualTo(task.getCreateTime().toInstant().plus(Duration.ofHours(2)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"safe", "protected", "not-found", "could-not-be-done"})
        void thatIsDealtWithIsFollowedByADecision(String outcome) {
            var visits = untilUrgent(GIRL);
            submit(visits, "report-urgent", "urgentOutcome=" + outcome);
            assertThat(visits).isWaitingAtExactly("decide-follow-up");
        }

        @Test
        void ofAPersonWhoIsControlledAgainOpensANewCaseAtOnce() {
            var visits = untilUrgent(GIRL);
            submit(visits, "report-urgent", "urgentOutcome=new-rescue");
            assertEnded(visits, "new-rescue");
            assertWaitsFor(child(nextCaseOf(visits), "rescue-again"), "free-person", "police");
        }

        @Test
        void thatIsNotOverIsDealtWithAgainTomorrow() {
            var visits = untilUrgent(GIRL);
            assertRefused(visits, "report-urgent", "太晚：最晚可以到", "urgentOutcome=more-time", "urgentUntil=" + inDays(2));
            submit(visits, "report-urgent", "urgentOutcome=more-time", "urgentUntil=" + inDays(1));
            assertThat(visits).isWaitingAtExactly("wait-to-check-again");
            passTimer(visits);
            assertThat(visits).isWaitingAtExactly("report-urgent");
        }

        @ParameterizedTest
        @CsvSource({"not-seen, yes", "alone, no", "alone, cannot-tell"})
        void isNotOverBeforeThePersonWasSeenSafe(String personSeen, String safe) {
            assertRefused(
                    untilUrgent(WOMAN),
                    "report-urgent",
                    "不能选“现已安全”",
                    "urgentOutcome=safe",
                    "urgentPersonSeen=" + personSeen,
                    "urgentSafe=" + safe);
        }
    }

    @Nested
    class AfterAMove {

        @Test
        void theVisitsAreMadeByTheOtherCountyWhichCountsOn() {
            var visits = untilHandedOver();
            var first = fact(visits, "followedSince");
            assertThat(visits).isWaitingAtExactly("follow-up-elsewhere");
            var there = child(visits, "follow-up");
            var task = task(there, "visit");
            assertThat(task).hasCandidateGroup("civil-affairs-" + NEIGHBOUR);
            assertThat(task.getTenantId()).isEqualTo(NEIGHBOUR);
            assertKeptFrom("civil-affairs-" + COUNTY, task);
            visit(there, "good");
            assertCounted(there, 2, 1);
            assertThat(fact(there, "followedSince")).isEqualTo(first);
        }

        @Test
        void theVisitsEndElsewhereAndTheCountsComeBack() {
            var visits = untilHandedOver();
            var there = child(visits, "follow-up");
            visit(there, "not-wanted", "visitReason=person-declined");
            decide(there, "end-declined", "riskLevel=medium");
            assertEnded(there, "declined");
            assertEnded(visits, "followed-elsewhere");
            assertThat(historic(visits, "elsewhereOutcome")).isEqualTo("declined");
            assertThat(historic(visits, "visitsMade")).isEqualTo(2L);
            assertThat(historic(visits, "riskLevel")).isEqualTo("medium");
        }

        @Test
        void servicesStartAgainAtHomeWhenTheyAreNeededThere() {
            var visits = untilHandedOver();
            var there = child(visits, "follow-up");
            visit(there, "good");
            decide(there, "reopen");
            assertEnded(visits, "reopen-services");
        }

        @Test
        void whoIsControlledAgainThereHasOneNewCaseThere() {
            var visits = untilHandedOver();
            var there = child(visits, "follow-up");
            submit(there, "visit", "visitOutcome=urgent-report");
            submit(there, "report-urgent", "urgentOutcome=new-rescue");
            assertEnded(there, "new-rescue");
            assertEnded(visits, "new-rescue");
            assertThat(nextCaseOf(visits).getTenantId()).isEqualTo(NEIGHBOUR);
        }
    }
}

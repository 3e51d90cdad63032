package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service is bought with money that is there, delivered by somebody checked, and accepted by somebody else. */
class RehabilitationTest extends ProcessTest {

    private static final List<String> CHECKED = List.of("registered", "qualified", "no-record", "secrecy-signed");

    private ProcessInstance begin() {
        return start("rehabilitation", girlOf(14));
    }

    private ProcessInstance untilPlanned(String source) {
        var rehabilitation = begin();
        plan(rehabilitation, source);
        return rehabilitation;
    }

    private void plan(ProcessInstance rehabilitation, String source, String... more) {
        String[] answers = {
            "rehabilitationPlanOutcome=planned",
            "serviceKinds=[counselling, skills]",
            "plannedSessions=12",
            "fundSource=" + source
        };
        if (!source.equals("none")) {
            answers = and(answers, "fundsAsked=6000");
        }
        submit(rehabilitation, "plan-rehabilitation", and(answers, more));
    }

    private void contract(ProcessInstance rehabilitation, String... more) {
        buy(rehabilitation, more);
        submit(rehabilitation, "check-records", "recordsOutcome=clear");
    }

    private void buy(ProcessInstance rehabilitation, String... more) {
        String[] answers = {
            "buyOutcome=contracted", "providerChecks=" + CHECKED, "purchaseMethod=direct", "contractAmount=5000"
        };
        submit(rehabilitation, "buy-service", and(answers, more));
    }

    private ProcessInstance untilContracted(String... plan) {
        var rehabilitation = begin();
        plan(rehabilitation, "donation", plan);
        contract(rehabilitation);
        return rehabilitation;
    }

    private ProcessInstance untilDelivered(String outcome) {
        var rehabilitation = untilContracted();
        submit(rehabilitation, "deliver-service", "deliverOutcome=" + outcome, "goalProgress=met");
        return rehabilitation;
    }

    @Test
    void stepsWaitForThoseWhoBuyPayDeliverAndAccept() {
        var rehabilitation = begin();
        assertWaitsFor(rehabilitation, "plan-rehabilitation", "civil-affairs");
        plan(rehabilitation, "budget");
        assertWaitsFor(rehabilitation, "confirm-funds", "finance");
        submit(rehabilitation, "confirm-funds", "fundsOutcome=confirmed", "fundsConfirmed=6000");
        assertWaitsFor(rehabilitation, "buy-service", "civil-affairs");
        buy(rehabilitation);
        assertWaitsFor(rehabilitation, "check-records", "police");
        submit(rehabilitation, "check-records", "recordsOutcome=clear");
        assertWaitsFor(rehabilitation, "deliver-service", "social-organisation");
        submit(rehabilitation, "deliver-service", "deliverOutcome=completed", "goalProgress=met");
        assertWaitsIn(rehabilitation, "accept-service", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        assertKeptFrom("civil-affairs-" + COUNTY, rehabilitation, "accept-service");
        submitAs(COLLEAGUE, task(rehabilitation, "accept-service"), "acceptOutcome=accepted");
        assertEnded(rehabilitation, "completed");
        assertThat(historic(rehabilitation, "fundSource")).isEqualTo("budget");
        assertThat(lastAnswer(rehabilitation, "finalCost")).isNotNull();
    }

    @Nested
    class Money {

        @ParameterizedTest
        @ValueSource(strings = {"donation", "enterprise", "project", "none"})
        void thatIsNotTheBudgetsNeedsNoWordFromFinance(String source) {
            assertThat(untilPlanned(source)).isWaitingAtExactly("buy-service");
        }

        @ParameterizedTest
        @ValueSource(strings = {"budget", "welfare-lottery"})
        void thatIsNotThereIsLookedForElsewhere(String source) {
            var rehabilitation = untilPlanned(source);
            submit(rehabilitation, "confirm-funds", "fundsOutcome=no-funds");
            assertThat(rehabilitation).isWaitingAtExactly("plan-rehabilitation");
            plan(rehabilitation, "donation");
            assertThat(rehabilitation).isWaitingAtExactly("buy-service");
        }

        @Test
        void isConfirmedInFullOrInPartAsItIs() {
            var rehabilitation = untilPlanned("budget");
            assertRefused(
                    rehabilitation, "confirm-funds", "少于申请的请选“落实一部分”", "fundsOutcome=confirmed", "fundsConfirmed=4000");
            submit(rehabilitation, "confirm-funds", "fundsOutcome=in-part", "fundsConfirmed=4000");
            assertRefused(
                    rehabilitation,
                    "buy-service",
                    "不能超过核定金额",
                    "buyOutcome=contracted",
                    "providerChecks=" + CHECKED,
                    "contractAmount=5000");
            contract(rehabilitation, "contractAmount=4000");
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service");
        }

        @Test
        void isNotPaidForWhatIsFree() {
            assertRefused(
                    untilPlanned("none"),
                    "buy-service",
                    "无偿或无须经费的填0",
                    "buyOutcome=contracted",
                    "providerChecks=" + CHECKED,
                    "contractAmount=1");
        }

        @Test
        void givenByOthersNamesTheGiver() {
            assertRefused(
                    untilPlanned("donation"),
                    "buy-service",
                    "“捐赠或支持单位”必须填写",
                    "buyOutcome=contracted",
                    "providerChecks=" + CHECKED,
                    "donorName=null");
        }
    }

    @Nested
    class Purchase {

        @ParameterizedTest
        @ValueSource(strings = {"not-wanted", "could-not-be-done"})
        void mayEndBeforeOrAfterThePlan(String outcome) {
            var before = begin();
            submit(before, "plan-rehabilitation", "rehabilitationPlanOutcome=" + outcome);
            assertEnded(before, outcome);
            var after = untilPlanned("none");
            submit(after, "buy-service", "buyOutcome=" + outcome);
            assertEnded(after, outcome);
        }

        @Test
        void isPlannedAgainOnTheDayFixed() {
            var rehabilitation = begin();
            submit(
                    rehabilitation,
                    "plan-rehabilitation",
                    "rehabilitationPlanOutcome=more-time",
                    "rehabilitationUntil=" + inDays(5));
            assertThat(rehabilitation).isWaitingAtExactly("wait-to-plan");
            passTimer(rehabilitation);
            assertThat(rehabilitation).isWaitingAtExactly("plan-rehabilitation");
        }

        @ParameterizedTest
        @ValueSource(strings = {"no-provider", "more-time"})
        void isTriedAgainOnTheDayFixed(String outcome) {
            var rehabilitation = untilPlanned("none");
            submit(rehabilitation, "buy-service", "buyOutcome=" + outcome, "buyUntil=" + inDays(5));
            assertThat(rehabilitation).isWaitingAtExactly("wait-to-buy");
            passTimer(rehabilitation);
            assertThat(rehabilitation).isWaitingAtExactly("buy-service");
        }

        @Test
        void isFromACheckedProvider() {
            for (var checks : List.of(
                    List.of("registered", "no-record"),
                    List.of("secrecy-signed", "no-record"),
                    List.of("registered", "secrecy-signed"))) {
                assertRefused(
                        untilPlanned("none"),
                        "buy-service",
                        "核验后再签约",
                        "buyOutcome=contracted",
                        "contractAmount=0",
                        "providerChecks=" + checks);
            }
        }

        @Test
        void forAChildIsFromPeopleWithoutARecord() {
            var rehabilitation = untilPlanned("donation");
            buy(rehabilitation);
            assertRefused(rehabilitation, "check-records", "“查询情况”必须填写", "recordsOutcome=found", "recordsNote=null");
            assertRefused(
                    rehabilitation,
                    "check-records",
                    "查询日期不能晚于今天",
                    "recordsOutcome=clear",
                    "recordsCheckedOn=" + inDays(1));
            submit(rehabilitation, "check-records", "recordsOutcome=found");
            assertThat(rehabilitation).isWaitingAtExactly("buy-service");
        }

        @Test
        void forAnAdultNeedsNoSearchOfRecords() {
            var rehabilitation = start("rehabilitation", womanOf(30));
            plan(rehabilitation, "donation");
            buy(rehabilitation);
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service");
        }

        @Test
        void doesNotEndBeforeItBegins() {
            assertRefused(
                    untilPlanned("none"),
                    "buy-service",
                    "服务结束早于开始",
                    "buyOutcome=contracted",
                    "contractAmount=0",
                    "providerChecks=" + CHECKED,
                    "serviceFrom=" + inDays(10),
                    "serviceTo=" + inDays(9));
        }
    }

    @Nested
    class Delivery {

        @Test
        void isReportedOnceAMonthALineForEachTime() {
            var rehabilitation = untilContracted();
            submit(
                    rehabilitation,
                    "deliver-service",
                    "deliverOutcome=continue",
                    "serviceLines=" + inDays(-1) + " 陪伴\n" + inDays(0) + " 未到");
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service");
            submit(
                    rehabilitation,
                    "deliver-service",
                    "deliverOutcome=completed",
                    "goalProgress=met",
                    "serviceLines=" + inDays(0) + " 陪伴");
            assertThat(lastAnswer(rehabilitation, "sessionsDelivered")).isEqualTo(2);
        }

        @Test
        void thatCouldNotTakePlaceIsTakenUpAgainOnTheDayFixed() {
            var rehabilitation = untilContracted();
            submit(rehabilitation, "deliver-service", "deliverOutcome=more-time", "nextServiceReportOn=" + inDays(30));
            assertThat(rehabilitation).isWaitingAtExactly("wait-for-report");
            passTimer(rehabilitation);
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service");
        }

        @ParameterizedTest
        @ValueSource(strings = {"completed", "change", "ended-by-person", "ended-by-provider"})
        void thatEndsIsAssessed(String outcome) {
            assertThat(untilDelivered(outcome)).isWaitingAtExactly("accept-service");
        }

        @Test
        void costsNoMoreThanTheContract() {
            assertRefused(
                    untilContracted(),
                    "deliver-service",
                    "已用经费超过合同金额",
                    "deliverOutcome=completed",
                    "goalProgress=met",
                    "costToDate=5001");
        }

        @Test
        void thatHasNotBegunIsNotComplete() {
            assertRefused(
                    untilContracted(),
                    "deliver-service",
                    "目标还没有开始的不能算完成",
                    "deliverOutcome=completed",
                    "goalProgress=not-started");
        }

        @Test
        void isHelpedByTheFederationsAskedAndWaitsForThem() {
            var rehabilitation = untilContracted("supporters=[womens-federation]");
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service", "rehabilitation-support");
            submit(rehabilitation, "deliver-service", "deliverOutcome=completed", "goalProgress=met");
            assertThat(rehabilitation).isNotWaitingAt("accept-service");
            submit(
                    child(rehabilitation, "rehabilitation-support"),
                    "accompany-by-volunteers",
                    "companyOutcome=not-wanted");
            assertThat(rehabilitation).isWaitingAtExactly("accept-service");
        }
    }

    @Nested
    class Acceptance {

        @ParameterizedTest
        @CsvSource({"accepted, completed", "corrected, completed", "ended-early, ended-early", "rejected, not-accepted"
        })
        void endsTheService(String outcome, String end) {
            var rehabilitation = untilDelivered("completed");
            submit(rehabilitation, "accept-service", "acceptOutcome=" + outcome);
            assertEnded(rehabilitation, end);
        }

        @Test
        void givesItBackToBeMended() {
            var rehabilitation = untilDelivered("completed");
            submit(rehabilitation, "accept-service", "acceptOutcome=rework");
            assertThat(rehabilitation).isWaitingAtExactly("deliver-service");
            submit(rehabilitation, "deliver-service", "deliverOutcome=completed", "goalProgress=met");
            submit(rehabilitation, "accept-service", "acceptOutcome=corrected");
            assertEnded(rehabilitation, "completed");
        }

        @Test
        void extendsOrChangesTheService() {
            var rehabilitation = untilDelivered("change");
            submit(rehabilitation, "accept-service", "acceptOutcome=extended");
            assertThat(rehabilitation).isWaitingAtExactly("plan-rehabilitation");
        }

        @ParameterizedTest
        @CsvSource({
            "contractFulfilled, not, 合同没有履行的不能通过",
            "satisfactionAsked, provider, 须由承接方以外的人单独听取本人意见",
            "satisfactionAsked, not-asked, 须由承接方以外的人单独听取本人意见",
            "finalCost, 5001, 结算超过合同金额"
        })
        void isNotAgainstTheFindings(String question, String answer, String refusal) {
            var rehabilitation = untilDelivered("completed");
            for (String outcome : List.of("accepted", "corrected")) {
                assertRefused(
                        rehabilitation,
                        "accept-service",
                        refusal,
                        "acceptOutcome=" + outcome,
                        question + "=" + (answer.matches("\\d+") ? Integer.valueOf(answer) : answer));
            }
        }

        @Test
        void isNotDatedAhead() {
            assertRefused(
                    untilDelivered("completed"),
                    "accept-service",
                    "验收日期不能晚于今天",
                    "acceptOutcome=accepted",
                    "acceptedOn=" + inDays(1));
        }
    }
}

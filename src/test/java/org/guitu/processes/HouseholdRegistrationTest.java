package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

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

/** Civil affairs apply, police register or restore, and social security follows. */
class HouseholdRegistrationTest extends ProcessTest {

    private static final Map<String, Object> KNOWN = with(womanOf(30), "registrationCause", "plan");
    private static final Map<String, Object> UNIDENTIFIED = with(womanOf(30), "registrationCause", "unidentified");
    private static final Map<String, Object> FOUNDLING = with(girlOf(6), "registrationCause", "unidentified");
    private static final String ID_NUMBER = "350404190101010038";

    private ProcessInstance begin(Map<String, Object> person) {
        return start("household-registration", person);
    }

    private ProcessInstance untilApplied() {
        var registration = begin(KNOWN);
        apply(registration);
        return registration;
    }

    private void apply(ProcessInstance registration) {
        submit(
                registration,
                "apply-registration",
                "applyRegistrationOutcome=submitted",
                "registrationGround=birth-unregistered",
                "assistanceAsked=yes");
    }

    private void decide(ProcessInstance registration, String outcome) {
        submit(
                registration,
                "register-household",
                "registerHouseholdOutcome=" + outcome,
                "doubleRegistration=" + (outcome.equals("original-found") ? "found" : "clear"),
                "registeredIdNumber=" + ID_NUMBER);
    }

    private void secure(ProcessInstance security) {
        submit(security, "apply-social-assistance", "assistanceOutcome=granted");
        submit(security, "join-social-security", "socialOutcome=enrolled");
        submit(security, "issue-identity-card", "cardOutcome=issued");
    }

    private static String[] unidentified(String ground, String... others) {
        String[] application = {
            "applyRegistrationOutcome=submitted", "registrationGround=" + ground, "searchesDone=[dna, notice]"
        };
        return and(application, others);
    }

    @ParameterizedTest
    @CsvSource({"registered, registered", "original-found, original-restored"})
    void goesFromCivilAffairsToPoliceToSocialSecurity(String outcome, String end) {
        var registration = begin(KNOWN);
        assertWaitsFor(registration, "apply-registration", "civil-affairs");
        apply(registration);
        assertWaitsFor(registration, "register-household", "police");
        decide(registration, outcome);
        assertThat(registration).isWaitingAtExactly("social-security");
        var security = child(registration, "social-security");
        assertThat(security).variables().containsEntry("assistanceAsked", "yes").containsEntry("region", COUNTY);
        secure(security);
        assertEnded(registration, end);
        assertThat(historic(registration, "socialSecurityOutcome")).isEqualTo("secured");
        assertThat(historic(registration, "socialOutcome")).isEqualTo("enrolled");
    }

    @Nested
    class Application {

        @ParameterizedTest
        @ValueSource(strings = {"identified", "handled-elsewhere", "not-wanted", "could-not-be-done"})
        void mayNotBeMade(String outcome) {
            var registration = begin(KNOWN);
            submit(registration, "apply-registration", "applyRegistrationOutcome=" + outcome);
            assertEnded(registration, outcome);
        }

        @ParameterizedTest
        @ValueSource(strings = {"search-more", "more-time"})
        void isTakenUpAgainOnTheDayFixed(String outcome) {
            var registration = begin(UNIDENTIFIED);
            submit(
                    registration,
                    "apply-registration",
                    "applyRegistrationOutcome=" + outcome,
                    "registrationUntil=" + inDays(30));
            assertThat(registration).isWaitingAtExactly("wait-to-apply");
            passTimer(registration);
            assertThat(registration).isWaitingAtExactly("apply-registration");
        }

        @Test
        void forAnAdultWhoCannotBeIdentifiedTakesThreeMonthsOfStay() {
            // In the middle of a month: at the end of one, three months from the day after may end on the same day.
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-16T02:00:00Z")));
            var registration = begin(UNIDENTIFIED);
            var tooEarly = today().minusMonths(3).plusDays(1).toString();
            assertRefused(
                    registration,
                    "apply-registration",
                    "滞留不满三个月",
                    unidentified("unidentified", "stayFrom=" + tooEarly));
            submit(
                    registration,
                    "apply-registration",
                    unidentified(
                            "unidentified", "stayFrom=" + today().minusMonths(3).toString()));
            assertThat(registration).isWaitingAtExactly("register-household");
        }

        @Test
        void forAnUnknownPersonComesAfterTheComparisonOfSamples() {
            assertRefused(
                    begin(UNIDENTIFIED),
                    "apply-registration",
                    "没有经过DNA比对",
                    "applyRegistrationOutcome=submitted",
                    "registrationGround=unidentified",
                    "stayFrom=" + today().minusYears(1).toString(),
                    "searchesDone=[notice]");
        }

        @Test
        void forAFoundlingNeedsTheProofOfThePolice() {
            var registration = begin(FOUNDLING);
            assertRefused(
                    registration,
                    "apply-registration",
                    "须有公安出具的查找不到证明",
                    unidentified("child-no-parents", "registrationPapers=[application]"));
            submit(
                    registration,
                    "apply-registration",
                    unidentified("child-no-parents", "registrationPapers=[application, not-found-proof]"));
            assertThat(registration).isWaitingAtExactly("register-household");
        }

        @Test
        void hasAGroundThatFitsThePerson() {
            assertRefused(begin(UNIDENTIFIED), "apply-registration", "成年人不用儿童的事由", unidentified("child-no-parents"));
            for (String ground : List.of("unidentified", "child-no-parents")) {
                assertRefused(
                        begin(with(girlOf(6), "registrationCause", "plan")),
                        "apply-registration",
                        "由“查明身份”期满后另行办理",
                        unidentified(ground, "registrationPapers=[not-found-proof]"));
            }
        }

        @Test
        void bearsANameThatThePersonAgreesTo() {
            assertRefused(
                    begin(KNOWN),
                    "apply-registration",
                    "本人不同意的姓名不能申报",
                    "applyRegistrationOutcome=submitted",
                    "nameAgreed=no");
            assertRefused(
                    begin(KNOWN),
                    "apply-registration",
                    "出生日期不能晚于今天",
                    "applyRegistrationOutcome=submitted",
                    "proposedBirthDate=" + inDays(1));
        }

        @Test
        void forAChildIsADuty() {
            var registration = begin(FOUNDLING);
            assertRefused(registration, "apply-registration", "未成年人落户是法定职责", "applyRegistrationOutcome=not-wanted");
            assertRefused(
                    registration,
                    "apply-registration",
                    "未成年人落户是法定职责",
                    "applyRegistrationOutcome=could-not-be-done",
                    "applyRegistrationReason=no-capacity");
            submit(
                    registration,
                    "apply-registration",
                    "applyRegistrationOutcome=could-not-be-done",
                    "applyRegistrationReason=outside-jurisdiction");
            assertEnded(registration, "could-not-be-done");
        }
    }

    @Nested
    class Registration {

        @Test
        void isSentBackWithItsFaults() {
            var registration = untilApplied();
            assertRefused(
                    registration,
                    "register-household",
                    "“退回原因（一次讲清）”至少选择一项",
                    "registerHouseholdOutcome=returned",
                    "faultsFound=null");
            decide(registration, "returned");
            assertThat(registration).isWaitingAtExactly("apply-registration");
            apply(registration);
            assertThat(registration).isWaitingAtExactly("register-household");
        }

        @Test
        void isOfNoDayToCome() {
            assertRefused(
                    untilApplied(),
                    "register-household",
                    "“登记日期”不能晚于今天",
                    "registerHouseholdOutcome=registered",
                    "doubleRegistration=clear",
                    "registeredIdNumber=" + ID_NUMBER,
                    "registeredOn=" + inDays(300));
        }

        @Test
        void isRefusedWithItsReason() {
            var registration = untilApplied();
            assertRefused(
                    registration,
                    "register-household",
                    "“不予登记的理由和救济途径”必须填写",
                    "registerHouseholdOutcome=refused",
                    "refusalGround=null");
            decide(registration, "refused");
            assertEnded(registration, "refused");
        }

        @Test
        void isTakenUpAgainOnTheDayFixed() {
            var registration = untilApplied();
            submit(
                    registration,
                    "register-household",
                    "registerHouseholdOutcome=more-time",
                    "householdUntil=" + inDays(7));
            assertThat(registration).isWaitingAtExactly("wait-to-register");
            passTimer(registration);
            assertThat(registration).isWaitingAtExactly("register-household");
        }

        @ParameterizedTest
        @CsvSource({"registered, found", "registered, doubtful", "original-found, clear", "original-found, doubtful"})
        void isNotAgainstTheCheckForAnother(String outcome, String check) {
            assertRefused(
                    untilApplied(),
                    "register-household",
                    "与核查结果矛盾",
                    "registerHouseholdOutcome=" + outcome,
                    "doubleRegistration=" + check,
                    "registeredIdNumber=" + ID_NUMBER);
        }

        @Test
        void checksTheNumber() {
            assertRefused(
                    untilApplied(),
                    "register-household",
                    "不是居民身份证的号码",
                    "registerHouseholdOutcome=registered",
                    "registeredIdNumber=" + ID_NUMBER.replaceFirst("8$", "7"));
        }

        @Test
        void isNotReceivedTomorrow() {
            assertRefused(
                    untilApplied(),
                    "register-household",
                    "受理日期不能晚于今天",
                    "registerHouseholdOutcome=refused",
                    "householdReceivedOn=" + inDays(1));
        }
    }
}

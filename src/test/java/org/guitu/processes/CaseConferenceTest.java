package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The departments of one case sit together; what they agree on becomes work. */
class CaseConferenceTest extends LifeEventTest {

    private static final String PROCESS = "case-conference";

    private ProcessInstance called(String account, ProcessInstance rescue) {
        return startByForm(account, PROCESS, "caseNumber=" + caseNumberOf(rescue), "conferenceGround=plan-stuck");
    }

    private ProcessInstance untilHeld(ProcessInstance rescue) {
        var conference = called(OFFICE, rescue);
        submit(
                conference,
                "call-conference",
                "callOutcome=called",
                "invitedDepartments=[education, health]",
                "conferenceOn=" + inDays(3));
        assertThat(conference).isWaitingAtExactly("wait-for-conference");
        passTimer(conference);
        return conference;
    }

    private void agree(ProcessInstance conference, String... answers) {
        String[] agreed = {"conferenceOutcome=agreed", "addWanted=no", "reviewWanted=no"};
        submit(conference, "hold-conference", and(agreed, answers));
    }

    @ParameterizedTest
    @ValueSource(strings = {OFFICE, "supervisor-" + COUNTY})
    void isCalledForByCivilAffairsAndSupervisors(String account) {
        var conference = called(account, planned(ADULT, "legal-aid"));
        assertWaitsFor(conference, "call-conference", "civil-affairs");
    }

    @Test
    void isNotCalledForTwiceAtATimeNorInACaseThatHasEnded() {
        var rescue = planned(ADULT, "legal-aid");
        called(OFFICE, rescue);
        String[] ground = {"conferenceGround=other"};
        assertRefusedToStart(OFFICE, PROCESS, caseNumberOf(rescue), "会商正在办理", ground);
        assertRefusedToStart(OFFICE, PROCESS, closedCase(), "没有在办的救助", ground);
    }

    @Test
    void mayTurnOutNotToBeNeeded() {
        var conference = called(OFFICE, planned(ADULT, "legal-aid"));
        submit(conference, "call-conference", "callOutcome=not-needed");
        assertEnded(conference, "not-held");
    }

    @Test
    void isHeldSoon() {
        var conference = called(OFFICE, planned(ADULT, "legal-aid"));
        assertRefused(conference, "call-conference", "太晚：最晚可以到", "callOutcome=called", "conferenceOn=" + inDays(60));
    }

    @Test
    void isHeldAnotherDay() {
        var conference = untilHeld(planned(ADULT, "legal-aid"));
        submit(conference, "hold-conference", "conferenceOutcome=postponed", "conferenceOn=" + inDays(2));
        assertThat(conference).isWaitingAtExactly("wait-for-conference");
        passTimer(conference);
        assertWaitsFor(conference, "hold-conference", "civil-affairs");
    }

    @Test
    void mayAgreeOnNothingToBeDone() {
        var conference = untilHeld(planned(ADULT, "legal-aid"));
        agree(conference);
        assertEnded(conference, "agreed");
    }

    @Test
    void endsWithItsCase() {
        var rescue = rescuedWoman();
        var conference = called(OFFICE, rescue);
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(conference, "case-ended");
    }

    @Nested
    class Agreed {

        @Test
        void measuresAreTasksOfTheirDepartments() {
            var rescue = planned(ADULT, "legal-aid");
            var conference = untilHeld(rescue);
            agree(
                    conference,
                    "conferenceAgreed=示例：学校先补课",
                    "measure1Department=education",
                    "measure1Until=" + inDays(10),
                    "measure2Department=health",
                    "measure2Until=" + inDays(5));
            assertEnded(conference, "agreed");
            var tasks = taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .taskDefinitionKey("carry-out-measure")
                    .list();
            assertThat(tasks)
                    .extracting(task -> workerOf(task))
                    .containsExactlyInAnyOrder("education-" + COUNTY, "health-" + COUNTY);
            var ofEducation = tasks.stream()
                    .filter(task -> workerOf(task).startsWith("education"))
                    .findFirst()
                    .orElseThrow();
            var opened = logins.as("education-" + COUNTY, () -> formService.getTaskFormVariables(ofEducation.getId()));
            assertThat(opened).containsEntry("conferenceAgreed", "示例：学校先补课").containsEntry("measureUntil", inDays(10));
        }

        @Test
        void measureIsNotLeftForLong() {
            assertRefused(
                    untilHeld(planned(ADULT, "legal-aid")),
                    "hold-conference",
                    "太晚：最晚可以到",
                    "conferenceOutcome=agreed",
                    "measure1Department=education",
                    "measure1Until=" + inDays(90));
        }

        @Test
        void serviceIsApprovedBySomebodyElse() {
            var rescue = planned(ADULT, "legal-aid");
            var conference = called(OFFICE, rescue);
            submit(conference, "call-conference", "callOutcome=called", "conferenceOn=" + inDays(1));
            passTimer(conference);
            submitAs(
                    OFFICE,
                    task(conference, "hold-conference"),
                    "conferenceOutcome=agreed",
                    "addWanted=yes",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=agrees",
                    "reviewWanted=no");
            var change = child(conference, "change-services");
            assertKeptFrom(OFFICE, change, "approve-service-change");
            submitAs(COLLEAGUE, task(change, "approve-service-change"), "approveChangeOutcome=approved");
            assertEnded(conference, "agreed");
            assertThat(running(caseNumberOf(rescue))).contains("rehabilitation");
        }

        @Test
        void serviceOfAnAdultNeedsHerConsent() {
            assertRefused(
                    untilHeld(planned(ADULT, "legal-aid")),
                    "hold-conference",
                    "成年人没有同意的服务不能增加",
                    "conferenceOutcome=agreed",
                    "addWanted=yes",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=not-asked",
                    "reviewWanted=no");
        }

        @Test
        void reviewOfThePlanBegins() {
            var rescue = planned(ADULT, "legal-aid");
            agree(untilHeld(rescue), "reviewWanted=yes");
            assertThat(openTasks(rescue)).contains("review-plan");
        }

        @Test
        void changesOfAPlanThatThereIsNotYetStandInThePlan() {
            var conference = untilHeld(rescuedWoman());
            assertRefused(
                    conference,
                    "hold-conference",
                    "方案还没有启动",
                    "conferenceOutcome=agreed",
                    "addWanted=no",
                    "reviewWanted=yes");
        }
    }

    @Nested
    class WithoutAgreement {

        private ProcessInstance untilDisputed(ProcessInstance rescue) {
            var conference = untilHeld(rescue);
            submit(conference, "hold-conference", "conferenceOutcome=not-agreed");
            assertWaitsIn(conference, "settle-dispute", "joint-conference-" + COUNTY, "supervisor-" + COUNTY);
            return conference;
        }

        @Test
        void aSupervisorDecides() {
            var rescue = planned(ADULT, "legal-aid");
            var conference = untilDisputed(rescue);
            submit(
                    conference,
                    "settle-dispute",
                    "settleOutcome=decided",
                    "measure1Department=health",
                    "measure1Until=" + inDays(4));
            assertEnded(conference, "agreed");
            assertThat(openTasks(rescue)).contains("carry-out-measure");
        }

        @Test
        void theySitTogetherAgain() {
            var conference = untilDisputed(planned(ADULT, "legal-aid"));
            submit(conference, "settle-dispute", "settleOutcome=again");
            assertWaitsFor(conference, "call-conference", "civil-affairs");
        }
    }
}

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

/** What a person needs changes after the plan was approved: services are added, or one is stopped. */
class ChangeServicesTest extends LifeEventTest {

    private static final String PROCESS = "change-services";

    private ProcessInstance stop(ProcessInstance rescue, String service, String reason) {
        return startByForm(
                OFFICE,
                PROCESS,
                "caseNumber=" + caseNumberOf(rescue),
                "serviceChange=stop",
                "stoppedService=" + service,
                "stopReason=" + reason,
                "changeAgrees=agrees");
    }

    private ProcessInstance add(ProcessInstance rescue, String... services) {
        return startByForm(
                OFFICE,
                PROCESS,
                "caseNumber=" + caseNumberOf(rescue),
                "serviceChange=add",
                "addedServices=" + List.of(services),
                "changeAgrees=agrees");
    }

    private void approve(ProcessInstance change) {
        submit(change, "approve-service-change", "approveChangeOutcome=approved");
    }

    @Nested
    class Stopping {

        @ParameterizedTest
        @CsvSource({
            "rehabilitation,rehabilitationOutcome",
            "household-registration,householdRegistrationOutcome",
            "legal-aid,legalAidOutcome",
            "schooling,schoolingOutcome",
            "employment,employmentOutcome"
        })
        void endsThatServiceAndNoOther(String service, String outcome) {
            var rescue =
                    planned(GIRL, "legal-aid", "schooling", "employment", "rehabilitation", "household-registration");
            var services = child(rescue, "services");
            var stopped = child(services, service);
            var change = stop(rescue, service, "replaced");
            assertThat(stopped).isNotEnded();
            approve(change);
            assertEnded(change, "service-stopped");
            assertThat(stopped).isEnded();
            assertThat(taskService
                            .createTaskQuery()
                            .processInstanceId(stopped.getId())
                            .count())
                    .isZero();
            assertThat(services).isWaitingAt("all-services-ended").isNotWaitingAt(service);
            assertThat(running(caseNumberOf(rescue)))
                    .doesNotContain(service)
                    .contains(service.equals("schooling") ? "legal-aid" : "schooling");
            assertThat(runtimeService.getVariable(services.getId(), outcome)).isEqualTo("stopped");
        }

        @Test
        void endsMedicalCareAsWell() {
            var rescue = planned(ADULT, "legal-aid");
            approve(stop(rescue, "medical", "unsuitable"));
            assertThat(rescue).isNotWaitingAt("medical-care");
            assertThat(runtimeService.getVariable(rescue.getId(), "medicalCareOutcome"))
                    .isEqualTo("stopped");
        }

        @Test
        void endsCounsellingAsWell() {
            var rescue = planned(ADULT, "legal-aid", "counselling");
            var services = child(rescue, "services");
            approve(stop(rescue, "counselling", "unsuitable"));
            assertThat(services).isNotWaitingAt("counselling");
            assertThat(runtimeService.getVariable(services.getId(), "counsellingOutcome"))
                    .isEqualTo("stopped");
        }

        @Test
        void ofTheLastOneLetsTheJourneyGoOnToItsClosure() {
            var rescue = planned(ADULT, "legal-aid");
            stop(rescue, "medical", "not-wanted");
            endTheRest(rescue);
            assertThat(rescue).isNotWaitingAt("propose-closure");
            stop(rescue, "legal-aid", "not-wanted");
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            assertThat(runtimeService.getVariable(rescue.getId(), "legalAidOutcome"))
                    .isEqualTo("stopped");
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=no-longer-wanted");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @Test
        void isDoneAtOnceWhereAnAdultNoLongerWantsTheService() {
            var rescue = planned(ADULT, "legal-aid");
            assertEnded(stop(rescue, "legal-aid", "not-wanted"), "service-stopped");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("legal-aid");
        }

        @Test
        void isDecidedByASecondPersonWhereAChildNoLongerWantsIt() {
            var rescue = planned(CHILD, "schooling", "legal-aid");
            var change = stop(rescue, "legal-aid", "not-wanted");
            assertWaitsIn(change, "approve-service-change", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom(OFFICE, change, "approve-service-change");
            submitAs(COLLEAGUE, task(change, "approve-service-change"), "approveChangeOutcome=refused");
            assertEnded(change, "change-refused");
            assertThat(running(caseNumberOf(rescue))).contains("legal-aid");
        }

        @Test
        void ofWhatDoesNotRunIsRefused() {
            var rescue = planned(ADULT, "legal-aid");
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "这项服务没有在办",
                    "serviceChange=stop",
                    "stoppedService=employment",
                    "stopReason=replaced");
        }

        @Test
        void twiceIsRefused() {
            var rescue = planned(ADULT, "legal-aid", "rehabilitation");
            var number = caseNumberOf(rescue);
            String[] again = {
                "serviceChange=stop", "stoppedService=legal-aid", "stopReason=reached", "changeAgrees=agrees"
            };
            var change = stop(rescue, "legal-aid", "reached");
            assertRefusedToStart(OFFICE, PROCESS, number, "已有一项服务变更等待审批", again);
            approve(change);
            assertRefusedToStart(OFFICE, PROCESS, number, "这项服务没有在办", again);
        }

        @Test
        void isRefusedToTheApproverWhenTheServiceEndedMeanwhile() {
            var rescue = planned(ADULT, "legal-aid");
            var change = stop(rescue, "legal-aid", "reached");
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            assertRefused(change, "approve-service-change", "这项服务没有在办", "approveChangeOutcome=approved");
            submit(change, "approve-service-change", "approveChangeOutcome=refused");
            assertEnded(change, "change-refused");
        }

        @Test
        void doesNotTakeAChildOutOfCompulsorySchooling() {
            var rescue = planned(CHILD, "schooling");
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "依法接受义务教育",
                    "serviceChange=stop",
                    "stoppedService=schooling",
                    "stopReason=not-wanted");
        }
    }

    @Nested
    class Adding {

        @Test
        void startsTheServicesBesideTheOthers() {
            var rescue = planned(ADULT, "legal-aid");
            var change = add(rescue, "rehabilitation", "employment");
            assertThat(running(caseNumberOf(rescue))).doesNotContain("rehabilitation");
            approve(change);
            assertEnded(change, "service-added");
            assertThat(running(caseNumberOf(rescue))).contains("legal-aid", "rehabilitation", "employment");
            assertThat(rescue).isWaitingAt("services", "added-services");
        }

        @Test
        void keepsTheCaseOpenUntilTheyHaveEnded() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "choose-hospital", "hospitalOutcome=could-not-be-done");
            approve(add(rescue, "rehabilitation"));
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            endTheRest(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure", "add-services", "added-services");
            assertRefused(
                    rescue, "propose-closure", "还有正在办的服务", "proposeClosureOutcome=proposed", "closeReason=independent");
            inCase(rescue, "plan-rehabilitation", "rehabilitationPlanOutcome=not-wanted");
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=no-longer-wanted");
            assertThat(runtimeService.getVariables(rescue.getId()))
                    .containsEntry("legalAidOutcome", "not-legal")
                    .containsEntry("rehabilitationOutcome", "not-wanted");
            approve(add(rescue, "employment"));
            assertRefused(rescue, "approve-closure", "还有正在办的服务", "approveClosureOutcome=approved");
            inCase(rescue, "register-jobseeker", "registerJobOutcome=not-wanted");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"medical", "counselling"})
        void startsAgainWhatHadEnded(String service) {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "choose-hospital", "hospitalOutcome=could-not-be-done");
            assertThat(running(caseNumberOf(rescue))).doesNotContain(service);
            approve(add(rescue, service));
            assertThat(running(caseNumberOf(rescue))).contains(service);
            approve(stop(rescue, service, "reached"));
            assertThat(running(caseNumberOf(rescue))).doesNotContain(service);
            approve(add(rescue, service));
            assertThat(running(caseNumberOf(rescue))).contains(service);
        }

        @Test
        void ofMedicalCareThatRunsFromTheFirstDayIsRefused() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(ADULT, "legal-aid")),
                    "不能重复增加",
                    "serviceChange=add",
                    "addedServices=[medical]",
                    "changeAgrees=agrees");
        }

        @Test
        void mayBeStoppedLikeTheOthers() {
            var rescue = planned(ADULT, "legal-aid");
            approve(add(rescue, "rehabilitation"));
            approve(stop(rescue, "rehabilitation", "unsuitable"));
            assertThat(rescue).isNotWaitingAt("added-services").isWaitingAt("services");
            assertThat(runtimeService.getVariable(rescue.getId(), "rehabilitationOutcome"))
                    .isEqualTo("stopped");
        }

        @Test
        void ofWhatRunsIsRefused() {
            var rescue = planned(ADULT, "legal-aid");
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "不能重复增加",
                    "serviceChange=add",
                    "addedServices=[employment, legal-aid]",
                    "changeAgrees=agrees");
        }

        @ParameterizedTest
        @ValueSource(strings = {"disagrees", "not-asked"})
        void withoutAnAdultsConsentIsRefused(String answer) {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(ADULT, "legal-aid")),
                    "请先征求本人同意",
                    "serviceChange=add",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=" + answer);
        }

        @Test
        void ofWorkForAChildIsRefused() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(CHILD, "schooling")),
                    "不满16周岁",
                    "serviceChange=add",
                    "addedServices=[employment]");
        }

        @Test
        void beforeThereIsAPlanIsRefused() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(consented(ADULT)),
                    "救助方案还没有批准",
                    "serviceChange=add",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=agrees");
        }

        @Test
        void isRefusedToTheApproverWhenTheServiceHasBegunMeanwhileOrTheCaseHasEnded() {
            var rescue = planned(ADULT, "legal-aid");
            var change = add(rescue, "employment");
            runtimeService.deleteProcessInstance(rescue.getId(), "test");
            assertRefused(change, "approve-service-change", "个案已经结束", "approveChangeOutcome=approved");
        }
    }

    @Test
    void nothingChangesInAClosedCase() {
        for (String change : List.of("add", "stop")) {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    closedCase(),
                    "这个个案没有在办的救助",
                    "serviceChange=" + change,
                    "addedServices=[employment]",
                    "stoppedService=employment",
                    "stopReason=replaced");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"education-" + COUNTY, "civil-affairs-" + NEIGHBOUR, "supervisor-" + COUNTY})
    void isAskedForByCivilAffairsOfTheRegionOnly(String outsider) {
        var number = caseNumberOf(planned(ADULT, "legal-aid"));
        assertRefusedToStart(
                outsider, PROCESS, number, "", "serviceChange=stop", "stoppedService=legal-aid", "stopReason=replaced");
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent is narrowed or withdrawn: what rests on it stops, the law's part goes on, and who got to know something is told. */
class ChangeConsentTest extends LifeEventTest {

    private static final String PROCESS = "change-consent";
    private static final List<String> TOLD = List.of("law-goes-on", "may-come-back");

    private ProcessInstance withdraw(ProcessInstance rescue) {
        return startByForm(
                OFFICE,
                PROCESS,
                "caseNumber=" + caseNumberOf(rescue),
                "consentState=withdrawn",
                "consentChangeTold=" + TOLD);
    }

    private ProcessInstance narrow(ProcessInstance rescue, String... kept) {
        return startByForm(
                OFFICE,
                PROCESS,
                "caseNumber=" + caseNumberOf(rescue),
                "consentState=narrowed",
                "stillConsented=" + List.of(kept),
                "consentChangeTold=" + TOLD);
    }

    /** The recipients' tasks by queue. */
    private List<String> told(ProcessInstance rescue) {
        return notices(rescue).stream()
                .map(task ->
                        taskService.getIdentityLinksForTask(task.getId()).get(0).getGroupId())
                .sorted()
                .toList();
    }

    private List<Task> notices(ProcessInstance rescue) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(rescue.getBusinessKey())
                .taskDefinitionKey("heed-consent-change")
                .list();
    }

    private void heedAll(ProcessInstance rescue) {
        for (Task task : notices(rescue)) {
            submitAs(workerOf(task), task, "heedOutcome=stopped");
        }
    }

    @Nested
    class Withdrawn {

        @Test
        void stopsAllThatRestsOnAnAdultsConsent() {
            var rescue =
                    planned(ADULT, "legal-aid", "schooling", "employment", "rehabilitation", "household-registration");
            assertThat(running(caseNumberOf(rescue))).contains("legal-aid", "household-registration");
            withdraw(rescue);
            assertThat(running(caseNumberOf(rescue)))
                    .contains("rescue-case")
                    .doesNotContainAnyElementsOf(ALL_OF_AN_ADULT);
            assertThat(runtimeService.getVariables(rescue.getId()))
                    .containsEntry("consentState", "withdrawn")
                    .containsEntry("consentedServices", List.of())
                    .containsEntry("medicalCareOutcome", "stopped");
        }

        @Test
        void leavesSchoolAndCareToAChild() {
            var rescue = planned(CHILD, "schooling", "rehabilitation");
            withdraw(rescue);
            assertThat(running(caseNumberOf(rescue)))
                    .contains("schooling", "medical-care")
                    .doesNotContain("rehabilitation");
        }

        @Test
        void endsTheVisitsToAnAdult() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + NEIGHBOUR);
            assertThat(rescue).isWaitingAt("follow-up");
            withdraw(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            assertThat(runtimeService.getVariable(rescue.getId(), "followUpResult"))
                    .isEqualTo("declined");
        }

        @Test
        void endsTheVisitsThatGoOnAfterAProposalToClose() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "choose-hospital", "hospitalOutcome=could-not-be-done");
            inCase(rescue, "apply-legal-aid", "applyOutcome=not-legal");
            endTheRest(rescue);
            inCase(rescue, "propose-closure", "proposeClosureOutcome=keep-following", "visitRegion=" + COUNTY);
            assertThat(rescue).isWaitingAtExactly("keep-following");
            withdraw(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void endsWhenEverybodyWasTold() {
            var rescue = planned(ADULT, "legal-aid");
            var change = withdraw(rescue);
            assertThat(change).isWaitingAt("tell-recipients");
            heedAll(rescue);
            assertEnded(change, "consent-withdrawn");
        }

        @Test
        void twiceIsRefused() {
            var rescue = planned(ADULT, "legal-aid");
            var number = caseNumberOf(rescue);
            withdraw(rescue);
            for (String again : List.of("withdrawn", "narrowed")) {
                assertRefusedToStart(
                        OFFICE,
                        PROCESS,
                        number,
                        "同意已经全部撤回",
                        "consentState=" + again,
                        "stillConsented=[legal-aid]",
                        "consentChangeTold=" + TOLD);
            }
            heedAll(rescue);
            assertRefusedToStart(
                    OFFICE, PROCESS, number, "同意已经全部撤回", "consentState=withdrawn", "consentChangeTold=" + TOLD);
        }
    }

    @Nested
    class Narrowed {

        @Test
        void stopsOnlyWhatIsNoLongerWanted() {
            var rescue = planned(GIRL, "legal-aid", "schooling", "rehabilitation");
            var change = narrow(rescue, "schooling", "rehabilitation");
            assertThat(running(caseNumberOf(rescue)))
                    .contains("schooling", "rehabilitation", "medical-care")
                    .doesNotContain("legal-aid");
            heedAll(rescue);
            assertEnded(change, "consent-narrowed");
        }

        @Test
        void stopsNothingWhereNothingRestsOnWhatIsGone() {
            var rescue = consented(CHILD);
            var before = running(caseNumberOf(rescue));
            narrow(rescue, "legal-aid", "rehabilitation");
            assertThat(running(caseNumberOf(rescue))).containsAll(before);
        }

        @Test
        void isWhatTheNextPlanGoesBy() {
            var rescue = consented(ADULT);
            narrow(rescue, "legal-aid");
            inCase(rescue, "decide-placement", "placementOutcome=decided");
            inCase(rescue, "admit", "admitOutcome=admitted");
            nothingToAdd(rescue);
            inCase(rescue, "assess-needs", "assessNeedsOutcome=in-part", "riskLevel=low", "ableToWork=yes");
            var draft = taskInCase(rescue, "draft-plan");
            claimAs(OFFICE, draft);
            assertThat(logins.as(OFFICE, () -> formService.getTaskFormVariables(draft.getId()))
                            .get("consentedServices"))
                    .asString()
                    .contains("legal-aid")
                    .doesNotContain("schooling");
        }

        @Test
        void isWhatAPlanGoesByThatIsBeingMade() {
            var rescue = consented(ADULT);
            inCase(rescue, "decide-placement", "placementOutcome=decided");
            inCase(rescue, "admit", "admitOutcome=admitted");
            nothingToAdd(rescue);
            inCase(rescue, "assess-needs", "assessNeedsOutcome=in-part", "riskLevel=low", "ableToWork=yes");
            narrow(rescue, "legal-aid", "rehabilitation");
            var plan = child(rescue, "assistance-plan");
            assertRefused(
                    plan,
                    "draft-plan",
                    "没有同意，也没有法律依据",
                    "draftPlanOutcome=drafted",
                    "personAgrees=in-part",
                    "planServices=[legal-aid, employment]");
            inCase(rescue, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid, rehabilitation]");
            narrow(rescue, "legal-aid");
            assertRefused(plan, "approve-plan", "不再同意的服务", "planOutcome=approved");
        }

        @Test
        void mayBeNarrowedFurtherAndWithdrawn() {
            var rescue = planned(ADULT, "legal-aid", "rehabilitation", "schooling");
            narrow(rescue, "legal-aid", "rehabilitation");
            narrow(rescue, "rehabilitation");
            assertThat(running(caseNumberOf(rescue))).contains("rehabilitation").doesNotContain("legal-aid");
            withdraw(rescue);
            assertThat(running(caseNumberOf(rescue))).doesNotContain("rehabilitation");
        }

        @Test
        void toWhatIsLeftOfTheWayHomeHasItDecidedAnew() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "decide-way-home", "wayHomeOutcome=other-province", "wish=return");
            assertThat(openTasks(rescue)).contains("approve-return").doesNotContain("decide-way-home");
            withdraw(rescue);
            assertThat(openTasks(rescue)).contains("decide-way-home").doesNotContain("approve-return");
        }

        @Test
        void isNotWiderThanBeforeNorTheSame() {
            var rescue = planned(ADULT, "legal-aid");
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "原来没有同意的",
                    "consentState=narrowed",
                    "stillConsented=[legal-aid, return-home]",
                    "consentChangeTold=" + TOLD);
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "没有变更",
                    "consentState=narrowed",
                    "stillConsented=" + ALL_OF_AN_ADULT,
                    "consentChangeTold=" + TOLD);
        }
    }

    @Nested
    class TheRecipients {

        @Test
        void areTheDepartmentsThatReadOrRecordedSomethingEachInItsRegion() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + NEIGHBOUR);
            inCase(rescue, "visit", "visitOutcome=good", "exploiterContact=no");
            var reader = taskInCase(rescue, "apply-legal-aid");
            claimAs("justice-" + COUNTY, reader);
            logins.as("justice-" + COUNTY, () -> formService.getTaskFormVariables(reader.getId()));
            withdraw(rescue);
            assertThat(told(rescue))
                    .contains("police-" + COUNTY, "justice-" + COUNTY, "civil-affairs-" + NEIGHBOUR)
                    .as("education had nothing to add to the assessment, and knows nobody")
                    .doesNotContain("civil-affairs-" + COUNTY, "education-" + COUNTY, "trade-union-" + COUNTY);
            for (Task task : notices(rescue)) {
                assertThat(told(rescue))
                        .contains(taskService
                                .getIdentityLinksForTask(task.getId())
                                .get(0)
                                .getGroupId());
                assertThat(task.getDueDate()).isAfter(task.getCreateTime());
            }
        }

        @Test
        void areNotThoseWhoDeclinedToTakeTheCaseOver() {
            var rescue = planned(ADULT, "legal-aid");
            startByForm(
                    OFFICE,
                    "hand-over",
                    "caseNumber=" + caseNumberOf(rescue),
                    "handOverTo=" + NEIGHBOUR,
                    "handOverScope=case",
                    "handOverUntil=" + inDays(5));
            var offer = taskInCase(rescue, "answer-hand-over");
            claimAs("civil-affairs-" + NEIGHBOUR, offer);
            logins.as("civil-affairs-" + NEIGHBOUR, () -> formService.getTaskFormVariables(offer.getId()));
            submitAs("civil-affairs-" + NEIGHBOUR, offer, "answerHandOverOutcome=declined");
            withdraw(rescue);
            assertThat(told(rescue)).contains("police-" + COUNTY).doesNotContain("civil-affairs-" + NEIGHBOUR);
        }

        @Test
        void areKeptFromEachOthersTasks() {
            var rescue = planned(ADULT, "legal-aid");
            withdraw(rescue);
            var police = notices(rescue).stream()
                    .filter(task -> workerOf(task).equals("police-" + COUNTY))
                    .findFirst()
                    .orElseThrow();
            assertKeptFrom("education-" + COUNTY, police);
            assertKeptFrom("police-" + NEIGHBOUR, police);
        }

        @Test
        void haveTheGroundCheckedOnWhichTheyKeepSomething() {
            var rescue = planned(ADULT, "legal-aid");
            withdraw(rescue);
            var notice = notices(rescue).get(0);
            var instance = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceId(notice.getProcessInstanceId())
                    .singleResult();
            assertRefused(instance, "heed-consent-change", "同意已经全部撤回", "heedOutcome=still-covered");
            submit(instance, "heed-consent-change", "heedOutcome=kept-by-law", "keptGround=other-law");
            assertWaitsFor(instance, "check-legal-ground", "civil-affairs");
            submit(instance, "check-legal-ground", "groundOutcome=not-good");
            assertThat(instance).isWaitingAtExactly("heed-consent-change");
            submit(instance, "heed-consent-change", "heedOutcome=kept-by-law", "keptGround=criminal-case");
            submit(instance, "check-legal-ground", "groundOutcome=good");
            assertEnded(instance, "heeded");
        }
    }

    @Nested
    class TheRequest {

        @Test
        void isNotForAClosedCase() {
            assertRefusedToStart(
                    OFFICE, PROCESS, closedCase(), "已经结案", "consentState=withdrawn", "consentChangeTold=" + TOLD);
        }

        @Test
        void isNotForACaseInWhichConsentIsBeingAsked() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(start("rescue-case", ADULT)),
                    "正在征求同意",
                    "consentState=withdrawn",
                    "consentChangeTold=" + TOLD);
        }

        @Test
        void followsAnExplanation() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(ADULT, "legal-aid")),
                    "请补充说明再提交",
                    "consentState=withdrawn",
                    "consentChangeTold=[law-goes-on]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"supervisor-" + COUNTY, "civil-affairs-" + NEIGHBOUR, "court-" + COUNTY})
        void isNotMadeByOthers(String outsider) {
            assertRefusedToStart(
                    outsider,
                    PROCESS,
                    caseNumberOf(planned(ADULT, "legal-aid")),
                    "",
                    "consentState=withdrawn",
                    "consentChangeTold=" + TOLD);
        }

        @Test
        void keepsTheCaseOpenUntilEverybodyIsTold() {
            var rescue = planned(ADULT, "legal-aid");
            inCase(rescue, "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + COUNTY);
            withdraw(rescue);
            assertRefused(
                    rescue,
                    "propose-closure",
                    "同意变更",
                    "proposeClosureOutcome=proposed",
                    "closeReason=no-longer-wanted");
        }
    }
}

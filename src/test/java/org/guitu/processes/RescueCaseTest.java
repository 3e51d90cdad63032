package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RescueCaseTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "identityState", "confirmed");
    private static final Map<String, Object> FOUNDLING = with(girlOf(8), "identityState", "unknown");
    private static final Map<String, Object> ADULT = with(womanOf(29), "identityState", "confirmed");
    private static final String NOT_HOME = "现在不能返家";
    private static final List<String> SETTLED = List.of("settled-home", "settled-placement", "adopted", "independent");

    @Test
    void aChildComesHomeAndTheCaseIsClosedAfterAYear() {
        var rescue = untilPlanned(CHILD, "schooling");
        assertThat(rescue).isWaitingAt("medical-care", "services", "return-home");
        endCare(rescue);
        endSchooling(rescue);
        submit(home(rescue), "decide-way-home", "wayHomeOutcome=home-to-parents", "followUpRegion=" + NEIGHBOUR);
        submit(home(rescue), "approve-return", "approveReturnOutcome=approved");
        var preparation = child(home(rescue), "home-preparation");
        submit(preparation, "prepare-community", "communityOutcome=ready");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=ready");
        submit(preparation, "find-companion", "companionOutcome=found");
        submit(home(rescue), "hand-over-home", "handOverOutcome=arrived", "receivedByName=示例receiverName");
        assertThat(rescue).variables().containsEntry("returnHomeOutcome", "at-home");
        visitForAYear(child(rescue, "follow-up"));
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=settled-home");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(rescue, "closed");
        assertThat(historic(rescue, "followUpResult")).isEqualTo("stable");
    }

    private void visitForAYear(ProcessInstance visits) {
        var since = today();
        visit(visits);
        while (since.plusYears(1).isAfter(today())) {
            submit(visits, "decide-follow-up", "followUpOutcome=continue", "riskLevel=low");
            passTimer(visits);
            visit(visits);
        }
        submit(visits, "decide-follow-up", "followUpOutcome=end-stable", "riskLevel=low");
        assertEnded(visits, "stable");
    }

    private void visit(ProcessInstance visits) {
        submit(visits, "visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
    }

    @Test
    void isClosedOnlyWithAWordOnTheFamilyWhoseCasesGoOn() {
        var rescue = rescuedWoman();
        link(rescue, rescuedGirl(9), Relation.SIBLING);
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        String[] missing = {"proposeClosureOutcome=proposed", "closeReason=missing"};
        assertRefused(rescue, "propose-closure", "“结案后与关联个案里的家人怎样安排”必须选择一项", missing);
        assertRefused(
                rescue,
                "propose-closure",
                "“为什么分开、结案后怎样联系”必须填写",
                and(missing, "closeTogether=apart", "closeApartReason=null"));
        submit(rescue, "propose-closure", and(missing, "closeTogether=apart", "closeApartReason=本人失去联系"));
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(rescue, "closed");
    }

    @Test
    void everyTaskWaitsInTheQueueOfCivilAffairs() {
        var other = untilFinished();
        assertWaitsFor(other, "propose-closure", "civil-affairs");
        submit(other, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        assertWaitsIn(other, "approve-closure", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
    }

    @Nested
    class Reception {

        @Test
        void knowsWhatPoliceRegistered() {
            var reception = child(start("rescue-case", with(CHILD, "urgencyLevel", "high")), "reception");
            assertThat(reception)
                    .variables()
                    .containsEntry("region", COUNTY)
                    .containsEntry("minor", true)
                    .containsEntry("ageGroup", "minor")
                    .containsEntry("ageYears", 8L)
                    .containsEntry("sex", "female")
                    .containsEntry("urgencyLevel", "high");
        }

        @Test
        void isFollowedByFourSortsOfHelpAtOnce() {
            var rescue = untilConsented(FOUNDLING);
            assertThat(rescue).isWaitingAtExactly("identification", "interview", "medical-care", "first-placement");
        }

        @Test
        void protectsAPersonOfDisputedAgeUntilTheAgeIsKnown() {
            var rescue = start("rescue-case", with(ADULT, "minor", true, "ageGroup", "disputed", "ageYears", null));
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            assertRefused(reception, "assign-guardian", "查明以前按未成年人保护", "guardianOutcome=not-needed");
            submit(reception, "assign-guardian", "guardianOutcome=temporary");
            submit(
                    reception,
                    "obtain-consent",
                    "consentOutcome=given",
                    "consentBy=agency",
                    "toldTopics=[free, not-tied]");
            for (ProcessInstance instance : List.of(rescue, child(rescue, "placement"))) {
                assertThat(instance).variables().containsEntry("minor", true).containsEntry("ageGroup", "disputed");
            }
        }

        @Test
        void letsAnAdultDeclineHelp() {
            var rescue = untilDeclined();
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=no-longer-wanted");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed-declined");
        }

        @ParameterizedTest
        @ValueSource(strings = {"left-before", "could-not-be-done"})
        void mayNotComeAbout(String outcome) {
            var rescue = start("rescue-case", ADULT);
            submit(child(rescue, "reception"), "receive-person", "receiveOutcome=" + outcome);
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @Test
        void thatWasDeclinedIsNotFollowedByVisitsOrServices() {
            var rescue = untilDeclined();
            for (String outcome : List.of("keep-following", "plan-again")) {
                assertRefused(rescue, "propose-closure", "没有接受救助的人不跟踪回访", "proposeClosureOutcome=" + outcome);
            }
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=no-longer-wanted");
            for (String outcome : List.of("keep-following", "plan-again")) {
                assertRefused(rescue, "approve-closure", "没有接受救助的人不跟踪回访", "approveClosureOutcome=" + outcome);
            }
            submit(rescue, "approve-closure", "approveClosureOutcome=returned");
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        private ProcessInstance untilDeclined() {
            var rescue = start("rescue-case", ADULT);
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            submit(reception, "obtain-consent", "consentOutcome=refused");
            submit(reception, "respect-refusal", "refusalOutcome=confirmed");
            return rescue;
        }
    }

    @Nested
    class Plan {

        @Test
        void isMadeWhileAllOtherHelpGoesOn() {
            var rescue = untilConsented(FOUNDLING);
            endFirstPlacement(rescue);
            assertThat(rescue).isWaitingAtExactly("identification", "interview", "medical-care", "assistance-plan");
        }

        @Test
        void buildsOnConsentAndOnTheFirstPlacement() {
            var rescue = untilReceived(ADULT);
            submit(
                    child(rescue, "placement"),
                    "decide-placement",
                    "placementOutcome=decided",
                    "placementType=own-home",
                    "carerCheck=clear",
                    "careLevel=some-help");
            var plan = child(rescue, "assistance-plan");
            assertThat(plan).variables().containsEntry("careLevel", "some-help");
            nothingToAdd(plan);
            submit(plan, "assess-needs", "assessNeedsOutcome=in-part");
            var draft = task(plan, "draft-plan");
            assertThat(logins.as("civil-affairs-" + COUNTY, () -> formService.getTaskFormVariables(draft.getId())))
                    .extractingByKey("consentedServices")
                    .hasToString("[\"legal-aid\",\"employment\",\"schooling\"]");
        }

        @Test
        void startsItsServicesBesideTheWayHome() {
            var rescue = untilPlanned(
                    with(girlOf(16), "identityState", "confirmed"), "legal-aid", "schooling", "employment");
            assertThat(rescue).isWaitingAtExactly("all-finished", "medical-care", "return-home", "services");
            assertThat(services(rescue)).isWaitingAtExactly("legal-aid", "schooling", "employment");
        }

        @Test
        void withoutServicesOfOtherDepartmentsLeavesTheWayHome() {
            var rescue = untilPlanned(with(girlOf(17), "identityState", "confirmed"), "medical", "return-home");
            assertThat(rescue).isWaitingAtExactly("all-finished", "medical-care", "return-home");
        }

        @Test
        void sendsEverybodyOfSchoolAgeToSchoolAndNobodyUnder16ToWork() {
            var rescue = untilReceived(with(girlOf(15), "identityState", "confirmed"));
            endFirstPlacement(rescue);
            var plan = child(rescue, "assistance-plan");
            assess(plan);
            assertRefused(plan, "draft-plan", "6至15周岁的必须安排入学", "draftPlanOutcome=drafted");
            assertRefused(
                    plan, "draft-plan", "不得安排就业", "draftPlanOutcome=drafted", "planServices=[schooling, employment]");
            approve(plan, "schooling");
            assertThat(services(rescue)).isWaitingAtExactly("schooling");
        }

        @Test
        void tellsTheServicesWhetherThePersonCanWork() {
            assertThat(services(untilPlanned(ADULT, "employment"))).variables().containsEntry("ableToWork", "yes");
        }
    }

    @Nested
    class LegalAid {

        @ParameterizedTest
        @ValueSource(strings = {"now", "before-interview"})
        void beginsWithTheConsentWhereItIsWantedAtOnce(String when) {
            var rescue = untilAgreedTo(when);
            assertThat(rescue).isWaitingAt("early-services");
            var aid = child(child(rescue, "services"), "legal-aid");
            assertWaitsFor(aid, "apply-legal-aid", "justice");
            submit(aid, "apply-legal-aid", "applyOutcome=not-legal");
            assertThat(rescue).isNotWaitingAt("early-services");
            assertThat(rescue).variables().containsEntry("legalAidOutcome", "not-legal");
        }

        @Test
        void elseBeginsWithThePlan() {
            assertThat(untilAgreedTo("later")).isNotWaitingAt("early-services");
        }

        @Test
        void isAskedForBeforeTheInterviewAndOnlyOnce() {
            var rescue = untilAgreedTo("later");
            var interview = child(rescue, "interview");
            for (int time = 0; time < 2; time++) {
                submit(interview, "prepare-interview", "prepareOutcome=lawyer-first", "prepareUntil=" + inDays(1));
                assertThat(runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(caseNumberOf(rescue))
                                .processDefinitionKey("legal-aid")
                                .count())
                        .isEqualTo(1);
                passTimer(interview);
            }
        }

        @Test
        void isNotStartedAgainByThePlan() {
            var rescue = untilAgreedTo("now");
            endFirstPlacement(rescue);
            var plan = child(rescue, "assistance-plan");
            assess(plan);
            approve(plan, "legal-aid");
            assertThat(runtimeService
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(caseNumberOf(rescue))
                            .processDefinitionKey("legal-aid")
                            .count())
                    .isEqualTo(1);
        }

        private ProcessInstance untilAgreedTo(String when) {
            var rescue = start("rescue-case", ADULT);
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            submit(
                    reception,
                    "obtain-consent",
                    "consentOutcome=given",
                    "consentBy=self",
                    "toldTopics=[free, not-tied]",
                    "consentedServices=[legal-aid]",
                    "legalAidWhen=" + when);
            return rescue;
        }
    }

    @Nested
    class WayHome {

        @Test
        void ofAChildIsClosedWhileItsIdentityIsOpen() {
            var home = home(untilPlanned(FOUNDLING, "schooling"));
            assertRefused(home, "decide-way-home", NOT_HOME, "wayHomeOutcome=home-to-parents");
        }

        @Test
        void ofAChildOpensAsSoonAsItsParentsAreFound() {
            var rescue = untilPlanned(FOUNDLING, "schooling");
            identify(rescue, "verified", "no");
            submit(child(child(rescue, "identification"), "relatives"), "counsel-relatives", "counselOutcome=ready");
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=home-to-parents");
            assertThat(home(rescue)).isWaitingAt("approve-return");
        }

        @Test
        void ofAChildIsClosedWhenItsParentsTookPartInTheCrime() {
            var rescue = untilPlanned(FOUNDLING, "schooling");
            identify(rescue, "verified-other-care", "proven");
            assertRefused(home(rescue), "decide-way-home", NOT_HOME, "wayHomeOutcome=home-to-parents");
        }

        @Test
        void isRememberedWhenThePlanIsMadeAnew() {
            var rescue = untilPlanned(ADULT);
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=long-term");
            var placement = child(home(rescue), "placement");
            assertThat(placement)
                    .variables()
                    .containsEntry("placementPurpose", "long-term")
                    .containsEntry("careLevel", "independent");
            submit(placement, "decide-placement", "placementOutcome=not-wanted");
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + NEIGHBOUR);
            assertThat(rescue)
                    .variables()
                    .containsEntry("returnHomeOutcome", "stays-here")
                    .containsEntry("longTermPlacementOutcome", "not-wanted");
            assertWaitsIn(child(rescue, "follow-up"), "visit", "civil-affairs-" + NEIGHBOUR);
        }

        @Test
        void intoAnotherProvinceIsNotFollowedByVisitsFromHere() {
            var rescue = untilPlanned(ADULT);
            endCare(rescue);
            var home = home(rescue);
            submit(home, "decide-way-home", "wayHomeOutcome=other-province", "wish=return");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            var transfer = child(home, "province-transfer");
            submit(transfer, "contact-other-province", "provinceOutcome=accepted");
            submit(transfer, "escort-to-province", "provinceHandOverOutcome=received");
            submit(transfer, "confirm-follow-up", "followedOutcome=confirmed");
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=handed-over");
            submit(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        private void identify(ProcessInstance rescue, String kinship, String involved) {
            var identification = child(rescue, "identification");
            submit(identification, "take-samples", "sampleOutcome=taken");
            submit(identification, "compare-samples", "compareOutcome=lead");
            var relatives = child(identification, "relatives");
            submit(relatives, "locate-relatives", "locateOutcome=found");
            submit(relatives, "verify-kinship", "kinshipOutcome=" + kinship, "parentsInvolved=" + involved);
        }
    }

    @Nested
    class Closure {

        @Test
        void waitsForIdentificationAndCareThoughThereIsNoPlan() {
            var rescue = untilReceived(with(womanOf(29), "identityState", "unknown"));
            endFirstPlacement(rescue);
            endPlanWithout(child(rescue, "assistance-plan"));
            assertThat(rescue).isWaitingAt("identification", "medical-care").isNotWaitingAt("propose-closure");
            endCare(rescue);
            assertThat(rescue).isWaitingAt("identification").isNotWaitingAt("propose-closure");
            endIdentification(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void waitsForEveryService() {
            var rescue = untilPlanned(ADULT, "legal-aid", "employment");
            endCare(rescue);
            submit(child(services(rescue), "legal-aid"), "apply-legal-aid", "applyOutcome=not-legal");
            submit(child(services(rescue), "employment"), "register-jobseeker", "registerJobOutcome=not-wanted");
            assertThat(rescue).isWaitingAtExactly("all-finished", "return-home");
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + COUNTY);
            assertThat(rescue).isWaitingAt("follow-up").isNotWaitingAt("propose-closure");
            declineVisits(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            assertThat(rescue)
                    .variables()
                    .containsEntry("identificationOutcome", "already-known")
                    .containsEntry("medicalCareOutcome", "could-not-be-done")
                    .containsEntry("legalAidOutcome", "not-legal")
                    .containsEntry("employmentOutcome", "not-wanted")
                    .containsEntry("followUpResult", "declined");
        }

        @Test
        void knowsWhetherSomebodyUnidentifiedWasRegistered() {
            var rescue = untilReceived(with(womanOf(29), "identityState", "unknown"));
            var identification = child(rescue, "identification");
            submit(identification, "take-samples", "sampleOutcome=not-wanted");
            submit(child(identification, "family-notice"), "publish-notice", "noticeOutcome=not-wanted");
            submit(identification, "compare-samples", "compareOutcome=limit-reached");
            passTimer(identification);
            submit(identification, "declare-unidentified", "declareOutcome=declared");
            submit(
                    child(identification, "household-registration"),
                    "apply-registration",
                    "applyRegistrationOutcome=handled-elsewhere");
            assertThat(rescue)
                    .variables()
                    .containsEntry("identificationOutcome", "unidentified")
                    .containsEntry("searchRegistrationOutcome", "handled-elsewhere");
        }

        @Test
        void waitsForTheInterview() {
            var rescue = untilConsented(ADULT);
            endFirstPlacement(rescue);
            endPlanWithout(child(rescue, "assistance-plan"));
            endCare(rescue);
            assertThat(rescue).isWaitingAt("interview").isNotWaitingAt("propose-closure");
            submit(child(rescue, "interview"), "prepare-interview", "prepareOutcome=not-wanted");
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            assertThat(rescue).variables().containsEntry("interviewOutcome", "not-wanted");
        }

        @Test
        void isProposedAgainOnTheDayFixed() {
            var rescue = untilFinished();
            submit(rescue, "propose-closure", "proposeClosureOutcome=more-time", "closureUntil=" + inDays(5));
            assertThat(rescue).isWaitingAtExactly("wait-to-propose");
            passTimer(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void isProposedAgainWhenItWasReturned() {
            var rescue = untilProposed();
            submit(rescue, "approve-closure", "approveClosureOutcome=returned");
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void isPutOffByFurtherVisitsThatTheProposerWants() {
            var rescue = untilPlanned(ADULT);
            endCare(rescue);
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + NEIGHBOUR);
            declineVisits(rescue);
            submit(rescue, "propose-closure", "proposeClosureOutcome=keep-following");
            assertThat(rescue).isWaitingAtExactly("keep-following");
            assertWaitsIn(child(rescue, "follow-up"), "visit", "civil-affairs-" + NEIGHBOUR);
            assertThat(child(rescue, "follow-up")).variables().containsEntry("visitsMade", 1L);
            declineVisits(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
            assertThat(runtimeService.getVariable(rescue.getId(), "visitsMade")).isEqualTo(2L);
        }

        @Test
        void isPutOffByFurtherVisitsThatTheApproverWants() {
            var rescue = untilProposed();
            submit(rescue, "approve-closure", "approveClosureOutcome=keep-following");
            assertThat(rescue).isWaitingAtExactly("keep-following");
            assertWaitsIn(child(rescue, "follow-up"), "visit", "civil-affairs-" + COUNTY);
            declineVisits(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void givesWayToANewPlan() {
            var rescue = untilFinished();
            submit(rescue, "propose-closure", "proposeClosureOutcome=plan-again");
            assertRefused(rescue, "approve-closure", "没有提出结案的不能结案", "approveClosureOutcome=approved");
            submit(rescue, "approve-closure", "approveClosureOutcome=plan-again");
            assertThat(rescue).isWaitingAtExactly("assistance-plan");
            var plan = child(rescue, "assistance-plan");
            assess(plan);
            approve(plan, "employment");
            assertThat(rescue).isWaitingAtExactly("return-home", "services");
            submit(child(services(rescue), "employment"), "register-jobseeker", "registerJobOutcome=not-wanted");
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=not-wanted", "followUpRegion=" + COUNTY);
            declineVisits(rescue);
            assertThat(rescue).isWaitingAtExactly("propose-closure");
        }

        @Test
        void asSettledNeedsVisitsThatEndedWell() {
            var rescue = untilFinished();
            for (String reason : SETTLED) {
                assertRefused(
                        rescue,
                        "propose-closure",
                        "跟踪回访须已稳定结束",
                        "proposeClosureOutcome=proposed",
                        "closeReason=" + reason);
            }
        }

        @Test
        void asSettledNeedsThePersonsSafety() {
            var rescue = untilFinished();
            for (String reason : SETTLED) {
                for (String question : List.of("safeByPerson", "safeByWorker")) {
                    assertRefused(
                            rescue,
                            "propose-closure",
                            "不能以生活稳定结案",
                            "proposeClosureOutcome=proposed",
                            "closeReason=" + reason,
                            question + "=no");
                }
            }
        }

        @Test
        void isNotAChildsToAskFor() {
            var rescue = untilReceived(CHILD);
            submit(
                    child(rescue, "placement"),
                    "decide-placement",
                    "placementOutcome=could-not-be-done",
                    "placementReason=outside-jurisdiction");
            endPlanWithout(child(rescue, "assistance-plan"));
            endCare(rescue);
            assertRefused(
                    rescue,
                    "propose-closure",
                    "未成年人不能以本人谢绝或不再需要结案",
                    "proposeClosureOutcome=proposed",
                    "closeReason=no-longer-wanted");
        }

        @Test
        void isNeverApprovedByWhoProposedIt() {
            assertKeptFrom("civil-affairs-" + COUNTY, untilProposed(), "approve-closure");
        }

        @ParameterizedTest
        @ValueSource(strings = {COLLEAGUE, "supervisor-" + COUNTY})
        void isApprovedByAColleagueOrASupervisor(String account) {
            var rescue = untilProposed();
            submitAs(account, task(rescue, "approve-closure"), "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
        }

        @Test
        void thatIsNotApprovedSaysWhy() {
            var rescue = untilProposed();
            for (String outcome : List.of("returned", "keep-following", "plan-again")) {
                assertRefused(
                        rescue,
                        "approve-closure",
                        "“审批意见”必须填写",
                        "approveClosureOutcome=" + outcome,
                        "closureComment=null");
            }
        }

        private ProcessInstance untilProposed() {
            var rescue = untilFinished();
            submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
            return rescue;
        }
    }

    @Nested
    class VisitsThatFindNeed {

        /** Identification, care and services still run: nothing waits for them. */
        private ProcessInstance untilVisited(Map<String, Object> person) {
            var rescue = untilPlanned(person, "schooling");
            submit(home(rescue), "decide-way-home", "wayHomeOutcome=stays-here", "followUpRegion=" + COUNTY);
            assertThat(rescue).isWaitingAt("medical-care", "services", "follow-up");
            return rescue;
        }

        @Test
        void leadToANewPlanAtOnce() {
            var rescue = untilVisited(ADULT);
            var visits = child(rescue, "follow-up");
            submit(visits, "visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
            submit(visits, "decide-follow-up", "followUpOutcome=reopen", "riskLevel=medium", "followUpReason=other");
            assertThat(rescue)
                    .isWaitingAt("medical-care", "services", "assistance-plan")
                    .isNotWaitingAt("follow-up");
        }

        @Test
        void openANewCaseAtOnceThatBeginsWithPolice() {
            var rescue = untilVisited(ADULT);
            var visits = child(rescue, "follow-up");
            submit(visits, "visit", "visitOutcome=urgent-report");
            submit(visits, "report-urgent", "urgentOutcome=new-rescue");
            var next = nextCaseOf(rescue);
            assertThat(next)
                    .isWaitingAtExactly("rescue-again")
                    .variables()
                    .containsEntry("minor", false)
                    .containsEntry("identityState", "confirmed")
                    .containsEntry("urgencyLevel", "critical");
            assertThat(rescue).isWaitingAt("medical-care", "services");
            submit(child(next, "rescue-again"), "free-person", "freePersonOutcome=freed", "urgencyLevel=high");
            var reception = child(next, "reception");
            assertWaitsFor(reception, "receive-person", "civil-affairs");
            assertThat(reception).variables().containsEntry("urgencyLevel", "high");
        }

        @ParameterizedTest
        @ValueSource(strings = {"unfounded", "died", "could-not-be-done"})
        void letTheNewCaseBeClosedWhenThereIsNobodyToFree(String outcome) {
            var rescue = untilVisited(ADULT);
            var visits = child(rescue, "follow-up");
            submit(visits, "visit", "visitOutcome=urgent-report");
            submit(visits, "report-urgent", "urgentOutcome=new-rescue");
            var next = nextCaseOf(rescue);
            submit(child(next, "rescue-again"), "free-person", "freePersonOutcome=" + outcome, "urgencyLevel=critical");
            assertThat(next).isWaitingAtExactly("propose-closure");
            submit(next, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=not-a-victim");
            submit(next, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(next, "closed");
        }
    }

    private ProcessInstance untilReceived(Map<String, Object> person) {
        var rescue = untilConsented(person);
        submit(child(rescue, "interview"), "prepare-interview", "prepareOutcome=could-not-be-done");
        if (person.get("minor").equals(true) && person.get("identityState").equals("confirmed")) {
            submit(child(rescue, "identification"), "take-samples", "sampleOutcome=enough");
        }
        return rescue;
    }

    private ProcessInstance untilConsented(Map<String, Object> person) {
        boolean minor = person.get("minor").equals(true);
        var rescue = start("rescue-case", person);
        if (minor) {
            boolean mayWork = person.get("ageYears") instanceof Long years && years >= 16;
            consent(
                    rescue,
                    true,
                    mayWork ? new String[] {"legal-aid", "employment", "schooling"} : new String[] {"schooling"});
        } else {
            consent(rescue, false, "legal-aid", "employment", "schooling");
        }
        return rescue;
    }

    private ProcessInstance untilPlanned(Map<String, Object> person, String... services) {
        var rescue = untilReceived(person);
        endFirstPlacement(rescue);
        var plan = child(rescue, "assistance-plan");
        assess(plan);
        approve(plan, services);
        return rescue;
    }

    /** An adult without a plan, for whom there is nothing left to do. */
    private ProcessInstance untilFinished() {
        var rescue = untilReceived(ADULT);
        endFirstPlacement(rescue);
        endPlanWithout(child(rescue, "assistance-plan"));
        endCare(rescue);
        return rescue;
    }

    private ProcessInstance home(ProcessInstance rescue) {
        return child(rescue, "return-home");
    }

    private ProcessInstance services(ProcessInstance rescue) {
        return child(rescue, "services");
    }

    private void endFirstPlacement(ProcessInstance rescue) {
        var placement = child(rescue, "placement");
        submit(placement, "decide-placement", "placementOutcome=decided");
        submit(placement, "admit", "admitOutcome=admitted");
    }

    private void assess(ProcessInstance plan) {
        nothingToAdd(plan);
        submit(
                plan,
                "assess-needs",
                "assessNeedsOutcome=in-part",
                "riskLevel=low",
                "careLevel=independent",
                "ableToWork=yes");
    }

    private void approve(ProcessInstance plan, String... services) {
        submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=" + List.of(services));
        submit(plan, "approve-plan", "planOutcome=approved");
        assertEnded(plan, "plan-approved");
    }

    private void endPlanWithout(ProcessInstance plan) {
        assess(plan);
        submit(plan, "draft-plan", "draftPlanOutcome=could-not-be-done", "draftPlanReason=person-missing");
        submit(plan, "approve-plan", "planOutcome=approved");
        assertEnded(plan, "could-not-be-done");
    }

    private void endCare(ProcessInstance rescue) {
        submit(child(child(rescue, "medical"), "medical-care"), "choose-hospital", "hospitalOutcome=could-not-be-done");
    }

    private void endIdentification(ProcessInstance rescue) {
        var identification = child(rescue, "identification");
        submit(identification, "take-samples", "sampleOutcome=not-wanted");
        submit(identification, "compare-samples", "compareOutcome=not-wanted");
        passTimer(identification);
        submit(identification, "declare-unidentified", "declareOutcome=not-wanted");
    }

    private void endSchooling(ProcessInstance rescue) {
        submit(
                child(services(rescue), "schooling"),
                "assess-schooling",
                "schoolAssessOutcome=could-not-be-done",
                "schoolAssessReason=waiting-for-other");
    }

    private void declineVisits(ProcessInstance rescue) {
        var visits = child(rescue, "follow-up");
        submit(visits, "visit", "visitOutcome=not-wanted");
        submit(visits, "decide-follow-up", "followUpOutcome=end-declined");
    }
}

package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A man of about forty with a mental disability, sold to a kiln and without anybody who belongs to him, cannot say what he wants. He is
 * protected by law from the first hour, his guardian is found by law, and whoever decides for him is asked.
 */
class UndecidedAdultTest extends AccountsJourney {

    private static final String OFFICE = "civil-affairs-" + COUNTY;

    @BeforeEach
    void isFreed() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=male",
                "ageKnown=estimated",
                "estimatedAge=40",
                "identityState=unknown",
                "nationality=chinese",
                "interpreterNeeded=simple",
                "urgencyLevel=high");
    }

    @Test
    void heIsHelpedByLawUntilHisGuardianDecidesAndByTheNextOneWhenThatOneFails() throws IOException {
        protectHim();
        helpHimMeanwhile();
        hearHimOnceHeIsFit();
        findHisSister();
        letTheCourtNameHer();
        planWithHer();
        replaceHer();
        giveHimAHome();
    }

    private void protectHim() throws IOException {
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete("obtain-consent", "consentOutcome=cannot-decide");
        assertRefused(
                "protect-adult",
                "收买家庭更不能",
                "protectAdultOutcome=protected",
                "cannotDecideWhy=intellectual",
                "kinSought=[nobody-known]",
                "interimGuardian=kin",
                "consentedServices=[medical]");
        complete(
                "protect-adult",
                "protectAdultOutcome=protected",
                "cannotDecideWhy=intellectual",
                "cannotDecideSaidBy=two-staff",
                "kinSought=[nobody-known]",
                "interimGuardian=civil-affairs",
                "consentedServices=[medical, rehabilitation, legal-aid, household-registration]");
        assertThat(openTasks())
                .as("nothing that the law demands waits for a guardian")
                .containsExactlyInAnyOrder(
                        "take-samples",
                        "publish-notice",
                        "prepare-interview",
                        "choose-hospital",
                        "decide-placement",
                        "assess-capacity");
    }

    private void helpHimMeanwhile() throws IOException {
        assertRefused("choose-hospital", "本人不能自己决定", "hospitalOutcome=accepted", "medicalConsent=self");
        complete("choose-hospital", "hospitalOutcome=accepted", "medicalConsent=agency");
        complete(
                "examine",
                "examOutcome=done",
                "fitForInterview=not-fit",
                "fitForTravel=fit",
                "fitnessReviewOn=" + inDays(7),
                "careNeeds=[disability-assessment]");
        assertThat(complete("assess-disability", "disabilityOutcome=rated"))
                .isEqualTo("disabled-persons-federation-" + COUNTY);
        assertRefused(
                "prepare-interview",
                "医生的结论是“暂不宜询问”",
                "prepareOutcome=ready",
                "attendees=[appropriate-adult]",
                "lawyerFirst=no");
        complete("prepare-interview", "prepareOutcome=not-fit-now", "prepareUntil=" + inDays(3));
        complete("decide-placement", "placementOutcome=suggest-again", "careLevel=full-care", "staysWith=[none]");
        complete(
                "decide-placement",
                "placementOutcome=decided",
                "careLevel=full-care",
                "staysWith=[none]",
                "placementType=social-welfare");
        complete("admit", "admitOutcome=admitted");
    }

    private void hearHimOnceHeIsFit() throws IOException {
        passTimer("medical-care");
        complete(
                "review-fitness",
                "reviewFitnessOutcome=found",
                "fitForInterview=with-care",
                "fitForTravel=fit",
                "fitnessConditions=有熟悉的护理人员陪同");
        passTimer("interview");
        complete(
                "prepare-interview",
                "prepareOutcome=ready",
                "attendees=[appropriate-adult, counsellor]",
                "lawyerFirst=no");
        complete("agree-questions", "questionsOutcome=agreed");
        complete(
                "hold-interview",
                "holdOutcome=completed",
                "presentAtInterview=[appropriate-adult, counsellor]",
                "coercedActs=no");
        complete("review-record", "reviewRecordOutcome=enough");
    }

    private void findHisSister() throws IOException {
        complete("publish-notice", "noticeOutcome=published");
        assertRefused("take-samples", "本人不能自己决定", "sampleOutcome=taken", "sampleBasis=self-consent");
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("compare-samples", "compareOutcome=lead");
        complete("locate-relatives", "locateOutcome=found");
        complete("verify-kinship", "kinshipOutcome=verified");
        complete("counsel-relatives", "counselOutcome=ready");
    }

    private void letTheCourtNameHer() throws IOException {
        assertRefused("assess-capacity", "只凭临床观察", "capacityOutcome=unable", "capacityMethod=clinical");
        complete("assess-capacity", "capacityOutcome=unable", "capacityMethod=forensic");
        assertRefused(
                "find-adult-guardian",
                "一律不得监护",
                "findGuardianOutcome=found",
                "newGuardianRelation=spouse",
                "newGuardianCheck=clear",
                "newGuardianBuyerLink=yes",
                "earlierInOrder=none-before");
        assertRefused(
                "find-adult-guardian",
                "排在配偶、父母、子女和近亲属之后",
                "findGuardianOutcome=found",
                "newGuardianRelation=other-person",
                "newGuardianCheck=clear",
                "newGuardianBuyerLink=no",
                "earlierInOrder=none-before");
        complete(
                "find-adult-guardian",
                "findGuardianOutcome=found",
                "newGuardianRelation=sibling",
                "newGuardianCheck=clear",
                "newGuardianBuyerLink=no",
                "earlierInOrder=dead-or-unknown");
        assertThat(complete("declare-capacity", "declareCapacityOutcome=declared-none", "courtGuardian=as-proposed"))
                .isEqualTo("court-" + COUNTY);
        assertRefused(
                "ask-new-decider",
                "有监护人的由监护人决定",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=self",
                "anewServices=[medical, rehabilitation, legal-aid, household-registration]");
        complete(
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=guardian",
                "anewServices=[medical, rehabilitation, legal-aid, household-registration]");
        completeEach("heed-guardian-change", "guardianHeeded=[nothing-held]");
        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        assertThat(openTasks()).containsExactly("assess-needs");
    }

    private void planWithHer() throws IOException {
        complete(
                "assess-needs",
                "assessNeedsOutcome=in-part",
                "seenRehabilitation=some",
                "seenLegal=some",
                "careLevel=full-care",
                "ableToWork=no",
                "riskLevel=medium");
        complete(
                "draft-plan",
                "draftPlanOutcome=drafted",
                "planServices=[rehabilitation, legal-aid]",
                "personAgrees=agrees");
        complete("approve-plan", "planOutcome=approved");
        assertThat(openTasks()).containsExactlyInAnyOrder("plan-rehabilitation", "apply-legal-aid", "decide-way-home");
        complete(
                "plan-rehabilitation",
                "rehabilitationPlanOutcome=planned",
                "fundSource=budget",
                "fundsAsked=3000",
                "plannedSessions=8");
        complete("confirm-funds", "fundsOutcome=confirmed", "fundsConfirmed=3000");
        complete(
                "buy-service",
                "buyOutcome=contracted",
                "providerChecks=[registered, no-record, secrecy-signed]",
                "purchaseMethod=framework",
                "contractAmount=3000");
    }

    private void replaceHer() throws IOException {
        assertThat(fact("consentedServices"))
                .isEqualTo(List.of("medical", "rehabilitation", "legal-aid", "household-registration"));
        startInCase(
                OFFICE,
                "change-guardian",
                "request-guardian-change",
                "guardianChangeReason=unfit",
                "guardianChangeProof=[visit-record]",
                "newGuardianOutcome=long-term");
        assertThat(complete("approve-guardian-change", "approveGuardianOutcome=approved"))
                .isEqualTo("supervisor-" + COUNTY);
        assertRefused(
                "ask-new-decider",
                "没有父母或亲属担任监护人",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=guardian",
                "anewServices=[medical, rehabilitation, legal-aid, household-registration]");
        complete(
                "ask-new-decider",
                "consentAnewOutcome=narrowed",
                "anewTold=[agreed-before, free]",
                "anewBy=agency",
                "anewServices=[medical, rehabilitation, household-registration]");
        assertThat(openTasks()).as("what is no longer agreed to stops").doesNotContain("apply-legal-aid");
        assertThat(fact("consentedServices")).isEqualTo(List.of("medical", "rehabilitation", "household-registration"));
        completeEach("heed-consent-change", "heedOutcome=nothing-held");
        completeEach("heed-guardian-change", "guardianHeeded=[former-told-nothing]");
        assertRefused("recheck-placement", "不能算合适", "recheckOutcome=fits", "livesWithFormer=yes");
        complete("recheck-placement", "recheckOutcome=fits", "livesWithFormer=no");
        assertThat(openTasks()).containsExactlyInAnyOrder("deliver-service", "decide-way-home");
    }

    private void giveHimAHome() throws IOException {
        assertRefusedToStart(
                OFFICE,
                "change-consent",
                "record-consent-change",
                "没有亲属监护的由民政决定",
                "consentState=withdrawn",
                "consentChangeBy=guardian",
                "consentChangeTold=[law-goes-on, may-come-back]");
        complete("deliver-service", "deliverOutcome=completed", "goalProgress=met");
        complete("accept-service", "acceptOutcome=accepted");
        complete("decide-way-home", "wayHomeOutcome=long-term", "wish=stay", "followUpRegion=" + COUNTY);
        complete(
                "decide-placement",
                "placementOutcome=decided",
                "careLevel=full-care",
                "staysWith=[none]",
                "placementType=social-welfare");
        complete("admit", "admitOutcome=admitted");
        complete("review-placement", "reviewPlacementOutcome=settled");
        complete("decide-way-home", "wayHomeOutcome=stays-here", "wish=stay", "followUpRegion=" + COUNTY);
        followForAYear(OFFICE);
        close("settled-placement");
    }
}

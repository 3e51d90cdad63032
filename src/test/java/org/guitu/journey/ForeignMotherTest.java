package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A foreign woman, pregnant, without papers and without a word of Chinese, is freed together with the child of three that she bore to her
 * buyer. Each has a case, nobody parts them, and they go home when she is fit to travel and wants to.
 */
class ForeignMotherTest extends AccountsJourney {

    private String mother;
    private String child;

    @BeforeEach
    void areFreed() throws IOException {
        var report = report();
        open(
                "region=" + COUNTY,
                "reportNumber=" + report,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=22",
                "identityState=unknown",
                "nationality=foreign",
                "language=foreign",
                "interpreterNeeded=language",
                "arrivedWith=[own-children]",
                "medicalUrgency=same-day",
                "safetyThreat=buyer-side",
                "urgencyLevel=high");
        mother = caseNumber;
        open(
                "region=" + COUNTY,
                "reportNumber=" + report,
                "sex=male",
                "ageKnown=estimated",
                "estimatedAge=3",
                "identityState=unknown",
                "nationality=unknown",
                "language=foreign",
                "interpreterNeeded=language",
                "arrivedWith=[relatives]",
                "familyCase=" + mother,
                "familyRelation=mother",
                "safetyThreat=buyer-side",
                "urgencyLevel=high");
        child = caseNumber;
        caseNumber = report;
        complete("register-persons", "registerOutcome=all-registered");
        assertThat(openTasks()).as("the report is done").isEmpty();
    }

    /** One report led to both. */
    private String report() throws IOException {
        var answer = desk("police-" + COUNTY)
                .submitStartForm(
                        "report-intake",
                        fill(
                                "register-report",
                                Map.of(),
                                "region=" + COUNTY,
                                "reportChannel=police-found",
                                "reporterType=anonymous",
                                "immediateDanger=no"));
        assertThat(answer.message()).isEmpty();
        caseNumber = answer.body().path("businessKey").asText();
        complete("verify-report", "verifyOutcome=founded", "personsRescued=2", "venueInvolved=no");
        assertRefused("register-persons", "少于获救的人数", "registerOutcome=all-registered");
        return caseNumber;
    }

    @Test
    void motherAndChildGoHomeTogetherWhenSheIsFitAndWantsTo() throws IOException {
        getReady();
        waitUntilSheMayTravel();
        goHome();
    }

    @Test
    void sheLeavesWithoutTheChildOnlyWhenASecondPersonApprovesAndTheChildHasSomebodyElse() throws IOException {
        getReady();
        approveThatSheLeavesAlone();
        keepTheChildWithAnotherGuardian();
        houseTheChildAnew();
        leaveAlone();
    }

    private void getReady() throws IOException {
        receiveBoth();
        secureTheirStay();
        findThatSheMustNotTravel();
        getHerALawyerAndThenHearHer();
        houseThemTogether();
        settleTheChild();
        planWithHer();
        payJudicialAid();
    }

    private void receiveBoth() throws IOException {
        caseNumber = mother;
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met", "pregnancy=yes", "safetyThreat=buyer-side");
        assertRefused(
                "obtain-consent",
                "成年人由本人同意",
                "consentOutcome=given",
                "consentBy=guardian",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical]");
        assertRefused(
                "obtain-consent",
                "翻译或手语翻译",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical]",
                "consentInterpreter=null");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, who-sees, not-tied]",
                "consentedServices=[medical, counselling, legal-aid, judicial-aid, return-home]",
                "legalAidWhen=before-interview",
                "consentTracing=no");
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "take-samples",
                        "publish-notice",
                        "prepare-interview",
                        "establish-nationality",
                        "choose-hospital",
                        "apply-legal-aid",
                        "decide-placement");

        caseNumber = child;
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met", "urgentSupplies=[infant, food]");
        assertRefused(
                "assign-guardian",
                "一律不得监护",
                "guardianOutcome=parent",
                "parentsSituation=known-fit",
                "guardianRelation=father",
                "guardianCheck=clear",
                "guardianBuyerLink=yes");
        complete(
                "assign-guardian",
                "guardianOutcome=parent",
                "parentsSituation=known-fit",
                "guardianRelation=mother",
                "guardianCheck=clear",
                "guardianBuyerLink=no");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=guardian",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical, return-home]");
        assertThat(openTasks())
                .as("a child of three is asked nothing by police")
                .containsExactlyInAnyOrder(
                        "take-samples", "publish-notice", "assess-age", "choose-hospital", "decide-placement");
    }

    private void secureTheirStay() throws IOException {
        caseNumber = mother;
        assertRefused(
                "establish-nationality",
                "被拐卖的人是受害人",
                "nationalityOutcome=foreign",
                "foreignPaper=none",
                "notAnOffender=false");
        complete(
                "establish-nationality",
                "nationalityOutcome=foreign",
                "foreignPaper=none",
                "paperHeldBy=suspect",
                "entryStatus=smuggled",
                "fearsHomeState=no");
        grantStay();
        assertThat(openTasks()).as("nobody tells the consulate unasked").doesNotContain("notify-consulate");
        assertRefused(
                "ask-consular-consent",
                "成年人只能由本人同意",
                "consularConsentOutcome=agreed",
                "consularTold=[what, may-refuse]",
                "consularConsentBy=guardian");
        complete("ask-consular-consent", "consularConsentOutcome=later", "consularConsentUntil=" + inDays(3));
        assertThat(openTasks()).doesNotContain("notify-consulate");

        caseNumber = child;
        startInCase("police-" + COUNTY, "legal-stay", "open-legal-stay", "foreignSign=unclear");
        complete(
                "establish-nationality",
                "nationalityOutcome=foreign",
                "foreignPaper=none",
                "paperHeldBy=none",
                "entryStatus=unknown",
                "fearsHomeState=no");
        grantStay();
        complete("ask-consular-consent", "consularConsentOutcome=refused", "consularConsentBy=guardian");
        assertThat(openTasks()).doesNotContain("notify-consulate");
    }

    private void grantStay() throws IOException {
        complete(
                "grant-stay",
                "stayOutcome=granted",
                "stayPermit=stay-permit",
                "stayConditions=none",
                "stayUntil=" + inDays(170),
                "stayReviewOn=" + inDays(90));
    }

    private void findThatSheMustNotTravel() throws IOException {
        caseNumber = mother;
        complete("choose-hospital", "hospitalOutcome=accepted", "visitReason=[pregnancy]", "medicalConsent=self");
        complete(
                "examine",
                "examOutcome=done",
                "examItems=[general, pregnancy]",
                "fitForInterview=fit",
                "fitForTravel=not-fit",
                "fitnessReviewOn=" + inDays(7),
                "careNeeds=[treatment]");
        complete("treat", "treatOutcome=finished");
    }

    private void getHerALawyerAndThenHearHer() throws IOException {
        assertRefused(
                "prepare-interview",
                "先见律师",
                "prepareOutcome=ready",
                "attendees=[female-officer, interpreter]",
                "interpreterQualification=certified",
                "interpreterSex=female",
                "lawyerFirst=no");
        complete("apply-legal-aid", "applyOutcome=accepted", "legalStanding=victim");
        complete("decide-eligibility", "eligibilityOutcome=urgent-first");
        complete("assign-lawyer", "assignOutcome=assigned", "lawyerSexWish=female");
        assertRefused(
                "prepare-interview",
                "没有翻译到场的不能询问",
                "prepareOutcome=ready",
                "attendees=[female-officer, lawyer]",
                "lawyerFirst=met");
        assertRefused(
                "prepare-interview",
                "女性受害人的翻译应为女性",
                "prepareOutcome=ready",
                "attendees=[female-officer, interpreter, lawyer]",
                "interpreterQualification=certified",
                "interpreterSex=male",
                "interpreterSexAgreed=false",
                "lawyerFirst=met");
        complete(
                "prepare-interview",
                "prepareOutcome=ready",
                "attendees=[female-officer, interpreter, lawyer]",
                "interpreterQualification=certified",
                "interpreterSex=female",
                "lawyerFirst=met");
        complete("agree-questions", "questionsOutcome=agreed");
        assertRefused(
                "hold-interview",
                "没有翻译在场的询问无效",
                "holdOutcome=completed",
                "presentAtInterview=[female-officer, lawyer]",
                "coercedActs=no");
        complete(
                "hold-interview",
                "holdOutcome=completed",
                "presentAtInterview=[female-officer, interpreter, lawyer]",
                "coercedActs=no");
        complete("review-record", "reviewRecordOutcome=enough");
    }

    private void houseThemTogether() throws IOException {
        caseNumber = mother;
        assertRefused(
                "decide-placement",
                "与收买方有关",
                "placementOutcome=decided",
                "staysWith=[own-children]",
                "placementType=own-home",
                "carerCheck=buyer-linked");
        complete(
                "decide-placement",
                "placementOutcome=decided",
                "careLevel=some-help",
                "staysWith=[own-children]",
                "placementType=women-shelter",
                "placedTogether=together");
        assertRefused("admit", "医生的结论是“暂不宜出行”", "admitOutcome=admitted", "admitMove=moved");
        complete("admit", "admitOutcome=admitted", "admitMove=medical-escort");

        caseNumber = child;
        assertRefused(
                "decide-placement",
                "与收买方有关",
                "placementOutcome=decided",
                "staysWith=[none]",
                "kinCarer=being-checked",
                "placementType=kin",
                "carerCheck=buyer-linked");
        complete(
                "decide-placement",
                "placementOutcome=suggest-again",
                "staysWith=[parent]",
                "kinCarer=none",
                "fosterFamily=none");
        assertThat(suggestedPlacement()).isEqualTo("with-parent");
        assertRefused(
                "decide-placement",
                "家人就住在一起",
                "placementOutcome=decided",
                "staysWith=[parent]",
                "placementType=with-parent",
                "carerCheck=clear",
                "placedTogether=apart-no-place");
        complete(
                "decide-placement",
                "placementOutcome=decided",
                "staysWith=[parent]",
                "kinCarer=none",
                "fosterFamily=none",
                "placementType=with-parent",
                "carerCheck=clear",
                "placedTogether=together");
        complete("admit", "admitOutcome=admitted");
    }

    private void settleTheChild() throws IOException {
        caseNumber = child;
        complete("choose-hospital", "hospitalOutcome=accepted", "medicalConsent=guardian");
        complete("examine", "examOutcome=done", "fitForInterview=fit", "fitForTravel=fit", "careNeeds=[none]");
        complete("assess-age", "assessAgeOutcome=documents-found", "foundBirthDate=" + inDays(-1200));
        complete("confirm-age", "confirmAgeOutcome=birth-date", "birthDate=" + inDays(-1200));
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("publish-notice", "noticeOutcome=published", "noticeMedia=[child-platform, newspaper]");
        complete("compare-samples", "compareOutcome=lead");
        complete("locate-relatives", "locateOutcome=found");
        complete("verify-kinship", "kinshipOutcome=verified");
        complete("counsel-relatives", "counselOutcome=ready");
        giveParts(Map.of());
        complete("assess-needs", "assessNeedsOutcome=in-part", "needReturn=some", "riskLevel=high");
        complete("draft-plan", "draftPlanOutcome=drafted", "planServices=[return-home]");
        complete("approve-plan", "planOutcome=approved");
    }

    private void planWithHer() throws IOException {
        caseNumber = mother;
        complete("read-kin-lead", "kinLeadOutcome=no-lead");
        complete("take-samples", "sampleOutcome=not-wanted");
        complete("publish-notice", "noticeOutcome=not-wanted");
        complete("compare-samples", "compareOutcome=not-wanted");
        passTimer("identification");
        complete("declare-unidentified", "declareOutcome=not-wanted");
        passTimer("consular-notice");
        complete(
                "ask-consular-consent",
                "consularConsentOutcome=agreed",
                "consularTold=[what, may-refuse, change-mind]",
                "consularConsentBy=self",
                "consularData=[name]");
        assertThat(complete("notify-consulate", "consularNoticeOutcome=told")).isEqualTo("foreign-affairs-" + COUNTY);
        giveParts(Map.of("health", with("partOutcome=urgent", "healthNeeds=[medical, counselling]")));
        complete(
                "assess-needs",
                "assessNeedsOutcome=complete",
                "assessedWith=[person]",
                "seenLegal=some",
                "seenSchooling=none",
                "seenEmployment=none",
                "needRegistration=none",
                "seenRehabilitation=none",
                "needReturn=some",
                "ableToWork=no",
                "riskLevel=high");
        complete(
                "draft-plan",
                "draftPlanOutcome=drafted",
                "planServices=[medical, counselling, legal-aid, judicial-aid, return-home]",
                "personAgrees=agrees");
        complete("approve-plan", "planOutcome=approved");
    }

    private void payJudicialAid() throws IOException {
        complete(
                "apply-judicial-aid",
                "aidApplyOutcome=applied",
                "aidDepartment=procuratorate",
                "aidApplicant=self",
                "aidBefore=no",
                "compensationGot=none",
                "aidGround=[urgent-treatment, psychological]");
        assertThat(complete("examine-judicial-aid", "examineAidOutcome=granted", "aidOnceCheck=not-paid"))
                .isEqualTo("procuratorate-" + COUNTY);
        complete("secure-aid-funds", "fundsOutcome=arrived");
        complete("pay-judicial-aid", "payAidOutcome=paid", "aidPayee=self");
    }

    private static String[] abroad(String... more) {
        return with(
                more,
                "wayHomeOutcome=repatriate",
                "homeLink=clear",
                "wish=return",
                "wishPressure=free",
                "followUpRegion=" + COUNTY);
    }

    private void approveThatSheLeavesAlone() throws IOException {
        caseNumber = mother;
        var decidedBy = complete("decide-way-home", abroad("homeTogether=apart", "childrenAlong=none"));
        assertThat(openTasks()).as("nobody prepares anything before").doesNotContain("assess-return-risk");
        assertMayNot(decidedBy, "approve-return");
        complete("approve-return", "approveReturnOutcome=approved");
    }

    private void keepTheChildWithAnotherGuardian() throws IOException {
        caseNumber = child;
        var heed = openTask("heed-kin-change");
        assertThat(Duration.between(time(heed.path("created")), time(heed.path("due"))))
                .isLessThanOrEqualTo(Duration.ofDays(1));
        assertRefused("heed-kin-change", "要离开的家人就是监护人", "kinChangeOutcome=stays-behind");
        var requestedBy = "civil-affairs-" + COUNTY;
        startInCase(
                requestedBy,
                "change-guardian",
                "request-guardian-change",
                "newGuardianOutcome=temporary",
                "guardianChangeReason=leaves",
                "guardianChangeProof=[visit-record]");
        assertMayNot(requestedBy, "approve-guardian-change");
        complete("approve-guardian-change", "approveGuardianOutcome=approved");
        completeEach("heed-guardian-change", "guardianHeeded=[former-told-nothing]");
        complete(
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=agency",
                "anewServices=[medical, return-home]");
        var keptBy = complete("heed-kin-change", "kinChangeOutcome=stays-behind");
        assertMayNot(keptBy, "approve-staying-behind");
        complete("approve-staying-behind", "stayingBehindOutcome=approved");
    }

    private void houseTheChildAnew() throws IOException {
        complete("recheck-placement", "recheckOutcome=must-move");
        var decidedBy = complete(
                "decide-placement",
                "placementOutcome=decided",
                "staysWith=[parent]",
                "kinCarer=none",
                "fosterFamily=available",
                "placementType=foster",
                "carerCheck=clear",
                "placedTogether=apart-no-place");
        assertMayNot(decidedBy, "approve-separation");
        complete("approve-separation", "separationOutcome=approved");
        complete("admit", "admitOutcome=admitted");
        assertThat(openTasks()).as("the child has a way of its own").containsExactly("decide-way-home");
    }

    private void leaveAlone() throws IOException {
        caseNumber = mother;
        complete("assess-return-risk", "returnRiskOutcome=with-conditions", "riskAtHome=[stigma]");
        consentToGoHome();
        complete("arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(180));
        moveTo(clock.instant().plus(Duration.ofDays(14)));
        passTimer("medical-care");
        complete("review-fitness", "reviewFitnessOutcome=found", "fitForInterview=fit", "fitForTravel=fit");
        leave("apart-agreed");
        complete("record-progress", "progressOutcome=concluded");
        complete("record-outcome", "legalOutcome=closed");
        close("repatriated", "closeTogether=apart");

        caseNumber = child;
        complete("heed-kin-change", "kinChangeOutcome=already-settled");
        assertThat(openTasks()).as("nothing of hers is left").containsExactly("decide-way-home");
    }

    private static Instant time(JsonNode time) {
        return OffsetDateTime.parse(time.asText(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .toInstant();
    }

    private void waitUntilSheMayTravel() throws IOException {
        assertRefused("decide-way-home", "请先请公安登记孩子的个案", abroad("homeTogether=together", "childrenAlong=unregistered"));
        complete("decide-way-home", abroad("homeTogether=together", "childrenAlong=registered"));
        complete("approve-return", "approveReturnOutcome=approved");
        caseNumber = child;
        complete("heed-kin-change", "kinChangeOutcome=goes-along");
        caseNumber = mother;
        complete("assess-return-risk", "returnRiskOutcome=with-conditions", "riskAtHome=[stigma]");
        assertRefused(
                "obtain-return-consent",
                "成年人只能由本人同意",
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=agency");
        consentToGoHome();
        complete("arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(180));
        assertRefused("care-in-transit", "医生的结论是“暂不宜出行”", "transitOutcome=fit");
    }

    private void consentToGoHome() throws IOException {
        complete(
                "obtain-return-consent",
                "returnConsentOutcome=given",
                "returnTold=[choices, receiver, change-mind]",
                "returnConsentBy=self",
                "embassyContactAgreed=yes");
    }

    private void goHome() throws IOException {
        complete("care-in-transit", "transitOutcome=not-fit-now", "transitUntil=" + inDays(28));
        passTimer("medical-care");
        complete(
                "review-fitness",
                "reviewFitnessOutcome=found",
                "fitForInterview=fit",
                "fitForTravel=not-fit",
                "fitnessReviewOn=" + inDays(7));
        passTimer("medical-care");
        complete(
                "review-fitness",
                "reviewFitnessOutcome=found",
                "fitForInterview=fit",
                "fitForTravel=with-care",
                "fitnessConditions=医护陪同");
        passTimer("repatriation");
        assertRefused("care-in-transit", "不得拆散", "transitOutcome=fit", "familyTravel=not-settled");

        caseNumber = child;
        complete(
                "decide-way-home",
                "wayHomeOutcome=repatriate",
                "homeLink=clear",
                "wish=return",
                "homeTogether=together",
                "followUpRegion=" + COUNTY);
        complete("approve-return", "approveReturnOutcome=approved");
        caseNumber = mother;
        complete("heed-kin-change", "kinChangeOutcome=already-settled");
        caseNumber = child;
        complete("assess-return-risk", "returnRiskOutcome=with-conditions", "riskAtHome=[stigma]");
        assertRefused(
                "obtain-return-consent",
                "未成年人须由监护人",
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=self");
        complete(
                "obtain-return-consent",
                "returnConsentOutcome=given",
                "returnTold=[choices, change-mind]",
                "returnConsentBy=guardian");
        complete("arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(90));
        assertRefused("care-in-transit", "不能改为不同行", "transitOutcome=fit", "familyTravel=apart-agreed");
        leave("together");

        caseNumber = mother;
        leave("together");
        complete("record-progress", "progressOutcome=concluded");
        complete("record-outcome", "legalOutcome=closed");
        assertThat(openTasks())
                .as("nobody looks after a stay that is over, nor counsels who is far away")
                .containsExactly("propose-closure");
        for (String each : List.of(mother, child)) {
            caseNumber = each;
            close("repatriated");
        }
    }

    private void leave(String family) throws IOException {
        complete("care-in-transit", "transitOutcome=fit", "familyTravel=" + family, "stillWantsReturn=yes");
        assertThat(complete("escort-and-hand-over", "escortOutcome=handed-over"))
                .isEqualTo("police-" + COUNTY);
        complete("confirm-arrival", "arrivalOutcome=confirmed");
    }

    private Object suggestedPlacement() {
        return runtimeService
                .createVariableInstanceQuery()
                .processInstanceIdIn(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("placement")
                        .singleResult()
                        .getId())
                .variableName("suggestedPlacement")
                .singleResult()
                .getValue();
    }
}

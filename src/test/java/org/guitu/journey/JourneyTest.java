package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people's way from rescue to closure, each step by an account of the responsible department, through the REST API. */
class JourneyTest extends AccountsJourney {

    private static final String ID_NUMBER = "350404190101010011";

    @Test
    void whatATeacherReportsBecomesACaseAndTheSchoolIsAnswered() throws IOException {
        var reported = desk("education-" + COUNTY)
                .submitStartForm(
                        "report-intake",
                        fill(
                                "register-report",
                                Map.of(),
                                "region=" + COUNTY,
                                "reportChannel=school",
                                "reporterType=mandatory",
                                "suspectedAgeGroup=minor",
                                "immediateDanger=yes"));
        assertThat(reported.message()).isEmpty();
        var report = reported.body().path("businessKey").asText();
        caseNumber = report;
        complete("respond-to-danger", "dangerOutcome=safe-now", "dangerSteps=[dispatched, removed, to-shelter]");
        complete("verify-report", "verifyOutcome=founded", "personsRescued=1");
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=unknown",
                "urgencyLevel=high",
                "reportNumber=" + report);
        assertThat(caseNumber).isNotEqualTo(report);
        assertThat(openTasks()).containsExactlyInAnyOrder("receive-person", "assess-age");
        caseNumber = report;
        complete("register-persons", "registerOutcome=all-registered");
        complete("answer-reporter", "answerOutcome=answered", "answerMethod=to-unit");
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void aFoundGirlComesHomeToHerParentsAndStaysAtSchool() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=unknown",
                "urgencyLevel=high");
        assertThat(fact("minor")).isEqualTo(true);
        assertThat(fact("ageGroup")).isEqualTo("minor");

        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete("assign-guardian", "guardianOutcome=temporary");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=agency",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[schooling, legal-aid, rehabilitation]");
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "take-samples",
                        "publish-notice",
                        "prepare-interview",
                        "choose-hospital",
                        "decide-placement",
                        "assess-age");

        complete("decide-placement", "placementOutcome=decided", "placementType=child-protection");
        complete("admit", "admitOutcome=admitted");
        complete("choose-hospital", "hospitalOutcome=accepted", "medicalConsent=agency");
        complete("examine", "examOutcome=done", "careNeeds=[counselling]");
        complete("hold-counselling-session", "sessionOutcome=goals-reached");
        interview(List.of("female-officer", "appropriate-adult"), "no");
        complete("review-record", "reviewRecordOutcome=enough");

        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        complete(
                "assess-needs",
                "assessNeedsOutcome=complete",
                "assessedWith=[person, guardian]",
                "seenMedical=none",
                "seenCounselling=some",
                "seenLegal=none",
                "seenSchooling=some",
                "needRegistration=none",
                "seenRehabilitation=some",
                "needReturn=some",
                "riskLevel=low");
        complete(
                "draft-plan",
                "draftPlanOutcome=drafted",
                "planServices=[schooling, rehabilitation]",
                "personAgrees=agrees");
        complete("approve-plan", "planOutcome=approved");

        complete("assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=primary");
        complete(
                "enrol",
                "enrolOutcome=enrolled",
                "transferNeeded=no",
                "schoolCounsellingNeeded=no",
                "termEndsOn=" + inDays(120));

        rehabilitate();

        complete("take-samples", "sampleOutcome=taken");
        complete("compare-samples", "compareOutcome=lead");
        complete("locate-relatives", "locateOutcome=found");
        complete("verify-kinship", "kinshipOutcome=verified");
        complete("counsel-relatives", "counselOutcome=ready");
        complete(
                "decide-way-home",
                "wayHomeOutcome=home-to-parents",
                "kinshipProof=verified",
                "parentsCheck=clear",
                "familySuitable=suitable",
                "homeLink=clear",
                "receiverRelation=mother",
                "followUpRegion=350405");
        complete("approve-return", "approveReturnOutcome=approved");
        complete("prepare-community", "communityOutcome=ready");
        complete("prepare-family", "prepareFamilyOutcome=ready");
        complete("find-companion", "companionOutcome=found");
        complete(
                "hand-over-home",
                "handOverOutcome=arrived",
                "receivedByName=示例receiverName",
                "receivedByRelation=mother",
                "safeByPerson=yes",
                "safeByWorker=yes");

        followForAYear("civil-affairs-350405");
        finishSchool();
        close("settled-home");

        assertThat(workers)
                .contains(
                        "civil-affairs-350404",
                        "police-350404",
                        "health-350404",
                        "procuratorate-350404",
                        "finance-350404",
                        "social-organisation-350404",
                        "youth-league-350404",
                        "education-350404",
                        "supervisor-350404",
                        "civil-affairs-350405",
                        "womens-federation-350405",
                        "youth-league-350405");
    }

    @Test
    void aWomanFindsWorkInAnotherCounty() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=29",
                "identityState=confirmed",
                "urgencyLevel=normal");
        assertThat(fact("minor")).isEqualTo(false);

        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[legal-aid, employment, household-registration]");
        complete("decide-placement", "placementOutcome=decided", "placementType=women-shelter");
        complete("admit", "admitOutcome=admitted");
        complete("choose-hospital", "hospitalOutcome=accepted", "sharingGround=agrees-now");
        complete("examine", "examOutcome=done", "careNeeds=[none]");
        interview(List.of("female-officer"), "yes");
        complete("review-record", "reviewRecordOutcome=second-needed", "leniencyReview=asked");
        complete("request-second-interview", "requestSecondOutcome=requested");
        complete("approve-second-interview", "secondOutcome=via-lawyer");
        complete("collect-coercion-proof", "proofOutcome=sent");
        complete("advise-leniency", "adviseOutcome=not-prosecuted");

        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        complete(
                "assess-needs",
                "assessNeedsOutcome=complete",
                "assessedWith=[person]",
                "seenMedical=none",
                "seenCounselling=none",
                "seenLegal=some",
                "seenSchooling=none",
                "seenEmployment=urgent",
                "needRegistration=urgent",
                "seenRehabilitation=none",
                "needReturn=none",
                "ableToWork=yes",
                "riskLevel=medium");
        complete(
                "draft-plan",
                "draftPlanOutcome=drafted",
                "planServices=[legal-aid, employment, household-registration]",
                "personAgrees=agrees");
        complete("approve-plan", "planOutcome=approved");

        complete("apply-legal-aid", "applyOutcome=accepted");
        complete("decide-eligibility", "eligibilityOutcome=granted");
        complete("assign-lawyer", "assignOutcome=assigned");
        complete("record-progress", "progressOutcome=concluded");
        complete("record-outcome", "legalOutcome=closed");

        complete("apply-registration", "applyRegistrationOutcome=submitted", "assistanceAsked=no");
        complete(
                "register-household",
                "registerHouseholdOutcome=registered",
                "doubleRegistration=clear",
                "registeredIdNumber=" + ID_NUMBER);
        complete("join-social-security", "socialOutcome=enrolled");
        complete("issue-identity-card", "cardOutcome=issued");

        complete("register-jobseeker", "registerJobOutcome=registered");
        complete("guide-career", "guideOutcome=relocate", "rightsTold=[contract, no-id-taken, safe-recruiting]");
        complete("relocate-work", "relocateOutcome=arrived", "destinationRegion=350405");
        complete("decide-way-home", "wayHomeOutcome=stays-here", "wish=stay", "followUpRegion=350405");
        keepTheJob("human-resources-350405");

        followForAYear("civil-affairs-350405");
        close("independent");
    }

    @Test
    void aForeignWomanIsBroughtHomeSafely() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=24",
                "identityState=confirmed",
                "nationality=foreign",
                "urgencyLevel=normal");
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[return-home]");
        complete("prepare-interview", "prepareOutcome=could-not-be-done");
        complete("choose-hospital", "hospitalOutcome=could-not-be-done");
        complete("decide-placement", "placementOutcome=decided", "placementType=women-shelter");
        complete("admit", "admitOutcome=admitted");
        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        complete("assess-needs", "assessNeedsOutcome=in-part", "riskLevel=low");
        complete("draft-plan", "draftPlanOutcome=drafted", "planServices=[return-home]");
        complete("approve-plan", "planOutcome=approved");

        complete("decide-way-home", "wayHomeOutcome=repatriate", "wish=return");
        complete("approve-return", "approveReturnOutcome=approved");
        complete("assess-return-risk", "returnRiskOutcome=safe", "riskAtHome=[none]");
        complete("obtain-return-consent", "returnConsentOutcome=given", "returnTold=[choices, change-mind]");
        complete("arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(90));
        complete("care-in-transit", "transitOutcome=fit");
        complete("escort-and-hand-over", "escortOutcome=handed-over");
        complete("confirm-arrival", "arrivalOutcome=confirmed");
        close("repatriated");
        assertThat(workers).contains("foreign-affairs-350404", "police-350404", "supervisor-350404");
    }

    private void interview(List<String> present, String coercedActs) throws IOException {
        complete("prepare-interview", "prepareOutcome=ready", "attendees=" + present);
        complete("agree-questions", "questionsOutcome=agreed");
        complete(
                "hold-interview",
                "holdOutcome=completed",
                "presentAtInterview=" + present,
                "coercedActs=" + coercedActs);
    }

    private void rehabilitate() throws IOException {
        complete(
                "plan-rehabilitation",
                "rehabilitationPlanOutcome=planned",
                "supporters=[youth-league]",
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
        complete("check-records", "recordsOutcome=clear");
        complete("deliver-service", "deliverOutcome=completed", "goalProgress=met");
        complete("mentor-youth", "mentorOutcome=done");
        complete("accept-service", "acceptOutcome=accepted");
    }

    private void finishSchool() throws IOException {
        passTimer("schooling");
        complete("review-term", "termOutcome=settled", "dropoutRisk=low");
    }

    private void keepTheJob(String checker) throws IOException {
        while (!openTasks().contains("check-retention")) {
            passTimer("job-retention");
        }
        for (String round : List.of("1", "3", "6")) {
            assertThat(complete(
                            "check-retention",
                            "retentionOutcome=stable",
                            "retentionRound=" + ("month-" + round),
                            "stillWorking=same"))
                    .as(round)
                    .isEqualTo(checker);
            if (!round.equals("6")) {
                passTimer("job-retention");
            }
        }
    }
}

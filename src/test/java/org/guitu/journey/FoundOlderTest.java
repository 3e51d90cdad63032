package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.guitu.office.China;
import org.guitu.retention.RetentionPeriods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A boy of “about 15”, mentally disabled, of whose parents nothing is known: found to be 17, and a man before his case is over. What he
 * may and must do follows at each of these moments, in all that runs; as a man he has a guardian by the law of adults.
 */
class FoundOlderTest extends AccountsJourney {

    private static final Instant BEGIN = Instant.parse("2024-03-04T01:00:00Z");
    private static final List<Integer> WEIGHTS = List.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);

    @Autowired
    private JdbcClient database;

    @Autowired
    private RetentionPeriods periods;

    @BeforeEach
    void aMondayMorning() {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
    }

    @Test
    void whatIsRightForHimFollowsHisAgeToTheEnd() throws IOException {
        heIsReceivedAsABoyOfAboutFifteen();
        heIsSampledAndHisFamilyIsLookedFor();
        heIsPlacedAmongChildren();
        hePlansNothingThatABoyOfFifteenMayNot();
        heIsNotAskedUntilADoctorFindsHimFit();
        heIsFoundToBeSeventeen();
        helpBegins();
        var born = papersTellHisBirthDate();
        heIsRegisteredByIt(born);
        heTurnsEighteen(born);
        heMovesToAPlaceForAdults();
        anAdultsGuardianDecidesWithHim();
        heKeepsHisJobAndIsVisitedForAYear();
        close("settled-placement");
        hisFileIsKeptAsAChilds();
    }

    private void heIsReceivedAsABoyOfAboutFifteen() throws IOException {
        open(
                "region=" + COUNTY,
                "sex=male",
                "ageKnown=estimated",
                "estimatedAge=15",
                "identityState=unknown",
                "interpreterNeeded=simple",
                "urgencyLevel=high");
        assertEverythingShows(true, "minor", 15);
        assertThat(openTasks()).containsExactlyInAnyOrder("receive-person", "assess-age");
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
        complete("assign-guardian", "guardianOutcome=temporary", "parentsSituation=unknown");
        assertRefused("obtain-consent", "没有监护人的由民政同意", consent("self", "medical"));
        assertRefused("obtain-consent", "不满16周岁的不能安排就业", consent("agency", "medical, employment"));
        complete("obtain-consent", consent("agency", "medical, counselling, schooling, rehabilitation"));
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "take-samples",
                        "publish-notice",
                        "prepare-interview",
                        "choose-hospital",
                        "decide-placement",
                        "assess-age");
    }

    private static String[] consent(String by, String services) {
        return new String[] {
            "consentOutcome=given",
            "consentBy=" + by,
            "toldTopics=[help, free, not-tied]",
            "consentedServices=[" + services + "]"
        };
    }

    private void heIsSampledAndHisFamilyIsLookedFor() throws IOException {
        complete("take-samples", "sampleOutcome=taken", "sampleGroup=rescued-child", "sampleBasis=statutory");
        complete("publish-notice", "noticeOutcome=published", "noticeMedia=[child-platform, newspaper]");
        complete("compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(14));
    }

    private void heIsPlacedAmongChildren() throws IOException {
        assertThat(formShows("decide-placement", "suggestedPlacement")).isEqualTo("child-protection");
        assertRefused("decide-placement", "16", placed("own-home"));
        complete("decide-placement", placed("child-protection"));
        complete("admit", "admitOutcome=admitted");
    }

    private static String[] placed(String type) {
        return new String[] {
            "placementOutcome=decided", "placementType=" + type, "carerCheck=clear", "careLevel=some-help"
        };
    }

    /** The plan is being drafted while his age is still being found out. */
    private void hePlansNothingThatABoyOfFifteenMayNot() throws IOException {
        completeEach("give-assessment-part", "partOutcome=nothing-to-add");
        complete(
                "assess-needs",
                "assessNeedsOutcome=complete",
                "assessedWith=[person]",
                "seenMedical=some",
                "seenCounselling=some",
                "seenLegal=none",
                "seenSchooling=none",
                "needRegistration=none",
                "seenRehabilitation=some",
                "needReturn=some",
                "careLevel=some-help",
                "riskLevel=low");
        assertRefused("draft-plan", "6至15周岁的必须安排入学", plan("rehabilitation"));
        assertRefused("draft-plan", "未满16周岁", plan("rehabilitation, schooling, employment"));
    }

    private static String[] plan(String services) {
        return new String[] {"draftPlanOutcome=drafted", "planServices=[" + services + "]", "personAgrees=agrees"};
    }

    private void heIsNotAskedUntilADoctorFindsHimFit() throws IOException {
        complete("choose-hospital", "hospitalOutcome=accepted", "medicalConsent=agency");
        complete(
                "examine",
                "examOutcome=done",
                "fitForInterview=not-fit",
                "fitForTravel=not-fit",
                "fitnessReviewOn=" + inDays(3),
                "careNeeds=[counselling, disability-assessment]");
        complete(
                "assess-disability",
                "disabilityOutcome=rated",
                "disabilityKind=mental",
                "disabilityGrade=two",
                "certificateWish=apply");
        complete("hold-counselling-session", "sessionOutcome=goals-reached");
        assertRefused("prepare-interview", "暂不宜询问", ready());
        complete("prepare-interview", "prepareOutcome=not-fit-now", "prepareUntil=" + inDays(5));

        passTimer("medical-care");
        complete("review-fitness", "reviewFitnessOutcome=found", "fitForInterview=with-care", "fitForTravel=fit");
        passTimer("interview");
        assertRefused("prepare-interview", "未成年人", "prepareOutcome=ready", "attendees=[counsellor]");
        complete("prepare-interview", ready());
        complete("agree-questions", "questionsOutcome=agreed");
        complete(
                "hold-interview",
                "holdOutcome=completed",
                "presentAtInterview=[appropriate-adult, counsellor]",
                "recordingKind=audio-video",
                "coercedActs=no");
        complete("review-record", "reviewRecordOutcome=enough");
    }

    private static String[] ready() {
        return new String[] {"prepareOutcome=ready", "attendees=[appropriate-adult, counsellor]"};
    }

    private void heIsFoundToBeSeventeen() throws IOException {
        assertThat(formShows("draft-plan", "ageYears")).isEqualTo(15L);
        var assessor = complete(
                "assess-age",
                "assessAgeOutcome=assessed",
                "ageMethods=[talk, dental, bone-age]",
                "ageExamConsent=both",
                "ageFrom=17",
                "ageTo=19");
        assertEverythingShows(true, "minor", 15);
        assertRefused(
                "confirm-age",
                "取评估范围的下限",
                "confirmAgeOutcome=estimated",
                "estimatedAge=18",
                "ageReviewOn=" + inDays(60));
        assertThat(complete(
                        "confirm-age", "confirmAgeOutcome=estimated", "estimatedAge=17", "ageReviewOn=" + inDays(60)))
                .isEqualTo("supervisor-" + COUNTY)
                .isNotEqualTo(assessor);
        assertEverythingShows(true, "minor", 17);
        assertThat(formShows("draft-plan", "ageYears")).isEqualTo(17L);
        assertThat(adultOn()).isEqualTo(firstOfMonthAfter(today().plusYears(1)));
        complete("draft-plan", plan("rehabilitation, employment"));
        complete("approve-plan", "planOutcome=approved");
    }

    private void helpBegins() throws IOException {
        complete(
                "plan-rehabilitation",
                "rehabilitationPlanOutcome=planned",
                "serviceKinds=[skills]",
                "fundSource=donation",
                "fundsAsked=3000",
                "plannedSessions=8");
        complete(
                "buy-service",
                "buyOutcome=contracted",
                "providerChecks=[registered, no-record, secrecy-signed]",
                "purchaseMethod=framework",
                "contractAmount=3000");
        complete("check-records", "recordsOutcome=clear");
        complete("deliver-service", "deliverOutcome=completed", "goalProgress=met");
        complete("accept-service", "acceptOutcome=accepted");

        complete("register-jobseeker", "registerJobOutcome=registered", "sixteenReached=yes");
        complete("guide-career", "guideOutcome=place", "rightsTold=[contract, no-id-taken, safe-recruiting]");
        complete(
                "place-in-job",
                "placeOutcome=placed",
                "employerChecks=[licensed, no-link]",
                "contractKind=fixed",
                "startsOn=" + today());

        assertRefused("decide-way-home", "未成年人要有人照料", "wayHomeOutcome=stays-here", "wish=stay");
        complete("decide-way-home", "wayHomeOutcome=long-term", "wish=stay");
        assertThat(formShows("decide-placement", "suggestedPlacement")).isEqualTo("child-welfare");
        complete("decide-placement", placed("child-welfare"));
        complete("admit", "admitOutcome=admitted");
        complete("review-placement", "reviewPlacementOutcome=stay", "nextReviewOn=" + inDays(31));
    }

    /** When the estimate is reviewed, papers are found: he is a few months from eighteen. */
    private LocalDate papersTellHisBirthDate() throws IOException {
        passTimer("identification");
        complete("compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(28));
        passTimer("services");
        complete("review-plan", "reviewPlanOutcome=continue", "nextPlanReviewOn=" + inDays(31));
        passTimer("placement");
        complete("review-placement", "reviewPlacementOutcome=stay", "nextReviewOn=" + inDays(31));

        passTimer("determine-age");
        var born = today().minusYears(18).plusMonths(4);
        complete("assess-age", "assessAgeOutcome=documents-found", "ageMethods=[documents]", "foundBirthDate=" + born);
        complete("confirm-age", "confirmAgeOutcome=birth-date", "birthDate=" + born, "birthDateProofs=[records]");
        assertThat(running("determine-age")).isEmpty();
        assertEverythingShows(true, "minor", 17);
        assertThat(adultOn()).isEqualTo(firstOfMonthAfter(born.plusYears(18)));
        return born;
    }

    /** No family was found; he has the papers of a child without parents. */
    private void heIsRegisteredByIt(LocalDate born) throws IOException {
        passTimer("identification");
        complete("compare-samples", "compareOutcome=limit-reached");
        passTimer("identification");
        complete("declare-unidentified", "declareOutcome=declared", "searchDone=[samples, dna, notice]");
        complete(
                "apply-registration",
                "applyRegistrationOutcome=submitted",
                "registrationGround=child-no-parents",
                "searchesDone=[dna, notice]",
                "registrationPapers=[application, not-found-proof]",
                "proposedBirthDate=" + born,
                "assistanceAsked=no");
        complete(
                "register-household",
                "registerHouseholdOutcome=registered",
                "doubleRegistration=clear",
                "registeredIdNumber=" + idNumber(born));
        complete("join-social-security", "socialOutcome=enrolled");
        complete("issue-identity-card", "cardOutcome=issued");
        assertEverythingShows(true, "minor", 17);
    }

    private void heTurnsEighteen(LocalDate born) throws IOException {
        var day = firstOfMonthAfter(born.plusYears(18));
        assertThat(adultOn()).isEqualTo(day);
        passTimer("rescue-case");
        assertThat(today()).isEqualTo(day);
        assertThat(openTasks()).contains("ask-consent-anew", "recheck-placement");
        assertEverythingShows(false, "adult", 18);
    }

    private void heMovesToAPlaceForAdults() throws IOException {
        passTimer("placement");
        assertRefused("review-placement", "成年", "reviewPlacementOutcome=adoption-possible", "tracingStatus=closed");
        complete("review-placement", "reviewPlacementOutcome=move", "tracingStatus=closed");
        assertThat(formShows("decide-placement", "suggestedPlacement")).isEqualTo("social-welfare");
        complete("recheck-placement", "recheckOutcome=under-way");
        complete("decide-placement", placed("social-welfare"));
        complete("admit", "admitOutcome=admitted");
        complete("review-placement", "reviewPlacementOutcome=settled", "tracingStatus=closed");
    }

    private void anAdultsGuardianDecidesWithHim() throws IOException {
        complete("ask-consent-anew", "consentAnewOutcome=cannot-decide");
        complete(
                "protect-adult",
                "protectAdultOutcome=protected",
                "cannotDecideWhy=mental",
                "cannotDecideSaidBy=doctor",
                "consentedServices=[medical, rehabilitation, employment]");
        complete("assess-capacity", "capacityOutcome=limited", "capacityMethod=psychiatric");
        complete("find-adult-guardian", "findGuardianOutcome=nobody");
        assertThat(complete(
                        "declare-capacity", "declareCapacityOutcome=declared-limited", "courtGuardian=civil-affairs"))
                .isEqualTo("court-" + COUNTY);
        complete(
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=agency",
                "anewServices=[medical, rehabilitation, employment]");
        completeEach("heed-guardian-change", "guardianHeeded=[former-told-nothing]");
        assertThat(running("adult-guardianship")).isEmpty();
        assertThat(fact("consentedServices")).isEqualTo(List.of("medical", "rehabilitation", "employment"));
        assertEverythingShows(false, "adult", 18);
    }

    private void heKeepsHisJobAndIsVisitedForAYear() throws IOException {
        for (String round : List.of("month-1", "month-3", "month-6")) {
            passTimer("job-retention");
            complete("check-retention", "retentionOutcome=stable", "retentionRound=" + round, "stillWorking=same");
        }
        complete("decide-way-home", "wayHomeOutcome=stays-here", "wish=stay", "followUpRegion=" + COUNTY);
        var end = clock.instant().plus(Duration.ofDays(370));
        while (clock.instant().isBefore(end)) {
            complete("visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
            complete("decide-follow-up", "followUpOutcome=continue", "riskLevel=low");
            passTimer("follow-up");
        }
        complete("visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]");
        complete("decide-follow-up", "followUpOutcome=end-stable", "riskLevel=low");
        assertThat(openTasks()).containsExactly("propose-closure");
    }

    /** Rescued as a child: his file is kept without an end. */
    private void hisFileIsKeptAsAChilds() throws IOException {
        var facts = new ObjectMapper()
                .readValue(
                        database.sql("select period_facts from guitu.case_file where case_number = ?")
                                .param(caseNumber)
                                .query(String.class)
                                .single(),
                        new TypeReference<Map<String, Object>>() {});
        assertThat(facts)
                .containsEntry("minor", true)
                .containsEntry("ageGroup", "adult")
                .containsEntry("identificationOutcome", "unidentified");
        assertThat(periods.periodOf("rescue-case", "closed", facts)).isEmpty();
    }

    /** Whatever of the case runs shows him so, and the forms do. */
    private void assertEverythingShows(boolean minor, String group, long years) {
        for (var shown : Map.<String, Object>of("minor", minor, "ageGroup", group, "ageYears", years)
                .entrySet()) {
            var instances = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .list();
            assertThat(runtimeService
                            .createVariableInstanceQuery()
                            .processInstanceIdIn(instances.stream()
                                    .map(ProcessInstance::getId)
                                    .toArray(String[]::new))
                            .variableName(shown.getKey())
                            .list())
                    .isNotEmpty()
                    .extracting(VariableInstance::getValue)
                    .as(shown.getKey())
                    .containsOnly(shown.getValue());
        }
    }

    private Object formShows(String task, String question) {
        var open = openTask(task).path("id").asText();
        desk(workerOf(open)).claim(open);
        var value = desk(workerOf(open))
                .get("/task/" + open + "/form-variables")
                .body()
                .path(question)
                .path("value");
        return value.isNumber() ? (Object) value.longValue() : value.textValue();
    }

    private List<ProcessInstance> running(String process) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(process)
                .list();
    }

    /** The day for which the case's clock to eighteen is set. */
    private LocalDate adultOn() {
        var day = managementService
                .createJobQuery()
                .processInstanceId(running("rescue-case").get(0).getId())
                .activityId("turned-eighteen")
                .singleResult()
                .getDuedate();
        return LocalDate.ofInstant(day.toInstant(), China.ZONE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    private static LocalDate firstOfMonthAfter(LocalDate day) {
        return day.withDayOfMonth(1).plusMonths(1);
    }

    /** A man's, born on that day. */
    private static String idNumber(LocalDate born) {
        var digits = COUNTY + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "001";
        int sum = 0;
        for (int place = 0; place < WEIGHTS.size(); place++) {
            sum += WEIGHTS.get(place) * Character.digit(digits.charAt(place), 10);
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}

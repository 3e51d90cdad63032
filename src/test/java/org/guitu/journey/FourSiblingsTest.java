package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Four brothers and sisters are freed in two counties, two in each, and all remember their mother's phone. Each has a case; they are linked
 * when they are registered and across the counties later. Kin are found for the eldest and offered to the others, the two of the other
 * county are handed over, and all go home together.
 */
class FourSiblingsTest extends AccountsJourney {

    /** Each test has a mother of its own. */
    private static final AtomicInteger MOTHERS = new AtomicInteger(13_000);

    private final String mothersPhone = "139007" + MOTHERS.incrementAndGet();

    private String eldest;
    private String second;
    private String third;
    private String youngest;

    @BeforeEach
    void areFreedAndReceived() throws IOException {
        eldest = freed(COUNTY, 13, "female");
        second = freed(COUNTY, 11, "male", foundWith(eldest));
        third = freed(NEIGHBOUR, 8, "female");
        youngest = freed(NEIGHBOUR, 4, "male", foundWith(third));
        // Whose phone it is was not asked everywhere.
        receive(eldest, "other");
        receive(second, "other");
        receive(third, "self");
        receive(youngest, "self");
    }

    @Test
    void areLinkedOnceForAllWhenTheOtherCountyConfirmsIt() throws IOException {
        linkTheTwoPairs();
        for (String each : List.of(eldest, second, third, youngest)) {
            assertThat(family(each)).hasSize(3).allMatch(line -> line.startsWith("兄弟姐妹"));
        }
    }

    /** As whoever decides where the child lives is told of them, a line for each. */
    private List<String> family(String each) {
        caseNumber = each;
        var task = openTask("decide-placement").path("id").asText();
        return shown(task, "familyShown").lines().toList();
    }

    private String shown(String task, String question) {
        desk(workerOf(task)).claim(task);
        return desk(workerOf(task))
                .get("/task/" + task + "/form-variables")
                .body()
                .path(question)
                .path("value")
                .asText();
    }

    @Test
    void areKeptTogetherFoundOneByTheOtherAndAllGoHome() throws IOException {
        linkTheTwoPairs();
        keepTogether(eldest);
        keepTogether(second);
        partWithASecondPersonOnly(third, "apart-unsafe");
        partWithASecondPersonOnly(youngest, "apart-no-place");
        findKinOfTheEldest();
        offerThemToTheOthers();
        handOver(third);
        handOver(youngest);
        bringTogether(third);
        bringTogether(youngest);
        for (String each : List.of(eldest, second)) {
            caseNumber = each;
            complete("heed-kin-change", "kinChangeOutcome=already-settled");
        }
        for (String each : List.of(eldest, second, third, youngest)) {
            goHome(each);
        }
        for (String each : List.of(eldest, second, third)) {
            caseNumber = each;
            assertThat(openTasks()).as("visited at home").isEmpty();
            passTimer("follow-up");
            assertThat(openTasks()).containsExactly("visit");
        }
        caseNumber = youngest;
        passTimer("follow-up");
        followForAYear("civil-affairs-" + COUNTY);
        close("settled-home");
    }

    private String freed(String county, int age, String sex, String... more) throws IOException {
        openIn(
                county,
                with(
                        more,
                        "region=" + county,
                        "sex=" + sex,
                        "ageKnown=birth-date",
                        "birthDate=" + inDays(-365 * age - 30),
                        "identityState=partly",
                        "urgencyLevel=high"));
        return caseNumber;
    }

    private static String[] foundWith(String sibling) {
        return new String[] {"arrivedWith=[siblings]", "familyCase=" + sibling, "familyRelation=sibling"};
    }

    private void receive(String each, String whosePhone) throws IOException {
        caseNumber = each;
        complete("receive-person", "receiveOutcome=received", "safePhone=" + mothersPhone, "safePhoneOf=" + whosePhone);
        complete("meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
        assertThat(openTasks()).as("nobody asks whether they are one person").containsExactly("assign-guardian");
        complete("assign-guardian", "guardianOutcome=temporary");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=agency",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical, schooling, return-home]");
    }

    private void linkTheTwoPairs() throws IOException {
        caseNumber = eldest;
        startInCase(
                "police-" + COUNTY,
                "link-cases",
                "request-link",
                "linkAction=link",
                "linkCase=" + third,
                "linkRelation=sibling",
                "linkSource=own-statement");
        assertThat(complete("confirm-link", "confirmLinkOutcome=confirmed")).isEqualTo("supervisor-350400");
    }

    private void keepTogether(String each) throws IOException {
        caseNumber = each;
        assertRefused("decide-placement", "不能选“没有”", "placementOutcome=decided", "staysWith=[none]");
        complete("decide-placement", placed("together"));
        complete("admit", "admitOutcome=admitted");
    }

    private void partWithASecondPersonOnly(String each, String how) throws IOException {
        caseNumber = each;
        var decidedBy = complete("decide-placement", placed(how));
        assertThat(openTasks()).as("nobody moves in before").doesNotContain("admit");
        assertMayNot(decidedBy, "approve-separation");
        complete("approve-separation", "separationOutcome=approved");
        complete("admit", "admitOutcome=admitted");
    }

    private static String[] placed(String how) {
        return new String[] {
            "placementOutcome=decided",
            "staysWith=[siblings]",
            "kinCarer=none",
            "fosterFamily=none",
            "placementType=child-protection",
            "carerCheck=not-applicable",
            "placedTogether=" + how
        };
    }

    private void findKinOfTheEldest() throws IOException {
        compareWithoutResult(youngest);
        caseNumber = eldest;
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("compare-samples", "compareOutcome=lead");
        complete("locate-relatives", "locateOutcome=found");
        complete("verify-kinship", "kinshipOutcome=verified");
        complete("counsel-relatives", "counselOutcome=ready");
    }

    private void compareWithoutResult(String each) throws IOException {
        caseNumber = each;
        complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
        complete("compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(20));
        assertThat(openTasks()).doesNotContain("compare-samples");
    }

    private void offerThemToTheOthers() throws IOException {
        caseNumber = youngest;
        var task = openTask("read-kin-lead").path("id").asText();
        assertThat(workerOf(task)).isEqualTo("police-" + NEIGHBOUR);
        assertThat(shown(task, "kinCase")).isEqualTo(eldest);
        assertThat(shown(task, "familyShown").lines())
                .as("who works in the other county learns the number and no more")
                .contains("兄弟姐妹（推定）：个案 %s，办理情况不在您的查阅范围".formatted(eldest));
        for (String each : List.of(youngest, second, third)) {
            caseNumber = each;
            complete("read-kin-lead", "kinLeadOutcome=lead");
            if (openTasks().contains("take-samples")) {
                complete("take-samples", "sampleOutcome=taken", "sampleBasis=statutory");
            }
            complete("compare-samples", "compareOutcome=lead");
            complete("locate-relatives", "locateOutcome=found", "leadSource=family");
            complete("verify-kinship", "kinshipOutcome=verified");
            complete("counsel-relatives", "counselOutcome=ready");
        }
        for (String each : List.of(eldest, second, third, youngest)) {
            caseNumber = each;
            completeEach("read-kin-lead", "kinLeadOutcome=no-lead");
        }
    }

    private void handOver(String each) throws IOException {
        caseNumber = each;
        var offeredBy = "civil-affairs-" + NEIGHBOUR;
        startInCase(
                offeredBy,
                "hand-over",
                "offer-hand-over",
                "handOverScope=case",
                "handOverTo=" + COUNTY,
                "handOverReason=placement-there",
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
        assertMayNot(offeredBy, "settle-family");
        complete("settle-family", "settleFamilyOutcome=together");
        assertThat(complete("answer-hand-over", "answerHandOverOutcome=accepted"))
                .as("of the other county")
                .endsWith(COUNTY);
    }

    private void bringTogether(String each) throws IOException {
        caseNumber = each;
        assertThat(complete("heed-kin-change", "kinChangeOutcome=place-anew")).isEqualTo("civil-affairs-" + COUNTY);
        complete("recheck-placement", "recheckOutcome=must-move");
        complete("decide-placement", placed("together"));
        complete("admit", "admitOutcome=admitted");
    }

    private void goHome(String each) throws IOException {
        caseNumber = each;
        doTheUsual();
        complete(
                "decide-way-home",
                "wayHomeOutcome=home-to-parents",
                "wish=return",
                "homeTogether=together",
                "kinshipProof=verified",
                "parentsCheck=clear",
                "familySuitable=suitable",
                "homeLink=clear",
                "receiverRelation=mother",
                "followUpRegion=" + COUNTY);
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
        complete("visit", "visitOutcome=good", "goesOn=by-rule", "visitRisk=low", "exploiterContact=no");
    }

    /** Whatever else is done for a child until the way home is to be decided. */
    private void doTheUsual() throws IOException {
        for (var next = nextUsual(); next.isPresent(); next = nextUsual()) {
            completeEach(next.get(), usual(next.get()));
        }
    }

    private Optional<String> nextUsual() {
        return openTasks().stream().filter(task -> usual(task) != null).findFirst();
    }

    private String[] usual(String task) {
        return switch (task) {
            case "publish-notice" -> with("noticeOutcome=published", "noticeMedia=[child-platform, newspaper]");
            case "prepare-interview" ->
                with("prepareOutcome=ready", "attendees=[female-officer, appropriate-adult, child-specialist]");
            case "agree-questions" -> with("questionsOutcome=agreed");
            case "hold-interview" ->
                with(
                        "holdOutcome=completed",
                        "presentAtInterview=[female-officer, appropriate-adult, child-specialist]",
                        "coercedActs=no");
            case "review-record" -> with("reviewRecordOutcome=enough");
            case "choose-hospital" -> with("hospitalOutcome=examined", "medicalConsent=agency", "careNeeds=[none]");
            case "give-assessment-part" -> with("partOutcome=nothing-to-add");
            case "assess-needs" ->
                with(
                        "assessNeedsOutcome=complete",
                        "assessedWith=[person, guardian]",
                        "seenMedical=none",
                        "seenCounselling=none",
                        "seenLegal=none",
                        "seenSchooling=" + (caseNumber.equals(youngest) ? "none" : "some"),
                        "needRegistration=none",
                        "seenRehabilitation=none",
                        "needReturn=some",
                        "riskLevel=low");
            case "draft-plan" ->
                with(
                        "draftPlanOutcome=drafted",
                        "planServices=" + (caseNumber.equals(youngest) ? "[return-home]" : "[schooling, return-home]"),
                        "personAgrees=agrees");
            case "approve-plan" -> with("planOutcome=approved");
            case "assess-schooling" -> with("schoolAssessOutcome=enrol", "schoolStage=primary");
            case "enrol" ->
                with(
                        "enrolOutcome=enrolled",
                        "transferNeeded=no",
                        "schoolCounsellingNeeded=no",
                        "termEndsOn=" + inDays(120));
            default -> null;
        };
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.office.China;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "identityState", "unknown");
    private static final Map<String, Object> ADULT = with(womanOf(30), "identityState", "unknown");

    @Test
    void aRelativeIsFoundInTheSecondRound() {
        var search = start("identification", with(CHILD, "identityState", "partly"));
        submit(search, "take-samples", "sampleOutcome=taken");
        submit(search, "compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(40));
        assertThat(search).isWaitingAt("wait-for-next-round");
        passTimer(search);
        submit(search, "compare-samples", "compareOutcome=lead");
        submit(search, "locate-relatives", "locateOutcome=found");
        submit(search, "verify-kinship", "kinshipOutcome=verified");
        submit(search, "counsel-relatives", "counselOutcome=ready");
        assertEnded(search, "identified");
    }

    @Test
    void aConfirmedIdentityIsNotSearchedFor() {
        assertEnded(start("identification", with(CHILD, "identityState", "confirmed")), "already-known");
    }

    @Test
    void everyTaskWaitsInTheQueueOfItsDepartment() {
        assertWaitsFor(start("identification", CHILD), "take-samples", "police");
        assertWaitsFor(untilSampled(CHILD), "compare-samples", "police");
        assertWaitsFor(untilLead(CHILD), "locate-relatives", "police");
        assertWaitsFor(untilFound(CHILD), "verify-kinship", "police");
        assertWaitsFor(untilVerified(CHILD), "counsel-relatives", "civil-affairs");
        assertWaitsFor(untilGivenUp(CHILD), "declare-unidentified", "civil-affairs");
    }

    @Test
    void samplesAreDueWithinADay() {
        var task = task(start("identification", CHILD), "take-samples");
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(task.getCreateTime().toInstant().plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "in-part", "enough", "could-not-be-done", "not-wanted"})
    void anAdultIsSearchedForWithOrWithoutSamples(String outcome) {
        var search = start("identification", ADULT);
        submit(search, "take-samples", "sampleOutcome=" + outcome);
        assertThat(search).isWaitingAt("compare-samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retake", "medical-delay", "more-time"})
    void samplesThatCannotBeTakenTodayAreTakenOnTheDayFixed(String outcome) {
        var search = start("identification", CHILD);
        submit(search, "take-samples", "sampleOutcome=" + outcome, "sampleUntil=" + inDays(3));
        assertThat(search).isWaitingAt("wait-to-sample");
        passTimer(search);
        assertThat(search).isWaitingAt("take-samples");
    }

    @Test
    void aChildIsSampledWhateverItWants() {
        var search = start("identification", CHILD);
        assertRefused(search, "take-samples", "不能以“本人不愿采样”结束", "sampleOutcome=not-wanted");
        assertRefused(search, "take-samples", "未成年人不能以“本人同意”作为采样依据", "sampleOutcome=taken", "sampleBasis=self-consent");
    }

    @Test
    void whatIsNotDoneYetIsNotRecorded() {
        var search = start("identification", CHILD);
        assertRefused(search, "take-samples", "采集日期不能晚于今天", "sampleOutcome=taken", "sampledOn=" + inDays(1));
        submit(search, "take-samples", "sampleOutcome=taken");
        assertRefused(search, "compare-samples", "比对完成日期不能晚于今天", "compareOutcome=lead", "comparedOn=" + inDays(1));
    }

    @Test
    void aComparisonPutOffIsMadeOnTheDayFixed() {
        var search = untilSampled(CHILD);
        submit(search, "compare-samples", "compareOutcome=more-time", "nextCompareOn=" + inDays(5));
        passTimer(search);
        assertThat(search).isWaitingAt("compare-samples");
    }

    @Test
    void aPoorSampleIsTakenAgain() {
        var search = untilSampled(CHILD);
        submit(search, "compare-samples", "compareOutcome=resample", "sampleUntil=" + inDays(0));
        assertThat(search).isWaitingAt("wait-to-sample");
        passTimer(search);
        assertThat(search).isWaitingAt("take-samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit-reached", "could-not-be-done", "not-wanted"})
    void civilAffairsDecideWhenTheComparisonEndsWithoutALead(String outcome) {
        var search = untilSampled(ADULT);
        submit(search, "compare-samples", "compareOutcome=" + outcome);
        assertThat(search).isWaitingAt("declare-unidentified");
    }

    @Test
    void afterTheSixthRoundThereIsNoOther() {
        var search = untilSampled(CHILD);
        for (int round = 1; round < 6; round++) {
            submit(search, "compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(40));
            passTimer(search);
            assertThat(search).variables().containsEntry("compareRound", (long) round);
        }
        submit(search, "compare-samples", "compareOutcome=more-time", "nextCompareOn=" + inDays(1));
        passTimer(search);
        assertRefused(search, "compare-samples", "比对满六轮", "compareOutcome=none-yet");
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        assertThat(search).isWaitingAt("declare-unidentified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"found-unreachable", "none", "could-not-be-done", "more-time"})
    void aLeadThatLeadsNowhereIsFollowedByAnotherRound(String outcome) {
        var search = untilLead(CHILD);
        submit(search, "locate-relatives", "locateOutcome=" + outcome);
        assertThat(search).isWaitingAt("wait-for-next-round");
        passTimer(search);
        assertThat(search).isWaitingAt("compare-samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-related", "resample", "could-not-be-done", "more-time"})
    void kinshipThatIsNotVerifiedIsFollowedByAnotherRound(String outcome) {
        var search = untilFound(CHILD);
        submit(search, "verify-kinship", "kinshipOutcome=" + outcome);
        assertThat(search).isWaitingAt("wait-for-next-round");
        passTimer(search);
        assertThat(search).isWaitingAt("compare-samples");
    }

    @Test
    void anAdultMayStopTheSearchAtEveryStep() {
        var atLead = untilLead(ADULT);
        submit(atLead, "locate-relatives", "locateOutcome=not-wanted");
        assertThat(atLead).isWaitingAt("declare-unidentified");
        var atKinship = untilFound(ADULT);
        submit(atKinship, "verify-kinship", "kinshipOutcome=not-wanted");
        assertThat(atKinship).isWaitingAt("declare-unidentified");
        submit(atKinship, "declare-unidentified", "declareOutcome=not-wanted");
        assertEnded(atKinship, "not-wanted");
    }

    @Test
    void aChildsSearchIsNeverStoppedByItsWish() {
        assertRefused(untilSampled(CHILD), "compare-samples", "不能以“本人不愿意”结束", "compareOutcome=not-wanted");
        assertRefused(untilLead(CHILD), "locate-relatives", "不能以“本人不愿意”结束", "locateOutcome=not-wanted");
        assertRefused(untilFound(CHILD), "verify-kinship", "不能以“本人不愿意”结束", "kinshipOutcome=not-wanted");
        assertRefused(untilGivenUp(CHILD), "declare-unidentified", "不能以“本人不愿意”结束", "declareOutcome=not-wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspected", "proven"})
    void aRelativeInvolvedInTheCrimeIsNotCounselledAsCarer(String involved) {
        var search = untilFound(CHILD);
        assertRefused(
                search,
                "verify-kinship",
                "参与犯罪的亲属不能作为今后的照料人",
                "kinshipOutcome=verified",
                "parentsInvolved=" + involved);
        submit(search, "verify-kinship", "kinshipOutcome=verified-other-care", "parentsInvolved=" + involved);
        assertEnded(search, "identified-other-care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verified", "verified-other-care", "not-related"})
    void aLaboratoryOfUnclearStandingProvesNothing(String outcome) {
        assertRefused(
                untilFound(CHILD), "verify-kinship", "资质不明的机构", "kinshipOutcome=" + outcome, "kinshipLab=unclear");
    }

    @Test
    void papersProveAnAdultsKinshipButNotAChilds() {
        assertRefused(
                untilFound(CHILD), "verify-kinship", "不能只凭证件资料确认亲缘", "kinshipOutcome=verified", "kinshipMethod=papers");
        var search = untilFound(ADULT);
        submit(search, "verify-kinship", "kinshipOutcome=verified", "kinshipMethod=papers");
        assertThat(search).isWaitingAt("counsel-relatives");
    }

    @ParameterizedTest
    @CsvSource({
        "ready, identified",
        "needs-help, identified",
        "unwilling, identified-other-care",
        "unfit, identified-other-care",
        "unreachable, identified-other-care",
        "could-not-be-done, identified-other-care",
        "not-wanted, identified-other-care"
    })
    void whetherRelativesCareDecidesHowTheSearchEnds(String outcome, String end) {
        var search = untilVerified(CHILD);
        submit(search, "counsel-relatives", "counselOutcome=" + outcome);
        assertEnded(search, end);
    }

    @Test
    void relativesAreCounselledAgainOnTheDayFixed() {
        var search = untilVerified(CHILD);
        submit(search, "counsel-relatives", "counselOutcome=more-time", "counselUntil=" + inDays(7));
        assertThat(search).isWaitingAt("wait-to-counsel");
        passTimer(search);
        assertThat(search).isWaitingAt("counsel-relatives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "needs-help"})
    void whoRefusesTheUndertakingIsNotReadyToCare(String outcome) {
        assertRefused(
                untilVerified(CHILD),
                "counsel-relatives",
                "亲属拒绝承诺的",
                "counselOutcome=" + outcome,
                "undertaking=refused");
    }

    @Test
    void anAdultIsDeclaredAfterThreeMonthsOfSearch() {
        var since = today();
        var search = untilGivenUp(ADULT);
        moveTo(since.plusMonths(3).minusDays(1));
        assertRefused(
                search,
                "declare-unidentified",
                "成年人须满三个月",
                "declareOutcome=declared",
                "searchSince=" + since.toString());
        submit(search, "declare-unidentified", "declareOutcome=more-time", "declareUntil=" + inDays(1));
        assertThat(search).isWaitingAt("wait-to-declare");
        passTimer(search);
        submit(search, "declare-unidentified", "declareOutcome=declared", "searchSince=" + since.toString());
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void whoCannotBeIdentifiedIsRegisteredByTheOfficesOfTheCounty() {
        var registration = child(untilDeclared(), "household-registration");
        assertThat(registration).variables().containsEntry("registrationCause", "unidentified");
        assertWaitsFor(registration, "apply-registration", "civil-affairs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handled-elsewhere", "could-not-be-done", "not-wanted"})
    void theSearchEndsUnidentifiedWhateverBecomesOfTheRegistration(String outcome) {
        var search = untilDeclared();
        submit(child(search, "household-registration"), "apply-registration", "applyRegistrationOutcome=" + outcome);
        assertEnded(search, "unidentified");
    }

    @Test
    void relativesAreLookedForWhenTheRegistrationFindsOutWhoItIs() {
        var search = untilDeclared();
        submit(child(search, "household-registration"), "apply-registration", "applyRegistrationOutcome=identified");
        assertThat(search).isWaitingAtExactly("locate-relatives");
    }

    private ProcessInstance untilDeclared() {
        var since = today();
        var search = untilGivenUp(ADULT);
        moveTo(since.plusMonths(3));
        submit(search, "declare-unidentified", "declareOutcome=declared", "searchSince=" + since.toString());
        return search;
    }

    @Test
    void aChildIsDeclaredAfterOneMonthOfSearch() {
        var since = today();
        var search = untilGivenUp(CHILD);
        moveTo(since.plusMonths(1).minusDays(1));
        assertRefused(search, "declare-unidentified", "未成年人须满一个月", declared(since));
        moveTo(since.plusMonths(1));
        submit(search, "declare-unidentified", declared(since));
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void aChildIsNotDeclaredBeforeThePublicNoticeEnds() {
        var search = untilGivenUp(CHILD);
        var since = today().minusMonths(2);
        assertRefused(search, "declare-unidentified", "寻亲公告还没有期满", declared(since, "noticeEndedOn=" + inDays(1)));
        submit(search, "declare-unidentified", declared(since, "noticeEndedOn=" + inDays(0)));
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void aChildIsNotDeclaredWithoutADnaComparison() {
        assertRefused(
                untilGivenUp(CHILD),
                "declare-unidentified",
                "没有经过DNA比对",
                declared(today().minusMonths(2), "searchDone=[samples, face, notice]"));
    }

    @Test
    void theProofThatParentsCannotBeFoundTakesTwelveMonths() {
        var since = today();
        var search = untilGivenUp(CHILD);
        moveTo(since.plusMonths(12).minusDays(1));
        assertRefused(search, "declare-unidentified", "查找不满十二个月", declared(since, "childProof=not-found-12-months"));
        moveTo(since.plusMonths(12));
        submit(search, "declare-unidentified", declared(since, "childProof=not-found-12-months"));
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void aNewLeadSendsTheSearchBackToThePolice() {
        var search = untilGivenUp(CHILD);
        submit(search, "declare-unidentified", "declareOutcome=new-lead", "sampleUntil=" + inDays(0));
        assertThat(search).isWaitingAt("wait-to-sample");
        passTimer(search);
        assertThat(search).isWaitingAt("take-samples");
    }

    @Test
    void anAdultsSearchMayProveImpossible() {
        var search = untilGivenUp(ADULT);
        submit(search, "declare-unidentified", "declareOutcome=could-not-be-done", "declareReason=no-capacity");
        assertEnded(search, "could-not-be-done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person-missing", "outside-jurisdiction", "died", "duplicate"})
    void aChildsSearchEndsUndoneOnlyWhereThereIsNobodyToSearchFor(String reason) {
        var search = untilGivenUp(CHILD);
        assertRefused(
                search,
                "declare-unidentified",
                "“未能办成”只用于",
                "declareOutcome=could-not-be-done",
                "declareReason=no-capacity");
        submit(search, "declare-unidentified", "declareOutcome=could-not-be-done", "declareReason=" + reason);
        assertEnded(search, "could-not-be-done");
    }

    private ProcessInstance untilSampled(Map<String, Object> person) {
        var search = start("identification", person);
        submit(search, "take-samples", "sampleOutcome=taken");
        return search;
    }

    private ProcessInstance untilLead(Map<String, Object> person) {
        var search = untilSampled(person);
        submit(search, "compare-samples", "compareOutcome=lead");
        return search;
    }

    private ProcessInstance untilFound(Map<String, Object> person) {
        var search = untilLead(person);
        submit(search, "locate-relatives", "locateOutcome=found");
        return search;
    }

    private ProcessInstance untilVerified(Map<String, Object> person) {
        var search = untilFound(person);
        submit(search, "verify-kinship", "kinshipOutcome=verified");
        return search;
    }

    private ProcessInstance untilGivenUp(Map<String, Object> person) {
        var search = untilSampled(person);
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        return search;
    }

    /** What is answered to declare a child, where the search began on that day. */
    private static String[] declared(LocalDate since, String... others) {
        String[] declaration = {"declareOutcome=declared", "searchSince=" + since, "searchDone=[dna]"};
        return and(declaration, others);
    }

    private void moveTo(LocalDate day) {
        moveTo(day.atTime(LocalTime.NOON).atZone(China.ZONE).toInstant());
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

/** Who a rescued person is: sampled, compared, announced, and declared unidentified when the law’s time has run out. */
class IdentificationTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "identityState", "unknown");
    private static final Map<String, Object> ADULT =
            with(womanOf(30), "identityState", "unknown", "consentTracing", "yes");

    @Test
    void aRelativeIsFoundInTheSecondRound() {
        var search = start("identification", with(CHILD, "identityState", "partly"));
        submit(search, "take-samples", "sampleOutcome=taken");
        submit(search, "compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(40));
        assertThat(search).isWaitingAt("wait-for-next-round");
        passTimer(search);
        submit(search, "compare-samples", "compareOutcome=lead");
        found(search, "counselOutcome=ready");
        assertEnded(search, "identified");
    }

    @Test
    void relativesWhomTheMatchNamesAreVerifiedAtOnce() {
        var search = start("identification", with(CHILD, "identityState", "unknown"));
        submit(search, "take-samples", "sampleOutcome=taken");
        submit(search, "compare-samples", "compareOutcome=found", "matchKind=trio", "relativeRelation=mother");
        assertThat(child(search, "relatives")).hasNotPassed("locate-relatives").isWaitingAtExactly("verify-kinship");
        submit(
                child(search, "relatives"),
                "verify-kinship",
                "kinshipOutcome=not-related",
                "nextCompareOn=" + inDays(30));
        passTimer(search);
        submit(search, "compare-samples", "compareOutcome=lead");
        assertThat(child(search, "relatives")).isWaitingAtExactly("locate-relatives");
    }

    @Test
    void anAdultOfConfirmedIdentityIsNotSearchedFor() {
        assertEnded(start("identification", with(ADULT, "identityState", "confirmed")), "already-known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "enough"})
    void aChildOfConfirmedIdentityIsSampledAllTheSame(String outcome) {
        var search = start("identification", with(CHILD, "identityState", "confirmed"));
        assertThat(search).isWaitingAtExactly("take-samples");
        submit(search, "take-samples", "sampleOutcome=more-time", "sampleUntil=" + inDays(1));
        passTimer(search);
        submit(search, "take-samples", "sampleOutcome=" + outcome);
        assertEnded(search, "already-known");
    }

    @Test
    void aChildIsLeftUnsampledOnlyWhereThereIsNobodyToSample() {
        var search = start("identification", CHILD);
        assertRefused(
                search, "take-samples", "一律采血入库", "sampleOutcome=could-not-be-done", "sampleReason=guardian-declined");
        submit(search, "take-samples", "sampleOutcome=could-not-be-done", "sampleReason=person-missing");
        assertThat(search).isWaitingAt("compare-samples");
    }

    @Test
    void thePublicNoticeIsPublishedBesideTheSearch() {
        var search = start("identification", CHILD);
        assertThat(search).isWaitingAtExactly("take-samples", "family-notice");
        publish(search, today());
        assertThat(search).isNotEnded().isWaitingAtExactly("take-samples");
        assertThat(search)
                .variables()
                .containsEntry("noticeOutcome", "published")
                .containsEntry("noticeEndsOn", inDays(30));
    }

    @Test
    void anOpenNoticeGoesWithTheSearch() {
        var search = untilLead(CHILD);
        var notice = child(search, "family-notice");
        found(search, "counselOutcome=ready");
        assertEnded(search, "identified");
        assertThat(notice).isEnded();
    }

    @Test
    void everyTaskWaitsInTheQueueOfItsDepartment() {
        assertWaitsFor(start("identification", CHILD), "take-samples", "police");
        assertWaitsFor(untilSampled(CHILD), "compare-samples", "police");
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
        assertThat(search).isWaitingAt("wait-to-declare");
        passTimer(search);
        assertThat(search).isWaitingAt("declare-unidentified");
    }

    @Test
    void nobodyEndsThePeriodOfTheLawBeforeItsDay() {
        var search = untilLimit(CHILD);
        assertThatThrownBy(() -> startByForm(
                        "supervisor-" + COUNTY,
                        "bring-forward",
                        "caseNumber=" + caseNumberOf(search),
                        "forwardReason=person-at-risk",
                        "forwardNote=示例理由：不能再等。"))
                .hasMessageContaining("没有可以提前结束的等待");
        assertThat(search).isWaitingAt("wait-to-declare");
    }

    @Test
    void afterTheSixthRoundThereIsNoOther() {
        var search = untilSampled(CHILD);
        for (int round = 1; round < 6; round++) {
            submit(search, "compare-samples", "compareOutcome=none-yet", "nextCompareOn=" + inDays(40));
            passTimer(search);
            assertThat(lastAnswer(search, "compareRound")).isEqualTo(round);
        }
        submit(search, "compare-samples", "compareOutcome=more-time", "nextCompareOn=" + inDays(1));
        passTimer(search);
        assertRefused(search, "compare-samples", "比对满六轮", "compareOutcome=none-yet");
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        assertThat(search).isWaitingAt("wait-to-declare");
    }

    @Test
    void aChildsSearchIsNeverStoppedByItsWish() {
        assertRefused(untilSampled(CHILD), "compare-samples", "不能以“本人不愿意”结束", "compareOutcome=not-wanted");
        assertRefused(untilGivenUp(CHILD), "declare-unidentified", "不能以“本人不愿意”结束", "declareOutcome=not-wanted");
    }

    @ParameterizedTest
    @CsvSource({"found, verified-other-care, identified-other-care", "not-wanted, , not-wanted"})
    void whatBecameOfTheRelativesDecidesHowTheSearchEnds(String located, String kinship, String end) {
        var search = untilLead(ADULT);
        var relatives = child(search, "relatives");
        submit(relatives, "locate-relatives", "locateOutcome=" + located);
        if (kinship == null) {
            submit(relatives, "confirm-refusal", "refusalOutcome=confirmed");
        } else {
            submit(relatives, "verify-kinship", "kinshipOutcome=" + kinship);
        }
        assertEnded(search, end);
    }

    @Test
    void aLeadThatLeadsNowhereIsFollowedByAnotherRound() {
        var search = untilLead(CHILD);
        submit(child(search, "relatives"), "locate-relatives", "locateOutcome=none", "nextCompareOn=" + inDays(30));
        assertThat(search).isWaitingAt("wait-for-next-round");
        passTimer(search);
        assertThat(search).isWaitingAt("compare-samples");
    }

    @Test
    void anAdultIsDeclaredAfterThreeMonthsOfSearch() {
        var since = today();
        var search = untilLimit(ADULT);
        publish(search, since);
        passTimer(search);
        assertThat(today()).isEqualTo(since.plusMonths(3));
        submit(search, "declare-unidentified", "declareOutcome=more-time", "declareUntil=" + inDays(1));
        assertThat(search).isWaitingAt("wait-to-declare");
        passTimer(search);
        submit(search, "declare-unidentified", "declareOutcome=declared");
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void nobodyIsDeclaredBeforeThePeriodOfTheLawHasRunOut() {
        var since = today();
        var search = untilGivenUp(ADULT);
        publish(search, since);
        assertRefused(
                search,
                "declare-unidentified",
                "从" + since + "起算，成年人须满三个月（民发〔2015〕158号），最早" + since.plusMonths(3),
                "declareOutcome=declared");
    }

    @Test
    void theSearchBeganOnTheDayOfRegistration() {
        var registered = today().minusMonths(4);
        var search = start("identification", with(ADULT, "registeredOn", registered.toString()));
        submit(search, "take-samples", "sampleOutcome=taken");
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        publish(search, today());
        passTimer(search);
        assertThat(search).variables().containsEntry("searchSince", registered.toString());
        submit(search, "declare-unidentified", "declareOutcome=declared");
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void nobodyIsDeclaredWithoutAPublicNotice() {
        assertRefused(untilLater(ADULT), "declare-unidentified", "寻亲公告还没有办理", "declareOutcome=declared");
        assertRefused(untilLater(CHILD), "declare-unidentified", "寻亲公告还没有办理", declared());
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
        assertThat(search).isWaitingAt("relatives").isNotWaitingAt("household-registration");
    }

    private ProcessInstance untilDeclared() {
        var search = untilLater(ADULT);
        publish(search, today());
        submit(search, "declare-unidentified", "declareOutcome=declared");
        return search;
    }

    @Test
    void aChildIsDeclaredAfterOneMonthAndTheThirtyDaysOfTheNotice() {
        var since = today();
        var search = untilSampled(CHILD);
        moveTo(since.plusDays(10));
        publish(search, since.plusDays(10));
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        passTimer(search);
        assertThat(today()).isEqualTo(since.plusDays(40));
        submit(search, "declare-unidentified", declared());
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void aChildIsNotDeclaredBeforeThePublicNoticeEnds() {
        var search = untilLater(CHILD);
        publish(search, today());
        assertRefused(search, "declare-unidentified", "寻亲公告还没有期满", declared());
        moveTo(today().plusDays(30));
        submit(search, "declare-unidentified", declared());
        assertThat(search).isWaitingAtExactly("household-registration");
    }

    @Test
    void aChildIsNotDeclaredWithoutADnaComparison() {
        assertRefused(
                untilLater(CHILD), "declare-unidentified", "没有经过DNA比对", declared("searchDone=[samples, face, notice]"));
    }

    @Test
    void theProofThatParentsCannotBeFoundTakesTwelveMonths() {
        var since = today();
        var search = untilGivenUp(CHILD);
        publish(search, since);
        moveTo(since.plusMonths(12).minusDays(1));
        assertRefused(search, "declare-unidentified", "查找不满十二个月", declared("childProof=not-found-12-months"));
        moveTo(since.plusMonths(12));
        submit(search, "declare-unidentified", declared("childProof=not-found-12-months"));
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

    /** Police gave the search up: civil affairs decide at once. */
    private ProcessInstance untilGivenUp(Map<String, Object> person) {
        var search = untilSampled(person);
        submit(search, "compare-samples", "compareOutcome=could-not-be-done");
        passTimer(search);
        return search;
    }

    /** Police found nobody within their time: the period of the law runs. */
    private ProcessInstance untilLimit(Map<String, Object> person) {
        var search = untilSampled(person);
        submit(search, "compare-samples", "compareOutcome=limit-reached");
        return search;
    }

    /** The same, once the period has run out. */
    private ProcessInstance untilLater(Map<String, Object> person) {
        var search = untilLimit(person);
        passTimer(search);
        return search;
    }

    private void publish(ProcessInstance search, LocalDate day) {
        submit(
                child(search, "family-notice"),
                "publish-notice",
                "noticeOutcome=published",
                "noticeMedia=[newspaper, child-platform]",
                "noticeOn=" + day);
    }

    private void found(ProcessInstance search, String counsel) {
        var relatives = child(search, "relatives");
        submit(relatives, "locate-relatives", "locateOutcome=found");
        submit(relatives, "verify-kinship", "kinshipOutcome=verified");
        submit(relatives, "counsel-relatives", counsel);
    }

    /** What is answered to declare a child. */
    private static String[] declared(String... others) {
        String[] declaration = {"declareOutcome=declared", "searchDone=[dna]"};
        return and(declaration, others);
    }

    private void moveTo(LocalDate day) {
        moveTo(day.atTime(LocalTime.NOON).atZone(China.ZONE).toInstant());
    }
}

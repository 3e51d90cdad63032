package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Free work, freely chosen: registration, guidance, and the ways to a job that lasts. */
class EmploymentTest extends ProcessTest {

    private static final Map<String, Object> WOMAN = womanOf(22);
    private static final String[] SAFETY_TOLD = {"rightsTold=[no-id-taken, safe-recruiting]"};
    private static final String[] EMPLOYER_CHECKED = {"employerChecks=[licensed, no-link]"};
    private static final String[] ALL_ELSE_TRIED = {"lastResort=[referred, trained]"};

    private ProcessInstance begin(Map<String, Object> person) {
        return start("employment", with(person, "jobStart", "new", "ableToWork", "yes"));
    }

    private ProcessInstance untilRegistered() {
        var job = begin(WOMAN);
        submit(job, "register-jobseeker", "registerJobOutcome=registered");
        return job;
    }

    private ProcessInstance untilGuidedTo(String way) {
        var job = untilRegistered();
        guideTo(job, way);
        return job;
    }

    private void guideTo(ProcessInstance job, String way) {
        submit(job, "guide-career", and(SAFETY_TOLD, "guideOutcome=" + way));
    }

    private void place(ProcessInstance job) {
        submit(job, "place-in-job", and(EMPLOYER_CHECKED, "placeOutcome=placed"));
    }

    private ProcessInstance untilPlaced() {
        var job = untilGuidedTo("place");
        place(job);
        return job;
    }

    private ProcessInstance untilArrivedAt(String destination) {
        var job = untilGuidedTo("relocate");
        submit(job, "relocate-work", "relocateOutcome=arrived", "destinationRegion=" + destination);
        return job;
    }

    /** Human resources, wherever the person works, find on the day of the check that the job ended so. */
    private void endJob(ProcessInstance job, String outcome) {
        var retention = child(job, "job-retention");
        passTimer(retention);
        submit(retention, "check-retention", "retentionOutcome=" + outcome);
        assertEnded(retention, outcome);
    }

    private void exploit(ProcessInstance job) {
        var retention = child(job, "job-retention");
        passTimer(retention);
        submit(retention, "check-retention", "retentionOutcome=urgent-report");
        submit(retention, "report-exploitation", "exploitationReportOutcome=new-rescue");
    }

    private void keepJob(ProcessInstance job) {
        var retention = child(job, "job-retention");
        Stream.of("month-1", "month-3", "month-6").forEach(round -> {
            passTimer(retention);
            submit(retention, "check-retention", "retentionOutcome=stable", "retentionRound=" + round);
        });
    }

    @Nested
    class Registration {

        @Test
        void waitsForHumanResourcesOfTheCounty() {
            assertWaitsFor(begin(WOMAN), "register-jobseeker", "human-resources");
        }

        @Test
        void isDueWithinTenWorkingDays() {
            ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-09T02:00:00Z")));
            assertThat(task(begin(WOMAN), "register-jobseeker").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-23T15:59:59Z"));
        }

        @Test
        void leadsToGuidance() {
            assertWaitsFor(untilRegistered(), "guide-career", "human-resources");
        }

        @Test
        void isTriedAgainOnTheDayFixed() {
            var job = begin(WOMAN);
            submit(job, "register-jobseeker", "registerJobOutcome=more-time", "registerJobUntil=" + inDays(2));
            assertThat(job).isWaitingAtExactly("wait-to-register");
            passTimer(job);
            assertThat(job).isWaitingAtExactly("register-jobseeker");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-able-now", "not-wanted", "could-not-be-done"})
        void endsAsItWas(String outcome) {
            var job = begin(WOMAN);
            submit(job, "register-jobseeker", "registerJobOutcome=" + outcome);
            assertEnded(job, outcome);
        }

        @Test
        void isOpenFromSixteen() {
            var job = begin(girlOf(16));
            submit(job, "register-jobseeker", "registerJobOutcome=registered");
            assertThat(job).isWaitingAtExactly("guide-career");
        }

        @ParameterizedTest
        @CsvSource({"15, yes", "15, no", "16, unknown", ", no", ", unknown"})
        void isRefusedUnderSixteenAndWhileTheAgeIsUnsettled(Long years, String sixteenReached) {
            assertRefused(
                    begin(with(girlOf(16), "ageYears", years)),
                    "register-jobseeker",
                    "未满16周岁或年龄尚未确定的不得登记求职",
                    "registerJobOutcome=registered",
                    "sixteenReached=" + sixteenReached);
        }

        @Test
        void endsAsUnderSixteenOnlyWhenThatIsCertain() {
            var job = begin(with(girlOf(15), "ageYears", null));
            assertRefused(
                    job, "register-jobseeker", "须先核实确实未满", "registerJobOutcome=under-16", "sixteenReached=unknown");
            submit(job, "register-jobseeker", "registerJobOutcome=under-16", "sixteenReached=no");
            assertEnded(job, "under-16");
        }
    }

    @Nested
    class Guidance {

        @ParameterizedTest
        @CsvSource({
            "train, train-skills",
            "place, place-in-job",
            "relocate, relocate-work",
            "public-post, assign-public-post"
        })
        void choosesTheWay(String way, String step) {
            assertWaitsFor(untilGuidedTo(way), step, "human-resources");
        }

        @Test
        void sendsAWomanToTheWomensFederation() {
            assertWaitsFor(untilGuidedTo("womens-support"), "support-women-at-work", "womens-federation");
        }

        @ParameterizedTest
        @ValueSource(strings = {"male", "unknown"})
        void sendsNobodyElseThere(String sex) {
            var job = begin(with(womanOf(22), "sex", sex));
            submit(job, "register-jobseeker", "registerJobOutcome=registered");
            assertRefused(job, "guide-career", "妇联只扶持妇女", and(SAFETY_TOLD, "guideOutcome=womens-support"));
        }

        @Test
        void sendsWhoFarmsToAgriculture() {
            assertWaitsFor(untilGuidedTo("farming"), "support-farming", "agriculture");
        }

        @Test
        void goesOnOnTheDayFixed() {
            var job = untilRegistered();
            submit(job, "guide-career", "guideOutcome=more-time", "jobUntil=" + inDays(5));
            assertThat(job).isWaitingAtExactly("wait-to-go-on");
            passTimer(job);
            assertThat(job).isWaitingAtExactly("guide-career");
        }

        @ParameterizedTest
        @CsvSource({"not-ready, not-able-now", "not-wanted, not-wanted", "could-not-be-done, could-not-be-done"})
        void endsAsItWas(String outcome, String end) {
            var job = untilRegistered();
            submit(job, "guide-career", "guideOutcome=" + outcome);
            assertEnded(job, end);
        }

        @ParameterizedTest
        @ValueSource(strings = {"place", "relocate"})
        void warnsOfFalseOffersBeforeAnyJob(String way) {
            assertRefused(
                    untilRegistered(),
                    "guide-career",
                    "识别招工骗局",
                    "guideOutcome=" + way,
                    "rightsTold=[contract, no-id-taken]");
        }
    }

    @Nested
    class TheWay {

        @ParameterizedTest
        @CsvSource({
            "train, train-skills, trainOutcome, certified completed dropped no-course could-not-be-done not-wanted",
            "place, place-in-job, placeOutcome, refused-by-employer refused-by-person no-vacancy could-not-be-done not-wanted",
            "relocate, relocate-work, relocateOutcome, changed-mind refused-there returned could-not-be-done not-wanted",
            "public-post, assign-public-post, postOutcome, no-post not-eligible could-not-be-done not-wanted",
            "farming, support-farming, farmOutcome, rights-only rights-denied could-not-be-done not-wanted",
            "womens-support, support-women-at-work, womensOutcome, supported could-not-be-done not-wanted"
        })
        void leadsBackToGuidanceAsOftenAsItDoesNotLeadToWork(String way, String step, String key, String outcomes) {
            var job = untilRegistered();
            for (String outcome : outcomes.split(" ")) {
                guideTo(job, way);
                submit(job, step, key + "=" + outcome);
                assertThat(job).as(outcome).isWaitingAtExactly("guide-career");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "train, train-skills, trainOutcome",
            "place, place-in-job, placeOutcome",
            "relocate, relocate-work, relocateOutcome",
            "public-post, assign-public-post, postOutcome",
            "farming, support-farming, farmOutcome",
            "womens-support, support-women-at-work, womensOutcome"
        })
        void isThoughtOverAgainOnTheDayFixed(String way, String step, String key) {
            var job = untilGuidedTo(way);
            submit(job, step, key + "=more-time", "jobUntil=" + inDays(20));
            assertThat(job).isWaitingAtExactly("wait-to-go-on");
            passTimer(job);
            assertThat(job).isWaitingAtExactly("guide-career");
        }

        @Test
        void throughTrainingDoesNotEndBeforeItBegins() {
            assertRefused(
                    untilGuidedTo("train"),
                    "train-skills",
                    "培训结束日期早于开始日期",
                    "trainOutcome=completed",
                    "courseFrom=" + inDays(0),
                    "courseTo=" + inDays(-1));
        }

        @Test
        void throughTrainingIsNotOverBeforeItHasBegun() {
            assertRefused(
                    untilGuidedTo("train"),
                    "train-skills",
                    "培训还没有开始",
                    "trainOutcome=completed",
                    "courseFrom=" + inDays(400),
                    "courseTo=" + inDays(500));
        }
    }

    @Nested
    class Farming {

        @Test
        void isWorkThatIsCheckedAfterAMonth() {
            var job = untilGuidedTo("farming");
            submit(job, "support-farming", "farmOutcome=started");
            assertThat(job).isWaitingAtExactly("keep-job");
            assertThat(child(job, "job-retention"))
                    .variables()
                    .containsEntry("nextCheckOn", today().plusMonths(1).toString());
        }

        @Test
        void countsFromTheDayOnWhichItBegan() {
            assertRefused(
                    untilGuidedTo("farming"),
                    "support-farming",
                    "开始日期还没有到",
                    "farmOutcome=started",
                    "farmSince=" + inDays(1));
        }

        @ParameterizedTest
        @CsvSource({"landRight", "collectiveMember"})
        void leavesNoDeniedRightUnsaid(String right) {
            assertRefused(
                    untilGuidedTo("farming"),
                    "support-farming",
                    "权益没有落实",
                    "farmOutcome=rights-only",
                    right + "=denied");
        }
    }

    @Nested
    class TheSupportForWomen {

        @Test
        void leadsToWorkThatIsCheckedAfterAMonth() {
            var job = untilGuidedTo("womens-support");
            submit(job, "support-women-at-work", "womensOutcome=started");
            assertThat(job).isWaitingAtExactly("keep-job");
            assertThat(child(job, "job-retention"))
                    .variables()
                    .containsEntry("nextCheckOn", today().plusMonths(1).toString());
        }

        @Test
        void leadsNobodyToAnUnsafePlace() {
            assertRefused(
                    untilGuidedTo("womens-support"),
                    "support-women-at-work",
                    "不能让她去",
                    "womensOutcome=started",
                    "womensPlaceCheck=unsafe");
        }

        @Test
        void countsFromTheDayOnWhichSheBegan() {
            assertRefused(
                    untilGuidedTo("womens-support"),
                    "support-women-at-work",
                    "开始日期还没有到",
                    "womensOutcome=started",
                    "womensSince=" + inDays(1));
        }
    }

    @Nested
    class AJobHere {

        @ParameterizedTest
        @ValueSource(strings = {"licensed", "no-link"})
        void needsACheckedEmployer(String onlyCheck) {
            assertRefused(
                    untilGuidedTo("place"),
                    "place-in-job",
                    "与涉案人员无关联",
                    "placeOutcome=placed",
                    "employerChecks=" + List.of(onlyCheck));
        }

        @Test
        void mayBeOnesOwnBusiness() {
            var job = untilGuidedTo("place");
            submit(job, "place-in-job", "placeOutcome=placed", "contractKind=self-employed");
            assertThat(job).isWaitingAtExactly("keep-job");
        }

        @Test
        void countsFromTheDayOnWhichItBegan() {
            assertRefused(
                    untilGuidedTo("place"),
                    "place-in-job",
                    "上岗日期还没有到",
                    and(EMPLOYER_CHECKED, "placeOutcome=placed", "startsOn=" + inDays(1)));
        }

        @Test
        void isCheckedAfterAMonthByTheCounty() {
            var job = untilPlaced();
            assertThat(job).isWaitingAtExactly("keep-job");
            var retention = child(job, "job-retention");
            assertThat(retention.getTenantId()).isEqualTo(COUNTY);
            assertThat(retention).variables().containsEntry("jobSince", inDays(0));
            assertThat(retention)
                    .variables()
                    .containsEntry("nextCheckOn", today().plusMonths(1).toString());
        }

        @Test
        void thatIsKeptForSixMonthsIsTheGoal() {
            var job = untilPlaced();
            keepJob(job);
            assertEnded(job, "employed");
        }

        @Test
        void endsWithTheLossOfThePerson() {
            var job = untilPlaced();
            endJob(job, "lost");
            assertEnded(job, "lost");
        }

        @Test
        void endsWithANewRescueOfWhoeverIsExploitedAgain() {
            var job = untilPlaced();
            exploit(job);
            assertEnded(job, "new-rescue");
            assertWaitsFor(child(nextCaseOf(job), "rescue-again"), "free-person", "police");
        }

        @ParameterizedTest
        @ValueSource(strings = {"left", "not-wanted", "could-not-be-done"})
        void thatDidNotLastIsFollowedByGuidance(String outcome) {
            var job = untilPlaced();
            endJob(job, outcome);
            assertThat(job).isWaitingAtExactly("guide-career");
        }
    }

    @Nested
    class APublicPost {

        @ParameterizedTest
        @ValueSource(strings = {"trained", "cannot-leave"})
        void isForThoseWithWhomAllElseFailed(String reason) {
            var job = untilGuidedTo("public-post");
            submit(job, "assign-public-post", "postOutcome=assigned", "lastResort=" + List.of("referred", reason));
            assertThat(job).isWaitingAtExactly("keep-job");
            assertThat(child(job, "job-retention"))
                    .variables()
                    .containsEntry("nextCheckOn", today().plusMonths(1).toString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"referred", "trained", "cannot-leave"})
        void isRefusedBeforeAllElseWasTried(String onlyReason) {
            assertRefused(
                    untilGuidedTo("public-post"),
                    "assign-public-post",
                    "公益性岗位是最后一道兜底",
                    "postOutcome=assigned",
                    "lastResort=" + List.of(onlyReason));
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 3 * 366})
        void lastsThreeYearsAtMost(int days) {
            assertRefused(
                    untilGuidedTo("public-post"),
                    "assign-public-post",
                    "公益性岗位最长3年",
                    and(ALL_ELSE_TRIED, "postOutcome=assigned", "postTo=" + inDays(days)));
        }

        @Test
        void countsFromTheDayOnWhichItBegan() {
            assertRefused(
                    untilGuidedTo("public-post"),
                    "assign-public-post",
                    "上岗日期还没有到",
                    and(ALL_ELSE_TRIED, "postOutcome=assigned", "postFrom=" + inDays(1), "postTo=" + inDays(90)));
        }
    }

    @Nested
    class AJobElsewhere {

        @ParameterizedTest
        @CsvSource({
            "destinationRegion, 350404, 去往地区就是本地",
            "newHousing, unclear, 住处没有落实",
        })
        void isRefused(String key, String answer, String text) {
            assertRefused(
                    untilGuidedTo("relocate"),
                    "relocate-work",
                    text,
                    "relocateOutcome=arrived",
                    "destinationRegion=" + NEIGHBOUR,
                    key + "=" + answer);
        }

        @Test
        void countsFromTheDayOnWhichTheJourneyBegan() {
            assertRefused(
                    untilGuidedTo("relocate"),
                    "relocate-work",
                    "出发日期还没有到",
                    "relocateOutcome=arrived",
                    "destinationRegion=" + NEIGHBOUR,
                    "leavesOn=" + inDays(1));
        }

        @Test
        void isCheckedByTheCountyInWhichThePersonWorks() {
            var there = child(untilArrivedAt(NEIGHBOUR), "employment");
            assertThat(there).isWaitingAtExactly("keep-job").hasPassed("where-to-begin");
            var retention = child(there, "job-retention");
            passTimer(retention);
            var check = task(retention, "check-retention");
            assertThat(check).hasCandidateGroup("human-resources-" + NEIGHBOUR);
            assertThat(check.getTenantId()).isEqualTo(NEIGHBOUR);
            assertKeptFrom("human-resources-" + COUNTY, check);
        }

        @Test
        void thatIsKeptForSixMonthsIsTheGoal() {
            var job = untilArrivedAt(NEIGHBOUR);
            assertThat(job).isWaitingAtExactly("work-elsewhere");
            keepJob(child(job, "employment"));
            assertEnded(job, "employed");
        }

        @Test
        void thatIsLostIsReplacedThere() {
            var job = untilArrivedAt(NEIGHBOUR);
            var there = child(job, "employment");
            endJob(there, "left");
            assertThat(task(there, "guide-career")).hasCandidateGroup("human-resources-" + NEIGHBOUR);
            guideTo(there, "place");
            place(there);
            keepJob(there);
            assertEnded(there, "employed");
            assertEnded(job, "employed");
        }

        @Test
        void thatIsGivenUpThereLeadsToGuidanceAtHome() {
            var job = untilArrivedAt(NEIGHBOUR);
            var there = child(job, "employment");
            endJob(there, "left");
            guideTo(there, "not-ready");
            assertEnded(there, "not-able-now");
            assertWaitsFor(job, "guide-career", "human-resources");
        }

        @Test
        void whereThePersonIsExploitedAgainEndsWithANewRescue() {
            var job = untilArrivedAt(NEIGHBOUR);
            exploit(child(job, "employment"));
            assertEnded(job, "new-rescue");
            assertThat(nextCaseOf(job).getTenantId()).isEqualTo(NEIGHBOUR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"other-province", "abroad"})
        void outsideTheProvinceIsCheckedFromHome(String destination) {
            var job = untilArrivedAt(destination);
            assertThat(job).isWaitingAtExactly("keep-job");
            assertThat(child(job, "job-retention").getTenantId()).isEqualTo(COUNTY);
        }
    }
}

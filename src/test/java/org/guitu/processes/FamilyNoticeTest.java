package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public notice by which relatives may find somebody: published within a day and proven. */
class FamilyNoticeTest extends ProcessTest {

    private static final Map<String, Object> CHILD = with(girlOf(8), "identityState", "unknown");
    private static final Map<String, Object> ADULT =
            with(womanOf(30), "identityState", "partly", "consentTracing", "yes");

    @Test
    void isDueWithinADayAtCivilAffairs() {
        var notice = start("family-notice", CHILD);
        assertWaitsFor(notice, "publish-notice", "civil-affairs");
        var task = task(notice, "publish-notice");
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(task.getCreateTime().toInstant().plus(Duration.ofHours(24)));
    }

    @Test
    void runsForThirtyDaysFromItsPublication() {
        var notice = start("family-notice", CHILD);
        publish(notice, "[newspaper, child-platform]", 0);
        assertEnded(notice, "published");
        assertThat(historic(notice, "noticeEndsOn")).isEqualTo(inDays(30));
    }

    @Test
    void ofAKnownPersonIsNotPublished() {
        assertEnded(start("family-notice", with(CHILD, "identityState", "confirmed")), "not-published");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[newspaper]", "[child-platform]", "[national-site]"})
    void ofAChildStandsInANewspaperAndOnTheNationalSite(String media) {
        assertThatIsRefused(start("family-notice", CHILD), media);
        var ofAdult = start("family-notice", ADULT);
        publish(ofAdult, media, 0);
        assertEnded(ofAdult, "published");
    }

    private void assertThatIsRefused(ProcessInstance notice, String media) {
        assertRefused(notice, "publish-notice", "须同时在报纸和", "noticeOutcome=published", "noticeMedia=" + media);
    }

    @Test
    void isNoNoticeBeforeItIsPublished() {
        assertRefused(
                start("family-notice", ADULT),
                "publish-notice",
                "发布日期不能晚于今天",
                "noticeOutcome=published",
                "noticeOn=" + inDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-wanted", "could-not-be-done"})
    void mayBeLeftOutForAnAdultAndNotForAChild(String outcome) {
        var notice = start("family-notice", ADULT);
        submit(notice, "publish-notice", "noticeOutcome=" + outcome);
        assertEnded(notice, "not-published");
        assertRefused(start("family-notice", CHILD), "publish-notice", "须发布寻亲公告", "noticeOutcome=" + outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "later"})
    void ofAnAdultWhoDoesNotWantToBeFoundIsNotPublished(String tracing) {
        var notice = start("family-notice", with(ADULT, "consentTracing", tracing));
        assertRefused(notice, "publish-notice", "本人不同意查找亲属", "noticeOutcome=published");
        submit(notice, "publish-notice", "noticeOutcome=not-wanted");
        assertEnded(notice, "not-published");
    }

    @Test
    void isTakenUpAgainOnTheDayFixed() {
        var notice = start("family-notice", CHILD);
        submit(notice, "publish-notice", "noticeOutcome=more-time", "noticeUntil=" + inDays(2));
        assertThat(notice).isWaitingAtExactly("wait-to-publish");
        passTimer(notice);
        assertThat(notice).isWaitingAtExactly("publish-notice");
    }

    private void publish(ProcessInstance notice, String media, int days) {
        submit(notice, "publish-notice", "noticeOutcome=published", "noticeMedia=" + media, "noticeOn=" + inDays(days));
    }
}

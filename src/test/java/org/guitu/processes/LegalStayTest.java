package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.person.LivePerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A foreigner stays lawfully from the first day, is no offender, and decides whether the consulate is told. */
class LegalStayTest extends ProcessTest {

    @Autowired
    private LivePerson persons;

    @ParameterizedTest
    @ValueSource(strings = {"police-" + COUNTY, "civil-affairs-" + COUNTY})
    void isOpenedInTheCaseOnce(String account) {
        var rescue = rescuedWoman("nationality=foreign", "interpreterNeeded=language", "language=foreign");
        var stay = open(account, rescue);
        assertWaitsFor(stay, "establish-nationality", "police");
        assertThatThrownBy(() -> open(account, rescue)).hasMessageContaining("已经在办涉外身份和合法停留");
    }

    @Test
    void registrationSaysWhoIsAForeigner() {
        for (String nationality : new String[] {"foreign", "stateless", "chinese", "unknown"}) {
            var rescue = rescuedWoman("nationality=" + nationality);
            assertThat(persons.of(caseNumberOf(rescue)))
                    .containsEntry("foreigner", nationality.equals("foreign") || nationality.equals("stateless"));
        }
    }

    @ParameterizedTest
    @CsvSource({"foreign, foreign", "stateless, stateless", "unclear, unknown", "chinese, chinese"})
    void whatPoliceFindIsKnownFromThenOn(String found, String nationality) {
        var stay = untilKnown(found);
        assertThat(dossier.latest(new CaseNumber(caseNumberOf(stay)), List.of("nationality")))
                .containsEntry("nationality", nationality);
    }

    @Test
    void isLookedAtAgainBeforeThePermitExpires() {
        var stay = untilKnown("stateless");
        submit(stay, "grant-stay", granted(90, 80));
        assertThat(stay).isWaitingAtExactly("wait-for-stay-review");
        passTimer(stay);
        assertWaitsFor(stay, "grant-stay", "police");
    }

    @ParameterizedTest
    @CsvSource({"settled, lawful", "left, left", "could-not-be-done, could-not-be-done"})
    void endsAsPoliceSay(String outcome, String end) {
        var stay = untilKnown("unclear");
        submit(stay, "grant-stay", "stayOutcome=" + outcome);
        assertEnded(stay, end);
    }

    @Test
    void doesNotWaitForTheConsulateAndEndsWithIt() {
        var stay = untilKnown("foreign");
        assertThat(stay).isWaitingAtExactly("grant-stay", "consular-notice");
        submit(stay, "grant-stay", "stayOutcome=settled");
        submit(child(stay, "consular-notice"), "ask-consular-consent", "consularConsentOutcome=refused");
        assertEnded(stay, "lawful");
    }

    @Test
    void aConsulateIsNeverToldOfWhoFearsItsState() {
        var stay = opened();
        submit(stay, "establish-nationality", "nationalityOutcome=foreign", "fearsHomeState=yes");
        assertRefused(
                child(stay, "consular-notice"),
                "ask-consular-consent",
                "本人害怕本国当局的，不通知使领馆",
                "consularConsentOutcome=agreed",
                "consularTold=[may-refuse]");
        var journey = runtimeService
                .createProcessInstanceByKey("repatriation")
                .businessKey(caseNumberOf(stay))
                .setVariables(with(womanOf(29), "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        assertRefused(journey, "assess-return-risk", "本人害怕本国当局", "returnRiskOutcome=safe", "riskAtHome=[none]");
    }

    @Test
    void nobodyIsAskedWithoutAnInterpreterWhoNeedsOne() {
        var stay = open("police-" + COUNTY, rescuedWoman("nationality=foreign", "language=foreign"));
        assertRefused(
                stay,
                "establish-nationality",
                "“选哪位翻译”必须选择一项",
                "nationalityOutcome=foreign",
                "stayInterpreterChoice=null");
    }

    @Test
    void isOverForWhoTurnsOutToBeChinese() {
        var stay = opened();
        submit(stay, "establish-nationality", "nationalityOutcome=chinese");
        assertEnded(stay, "not-foreign");
    }

    @Test
    void nationalityIsLookedForAgainOnTheDayFixed() {
        var stay = opened();
        submit(stay, "establish-nationality", "nationalityOutcome=more-time", "nationalityUntil=" + inDays(7));
        assertThat(stay).isWaitingAt("wait-for-nationality");
        passTimer(stay);
        assertThat(stay).isWaitingAtExactly("establish-nationality");
    }

    @Test
    void aVictimIsNoOffender() {
        var stay = opened();
        assertRefused(stay, "establish-nationality", "被拐卖的人是受害人", "nationalityOutcome=foreign", "notAnOffender=false");
        var known = untilKnown("stateless");
        assertRefused(known, "grant-stay", "受害人不是违法人员", and(granted(90, 80), "stayConditions=place"));
    }

    @Test
    void aPermitIsAsLongAsTheLawAllowsAndReviewedInTime() {
        var stay = untilKnown("stateless");
        assertRefused(stay, "grant-stay", "停留证件最长180日", granted(181, 100));
        assertRefused(stay, "grant-stay", "停留期限不对", granted(0, 0));
        assertRefused(stay, "grant-stay", "复核太晚", granted(90, 84));
        submit(stay, "grant-stay", and(granted(300, 180), "stayPermit=residence-permit"));
        assertThat(stay).isWaitingAtExactly("wait-for-stay-review");
    }

    @Test
    void isOverOnceThePersonIsHandedOverAbroad() {
        var stay = untilKnown("stateless");
        var journey = runtimeService
                .createProcessInstanceByKey("repatriation")
                .businessKey(caseNumberOf(stay))
                .setVariables(with(womanOf(29), "region", COUNTY, "urgencyLevel", "normal"))
                .startBeforeActivity("escort-and-hand-over")
                .execute();
        submit(journey, "escort-and-hand-over", "escortOutcome=handed-over");
        assertEnded(stay, "departed");
        assertThat(journey).isWaitingAtExactly("confirm-arrival");
    }

    private String[] granted(int days, int review) {
        return new String[] {
            "stayOutcome=granted",
            "stayPermit=stay-permit",
            "stayUntil=" + today().plusDays(days),
            "stayReviewOn=" + today().plusDays(review)
        };
    }

    private ProcessInstance untilKnown(String nationality) {
        var stay = opened();
        submit(stay, "establish-nationality", "nationalityOutcome=" + nationality);
        return stay;
    }

    private ProcessInstance opened() {
        return open("police-" + COUNTY, rescuedWoman("nationality=foreign"));
    }

    private ProcessInstance open(String account, ProcessInstance rescue) {
        return startByForm(account, "legal-stay", "caseNumber=" + caseNumberOf(rescue));
    }
}

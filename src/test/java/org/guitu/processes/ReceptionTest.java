package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receiving a rescued person and asking for consent. */
class ReceptionTest extends ProcessTest {

    private static Map<String, Object> ageDisputed() {
        return facts("minor", true, "ageGroup", "disputed", "sex", "female");
    }

    private ProcessInstance untilReceived(Map<String, Object> person) {
        var instance = start("reception", person);
        receive(instance);
        return instance;
    }

    private void receive(ProcessInstance instance) {
        submit(instance, "receive-person", "receiveOutcome=received", "responsibleOfficer=示例甲", "deputyOfficer=示例乙");
    }

    private ProcessInstance untilUrgentNeedsAreMet(Map<String, Object> person) {
        var instance = untilReceived(person);
        submit(instance, "meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=normal");
        return instance;
    }

    private ProcessInstance untilAskedForConsent(Map<String, Object> person) {
        var instance = untilUrgentNeedsAreMet(person);
        if (person.get("minor").equals(true)) {
            submit(instance, "assign-guardian", "guardianOutcome=temporary");
        }
        return instance;
    }

    private ProcessInstance untilRefused(Map<String, Object> person) {
        var instance = untilAskedForConsent(person);
        submit(instance, "obtain-consent", "consentOutcome=refused");
        return instance;
    }

    /** Informed consent, decided by that person. */
    private static String[] consentBy(String decider, String... more) {
        String[] consent = {"consentOutcome=given", "toldTopics=[free, not-tied]", "consentBy=" + decider};
        return and(consent, more);
    }

    @Nested
    class TheStep {

        @Test
        void waitsInTheQueueOfCivilAffairsOfTheRegion() {
            var here = start("reception", womanOf(30));
            assertThat(task(here, "receive-person"))
                    .hasCandidateGroup("civil-affairs-" + COUNTY)
                    .isNotAssigned();
            var there = start("reception", with(womanOf(30), "region", NEIGHBOUR));
            assertThat(task(there, "receive-person")).hasCandidateGroup("civil-affairs-" + NEIGHBOUR);
        }

        @ParameterizedTest
        @CsvSource({"critical, 1", "high, 3", "raised, 4", "normal, 4"})
        void isDueTheSoonerTheMoreUrgentTheNeedsAre(String urgency, int hours) {
            var instance = untilReceived(with(womanOf(30), "urgencyLevel", urgency));
            var task = task(instance, "meet-urgent-needs");
            assertThat(Duration.between(
                            task.getCreateTime().toInstant(), task.getDueDate().toInstant()))
                    .isEqualTo(Duration.ofHours(hours));
        }

        @Test
        void respectingARefusalIsDueOnTheNextWorkingDay() {
            var friday = Instant.parse("2026-03-13T02:00:00Z");
            ClockUtil.setCurrentTime(Date.from(friday));
            var instance = untilRefused(womanOf(30));
            assertThat(task(instance, "respect-refusal").getDueDate().toInstant())
                    .isEqualTo(Instant.parse("2026-03-16T15:59:59Z"));
        }
    }

    @Nested
    class Receiving {

        @Test
        void isFollowedByUrgentNeeds() {
            var instance = untilReceived(womanOf(30));
            assertThat(instance).isWaitingAtExactly("meet-urgent-needs");
        }

        @Test
        void isTriedAgainOnTheDayFixed() {
            var instance = start("reception", womanOf(30));
            submit(instance, "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(3));
            assertThat(instance).isWaitingAtExactly("wait-to-receive");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("receive-person");
            receive(instance);
            assertThat(instance).isWaitingAtExactly("meet-urgent-needs");
        }

        @Test
        void endsWhenAnAdultLeavesBefore() {
            var instance = start("reception", womanOf(30));
            submit(
                    instance,
                    "receive-person",
                    "receiveOutcome=left-before",
                    "receiveReason=person-declined",
                    "leaveHandled=true");
            assertEnded(instance, "left-before");
        }

        @Test
        void doesNotEndWhenAMinorLeaves() {
            var instance = start("reception", girlOf(15));
            assertRefused(
                    instance,
                    "receive-person",
                    "未成年人（含年龄存疑的）离开的不能结束接收",
                    "receiveOutcome=left-before",
                    "receiveReason=person-missing");
        }

        @Test
        void goesOnForAMissingMinorOnlyOnceSheIsSearchedFor() {
            var instance = start("reception", girlOf(15));
            assertRefused(
                    instance,
                    "receive-person",
                    "已处理本人离开",
                    "receiveOutcome=more-time",
                    "receiveReason=person-missing",
                    "leaveHandled=false");
            submit(
                    instance,
                    "receive-person",
                    "receiveOutcome=more-time",
                    "receiveReason=person-missing",
                    "leaveHandled=true");
            assertThat(instance).isWaitingAtExactly("wait-to-receive");
        }

        @Test
        void thatCannotBeDoneEndsSo() {
            var instance = start("reception", womanOf(30));
            submit(
                    instance,
                    "receive-person",
                    "receiveOutcome=could-not-be-done",
                    "receiveReason=outside-jurisdiction");
            assertEnded(instance, "could-not-be-done");
        }

        @Test
        void namesTwoDifferentOfficers() {
            var instance = start("reception", womanOf(30));
            assertRefused(
                    instance,
                    "receive-person",
                    "责任人和副手不能是同一人",
                    "receiveOutcome=received",
                    "responsibleOfficer=示例甲",
                    "deputyOfficer=示例甲");
        }

        @ParameterizedTest
        @CsvSource({"handoverItems, belongings-list, 已选“没有材料”", "papersSeen, passport, 已选“没有”"})
        void doesNotListNothingTogetherWithSomething(String list, String item, String explanation) {
            var instance = start("reception", womanOf(30));
            assertRefused(
                    instance,
                    "receive-person",
                    explanation,
                    "receiveOutcome=received",
                    "responsibleOfficer=示例甲",
                    "deputyOfficer=示例乙",
                    list + "=" + List.of("none", item));
        }
    }

    @Nested
    class UrgentNeeds {

        @ParameterizedTest
        @ValueSource(strings = {"met", "partly", "in-hospital", "not-wanted"})
        void areFollowedByConsentForAnAdult(String outcome) {
            var instance = untilReceived(womanOf(30));
            submit(instance, "meet-urgent-needs", "urgentOutcome=" + outcome, "urgencyLevel=raised");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
            assertThat(instance).variables().containsEntry("urgencyLevel", "raised");
        }

        @ParameterizedTest
        @ValueSource(strings = {"met", "partly", "in-hospital"})
        void areFollowedByAGuardianForAMinor(String outcome) {
            var instance = untilReceived(girlOf(15));
            submit(instance, "meet-urgent-needs", "urgentOutcome=" + outcome);
            assertThat(instance).isWaitingAtExactly("assign-guardian");
        }

        @Test
        void areFollowedByAGuardianWhileTheAgeIsDisputed() {
            var instance = untilUrgentNeedsAreMet(ageDisputed());
            assertThat(instance).isWaitingAtExactly("assign-guardian");
        }

        @Test
        void endReceptionWhenAnAdultLeaves() {
            var instance = untilReceived(womanOf(30));
            submit(instance, "meet-urgent-needs", "urgentOutcome=left");
            assertEnded(instance, "left-before");
        }

        @Test
        void startOverWhenAMinorLeavesAndIsReportedMissing() {
            var instance = untilReceived(girlOf(15));
            assertRefused(instance, "meet-urgent-needs", "已报警并开始查找", "urgentOutcome=left", "missingReported=false");
            submit(instance, "meet-urgent-needs", "urgentOutcome=left", "missingReported=true");
            assertThat(instance).isWaitingAtExactly("receive-person");
        }

        @Test
        void thatCannotBeMetEndSo() {
            var instance = untilReceived(womanOf(30));
            submit(instance, "meet-urgent-needs", "urgentOutcome=could-not-be-done");
            assertEnded(instance, "could-not-be-done");
        }

        @Test
        void ofAMinorAreMetWhetherSheWantsItOrNot() {
            var instance = untilReceived(girlOf(15));
            assertRefused(instance, "meet-urgent-needs", "未成年人的紧急需要依法必须满足", "urgentOutcome=not-wanted");
        }

        @Test
        void areNotMetWhileALifeIsInDanger() {
            var instance = untilReceived(womanOf(30));
            assertRefused(
                    instance,
                    "meet-urgent-needs",
                    "须立即抢救的不能记为“已满足”",
                    "urgentOutcome=met",
                    "medicalUrgency=emergency",
                    "urgencyLevel=critical");
        }

        @ParameterizedTest
        @CsvSource({"medicalUrgency, emergency", "selfHarmRisk, acute"})
        void ofAPersonInDangerStayUrgent(String danger, String degree) {
            var instance = untilReceived(womanOf(30));
            assertRefused(
                    instance,
                    "meet-urgent-needs",
                    "紧急程度须为“极紧急”或“紧急”",
                    "urgentOutcome=partly",
                    danger + "=" + degree,
                    "urgencyLevel=normal");
            submit(instance, "meet-urgent-needs", "urgentOutcome=partly", danger + "=" + degree, "urgencyLevel=high");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }
    }

    @Nested
    class TheGuardian {

        @ParameterizedTest
        @CsvSource({
            "temporary, , unknown",
            "parent, mother, known-fit",
            "relative, grandparent, suspected",
            "court-pending, , unable",
            "could-not-be-done, , unknown"
        })
        void isSettledBeforeConsentIsAsked(String outcome, String relation, String parents) {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            submit(
                    instance,
                    "assign-guardian",
                    "guardianOutcome=" + outcome,
                    "guardianRelation=" + relation,
                    "parentsSituation=" + parents);
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void isTheStateForGoodOnlyWithPapers() {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            assertRefused(
                    instance,
                    "assign-guardian",
                    "民政长期监护须有",
                    "guardianOutcome=long-term",
                    "guardianPapers=[not-found-1-month]");
            submit(instance, "assign-guardian", "guardianOutcome=long-term", "guardianPapers=[court-ruling]");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @ParameterizedTest
        @ValueSource(strings = {"suspected", "unable", "unknown", "dead", "revoked"})
        void isNeverAParentWhoIsNotKnownToBeFit(String parents) {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            assertRefused(
                    instance,
                    "assign-guardian",
                    "涉嫌参与犯罪的父母不得接回孩子",
                    "guardianOutcome=parent",
                    "parentsSituation=" + parents);
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "open"})
        void isNeverOfTheBuyersFamily(String link) {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            assertRefused(
                    instance,
                    "assign-guardian",
                    "收买家庭及与其有关的人一律不得监护",
                    "guardianOutcome=relative",
                    "guardianRelation=other-relative",
                    "guardianBuyerLink=" + link);
        }

        @ParameterizedTest
        @ValueSource(strings = {"involved", "open"})
        void isNeverSomebodyWhomPoliceHaveNotCleared(String check) {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            assertRefused(
                    instance,
                    "assign-guardian",
                    "涉案或还在核查的人不得担任监护人",
                    "guardianOutcome=parent",
                    "guardianCheck=" + check);
        }

        @ParameterizedTest
        @CsvSource({"relative, mother", "parent, grandparent"})
        void isRelatedAsTheOutcomeSays(String outcome, String relation) {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            assertRefused(
                    instance,
                    "assign-guardian",
                    "监护结果和关系不一致",
                    "guardianOutcome=" + outcome,
                    "guardianRelation=" + relation);
        }

        @Test
        void isNeededByEveryRegisteredMinor() {
            var instance = untilUrgentNeedsAreMet(girlOf(17));
            assertRefused(
                    instance, "assign-guardian", "已登记为未成年人的必须有监护人", "guardianOutcome=not-needed", "guardianDetail=示例");
        }

        @Test
        void isNotNeededOnceADisputedAgeIsFoundToBeAdult() {
            var instance = untilUrgentNeedsAreMet(ageDisputed());
            assertRefused(instance, "assign-guardian", "查明以前按未成年人保护", "guardianOutcome=not-needed");
            runtimeService.setVariables(instance.getId(), facts("minor", false, "ageGroup", "adult"));
            submit(instance, "assign-guardian", "guardianOutcome=not-needed");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
            submit(instance, "obtain-consent", consentBy("self"));
            assertEnded(instance, "consented");
            assertThat(historic(instance, "minor")).isEqualTo(false);
            assertThat(historic(instance, "ageGroup")).isEqualTo("adult");
        }
    }

    @Nested
    class Consent {

        @ParameterizedTest
        @ValueSource(strings = {"given", "in-part"})
        void ofAnAdultNamesTheServices(String outcome) {
            var instance = untilAskedForConsent(womanOf(30));
            submit(
                    instance,
                    "obtain-consent",
                    consentBy("self", "consentOutcome=" + outcome, "consentedServices=[medical, employment]"));
            assertEnded(instance, "consented");
            assertThat(historic(instance, "consentedServices")).isEqualTo(List.of("medical", "employment"));
        }

        @Test
        void forAMinorUnderTheStatesCareIsTheAgencys() {
            var instance = untilAskedForConsent(girlOf(9));
            assertRefused(instance, "obtain-consent", "同意人不对", consentBy("self"));
            assertRefused(instance, "obtain-consent", "同意人不对", consentBy("guardian"));
            submit(instance, "obtain-consent", consentBy("agency"));
            assertEnded(instance, "consented");
        }

        @Test
        void forAMinorWithAGuardianIsTheGuardians() {
            var instance = untilUrgentNeedsAreMet(girlOf(9));
            submit(
                    instance,
                    "assign-guardian",
                    "guardianOutcome=relative",
                    "guardianRelation=sibling",
                    "parentsSituation=dead");
            assertRefused(instance, "obtain-consent", "同意人不对", consentBy("self"));
            submit(instance, "obtain-consent", consentBy("guardian"));
            assertEnded(instance, "consented");
        }

        @ParameterizedTest
        @ValueSource(strings = {"agency", "by-law", "guardian"})
        void ofAnAdultIsNobodyElses(String decider) {
            var instance = untilAskedForConsent(womanOf(30));
            assertRefused(instance, "obtain-consent", "同意人不对", consentBy(decider));
        }

        @ParameterizedTest
        @ValueSource(strings = {"free", "not-tied"})
        void isVoidUnlessThePersonWasToldThatItIsFree(String onlyTold) {
            var instance = untilAskedForConsent(womanOf(30));
            assertRefused(
                    instance,
                    "obtain-consent",
                    "同意无效",
                    "consentOutcome=given",
                    "toldTopics=" + List.of("help", onlyTold),
                    "consentBy=self");
        }

        @Test
        void toWorkIsNotTakenBelowSixteen() {
            var instance = untilAskedForConsent(girlOf(15));
            assertRefused(
                    instance, "obtain-consent", "不满16周岁的不能安排就业", consentBy("agency", "consentedServices=[employment]"));
            var older = untilAskedForConsent(girlOf(16));
            submit(older, "obtain-consent", consentBy("agency", "consentedServices=[employment]"));
            assertEnded(older, "consented");
        }

        @Test
        void sharesEitherWithNobodyOrWithSomebody() {
            var instance = untilAskedForConsent(womanOf(30));
            assertRefused(
                    instance, "obtain-consent", "已选“都不同意”", consentBy("self", "consentShareWith=[nobody, health]"));
        }

        @ParameterizedTest
        @CsvSource({"9, cannot-decide", "9, more-time", "30, more-time"})
        void isAskedForAgainOnTheDayAgreed(long years, String outcome) {
            var instance = untilAskedForConsent(years < 18 ? girlOf(years) : womanOf(years));
            submit(instance, "obtain-consent", "consentOutcome=" + outcome, "consentUntil=" + inDays(5));
            assertThat(instance).isWaitingAtExactly("wait-to-ask-again");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void ofAnAdultWhoCannotDecideIsTheInterimGuardiansAtOnce() {
            var instance = untilAskedForConsent(womanOf(30));
            submit(instance, "obtain-consent", "consentOutcome=cannot-decide");
            assertWaitsFor(instance, "protect-adult", "civil-affairs");
            submit(instance, "protect-adult", "protectAdultOutcome=protected", "consentedServices=[medical]");
            assertEnded(instance, "consented");
            assertThat(lastAnswer(instance, "consentBy")).isEqualTo("agency");
        }

        @Test
        void isAskedForOnceTheAdultCanDecide() {
            var instance = untilAskedForConsent(womanOf(30));
            submit(instance, "obtain-consent", "consentOutcome=cannot-decide");
            submit(instance, "protect-adult", "protectAdultOutcome=can-decide");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @ParameterizedTest
        @CsvSource({"cannotDecideWhy=no-language, 请翻译", "interimGuardian=kin, 不能代为决定"})
        void isNobodysWhoMustNotDecide(String answer, String refusal) {
            var instance = untilAskedForConsent(womanOf(30));
            submit(instance, "obtain-consent", "consentOutcome=cannot-decide");
            assertRefused(instance, "protect-adult", refusal, "protectAdultOutcome=protected", answer);
        }

        @Test
        void thatCannotBeAskedForEndsSo() {
            var instance = untilAskedForConsent(womanOf(30));
            submit(instance, "obtain-consent", "consentOutcome=could-not-be-done", "consentReason=person-missing");
            assertEnded(instance, "could-not-be-done");
        }

        @ParameterizedTest
        @ValueSource(strings = {"person-declined", "guardian-declined"})
        void refusedForAMinorIsNoReasonToStop(String reason) {
            var instance = untilAskedForConsent(girlOf(15));
            assertRefused(
                    instance, "obtain-consent", "保护不停止", "consentOutcome=could-not-be-done", "consentReason=" + reason);
        }
    }

    @Nested
    class Refusal {

        @Test
        void isRespectedBeforeAnythingElse() {
            var instance = untilRefused(womanOf(30));
            assertThat(instance).isWaitingAtExactly("respect-refusal");
        }

        @Test
        void confirmedByAnAdultEndsReception() {
            var instance = untilRefused(womanOf(30));
            submit(instance, "respect-refusal", "refusalOutcome=confirmed");
            assertEnded(instance, "declined");
        }

        @Test
        void takenBackLeadsToConsent() {
            var instance = untilRefused(womanOf(30));
            submit(instance, "respect-refusal", "refusalOutcome=accepts-now");
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void ofAMinorIsAskedAboutAgain() {
            var instance = untilRefused(girlOf(15));
            submit(instance, "respect-refusal", "refusalOutcome=ask-later", "consentUntil=" + inDays(10));
            assertThat(instance).isWaitingAtExactly("wait-to-ask-again");
            passTimer(instance);
            assertThat(instance).isWaitingAtExactly("obtain-consent");
        }

        @Test
        void thatCannotBeTalkedAboutEndsSo() {
            var instance = untilRefused(womanOf(30));
            submit(instance, "respect-refusal", "refusalOutcome=could-not-be-done", "refusalReason=person-missing");
            assertEnded(instance, "could-not-be-done");
        }

        @Test
        void underSuspectedPressureIsNotFinal() {
            var instance = untilRefused(womanOf(30));
            assertRefused(instance, "respect-refusal", "怀疑本人受胁迫", "refusalOutcome=confirmed", "freelyDecided=doubt");
        }

        @Test
        void isConfirmedInATalkAlone() {
            var instance = untilRefused(womanOf(30));
            assertRefused(instance, "respect-refusal", "单独谈话", "refusalOutcome=confirmed", "heardAlone=false");
        }

        @Test
        void neverEndsTheProtectionOfAMinor() {
            var instance = untilRefused(girlOf(15));
            assertRefused(instance, "respect-refusal", "保护不能因本人或监护人拒绝而结束", "refusalOutcome=confirmed");
            for (String reason : List.of("person-declined", "guardian-declined")) {
                assertRefused(
                        instance,
                        "respect-refusal",
                        "保护不能因本人或监护人拒绝而结束",
                        "refusalOutcome=could-not-be-done",
                        "refusalReason=" + reason);
            }
        }

        @Test
        void neverEndsTheProtectionWhileTheAgeIsDisputed() {
            var instance = untilRefused(ageDisputed());
            assertRefused(instance, "respect-refusal", "年龄存疑的先查明年龄", "refusalOutcome=confirmed");
        }
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A child without kin is adopted as the last way: by nobody from the buyer's side, and never against its will. */
class AdoptionTest extends LifeEventTest {

    private static final String PROCESS = "adoption";
    private static final String[] NOT_FOUND = {
        "adoptableOutcome=notice", "adoptionBasis=parents-not-found", "kinAsked=none", "adoptionDna=no-match"
    };
    private static final String[] FIT = {
        "assessAdopterOutcome=suitable",
        "adopterKind=couple",
        "adopterAge=35",
        "adopterChildren=none",
        "adopterHealth=fit",
        "adopterMeans=able"
    };

    private ProcessInstance begin(Map<String, Object> child) {
        return start(PROCESS, child);
    }

    private ProcessInstance untilNotice() {
        var adoption = begin(girlOf(3));
        submit(adoption, "check-adoptable", and(NOT_FOUND, "adoptionSearchSince=" + today().minusMonths(12)));
        submit(adoption, "publish-adoption-notice");
        return adoption;
    }

    private ProcessInstance untilMatch(Map<String, Object> child) {
        var adoption = begin(child);
        submit(
                adoption,
                "check-adoptable",
                "adoptableOutcome=no-notice",
                "adoptionBasis=orphan",
                "kinAsked=none",
                "sendingParty=welfare-institution");
        return adoption;
    }

    private ProcessInstance untilPoliceCheck(Map<String, Object> child) {
        var adoption = untilMatch(child);
        submit(adoption, "match-adopter", "matchAdopterOutcome=found");
        return adoption;
    }

    private ProcessInstance untilAssessment(Map<String, Object> child) {
        var adoption = untilPoliceCheck(child);
        submit(adoption, "check-adopter", "checkAdopterOutcome=clear", "adopterRecord=none", "adopterBuyerLink=none");
        return adoption;
    }

    private ProcessInstance untilHeard(Map<String, Object> child) {
        var adoption = untilAssessment(child);
        submit(adoption, "assess-adopter", and(FIT, "integrationFrom=" + inDays(-30)));
        return adoption;
    }

    private ProcessInstance untilApproval() {
        var adoption = untilHeard(girlOf(9));
        submit(adoption, "hear-adoptee", "hearAdopteeOutcome=agrees", "adopteeConsent=signed");
        return adoption;
    }

    private ProcessInstance untilRegistration() {
        var adoption = untilApproval();
        submit(adoption, "approve-adoption", "approveAdoptionOutcome=approved");
        return adoption;
    }

    @Nested
    class TheProposal {

        @Test
        void isMadeInTheCase() {
            var adoption = startByForm(OFFICE, PROCESS, "caseNumber=" + caseNumberOf(consented(CHILD)));
            assertWaitsFor(adoption, "check-adoptable", "civil-affairs");
        }

        @Test
        void isForChildrenAlone() {
            assertRefusedToStart(OFFICE, PROCESS, caseNumberOf(consented(ADULT)), "送养只用于未成年人");
        }

        @Test
        void isNotMadeTwice() {
            var rescue = consented(CHILD);
            startByForm(OFFICE, PROCESS, "caseNumber=" + caseNumberOf(rescue));
            assertRefusedToStart(OFFICE, PROCESS, caseNumberOf(rescue), "正在办理收养");
        }

        @Test
        void isNotMadeInAClosedCaseOrByOthers() {
            assertRefusedToStart(OFFICE, PROCESS, closedCase(), "已经结案");
            assertRefusedToStart("police-" + COUNTY, PROCESS, caseNumberOf(consented(CHILD)), "");
        }
    }

    @Nested
    class TheGround {

        @ParameterizedTest
        @CsvSource({
            "kinAsked=willing, 最后的办法",
            "kinAsked=not-asked, 最后的办法",
            "adoptionDna=match, 不能认定查找不到生父母",
            "adoptionDna=not-done, 不能认定查找不到生父母",
            "adoptionBasis=orphan, 依据和结果不一致"
        })
        void leavesNoKinOut(String answer, String text) {
            assertRefused(
                    begin(girlOf(3)),
                    "check-adoptable",
                    text,
                    and(NOT_FOUND, "adoptionSearchSince=" + today().minusMonths(12), answer));
        }

        @Test
        void isNotThereBeforeTwelveMonthsOfSearch() {
            assertRefused(
                    begin(girlOf(3)),
                    "check-adoptable",
                    "不满十二个月",
                    and(
                            NOT_FOUND,
                            "adoptionSearchSince=" + today().minusMonths(12).plusDays(1)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"suspected", "proven", "unknown"})
        void isNotMadeByParentsWhoMayHaveSoldTheChild(String involved) {
            assertRefused(
                    begin(girlOf(3)),
                    "check-adoptable",
                    "不能送养",
                    "adoptableOutcome=no-notice",
                    "adoptionBasis=parents-unable",
                    "kinAsked=none",
                    "parentsInvolved=" + involved);
        }

        @Test
        void mayNotBeThereYet() {
            var adoption = begin(girlOf(3));
            submit(adoption, "check-adoptable", "adoptableOutcome=not-yet");
            assertEnded(adoption, "not-adoptable");
        }

        @Test
        void isGoneWithChildhood() {
            assertRefused(
                    begin(womanOf(18)),
                    "check-adoptable",
                    "已经成年",
                    "adoptableOutcome=no-notice",
                    "adoptionBasis=orphan",
                    "kinAsked=none");
        }
    }

    @Nested
    class TheNotice {

        @Test
        void isKeptOpenForSixtyDays() {
            var adoption = untilNotice();
            assertWaitsFor(adoption, "record-notice-result", "civil-affairs");
            assertRefused(adoption, "record-notice-result", "还没有满60日", "noticeOutcome=nobody");
            moveTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(60)));
            assertRefused(adoption, "record-notice-result", "还没有满60日", "noticeOutcome=nobody");
            moveTo(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(1)));
            submit(adoption, "record-notice-result", "noticeOutcome=nobody");
            assertWaitsFor(adoption, "match-adopter", "civil-affairs");
        }

        @Test
        void tellsNothingOfThePast() {
            var adoption = begin(girlOf(3));
            submit(adoption, "check-adoptable", and(NOT_FOUND, "adoptionSearchSince=" + today().minusMonths(12)));
            assertRefused(adoption, "publish-adoption-notice", "不得写", "adoptionNoticeText=with-history");
        }

        @ParameterizedTest
        @ValueSource(strings = {"kin", "kin-involved"})
        void endsWithKinWhoWereVerified(String finding) {
            var adoption = untilNotice();
            submit(adoption, "record-notice-result", "noticeOutcome=claimed");
            assertWaitsFor(adoption, "verify-claim", "police");
            submit(adoption, "verify-claim", "claimOutcome=" + finding, "claimDna=supports");
            submit(adoption, "record-notice-result", "noticeOutcome=kin-verified");
            assertEnded(adoption, "kin-found");
        }

        @Test
        void goesOnAfterAFalseClaim() {
            var adoption = untilNotice();
            assertRefused(adoption, "record-notice-result", "还没有核实", "noticeOutcome=kin-verified");
            submit(adoption, "record-notice-result", "noticeOutcome=claimed");
            assertRefused(adoption, "verify-claim", "没有DNA鉴定支持", "claimOutcome=kin", "claimDna=excludes");
            submit(adoption, "verify-claim", "claimOutcome=not-kin", "claimDna=excludes");
            assertRefused(adoption, "record-notice-result", "还没有核实", "noticeOutcome=kin-verified");
        }
    }

    @Nested
    class TheFamily {

        @Test
        void isLookedForAgainOnTheDayFixed() {
            var adoption = untilMatch(girlOf(3));
            submit(adoption, "match-adopter", "matchAdopterOutcome=more-time", "matchAdopterUntil=" + inDays(30));
            assertThat(adoption).isWaitingAtExactly("wait-to-match-adopter");
            passTimer(adoption);
            assertThat(adoption).isWaitingAtExactly("match-adopter");
        }

        @Test
        void mayNotBeFound() {
            var adoption = untilMatch(girlOf(3));
            submit(adoption, "match-adopter", "matchAdopterOutcome=nobody");
            assertEnded(adoption, "stays-in-care");
        }

        @ParameterizedTest
        @CsvSource({
            "adopterRecord=has, adopterBuyerLink=none",
            "adopterRecord=none, adopterBuyerLink=linked",
            "adopterRecord=none, adopterBuyerLink=open"
        })
        void isNeverTheBuyersNorACriminals(String criminal, String link) {
            var adoption = untilPoliceCheck(girlOf(3));
            assertWaitsFor(adoption, "check-adopter", "police");
            assertRefused(adoption, "check-adopter", "不得收养", "checkAdopterOutcome=clear", criminal, link);
            submit(adoption, "check-adopter", "checkAdopterOutcome=not-clear", criminal, link);
            assertWaitsFor(adoption, "match-adopter", "civil-affairs");
        }

        @ParameterizedTest
        @CsvSource({
            "couple, female, 29, 三十周岁",
            "single, male, 42, 四十周岁",
            "single, female, 29, 三十周岁",
        })
        void isOldEnough(String kind, String sex, int age, String text) {
            assertRefused(
                    untilAssessment(girlOf(3)),
                    "assess-adopter",
                    text,
                    and(
                            FIT,
                            "integrationFrom=" + inDays(-30),
                            "adopterKind=" + kind,
                            "adopterSex=" + sex,
                            "adopterAge=" + age));
        }

        @ParameterizedTest
        @CsvSource({"male, 43", "female, 30"})
        void mayBeOnePerson(String sex, int age) {
            var adoption = untilAssessment(girlOf(3));
            submit(
                    adoption,
                    "assess-adopter",
                    and(
                            FIT,
                            "integrationFrom=" + inDays(-30),
                            "adopterKind=single",
                            "adopterSex=" + sex,
                            "adopterAge=" + age));
            assertWaitsFor(adoption, "hear-adoptee", "civil-affairs");
        }

        @ParameterizedTest
        @CsvSource({"adopterHealth=unfit, 不应当收养", "adopterMeans=not-able, 没有抚养"})
        void canRaiseTheChild(String answer, String text) {
            assertRefused(
                    untilAssessment(girlOf(3)),
                    "assess-adopter",
                    text,
                    and(FIT, "integrationFrom=" + inDays(-30), answer));
        }

        @Test
        void livesWithTheChildForThirtyDaysFirst() {
            assertRefused(
                    untilAssessment(girlOf(3)), "assess-adopter", "不满三十日", and(FIT, "integrationFrom=" + inDays(-29)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"unsuitable", "withdrawn"})
        void isReplacedByAnother(String outcome) {
            var adoption = untilAssessment(girlOf(3));
            submit(adoption, "assess-adopter", "assessAdopterOutcome=" + outcome);
            assertThat(adoption).isWaitingAtExactly("match-adopter");
        }

        @Test
        void withManyChildrenTakesOnlyWhomTheStateCaresFor() {
            var adoption = begin(girlOf(3));
            submit(
                    adoption,
                    "check-adoptable",
                    "adoptableOutcome=no-notice",
                    "adoptionBasis=parents-unable",
                    "parentsInvolved=no",
                    "kinAsked=none",
                    "sendingParty=parents");
            submit(adoption, "match-adopter", "matchAdopterOutcome=found");
            submit(
                    adoption,
                    "check-adopter",
                    "checkAdopterOutcome=clear",
                    "adopterRecord=none",
                    "adopterBuyerLink=none");
            assertRefused(
                    adoption,
                    "assess-adopter",
                    "两名以上子女",
                    and(FIT, "integrationFrom=" + inDays(-30), "adopterChildren=several"));
        }
    }

    @Nested
    class TheChild {

        @ParameterizedTest
        @CsvSource({"9, heard", "9, refused", "7, refused", ", heard"})
        void ofEightConsentsOrThereIsNoAdoption(Long years, String consent) {
            assertRefused(
                    untilHeard(with(girlOf(9), "ageYears", years)),
                    "hear-adoptee",
                    "第1104条",
                    "hearAdopteeOutcome=agrees",
                    "adopteeConsent=" + consent);
        }

        @Test
        void underEightIsHeard() {
            var adoption = untilHeard(girlOf(7));
            submit(adoption, "hear-adoptee", "hearAdopteeOutcome=agrees", "adopteeConsent=heard");
            assertThat(adoption).isWaitingAtExactly("approve-adoption");
        }

        @Test
        void mayWantAnotherFamilyOrNone() {
            var adoption = untilHeard(girlOf(9));
            submit(adoption, "hear-adoptee", "hearAdopteeOutcome=not-this-family");
            assertThat(adoption).isWaitingAtExactly("match-adopter");
            var other = untilHeard(girlOf(9));
            submit(other, "hear-adoptee", "hearAdopteeOutcome=no-adoption");
            assertEnded(other, "child-declined");
        }
    }

    @Nested
    class TheApproval {

        @Test
        void isASecondPersons() {
            var adoption = untilApproval();
            assertWaitsIn(adoption, "approve-adoption", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom(OFFICE, adoption, "approve-adoption");
            submit(adoption, "approve-adoption", "approveAdoptionOutcome=returned");
            assertThat(adoption).isWaitingAtExactly("match-adopter");
        }

        @Test
        void leadsToRegistration() {
            var adoption = untilRegistration();
            assertWaitsFor(adoption, "register-adoption", "civil-affairs");
            submit(adoption, "register-adoption", "registerAdoptionOutcome=registered");
            assertEnded(adoption, "adopted");
        }

        @Test
        void doesNotReplaceTheRegistrar() {
            var adoption = untilRegistration();
            assertRefused(
                    adoption,
                    "register-adoption",
                    "收养秘密",
                    "registerAdoptionOutcome=registered",
                    "adoptionSecrecy=not-told");
            submit(adoption, "register-adoption", "registerAdoptionOutcome=not-registered");
            assertThat(adoption).isWaitingAtExactly("match-adopter");
        }
    }
}

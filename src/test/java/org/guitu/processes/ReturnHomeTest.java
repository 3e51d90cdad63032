package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnHomeTest extends ProcessTest {

    private static final Map<String, Object> CHILD =
            with(girlOf(8), "identificationOutcome", "already-known", "careLevel", null);
    private static final Map<String, Object> ADULT =
            with(womanOf(29), "identificationOutcome", "already-known", "careLevel", null);
    private static final String NOT_HOME = "现在不能返家";

    @Test
    void everyTaskWaitsInTheQueueOfCivilAffairs() {
        var home = home(CHILD);
        assertWaitsFor(home, "decide-way-home", "civil-affairs");
        submit(home, "decide-way-home", "wayHomeOutcome=home-to-parents", "followUpRegion=" + NEIGHBOUR);
        assertWaitsIn(home, "approve-return", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
        submit(home, "approve-return", "approveReturnOutcome=approved");
        prepare(home);
        assertWaitsFor(home, "hand-over-home", "civil-affairs");
    }

    @Nested
    class Decision {

        @Test
        void ofAChildLeadsOnlyToParentsWhoWereChecked() {
            var home = home(CHILD);
            Map.of(
                            "kinshipProof", List.of("not-yet"),
                            "parentsCheck", List.of("open", "involved"),
                            "familySuitable", List.of("unsuitable", "not-assessed"),
                            "homeLink", List.of("buyer-linked", "open"))
                    .forEach((check, findings) -> findings.forEach(finding -> assertRefused(
                            home,
                            "decide-way-home",
                            NOT_HOME,
                            "wayHomeOutcome=home-to-parents",
                            check + "=" + finding,
                            "homeCheck=cleared")));
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"unidentified", "identified-other-care"})
        void ofAChildNeedsItsIdentity(String identity) {
            var home = home(with(CHILD, "identificationOutcome", identity));
            assertRefused(home, "decide-way-home", NOT_HOME, "wayHomeOutcome=home-to-parents");
        }

        @Test
        void ofAChildEndsWithFatherOrMother() {
            var home = home(CHILD);
            for (String receiver : List.of("sibling", "grandparent", "other-relative", "none-kin")) {
                assertRefused(
                        home,
                        "decide-way-home",
                        "接收人只能是父亲或母亲",
                        "wayHomeOutcome=home-to-parents",
                        "receiverRelation=" + receiver);
            }
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = "not-cleared")
        void isALongTermPlacementInTheModelUnlessTheHomeIsCleared(String homeCheck) {
            for (String way : List.of("home-to-parents", "home-own")) {
                var home = home(CHILD);
                taskService.complete(
                        task(home, "decide-way-home").getId(), facts("wayHomeOutcome", way, "homeCheck", homeCheck));
                assertThat(home).isWaitingAt("long-term-placement");
            }
        }

        @Test
        void ofAnAdultIsHerFreeWillAndNeverTheBuyersFamily() {
            var home = home(ADULT);
            Map.of(
                            "wish", List.of("stay", "undecided", "later"),
                            "wishPressure", List.of("doubtful"),
                            "homeLink", List.of("buyer-linked", "open"))
                    .forEach((question, answers) -> answers.forEach(answer -> assertRefused(
                            home, "decide-way-home", NOT_HOME, "wayHomeOutcome=home-own", question + "=" + answer)));
        }

        @Test
        void ofAChildAndOfAnAdultAreNotTheSame() {
            assertRefused(home(CHILD), "decide-way-home", NOT_HOME, "wayHomeOutcome=home-own");
            assertRefused(home(ADULT), "decide-way-home", NOT_HOME, "wayHomeOutcome=home-to-parents");
        }

        @Test
        void ofAnAdultLeadsWhereSheWishesWithoutASecondPerson() {
            var home = home(ADULT);
            submit(home, "decide-way-home", "wayHomeOutcome=home-own", "wish=return", "followUpRegion=" + NEIGHBOUR);
            prepare(home);
            submit(home, "hand-over-home", "handOverOutcome=arrived-with-concern", "safeByPerson=no");
            assertEnded(home, "at-home");
            assertThat(historic(home, "followUpRegion")).isEqualTo(NEIGHBOUR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"stays-here", "not-wanted", "could-not-be-done"})
        void ofAnAdultMayBeToStay(String outcome) {
            var home = home(ADULT);
            submit(home, "decide-way-home", "wayHomeOutcome=" + outcome, "followUpRegion=" + NEIGHBOUR);
            assertEnded(home, outcome);
        }

        @Test
        void isTakenAgainOnTheDayFixed() {
            var home = home(CHILD);
            submit(home, "decide-way-home", "wayHomeOutcome=more-time", "wayHomeUntil=" + inDays(14));
            assertThat(home).isWaitingAt("wait-for-way-home");
            passTimer(home);
            assertThat(home).isWaitingAt("decide-way-home");
        }

        @Test
        void ofAChildWithoutParentsIsAPlaceForLong() {
            var home = home(with(CHILD, "careLevel", "independent"));
            assertRefused(home, "decide-way-home", "不能选“留在当地生活”", "wayHomeOutcome=stays-here");
            submit(home, "decide-way-home", "wayHomeOutcome=long-term");
            var placement = child(home, "placement");
            assertThat(placement)
                    .variables()
                    .containsEntry("placementPurpose", "long-term")
                    .containsEntry("careLevel", "independent");
            submit(placement, "decide-placement", "placementOutcome=decided", "placementType=child-welfare");
            submit(placement, "admit", "admitOutcome=admitted");
            submit(placement, "review-placement", "reviewPlacementOutcome=settled");
            submit(home, "decide-way-home", "wayHomeOutcome=stays-here");
            assertEnded(home, "stays-here");
        }

        @Test
        void ofAChildNeverEndsWithNobody() {
            var home = home(CHILD);
            assertRefused(home, "decide-way-home", "未成年人要有人照料", "wayHomeOutcome=not-wanted");
            assertRefused(
                    home,
                    "decide-way-home",
                    "未成年人要有人照料",
                    "wayHomeOutcome=could-not-be-done",
                    "wayHomeReason=no-capacity");
            assertRefused(
                    home,
                    "decide-way-home",
                    "请在“发起流程”中填报“人员失踪”",
                    "wayHomeOutcome=could-not-be-done",
                    "wayHomeReason=person-missing");
            submit(home, "decide-way-home", "wayHomeOutcome=could-not-be-done", "wayHomeReason=died");
            assertEnded(home, "could-not-be-done");
        }
    }

    @Nested
    class OtherGuardian {

        private static final String NO_GUARDIAN = "现在不能交其他监护人";

        @ParameterizedTest
        @ValueSource(strings = {"grandparent", "sibling", "other-relative", "none-kin", "organisation"})
        void receivesAChildOnceCheckedByPoliceAndApproved(String relation) {
            var home = untilNamed(relation);
            var check = child(home, "receiver-check");
            assertWaitsFor(check, "check-receiver", "police");
            submit(check, "check-receiver", "receiverCheckOutcome=lawful", "checkedReceiverId=350404196001011234");
            assertKeptFrom("civil-affairs-" + COUNTY, home, "approve-return");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            prepare(home);
            assertRefused(
                    home,
                    "hand-over-home",
                    "证件号码与公安核实的不同",
                    "handOverOutcome=arrived",
                    "receivedByName=王示例",
                    "receivedByRelation=" + relation,
                    "receiverIdNumber=350404196001015678");
            submit(
                    home,
                    "hand-over-home",
                    "handOverOutcome=arrived",
                    "receivedByName=王 示例",
                    "receivedByRelation=" + relation,
                    "receiverIdNumber=350404196001011234");
            assertEnded(home, "at-home");
        }

        @Test
        void isWhoWasCheckedAndNobodyElse() {
            var home = untilNamed("grandparent");
            submit(child(home, "receiver-check"), "check-receiver", "receiverCheckOutcome=lawful");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            prepare(home);
            assertRefused(home, "hand-over-home", "不是同一人", "handOverOutcome=arrived", "receivedByName=李示例");
            assertRefused(
                    home,
                    "hand-over-home",
                    "与决定时核查的关系不一致",
                    "handOverOutcome=arrived",
                    "receivedByName=王示例",
                    "receivedByRelation=none-kin");
        }

        @Test
        void givesWayToParentsWhoAreFoundMeanwhile() {
            var home = untilNamed("grandparent");
            submit(
                    child(home, "receiver-check"),
                    "check-receiver",
                    "receiverCheckOutcome=lawful",
                    "checkedReceiverId=350404196001011234");
            submit(home, "approve-return", "approveReturnOutcome=returned");
            submit(home, "decide-way-home", "wayHomeOutcome=home-to-parents", "followUpRegion=" + NEIGHBOUR);
            submit(home, "approve-return", "approveReturnOutcome=approved");
            prepare(home);
            submit(home, "hand-over-home", "handOverOutcome=arrived", "receivedByName=示例receiverName");
            assertEnded(home, "at-home");
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-lawful", "could-not-be-done"})
        void whoIsNotClearedIsDecidedOnAgain(String outcome) {
            var home = untilNamed("grandparent");
            submit(child(home, "receiver-check"), "check-receiver", "receiverCheckOutcome=" + outcome);
            assertThat(home).isWaitingAtExactly("decide-way-home");
        }

        @Test
        void comesAfterTheParentsInTheOrderOfTheLaw() {
            var home = home(CHILD);
            for (String relation : List.of("father", "mother", "spouse", "child", "agency")) {
                assertRefused(home, "decide-way-home", "其他监护人只能是", guardian(relation));
            }
            assertRefused(home, "decide-way-home", "“父母为什么不能监护”必须选择一项", guardian("grandparent", "whyNotParents=null"));
            assertRefused(home, "decide-way-home", "“顺序在先的人”必须选择一项", guardian("sibling", "earlierInOrder=null"));
            assertRefused(home, "decide-way-home", "须经村（居）委会或民政部门同意", guardian("none-kin", "receiverConsentBy=none"));
            assertRefused(
                    home,
                    "decide-way-home",
                    "父母不能委托照护",
                    guardian("grandparent", "whyNotParents=entrusted", "parentsCheck=open"));
        }

        @ParameterizedTest
        @CsvSource({
            "kinshipProof, not-yet, 亲缘关系还没有核实",
            "receiverCapacity, no, 未成年或不能履行监护职责",
            "receiverWilling, oral, 还没有书面承诺抚养",
            "familySuitable, unsuitable, 没有经走访确认能够照料",
            "familySuitable, not-assessed, 没有经走访确认能够照料"
        })
        void isKinOfAgeWillingAndAble(String question, String answer, String refusal) {
            assertRefused(home(CHILD), "decide-way-home", refusal, guardian("sibling", question + "=" + answer));
        }

        @Test
        void isNeverLinkedToTheBuyer() {
            for (String relation : List.of("grandparent", "sibling", "other-relative", "none-kin", "organisation")) {
                for (String link : List.of("buyer-linked", "open")) {
                    assertRefused(home(CHILD), "decide-way-home", "收买家庭", guardian(relation, "homeLink=" + link));
                }
            }
        }

        @Test
        void isForChildrenWhoseIdentityIsKnown() {
            assertRefused(home(ADULT), "decide-way-home", NO_GUARDIAN, guardian("grandparent"));
            assertRefused(
                    home(with(CHILD, "identificationOutcome", "unidentified")),
                    "decide-way-home",
                    "身份还没有查明",
                    guardian("grandparent"));
        }

        @Test
        void mayLiveInAnotherProvince() {
            var home = home(CHILD);
            submit(home, "decide-way-home", guardian("grandparent", "wayHomeOutcome=other-province"));
            submit(
                    child(home, "receiver-check"),
                    "check-receiver",
                    "receiverCheckOutcome=lawful",
                    "checkedReceiverId=350404196001011234");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            var transfer = child(home, "province-transfer");
            submit(transfer, "contact-other-province", "provinceOutcome=accepted");
            assertRefused(
                    transfer, "escort-to-province", "不是同一人", "provinceHandOverOutcome=received", "receivedByName=李示例");
            assertRefused(
                    transfer,
                    "escort-to-province",
                    "证件号码与公安核实的不同",
                    "provinceHandOverOutcome=received",
                    "receivedByName=王示例",
                    "receivedByRelation=grandparent",
                    "receiverIdNumber=other");
            submit(
                    transfer,
                    "escort-to-province",
                    "provinceHandOverOutcome=received",
                    "receivedByName=王示例",
                    "receivedByRelation=grandparent",
                    "receiverIdNumber=350404196001011234");
            assertThat(transfer).isWaitingAtExactly("confirm-follow-up");
        }

        @Test
        void aChildThatWantsToStayIsHeard() {
            assertRefused(
                    home(CHILD),
                    "decide-way-home",
                    "“为什么与孩子的意愿不同、怎样向孩子说明”必须填写",
                    guardian("grandparent", "wish=stay", "againstWish=null"));
        }

        @Test
        void isNotApprovedWithoutThePolicesWord() {
            var home = runtimeService
                    .createProcessInstanceByKey("return-home")
                    .businessKey(caseNumberOf(home(CHILD)))
                    .setVariables(with(
                            CHILD,
                            "region",
                            COUNTY,
                            "urgencyLevel",
                            "normal",
                            "wayHomeOutcome",
                            "home-to-guardian",
                            "receiverKind",
                            "guardian",
                            "receiverCheckOutcome",
                            "not-lawful"))
                    .startBeforeActivity("approve-return")
                    .execute();
            assertRefused(home, "approve-return", "公安没有查明接收人可以接收", "approveReturnOutcome=approved");
        }

        private ProcessInstance untilNamed(String relation) {
            var home = home(CHILD);
            submit(home, "decide-way-home", guardian(relation));
            return home;
        }

        private String[] guardian(String relation, String... more) {
            return and(
                    new String[] {
                        "wayHomeOutcome=home-to-guardian",
                        "receiverRelation=" + relation,
                        "receiverName=王示例",
                        "whyNotParents=dead",
                        "followUpRegion=" + NEIGHBOUR
                    },
                    more);
        }
    }

    @Nested
    class Approval {

        @Test
        void isNeverGivenByWhoDecided() {
            assertKeptFrom("civil-affairs-" + COUNTY, untilDecided(), "approve-return");
        }

        @ParameterizedTest
        @ValueSource(strings = {COLLEAGUE, "supervisor-" + COUNTY})
        void isGivenByAColleagueOrASupervisor(String account) {
            var home = untilDecided();
            submitAs(account, task(home, "approve-return"), "approveReturnOutcome=approved");
            assertThat(home).isWaitingAt("home-preparation");
        }

        @Test
        void sendsBackWithTheReason() {
            var home = untilDecided();
            assertRefused(home, "approve-return", "“审批意见”必须填写", "approveReturnOutcome=returned", "returnComment=null");
            submit(home, "approve-return", "approveReturnOutcome=returned");
            assertThat(home).isWaitingAtExactly("decide-way-home");
        }

        @Test
        void isRefusedWhenPoliceSuspectTheParentsByThen() {
            var home = untilDecided();
            var searching = runtimeService
                    .createProcessInstanceByKey("identification")
                    .businessKey(caseNumberOf(home))
                    .setVariables(
                            with(girlOf(8), "region", COUNTY, "urgencyLevel", "normal", "identityState", "unknown"))
                    .execute();
            submit(searching, "take-samples", "sampleOutcome=taken");
            submit(searching, "compare-samples", "compareOutcome=lead");
            var relatives = child(searching, "relatives");
            submit(relatives, "locate-relatives", "locateOutcome=found");
            submit(relatives, "verify-kinship", "kinshipOutcome=verified-other-care", "parentsInvolved=suspected");
            assertRefused(home, "approve-return", "不能送还", "approveReturnOutcome=approved");
        }

        private ProcessInstance untilDecided() {
            var home = home(CHILD);
            submit(home, "decide-way-home", "wayHomeOutcome=home-to-parents", "followUpRegion=" + NEIGHBOUR);
            return home;
        }
    }

    @Nested
    class Preparation {

        @Test
        void isMadeByTheCountyOfTheHome() {
            var home = untilApproved(CHILD);
            assertWaitsIn(child(home, "home-preparation"), "prepare-community", "civil-affairs-" + NEIGHBOUR);
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-safe", "not-wanted", "could-not-be-done"})
        void thatFailsLeadsBackToTheDecision(String outcome) {
            var home = untilApproved(CHILD);
            submit(child(home, "home-preparation"), "prepare-community", "communityOutcome=" + outcome);
            assertThat(home).isWaitingAtExactly("decide-way-home");
            assertThat(runtimeService.getVariable(home.getId(), "homePreparationOutcome"))
                    .isEqualTo(outcome);
        }
    }

    @Nested
    class HandOver {

        @Test
        void thatDoesNotEndAtHomeIsFollowedByANewDecision() {
            for (String outcome :
                    List.of("receiver-absent", "turned-back", "could-not-be-done", "not-wanted", "more-time")) {
                var home = untilOnTheWay(CHILD);
                submit(home, "hand-over-home", "handOverOutcome=" + outcome, "wayHomeUntil=" + inDays(1));
                assertThat(home).isWaitingAt("wait-to-decide-again");
                passTimer(home);
                assertThat(home).isWaitingAtExactly("decide-way-home");
            }
        }

        @Test
        void whoIsLostOnTheWayIsSearchedAtOnce() {
            var home = untilOnTheWay(CHILD);
            submit(home, "hand-over-home", "handOverOutcome=missing");
            var search = child(home, "person-missing");
            assertWaitsFor(search, "search-person", "police");
            submit(search, "search-person", "searchOutcome=found", "searchMeasures=[child-alarm]");
            submit(search, "see-found-person", "seeFoundOutcome=back");
            assertThat(home).isWaitingAtExactly("decide-way-home");
        }

        @Test
        void ofAChildIsToItsParentsInSafety() {
            var home = untilOnTheWay(CHILD);
            for (String outcome : List.of("arrived", "arrived-with-concern")) {
                assertNotHandedOver(home, outcome, "未成年人不能自行返乡", "escortMode", "ticket");
                assertNotHandedOver(home, outcome, "未成年人只能交给已核查的接收人", "receiverIs", "other");
                assertNotHandedOver(home, outcome, "未成年人只能交给已核查的接收人", "receiverIs", "nobody");
                assertNotHandedOver(home, outcome, "未成年人不安全的不能交接", "safeByPerson", "no");
                assertNotHandedOver(home, outcome, "未成年人不安全的不能交接", "safeByWorker", "no");
            }
            submit(home, "hand-over-home", "handOverOutcome=arrived", "receivedByName=示例receiverName");
            assertEnded(home, "at-home");
        }

        @Test
        void isNotAgainstTheDoctorsFinding() {
            var home = untilOnTheWay(CHILD);
            doctorFinds(home, "fitForTravel=not-fit");
            for (String outcome : List.of("arrived", "arrived-with-concern")) {
                assertRefused(home, "hand-over-home", "医生的结论是“暂不宜出行”", "handOverOutcome=" + outcome);
            }
        }

        private void assertNotHandedOver(
                ProcessInstance home, String outcome, String refusal, String question, String answer) {
            assertRefused(home, "hand-over-home", refusal, "handOverOutcome=" + outcome, question + "=" + answer);
        }

        @Test
        void ofAnUnsafeAdultIsNotASafeArrival() {
            var home = untilOnTheWay(ADULT);
            assertRefused(home, "hand-over-home", "不能算平安到家", "handOverOutcome=arrived", "safeByWorker=no");
        }

        @Test
        void isNotRecordedAhead() {
            var home = untilOnTheWay(ADULT);
            assertRefused(home, "hand-over-home", "到家日期不能晚于今天", "handOverOutcome=arrived", "arrivedOn=" + inDays(1));
        }

        private ProcessInstance untilOnTheWay(Map<String, Object> person) {
            var home = untilApproved(person);
            prepare(home);
            return home;
        }
    }

    @Nested
    class Abroad {

        @Test
        void isForForeignersOnly() {
            assertRefused(home(ADULT), "decide-way-home", "只用于登记为外国国籍的人", "wayHomeOutcome=repatriate");
            assertRefused(foreigner(29, "chinese"), "decide-way-home", "只用于登记为外国国籍的人", "wayHomeOutcome=repatriate");
        }

        @Test
        void isAnAdultsFreeWill() {
            var home = foreigner(29, "foreign");
            for (String wish : List.of("stay", "undecided", "later")) {
                assertRefused(home, "decide-way-home", "回国须出于本人自主意愿", "wayHomeOutcome=repatriate", "wish=" + wish);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 29})
        void isApprovedByASecondPersonForEverybody(int age) {
            var home = foreigner(age, "foreign");
            submit(home, "decide-way-home", "wayHomeOutcome=repatriate");
            assertKeptFrom("civil-affairs-" + COUNTY, home, "approve-return");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            assertThat(home).isWaitingAtExactly("repatriation");
        }

        @Test
        void endsAtHomeInTheOtherCountry() {
            var home = untilApproved(foreigner(29, "foreign"));
            var journey = child(home, "repatriation");
            submit(journey, "assess-return-risk", "returnRiskOutcome=safe", "riskAtHome=[none]");
            submit(journey, "obtain-return-consent", "returnConsentOutcome=given", "returnTold=[choices, change-mind]");
            submit(journey, "arrange-papers", "papersOutcome=ready", "paperValidTo=" + inDays(60));
            submit(journey, "care-in-transit", "transitOutcome=fit");
            submit(journey, "escort-and-hand-over", "escortOutcome=handed-over");
            submit(journey, "confirm-arrival", "arrivalOutcome=confirmed");
            assertEnded(home, "repatriated");
        }

        @Test
        void thatIsNotSafeLeadsBackToTheDecision() {
            var home = untilApproved(foreigner(29, "foreign"));
            submit(child(home, "repatriation"), "assess-return-risk", "returnRiskOutcome=not-safe");
            assertThat(home).isWaitingAtExactly("decide-way-home");
            assertThat(runtimeService.getVariable(home.getId(), "departureOutcome"))
                    .isEqualTo("not-safe");
        }

        private ProcessInstance untilApproved(ProcessInstance home) {
            submit(home, "decide-way-home", "wayHomeOutcome=repatriate");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            return home;
        }

        private ProcessInstance foreigner(int age, String nationality) {
            var rescue = startByForm(
                    "police-" + COUNTY,
                    "rescue-case",
                    "region=" + COUNTY,
                    "sex=female",
                    "ageKnown=estimated",
                    "estimatedAge=" + age,
                    "identityState=confirmed",
                    "nationality=" + nationality);
            return runtimeService
                    .createProcessInstanceByKey("return-home")
                    .businessKey(caseNumberOf(rescue))
                    .setVariables(with(age < 18 ? CHILD : ADULT, "region", COUNTY, "urgencyLevel", "normal"))
                    .execute();
        }
    }

    /** Whoever is linked: together or apart, and never parted by one person alone. */
    @Nested
    class Family {

        private static final String KEPT = "homeTogether=together";

        private ProcessInstance homeOf(ProcessInstance rescue, Map<String, Object> person) {
            return beside(rescue, "return-home", person);
        }

        @Test
        void isAskedAboutWhereItsCasesAreLinked() {
            var sister = rescuedGirl(8);
            link(sister, rescuedGirl(10), Relation.SIBLING);
            var home = homeOf(sister, CHILD);
            assertRefused(home, "decide-way-home", "“与关联个案里的家人怎样安排”必须选择一项", "wayHomeOutcome=home-to-parents");
            assertRefused(home, "decide-way-home", "“孩子自己怎么说：想和谁在一起”必须填写", "wayHomeOutcome=home-to-parents", KEPT);
            submit(home, "decide-way-home", "wayHomeOutcome=home-to-parents", KEPT, "homeFamilyView=想和弟弟一起");
            assertThat(home).isWaitingAtExactly("approve-return");
        }

        @ParameterizedTest
        @ValueSource(strings = {"apart", "later"})
        void isNotPartedByOnePersonAloneEvenWhereAnAdultGoesHome(String apart) {
            var sister = rescuedWoman();
            link(sister, rescuedGirl(9), Relation.SIBLING);
            var home = homeOf(sister, ADULT);
            String[] alone = {"wayHomeOutcome=home-own", "homeTogether=" + apart};
            assertRefused(home, "decide-way-home", "“为什么分开、怎样联系和见面”必须填写", alone);
            submit(home, "decide-way-home", and(alone, "homeApartReason=先去做工"));
            assertKeptFrom("civil-affairs-" + COUNTY, home, "approve-return");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            assertThat(child(home, "home-preparation")).isNotNull();
        }

        @Test
        void thatStaysTogetherNeedsNoSecondPersonForAnAdultsReturn() {
            var sister = rescuedWoman();
            link(sister, rescuedGirl(9), Relation.SIBLING);
            var home = homeOf(sister, ADULT);
            submit(home, "decide-way-home", "wayHomeOutcome=home-own", KEPT);
            assertThat(child(home, "home-preparation")).isNotNull();
        }

        @Test
        void aChildThatTravelsAlongHasACaseOfItsOwn() {
            var mother = rescuedWoman();
            var home = homeOf(mother, ADULT);
            String[] abroad = {"wayHomeOutcome=other-province", "wish=return"};
            assertRefused(home, "decide-way-home", "请先请公安登记孩子的个案", and(abroad, "childrenAlong=unregistered"));
            assertRefused(home, "decide-way-home", "没有与本案关联的个案", and(abroad, "childrenAlong=registered"));
            link(mother, rescuedGirl(3), Relation.CHILD);
            submit(home, "decide-way-home", and(abroad, "childrenAlong=registered", KEPT));
            submit(home, "approve-return", "approveReturnOutcome=approved");
            assertThat(runtimeService.getVariables(
                            child(home, "province-transfer").getId()))
                    .containsEntry("childrenAlong", "registered")
                    .containsEntry("homeTogether", "together");
        }
    }

    @Nested
    class OtherProvince {

        @Test
        void isAnAdultsFreeWill() {
            assertRefused(
                    home(ADULT), "decide-way-home", "成年人去外省须出于本人自主意愿", "wayHomeOutcome=other-province", "wish=stay");
        }

        @Test
        void takesAChildToCheckedParentsOrItsCivilAffairs() {
            var home = home(CHILD);
            assertRefused(
                    home, "decide-way-home", "不能是“配偶”“子女”", "wayHomeOutcome=other-province", "receiverRelation=spouse");
            assertRefused(home, "decide-way-home", NOT_HOME, "wayHomeOutcome=other-province", "parentsCheck=open");
            submit(home, "decide-way-home", "wayHomeOutcome=other-province", "receiverRelation=agency");
            assertKeptFrom("civil-affairs-" + COUNTY, home, "approve-return");
        }

        @Test
        void thatTakesOverVisitsThere() {
            var home = home(ADULT);
            var transfer = untilHandedOver(home);
            submit(transfer, "confirm-follow-up", "followedOutcome=confirmed");
            assertEnded(home, "left-province");
        }

        @Test
        void thatDoesNotVisitLeavesItToThisOne() {
            var home = home(ADULT);
            var transfer = untilHandedOver(home);
            submit(transfer, "confirm-follow-up", "followedOutcome=unconfirmed");
            assertEnded(home, "at-home");
        }

        @Test
        void thatDeclinesLeadsBackToTheDecision() {
            var home = home(ADULT);
            submit(untilApproved(home), "contact-other-province", "provinceOutcome=declined");
            assertThat(home).isWaitingAtExactly("decide-way-home");
        }

        private ProcessInstance untilHandedOver(ProcessInstance home) {
            var transfer = untilApproved(home);
            submit(transfer, "contact-other-province", "provinceOutcome=accepted");
            submit(transfer, "escort-to-province", "provinceHandOverOutcome=received");
            return transfer;
        }

        private ProcessInstance untilApproved(ProcessInstance home) {
            submit(home, "decide-way-home", "wayHomeOutcome=other-province", "wish=return");
            submit(home, "approve-return", "approveReturnOutcome=approved");
            return child(home, "province-transfer");
        }
    }

    private ProcessInstance home(Map<String, Object> person) {
        return start("return-home", person);
    }

    private ProcessInstance untilApproved(Map<String, Object> person) {
        var home = home(person);
        boolean minor = person.get("minor").equals(true);
        submit(
                home,
                "decide-way-home",
                "wayHomeOutcome=" + (minor ? "home-to-parents" : "home-own"),
                "followUpRegion=" + NEIGHBOUR);
        if (minor) {
            submit(home, "approve-return", "approveReturnOutcome=approved");
        }
        return home;
    }

    private void prepare(ProcessInstance home) {
        var preparation = child(home, "home-preparation");
        submit(preparation, "prepare-community", "communityOutcome=ready");
        submit(preparation, "prepare-family", "prepareFamilyOutcome=ready");
        if (runtimeService.getVariable(home.getId(), "minor").equals(true)) {
            submit(preparation, "find-companion", "companionOutcome=found");
        }
        assertThat(home).isWaitingAtExactly("hand-over-home");
    }
}

package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.consent.Consents;
import org.guitu.consent.engine.ConsentDesk;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing starts that needs a consent which is not there; it is said which, and it starts once somebody has agreed. */
class ConsentBindsTest extends ProcessTest {

    private static final String OFFICE = "civil-affairs-" + COUNTY;

    @Autowired
    private Consents consents;

    @Autowired
    private ConsentDesk desk;

    private ProcessInstance planFor(ProcessInstance rescue) {
        var placement = child(rescue, "placement");
        submit(placement, "decide-placement", "placementOutcome=decided");
        submit(placement, "admit", "admitOutcome=admitted");
        var plan = child(rescue, "assistance-plan");
        nothingToAdd(plan);
        submit(
                plan,
                "assess-needs",
                "assessNeedsOutcome=in-part",
                "riskLevel=low",
                "careLevel=independent",
                "ableToWork=yes");
        return plan;
    }

    private ProcessInstance agreedTo(int years, String... services) {
        var rescue = years < 18 ? rescuedGirl(years) : rescuedWoman();
        consent(rescue, years < 18, services);
        return rescue;
    }

    @Nested
    class APlan {

        @ParameterizedTest
        @CsvSource({"29, employment", "29, schooling", "17, schooling", "12, rehabilitation", "12, legal-aid"})
        void holdsNoServiceThatNobodyAgreedTo(int years, String service) {
            var plan = planFor(agreedTo(years, "counselling"));
            var services = years == 12 ? "[schooling, " + service + "]" : "[" + service + "]";
            assertRefused(
                    plan,
                    "draft-plan",
                    "“变更服务”",
                    "draftPlanOutcome=drafted",
                    "personAgrees=in-part",
                    "planServices=" + services);
        }

        @Test
        void isAgreedToAsAWhole() {
            var rescue = agreedTo(29, "counselling");
            var plan = planFor(rescue);
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "personAgrees=agrees", "planServices=[legal-aid]");
            submit(plan, "approve-plan", "planOutcome=approved");
            assertThat(runningIn(rescue, "legal-aid")).isNotNull();
        }

        @Test
        void holdsWhatTheLawDemandsOfAChild() {
            var rescue = agreedTo(12, "counselling");
            var plan = planFor(rescue);
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[schooling]");
            submit(plan, "approve-plan", "planOutcome=approved");
            assertThat(runningIn(rescue, "schooling")).isNotNull();
        }

        @Test
        void isNotApprovedOnceConsentIsGone() {
            var rescue = agreedTo(29, "legal-aid", "employment");
            var plan = planFor(rescue);
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid, employment]");
            startByForm(
                    OFFICE,
                    "change-consent",
                    "caseNumber=" + caseNumberOf(rescue),
                    "consentState=narrowed",
                    "stillConsented=[legal-aid]",
                    "consentChangeBy=self",
                    "consentChangeTold=[law-goes-on, may-come-back]");
            assertRefused(plan, "approve-plan", "不再同意的服务", "planOutcome=approved");
        }

        @Test
        void startsTheServiceThatIsAgreedToLater() {
            var rescue = agreedTo(29, "legal-aid");
            var plan = planFor(rescue);
            submit(plan, "draft-plan", "draftPlanOutcome=drafted", "planServices=[legal-aid]");
            submit(plan, "approve-plan", "planOutcome=approved");
            var change = startByForm(
                    COLLEAGUE,
                    "change-services",
                    "caseNumber=" + caseNumberOf(rescue),
                    "serviceChange=add",
                    "addedServices=[employment]",
                    "changeAgrees=agrees");
            submit(change, "approve-service-change", "approveChangeOutcome=approved");
            assertThat(runningIn(rescue, "employment")).isNotNull();
            assertThat(consents.find(new CaseNumber(caseNumberOf(rescue)))
                            .orElseThrow()
                            .services())
                    .containsExactly("legal-aid", "employment");
        }
    }

    @Nested
    class AService {

        private ProcessInstance services(Map<String, Object> person, List<String> agreed) {
            return start(
                    "services",
                    with(
                            person,
                            "ableToWork",
                            "yes",
                            "consentedServices",
                            agreed == null ? null : new ArrayList<>(agreed),
                            "planServices",
                            new ArrayList<>(List.of("employment", "medical"))));
        }

        @Test
        void startsOnlyWhereItWasAgreedTo() {
            assertEnded(services(womanOf(30), null), "services-ended");
            assertThat(services(womanOf(30), List.of("employment"))).isWaitingAtExactly("employment");
            assertThat(services(girlOf(17), List.of())).isWaitingAtExactly("medical");
        }

        /** Whatever calls it: the model may have forgotten to ask. */
        @Test
        void isRefusedWhateverCallsIt() {
            assertThatThrownBy(() -> start("further-service", with(womanOf(30), "service", "rehabilitation")))
                    .hasMessageContaining("康复")
                    .hasMessageContaining("缺少");
            assertThat(start(
                            "further-service",
                            with(
                                    womanOf(30),
                                    "service",
                                    "rehabilitation",
                                    "consentedServices",
                                    new ArrayList<>(List.of("rehabilitation")))))
                    .isNotEnded();
        }

        @Test
        void doesNotStartAfterAllWasWithdrawn() {
            assertThatThrownBy(() -> start(
                            "further-service",
                            with(
                                    womanOf(30),
                                    "service",
                                    "rehabilitation",
                                    "consentState",
                                    "withdrawn",
                                    "consentedServices",
                                    new ArrayList<>(List.of("rehabilitation")))))
                    .hasMessageContaining("缺少");
        }
    }

    @Nested
    class TheSearchForRelatives {

        @ParameterizedTest
        @ValueSource(strings = {"no", "later"})
        void beginsWithTheQuestionWhereAnAdultDidNotAgree(String tracing) {
            var relatives = start("relatives", with(womanOf(30), "consentTracing", tracing));
            assertThat(relatives).isWaitingAtExactly("confirm-refusal");
            submit(relatives, "confirm-refusal", "refusalOutcome=search-on", "nextCompareOn=" + inDays(0));
            assertEnded(relatives, "search-on");
            var again = beside(relatives, "relatives", womanOf(30));
            assertThat(again).isWaitingAtExactly("locate-relatives");
        }

        @Test
        void isSaidToWaitForConsentOnTheCasesPage() {
            var relatives = start("relatives", with(womanOf(30), "consentTracing", "later"));
            assertThat(desk.missing(new CaseNumber(caseNumberOf(relatives))))
                    .singleElement()
                    .asString()
                    .contains("对查找亲属的同意", "征求查找亲属的同意");
        }

        @Test
        void ofAChildWaitsForNobodysConsent() {
            assertThat(start("relatives", with(girlOf(8), "consentTracing", "no")))
                    .isWaitingAtExactly("locate-relatives");
        }
    }

    @Nested
    class AnInterview {

        private ProcessInstance of(String cooperation) {
            var rescue = rescuedWoman();
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            submit(
                    reception,
                    "obtain-consent",
                    "consentOutcome=given",
                    "consentBy=self",
                    "toldTopics=[free, not-tied]",
                    "consentedServices=[legal-aid]",
                    "policeCooperation=" + cooperation);
            doctorFinds(rescue, "fitForInterview=fit");
            return child(rescue, "interview");
        }

        @Test
        void ofWhoeverDoesNotWantToTalkNeedsAGround() {
            var interview = of("no");
            assertRefused(interview, "prepare-interview", "仍然询问的依据", "prepareOutcome=ready", "interviewGround=null");
            submit(interview, "prepare-interview", "prepareOutcome=ready", "interviewGround=agrees-now");
            assertThat(interview).hasPassed("prepare-interview");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "undecided"})
        void isPreparedWithEverybodyElse(String cooperation) {
            var interview = of(cooperation);
            submit(interview, "prepare-interview", "prepareOutcome=ready");
            assertThat(interview).hasPassed("prepare-interview");
        }
    }

    @Nested
    class AskingAnotherDepartment {

        private ProcessInstance ask(String number, String... more) {
            String[] request = {
                "caseNumber=" + number,
                "assistanceKind=information",
                "askedDepartment=health",
                "askedRegion=" + COUNTY,
                "sharingBasis=consent",
                "withheldHeeded=none",
                "assistanceBy=" + inDays(5)
            };
            return startByForm(OFFICE, "assistance-request", and(request, more));
        }

        private String shared(String with, String... more) {
            var rescue = rescuedWoman();
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            String[] given = {
                "consentOutcome=given",
                "consentBy=self",
                "toldTopics=[free, not-tied]",
                "consentedServices=[legal-aid]",
                "consentShareWith=" + with
            };
            submit(reception, "obtain-consent", and(given, more));
            return caseNumberOf(rescue);
        }

        @Test
        void restsOnConsentOnlyWhereThePersonGaveIt() {
            assertThat(ask(shared("[health]"))).isNotEnded();
            var number = shared("[school]");
            assertThatThrownBy(() -> ask(number)).hasMessageContaining("没有同意向这个部门");
            assertThatThrownBy(() -> ask(shared("[health]"), "askedRegion=" + NEIGHBOUR))
                    .hasMessageContaining("没有同意向这个部门");
            assertThat(ask(number, "sharingBasis=duty", "sharingGround=minors")).isNotEnded();
        }

        @Test
        void namesTheLawWhereItIsADuty() {
            var number = shared("[school]");
            assertThatThrownBy(() -> ask(number, "sharingBasis=duty", "sharingGround=null"))
                    .hasMessageContaining("哪一条法律");
        }

        @Test
        void looksAtWhatThePersonKeepsFromOthers() {
            var number = shared("[health]", "withheldInfo=示例：不告诉医院。");
            assertThatThrownBy(() -> ask(number)).hasMessageContaining("要求过对某些人保密");
            assertThat(ask(number, "withheldHeeded=left-out")).isNotEnded();
            assertThatThrownBy(() -> ask(number, "withheldHeeded=by-law")).hasMessageContaining("只能依法提供");
        }
    }
}

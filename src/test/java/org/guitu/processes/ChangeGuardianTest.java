package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is responsible for the person changes: asked for with proof, approved by another, and everything that hangs on it follows. */
class ChangeGuardianTest extends LifeEventTest {

    private static final String PROCESS = "change-guardian";
    private static final String[] BY_GRANDPARENT = {
        "newGuardianOutcome=relative", "newGuardianRelation=grandparent", "newGuardianName=示例祖母"
    };

    private ProcessInstance request(ProcessInstance rescue, String reason, String... more) {
        String[] answers = {
            "caseNumber=" + caseNumberOf(rescue),
            "guardianChangeReason=" + reason,
            "guardianChangeProof=[judgment]",
            "newGuardianOutcome=temporary"
        };
        return startByForm(OFFICE, PROCESS, and(answers, more));
    }

    private void approve(ProcessInstance change) {
        submit(change, "approve-guardian-change", "approveGuardianOutcome=approved");
    }

    private Map<String, Object> known(ProcessInstance rescue, String... fields) {
        return dossier.latest(new CaseNumber(caseNumberOf(rescue)), List.of(fields));
    }

    private void heedAll(ProcessInstance rescue) {
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(rescue.getBusinessKey())
                .taskDefinitionKey("heed-guardian-change")
                .list()
                .forEach(task -> submitAs(workerOf(task), task, "guardianHeeded=[former-told-nothing]"));
    }

    @Nested
    class Asking {

        @ParameterizedTest
        @CsvSource({
            "grown-up, none, 本人未成年",
            "unfit, none, 监护不能中断",
            "cleared, temporary, 由亲属监护",
            "more-guardians, long-term, 由亲属监护"
        })
        void namesAReasonThatFits(String reason, String outcome, String refusal) {
            var rescue = consented(CHILD);
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    refusal,
                    "guardianChangeReason=" + reason,
                    "newGuardianOutcome=" + outcome);
        }

        @Test
        void afterARulingHasTheRuling() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(consented(CHILD)),
                    "须有生效判决",
                    "guardianChangeReason=court-revoked",
                    "guardianChangeProof=[visit-record]",
                    "newGuardianOutcome=temporary");
        }

        @Test
        void afterARulingToComeIsTooEarly() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(consented(CHILD)),
                    "不能晚于今天",
                    "guardianChangeReason=court-revoked",
                    "guardianChangeProof=[judgment]",
                    "revokedOn=" + inDays(1),
                    "newGuardianOutcome=temporary");
        }

        @ParameterizedTest
        @CsvSource({
            "newGuardianBuyerLink=yes, 一律不得监护",
            "newGuardianBuyerLink=open, 一律不得监护",
            "newGuardianCheck=involved, 不得担任监护人",
            "newGuardianRelation=spouse, 不能是配偶"
        })
        void neverNamesWhoMustNotBe(String answer, String refusal) {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(consented(CHILD)),
                    refusal,
                    and(BY_GRANDPARENT, "guardianChangeReason=died", answer));
        }

        @Test
        void neverNamesASecondOneOfTheBuyersHousehold() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(consented(CHILD)),
                    "一律不得监护",
                    and(
                            BY_GRANDPARENT,
                            "guardianChangeReason=died",
                            "newGuardianCount=two",
                            "newSecondGuardianBuyerLink=yes"));
        }

        @Test
        void isOnceAtATime() {
            var rescue = consented(CHILD);
            request(rescue, "unfit");
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "已有一项监护变更",
                    "guardianChangeReason=died",
                    "newGuardianOutcome=temporary");
        }

        @Test
        void waitsForReceptionWhereTheFirstGuardianIsNamed() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(start("rescue-case", CHILD)),
                    "落实监护",
                    "guardianChangeReason=died",
                    "newGuardianOutcome=temporary");
        }
    }

    @Nested
    class Approval {

        @Test
        void isAnothers() {
            var change = request(consented(CHILD), "unfit");
            assertWaitsIn(change, "approve-guardian-change", OFFICE, "supervisor-" + COUNTY);
            assertKeptFrom(OFFICE, change, "approve-guardian-change");
        }

        @Test
        void refusedLeavesEverythingAsItWas() {
            var rescue = consented(CHILD);
            var change = request(rescue, "unfit", BY_GRANDPARENT);
            submit(change, "approve-guardian-change", "approveGuardianOutcome=refused");
            assertEnded(change, "change-refused");
            assertThat(known(rescue, "guardianName")).isEmpty();
        }

        @Test
        void makesTheNewGuardianCount() {
            var rescue = consented(CHILD);
            var change = request(rescue, "cleared", BY_GRANDPARENT);
            approve(change);
            assertThat(known(rescue, "guardianName", "guardianRelation", "secondGuardianName"))
                    .containsEntry("guardianName", "示例祖母")
                    .containsEntry("guardianRelation", "grandparent")
                    .containsEntry("secondGuardianName", "（无）");
        }

        @Test
        void makesSeveralGuardiansCount() {
            var rescue = consented(CHILD);
            var change = request(
                    rescue,
                    "more-guardians",
                    and(
                            BY_GRANDPARENT,
                            "newGuardianCount=three",
                            "newSecondGuardianName=示例祖父",
                            "newThirdGuardianName=示例姑母"));
            approve(change);
            assertThat(known(rescue, "secondGuardianName", "thirdGuardianName"))
                    .containsEntry("secondGuardianName", "示例祖父")
                    .containsEntry("thirdGuardianName", "示例姑母");
        }

        @Test
        void ofAnAgencyReplacesTheName() {
            var rescue = consented(CHILD);
            approve(request(rescue, "cleared", BY_GRANDPARENT));
            finish(rescue);
            approve(request(rescue, "died"));
            assertThat(known(rescue, "guardianName", "guardianPhone"))
                    .containsEntry("guardianName", "（民政部门监护）")
                    .containsEntry("guardianPhone", "（无）");
        }
    }

    private void finish(ProcessInstance rescue) {
        inCase(rescue, "ask-new-decider", "consentAnewOutcome=not-reached", "consentAnewReason=missing");
        heedAll(rescue);
    }

    @Nested
    class Afterwards {

        @Test
        void whatTheFormerGuardianAgreedToIsAskedAnewAndTheOfficesAreTold() {
            var rescue = planned(CHILD, "schooling", "rehabilitation");
            var change = request(rescue, "cleared", BY_GRANDPARENT);
            approve(change);
            assertThat(openTasks(rescue)).contains("ask-new-decider", "heed-guardian-change");
            var anew = child(change, "consent-anew");
            assertThat(runtimeService.getVariable(anew.getId(), "consentedServices"))
                    .isEqualTo(List.of("legal-aid", "schooling", "rehabilitation"));
            submit(
                    anew,
                    "ask-new-decider",
                    "consentAnewOutcome=narrowed",
                    "anewTold=[agreed-before, free]",
                    "anewBy=guardian",
                    "anewServices=[schooling]");
            taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(rescue.getBusinessKey())
                    .taskDefinitionKey("heed-consent-change")
                    .list()
                    .forEach(task -> submitAs(workerOf(task), task, "heedOutcome=stopped"));
            assertEnded(anew, "narrowed");
            assertThat(runtimeService.getVariable(rescue.getId(), "consentedServices"))
                    .isEqualTo(List.of("schooling"));
            assertThat(change).isNotEnded();
            heedAll(rescue);
            assertEnded(change, "guardian-changed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"unfit", "took-part", "died", "unreachable", "leaves", "court-revoked"})
        void whoLivedWithAGuardianWhoHadToGoIsLookedAfter(String reason) {
            var rescue = consented(CHILD);
            var change = request(rescue, reason);
            approve(change);
            assertThat(child(change, "placement-recheck")).isNotNull();
        }

        @Test
        void nobodyIsMovedBecauseKinWereCleared() {
            var rescue = consented(CHILD);
            var change = request(rescue, "cleared", BY_GRANDPARENT);
            approve(change);
            assertThat(child(change, "placement-recheck")).isNull();
        }

        @Test
        void whoHasGrownUpDecidesAlone() {
            var rescue = consented(ADULT);
            var change = request(rescue, "grown-up", "newGuardianOutcome=none");
            approve(change);
            assertThat(known(rescue, "guardianName")).containsEntry("guardianName", "（不再需要，由本人决定）");
            var anew = child(change, "consent-anew");
            assertRefused(
                    anew,
                    "ask-new-decider",
                    "没有父母或亲属担任监护人",
                    "consentAnewOutcome=withdrawn",
                    "anewTold=[agreed-before, free]",
                    "anewBy=guardian");
            submit(
                    anew,
                    "ask-new-decider",
                    "consentAnewOutcome=confirmed",
                    "anewTold=[agreed-before, free]",
                    "anewBy=self",
                    "anewServices=" + ALL_OF_AN_ADULT);
            heedAll(rescue);
            assertEnded(change, "guardian-changed");
        }
    }
}

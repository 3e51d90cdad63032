package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.person.LivePerson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An adult who cannot decide gets a guardian by law, and help does not wait for that. */
class AdultGuardianshipTest extends LifeEventTest {

    @Autowired
    private LivePerson persons;

    private ProcessInstance begun() {
        return start("adult-guardianship", with(ADULT, "consentedServices", List.of("medical")));
    }

    private ProcessInstance unable() {
        var begun = begun();
        submit(begun, "assess-capacity", "capacityOutcome=unable");
        return begun;
    }

    private ProcessInstance proposed() {
        var begun = unable();
        submit(
                begun,
                "find-adult-guardian",
                "findGuardianOutcome=found",
                "newGuardianRelation=sibling",
                "newGuardianName=示例姐姐",
                "earlierInOrder=took-part");
        return begun;
    }

    private Object guardianOf(ProcessInstance begun) {
        return dossier.latest(new CaseNumber(caseNumberOf(begun)), List.of("guardianName"))
                .get("guardianName");
    }

    private void askAnew(ProcessInstance begun, String by) {
        submit(
                child(begun, "consent-anew"),
                "ask-new-decider",
                "consentAnewOutcome=confirmed",
                "anewTold=[agreed-before, free]",
                "anewBy=" + by,
                "anewServices=[medical]");
        taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(begun))
                .taskDefinitionKey("heed-guardian-change")
                .list()
                .forEach(task -> submitAs(workerOf(task), task, "guardianHeeded=[nothing-held]"));
    }

    @Nested
    class Capacity {

        @Test
        void isAssessedByHealth() {
            assertWaitsFor(begun(), "assess-capacity", "health");
        }

        @Test
        void mayBeThereAfterAll() {
            var begun = begun();
            submit(begun, "assess-capacity", "capacityOutcome=able");
            askAnew(begun, "self");
            assertEnded(begun, "capable");
        }

        @Test
        void isAssessedAgainOnTheDayFixed() {
            var begun = begun();
            submit(begun, "assess-capacity", "capacityOutcome=later", "assessCapacityUntil=" + inDays(10));
            assertThat(begun).isWaitingAtExactly("wait-to-assess-capacity");
            passTimer(begun);
            assertThat(begun).isWaitingAtExactly("assess-capacity");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limited", "unable"})
        void isNotDeniedByLookingOn(String outcome) {
            assertRefused(
                    begun(), "assess-capacity", "只凭临床观察", "capacityOutcome=" + outcome, "capacityMethod=clinical");
        }
    }

    @Nested
    class Guardian {

        @Test
        void isLookedForByCivilAffairs() {
            assertWaitsFor(unable(), "find-adult-guardian", "civil-affairs");
        }

        @ParameterizedTest
        @CsvSource({
            "newGuardianBuyerLink=yes, 一律不得监护",
            "newGuardianCheck=open, 不得担任监护人",
            "newGuardianRelation=other-person, 排在配偶"
        })
        void isNeverWhoMustNotBe(String answer, String refusal) {
            assertRefused(
                    unable(),
                    "find-adult-guardian",
                    refusal,
                    "findGuardianOutcome=found",
                    "newGuardianRelation=spouse",
                    "earlierInOrder=none-before",
                    answer);
        }

        @Test
        void isLookedForAgainOnTheDayFixed() {
            var begun = unable();
            submit(begun, "find-adult-guardian", "findGuardianOutcome=later", "findGuardianUntil=" + inDays(10));
            assertThat(begun).isWaitingAtExactly("wait-to-find-guardian");
            passTimer(begun);
            assertThat(begun).isWaitingAtExactly("find-adult-guardian");
        }

        @Test
        void isConfirmedByTheCourt() {
            var begun = proposed();
            assertWaitsFor(begun, "declare-capacity", "court");
            submit(begun, "declare-capacity", "declareCapacityOutcome=declared-limited", "courtGuardian=as-proposed");
            assertThat(guardianOf(begun)).isEqualTo("示例姐姐");
            askAnew(begun, "guardian");
            assertEnded(begun, "guardian-settled");
        }

        @Test
        void isTheAgencyWhereThereIsNobody() {
            var begun = unable();
            submit(begun, "find-adult-guardian", "findGuardianOutcome=nobody");
            assertRefused(
                    begun,
                    "declare-capacity",
                    "没有提出人选",
                    "declareCapacityOutcome=declared-none",
                    "courtGuardian=as-proposed");
            submit(begun, "declare-capacity", "declareCapacityOutcome=declared-none", "courtGuardian=civil-affairs");
            assertThat(guardianOf(begun)).isEqualTo("（民政部门监护）");
            askAnew(begun, "agency");
            assertEnded(begun, "guardian-settled");
        }

        @Test
        void isNobodyWhereTheCourtFindsThatThePersonCanDecide() {
            var begun = proposed();
            submit(begun, "declare-capacity", "declareCapacityOutcome=rejected");
            askAnew(begun, "self");
            assertEnded(begun, "capable");
        }

        @Test
        void isAnotherWhereTheCourtWantsAnother() {
            var begun = proposed();
            submit(begun, "declare-capacity", "declareCapacityOutcome=find-again");
            assertThat(begun).isWaitingAtExactly("find-adult-guardian");
        }

        @Test
        void waitsForTheRuling() {
            var begun = proposed();
            submit(begun, "declare-capacity", "declareCapacityOutcome=later", "declareCapacityUntil=" + inDays(20));
            assertThat(begun).isWaitingAtExactly("wait-to-declare-capacity");
            passTimer(begun);
            assertThat(begun).isWaitingAtExactly("declare-capacity");
        }
    }

    @Nested
    class InTheCase {

        @Test
        void helpBeginsWhileTheGuardianIsLookedFor() {
            var rescue = start("rescue-case", with(womanOf(29), "identityState", "unknown"));
            var reception = child(rescue, "reception");
            submit(reception, "receive-person", "receiveOutcome=received");
            submit(reception, "meet-urgent-needs", "urgentOutcome=met");
            submit(reception, "obtain-consent", "consentOutcome=cannot-decide");
            submit(
                    reception,
                    "protect-adult",
                    "protectAdultOutcome=protected",
                    "consentedServices=[medical, rehabilitation]");
            assertEnded(reception, "consented");
            assertThat(running(caseNumberOf(rescue)))
                    .contains("adult-guardianship", "identification", "medical-care", "placement");
            assertThat(runtimeService.getVariable(rescue.getId(), "consentedServices"))
                    .isEqualTo(List.of("medical", "rehabilitation"));
            assertThat(guardianOf(rescue)).isEqualTo("（民政部门临时监护）");
            assertThat(persons.of(caseNumberOf(rescue))).containsEntry("decider", "agency");
            assertThat(startByForm(
                            OFFICE,
                            "change-consent",
                            "caseNumber=" + caseNumberOf(rescue),
                            "consentState=narrowed",
                            "stillConsented=[medical]",
                            "consentChangeBy=agency",
                            "consentChangeTold=[law-goes-on, may-come-back]"))
                    .isNotNull();
            var guardianship = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumberOf(rescue))
                    .processDefinitionKey("adult-guardianship")
                    .singleResult();
            submit(guardianship, "assess-capacity", "capacityOutcome=able");
            assertThat(persons.of(caseNumberOf(rescue))).containsEntry("decider", "self");
            submit(
                    child(guardianship, "consent-anew"),
                    "ask-new-decider",
                    "consentAnewOutcome=withdrawn",
                    "anewTold=[agreed-before, free]",
                    "anewBy=self");
            assertThat(runtimeService.getVariable(rescue.getId(), "consentedServices"))
                    .isEqualTo(List.of());
            var heeded = Map.of(
                    "heed-consent-change", "heedOutcome=stopped",
                    "heed-guardian-change", "guardianHeeded=[former-told-nothing]");
            for (String notice : List.of("heed-consent-change", "heed-guardian-change")) {
                taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .taskDefinitionKey(notice)
                        .list()
                        .forEach(task -> submitAs(workerOf(task), task, heeded.get(notice)));
            }
            assertEnded(guardianship, "capable");
            assertThat(rescue).hasPassed("guardianship-settled");
        }

        @Test
        void itBeginsLaterForWhoeverCannotDecideAnyMore() {
            var rescue = consented(ADULT);
            var begun = startByForm(OFFICE, "adult-guardianship", "caseNumber=" + caseNumberOf(rescue));
            assertThat(begun).isWaitingAtExactly("assess-capacity");
            assertThat(runtimeService.getVariable(begun.getId(), "consentedServices"))
                    .isEqualTo(ALL_OF_AN_ADULT);
            assertRefusedToStart(OFFICE, "adult-guardianship", caseNumberOf(rescue), "不必再提");
            assertRefusedToStart(OFFICE, "adult-guardianship", caseNumberOf(consented(CHILD)), "变更监护人");
        }
    }
}

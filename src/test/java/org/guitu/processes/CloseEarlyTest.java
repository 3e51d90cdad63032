package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journey ends before its time, with all that runs in it, when a second person agrees. */
class CloseEarlyTest extends LifeEventTest {

    private static final String PROCESS = "close-early";

    @Autowired
    private JdbcClient database;

    private ProcessInstance request(ProcessInstance rescue, String reason, String proof) {
        return startByForm(
                OFFICE,
                PROCESS,
                "caseNumber=" + caseNumberOf(rescue),
                "closeEarlyReason=" + reason,
                "closeEarlyProof=" + List.of(proof));
    }

    private ProcessInstance request(ProcessInstance rescue) {
        return request(rescue, "left-province", "receiving-letter");
    }

    private void approve(ProcessInstance request) {
        submit(request, "approve-early-closure", "approveEarlyClosureOutcome=approved");
    }

    private long clocks(ProcessInstance rescue) {
        return database.sql("select count(*) from guitu.task_clock where case_number = :case")
                .param("case", caseNumberOf(rescue))
                .query(Long.class)
                .single();
    }

    private boolean isClosed(ProcessInstance rescue) {
        return database.sql("select closed_at is not null from guitu.case_file where case_number = :case")
                .param("case", caseNumberOf(rescue))
                .query(Boolean.class)
                .single();
    }

    @Nested
    class Approved {

        @Test
        void endsTheJourneyWithItsServicesTheirTasksAndTheirClocks() {
            var rescue = planned(GIRL, "legal-aid", "schooling", "employment");
            var number = caseNumberOf(rescue);
            assertThat(running(number)).contains("services", "schooling", "legal-aid", "medical-care");
            assertThat(clocks(rescue)).isGreaterThan(3);
            var request = request(rescue, "died", "death-certificate");
            assertThat(running(number)).contains("services", "schooling", "legal-aid", "medical-care");
            approve(request);
            assertEnded(request, "closed-early");
            assertEnded(rescue, "closed-early");
            assertThat(running(number)).isEmpty();
            assertThat(openTasks(rescue)).isEmpty();
            assertThat(clocks(rescue)).isZero();
            assertThat(historic(rescue, "closeEarlyReason")).isEqualTo("died");
        }

        @Test
        void endsAJourneyThatHasJustBegun() {
            var rescue = start("rescue-case", ADULT);
            approve(request(rescue, "not-a-victim", "police-report"));
            assertEnded(rescue, "closed-early");
        }

        @Test
        void endsAJourneyWhoseClosureWasProposedAlready() {
            var rescue = start("rescue-case", ADULT);
            inCase(rescue, "receive-person", "receiveOutcome=left-before");
            approve(request(rescue));
            assertEnded(rescue, "closed-early");
        }

        @Test
        void endsServicesThatWereAdded() {
            var rescue = planned(ADULT, "legal-aid");
            var change = startByForm(
                    OFFICE,
                    "change-services",
                    "caseNumber=" + caseNumberOf(rescue),
                    "serviceChange=add",
                    "addedServices=[rehabilitation]",
                    "changeAgrees=agrees");
            submit(change, "approve-service-change", "approveChangeOutcome=approved");
            approve(request(rescue));
            assertThat(running(caseNumberOf(rescue))).isEmpty();
        }

        @Test
        void closesTheFileOfTheCase() {
            var rescue = rescuedWoman();
            assertThat(isClosed(rescue)).isFalse();
            approve(request(rescue));
            assertThat(isClosed(rescue)).isTrue();
        }

        @Test
        void leavesWhatOthersStillNeedOfTheCase() {
            var rescue = planned(ADULT, "legal-aid");
            startByForm(OFFICE, "legal-hold", "caseNumber=" + caseNumberOf(rescue), "holdReviewOn=" + inDays(90));
            approve(request(rescue));
            assertThat(running(caseNumberOf(rescue))).containsExactly("legal-hold");
        }
    }

    @Nested
    class TheSecondPerson {

        @Test
        void isNotWhoAskedForIt() {
            var request = request(planned(ADULT, "legal-aid"));
            assertWaitsIn(request, "approve-early-closure", "civil-affairs-" + COUNTY, "supervisor-" + COUNTY);
            assertKeptFrom(OFFICE, request, "approve-early-closure");
        }

        @Test
        void mayRefuseAndTheJourneyGoesOn() {
            var rescue = planned(ADULT, "legal-aid");
            var before = running(caseNumberOf(rescue));
            var request = request(rescue);
            submit(request, "approve-early-closure", "approveEarlyClosureOutcome=refused");
            assertEnded(request, "early-closure-refused");
            assertThat(running(caseNumberOf(rescue))).isEqualTo(before);
        }

        @Test
        void maySendItBackAndIsNotWhoSuppliedWhatWasMissing() {
            var request = request(planned(ADULT, "legal-aid"));
            submit(request, "approve-early-closure", "approveEarlyClosureOutcome=returned");
            assertWaitsFor(request, "supplement-early-closure", "civil-affairs");
            submitAs(
                    COLLEAGUE,
                    task(request, "supplement-early-closure"),
                    "supplementClosureOutcome=again",
                    "closeEarlyProof=[receiving-letter, own-statement]");
            assertKeptFrom(COLLEAGUE, request, "approve-early-closure");
            approve(request);
            assertEnded(request, "closed-early");
        }

        @Test
        void getsNothingWithoutProof() {
            var request = request(planned(ADULT, "legal-aid"));
            submit(request, "approve-early-closure", "approveEarlyClosureOutcome=returned");
            assertRefused(
                    request,
                    "supplement-early-closure",
                    "没有依据材料的不能提前结案",
                    "supplementClosureOutcome=again",
                    "closeEarlyProof=[none]");
            submit(
                    request,
                    "supplement-early-closure",
                    "supplementClosureOutcome=withdrawn",
                    "withdrawReason=no-proof");
            assertEnded(request, "early-closure-withdrawn");
        }

        @Test
        void learnsThatTheJourneyHasEndedMeanwhile() {
            var rescue = start("rescue-case", ADULT);
            inCase(rescue, "receive-person", "receiveOutcome=left-before");
            var request = request(rescue);
            inCase(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
            inCase(rescue, "approve-closure", "approveClosureOutcome=approved");
            assertEnded(rescue, "closed");
            assertRefused(request, "approve-early-closure", "没有在办的救助", "approveEarlyClosureOutcome=approved");
            submit(request, "approve-early-closure", "approveEarlyClosureOutcome=refused");
            assertEnded(request, "early-closure-refused");
        }
    }

    @Nested
    class TheRequest {

        @Test
        void isNotMadeTwice() {
            var rescue = planned(ADULT, "legal-aid");
            request(rescue);
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(rescue),
                    "已有一项提前结案等待审批",
                    "closeEarlyReason=left-province",
                    "closeEarlyProof=[receiving-letter]");
        }

        @Test
        void isNotMadeAfterClosure() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    closedCase(),
                    "已经结案",
                    "closeEarlyReason=left-province",
                    "closeEarlyProof=[receiving-letter]");
        }

        @Test
        void doesNotEndTheProtectionOfAChildThatDeclines() {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(CHILD, "schooling")),
                    "未成年人不能因谢绝而结案",
                    "closeEarlyReason=declined-all",
                    "closeEarlyProof=[own-statement]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"died", "cannot-be-found", "left-province"})
        void needsItsProof(String reason) {
            assertRefusedToStart(
                    OFFICE,
                    PROCESS,
                    caseNumberOf(planned(ADULT, "legal-aid")),
                    reason.equals("cannot-be-found") ? "公安机关的书面结论" : "以后再提出",
                    "closeEarlyReason=" + reason,
                    "closeEarlyProof=" + List.of(reason.equals("left-province") ? "none" : "own-statement"));
        }

        @Test
        void isAlsoMadeByPoliceAndByNobodyElse() {
            var number = caseNumberOf(planned(ADULT, "legal-aid"));
            String[] answers = {"closeEarlyReason=not-a-victim", "closeEarlyProof=[police-report]"};
            for (String outsider : List.of("education-" + COUNTY, "supervisor-" + COUNTY, "police-" + NEIGHBOUR)) {
                assertRefusedToStart(outsider, PROCESS, number, "", answers);
            }
            var request = startByForm(
                    "police-" + COUNTY,
                    PROCESS,
                    "caseNumber=" + number,
                    "closeEarlyReason=not-a-victim",
                    "closeEarlyProof=[police-report]");
            assertThat(request).isWaitingAtExactly("approve-early-closure");
        }
    }
}

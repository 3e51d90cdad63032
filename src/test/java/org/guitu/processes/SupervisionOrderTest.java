package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The city has work of its county done: by order, answer and verification, until it is. */
class SupervisionOrderTest extends ProcessTest {

    private static final String CITY = "350400";
    private static final String PROVINCE_SUPERVISOR = "supervisor-350000";

    /** As the escalation of an overdue task starts it. */
    private ProcessInstance escalated() {
        return start("supervision-order", escalatedFacts());
    }

    private static Map<String, Object> escalatedFacts() {
        return with(
                girlOf(9),
                "urgencyLevel",
                "normal",
                "region",
                CITY,
                "orderedRegion",
                COUNTY,
                "orderedDepartment",
                "civil-affairs",
                "orderGround",
                "overdue",
                "overdueTaskName",
                "接收受助人",
                "overdueDays",
                3L,
                "orderedByHand",
                false,
                "overdueTaskDone",
                false,
                "caseListed",
                false);
    }

    private ProcessInstance issued() {
        var order = escalated();
        submit(order, "issue-order", "issueOutcome=issued");
        return order;
    }

    private ProcessInstance answeredWith(ProcessInstance order, String outcome) {
        submit(child(order, "order-answer"), "answer-order", "answerOrderOutcome=" + outcome);
        return order;
    }

    private ProcessInstance listed() {
        var order = answeredWith(issued(), "in-part");
        submit(order, "verify-correction", "verifyOutcome=listed");
        submit(order, "list-case");
        return order;
    }

    /** By hand, in a case of the county. */
    private ProcessInstance byHand(String account, String... answers) {
        String[] given = {
            "caseNumber=" + dossier.open(COUNTY, Instant.now()),
            "region=" + CITY,
            "orderedRegion=" + COUNTY,
            "orderedDepartment=civil-affairs",
            "orderGround=serious-case"
        };
        return startByForm(account, "supervision-order", and(given, answers));
    }

    @Test
    void whatIsEscalatedIsOrderedByTheTierAboveAndAnsweredBelow() {
        var order = escalated();
        assertThat(order).isWaitingAtExactly("issue-order");
        assertWaitsIn(order, "issue-order", "joint-conference-" + CITY, "supervisor-" + CITY);
        assertKeptFrom("supervisor-" + COUNTY, task(order, "issue-order"));
        submit(order, "issue-order", "issueOutcome=issued", "correctBy=" + inDays(5));

        var answer = child(order, "order-answer");
        assertWaitsIn(answer, "answer-order", "joint-conference-" + COUNTY, "supervisor-" + COUNTY);
        assertThat(runtimeService.getVariable(answer.getId(), "correctBy")).isEqualTo(inDays(5));
        answeredWith(order, "corrected");

        assertWaitsIn(order, "verify-correction", "joint-conference-" + CITY, "supervisor-" + CITY);
        submit(order, "verify-correction", "verifyOutcome=lifted");
        assertEnded(order, "lifted");
    }

    @Test
    void thereMayBeNothingToOrder() {
        var order = escalated();
        submit(order, "issue-order", "issueOutcome=not-needed", "issueReason=justified");
        assertEnded(order, "not-ordered");
    }

    @Test
    void whatIsDoneBeforeTheOrderMeetsIt() {
        var order = escalated();
        runtimeService.setVariable(order.getId(), "overdueTaskDone", true);
        assertEnded(order, "met");
    }

    @Test
    void whatIsDoneAfterTheOrderIsVerifiedWithoutAnAnswer() {
        var order = issued();
        var answer = child(order, "order-answer");
        runtimeService.setVariable(order.getId(), "overdueTaskDone", true);
        assertThat(answer).isEnded();
        assertThat(order).isWaitingAtExactly("verify-correction");
        submit(order, "verify-correction", "verifyOutcome=lifted");
        assertEnded(order, "lifted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrected", "in-part", "extend", "dispute"})
    void everyAnswerIsVerified(String answer) {
        assertThat(answeredWith(issued(), answer)).isWaitingAtExactly("verify-correction");
    }

    @Test
    void whatIsNotEnoughIsCorrectedAgain() {
        var order = answeredWith(issued(), "extend");
        submit(order, "verify-correction", "verifyOutcome=again", "correctBy=" + inDays(9));
        var again = child(order, "order-answer");
        assertThat(runtimeService.getVariable(again.getId(), "correctBy")).isEqualTo(inDays(9));
        answeredWith(order, "corrected");
        submit(order, "verify-correction", "verifyOutcome=lifted");
        assertEnded(order, "lifted");
    }

    @Test
    void aListedCaseIsTakenOffTheListBySomebodyElse() {
        var order = listed();
        assertThat(runtimeService.getVariable(child(order, "order-answer").getId(), "caseListed"))
                .isEqualTo(true);
        answeredWith(order, "corrected");
        submit(order, "verify-correction", "verifyOutcome=lifted");
        assertThat(order).isWaitingAtExactly("remove-from-list");
        assertThatThrownBy(() -> claimAs("supervisor-" + CITY, task(order, "remove-from-list")))
                .hasMessageContaining("须由另一人办理");
        submitAs(PROVINCE_SUPERVISOR, task(order, "remove-from-list"), "removeOutcome=removed");
        assertEnded(order, "delisted");
    }

    @Test
    void aCaseStaysListedUntilEnoughIsDone() {
        var order = answeredWith(listed(), "in-part");
        submit(order, "verify-correction", "verifyOutcome=lifted");
        submitAs(PROVINCE_SUPERVISOR, task(order, "remove-from-list"), "removeOutcome=kept");
        assertThat(order).isWaitingAtExactly("list-case");
        submit(order, "list-case", "listReason=kept");
        answeredWith(order, "corrected");
        submit(order, "verify-correction", "verifyOutcome=again");
        assertThat(order).isWaitingAtExactly("answer");
    }

    @Test
    void aCaseIsListedOnce() {
        var order = answeredWith(listed(), "in-part");
        assertRefused(order, "verify-correction", "已经挂牌", "verifyOutcome=listed");
    }

    @Test
    void aSupervisorOrdersByHandAndTheTierBelowIsToldAtOnce() {
        var order = byHand("supervisor-" + CITY);
        assertThat(order).isWaitingAtExactly("answer");
        assertThat(order.getTenantId()).isEqualTo(CITY);
        assertWaitsIn(
                child(order, "order-answer"), "answer-order", "joint-conference-" + COUNTY, "supervisor-" + COUNTY);
    }

    @ParameterizedTest
    @CsvSource({
        // The county may not order itself, and one county not another.
        "supervisor-350404, 350404, 350404, 督办由上级向下级发出",
        "supervisor-350400, 350405, 350404, 督办由上级向下级发出",
        "supervisor-350400, 350400, 350205, 督办由上级向下级发出",
        // In the name of a tier that is not one's own.
        "supervisor-350400, 350000, 350404, 不是您工作的地区"
    })
    void nobodyOrdersButATierAboveInItsOwnName(String account, String region, String orderedRegion, String refusal) {
        assertThatThrownBy(() -> byHand(account, "region=" + region, "orderedRegion=" + orderedRegion))
                .hasMessageContaining(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"civil-affairs-350404", "administrator", "auditor"})
    void nobodyOrdersButSupervisors(String account) {
        assertThatThrownBy(() -> byHand(account)).hasMessageNotContaining("“");
    }

    @Test
    void aCaseOfAnotherCityIsNoneToOrderIn() {
        assertThatThrownBy(() -> byHand(
                        "supervisor-" + CITY,
                        "caseNumber=" + dossier.open("350205", Instant.now()).value()))
                .hasMessageContaining("没有您的部门可以办理的个案");
    }

    /** What one department alone cannot do, the departments of the tier below settle together. */
    @ParameterizedTest
    @CsvSource({"yes, 1", "no, 0"})
    void whoOrdersMayHaveTheDepartmentsSitTogether(String wanted, long conferences) {
        var rescue = rescuedWoman();
        var order = runtimeService
                .createProcessInstanceByKey("supervision-order")
                .businessKey(caseNumberOf(rescue))
                .setVariables(escalatedFacts())
                .execute();
        submit(order, "issue-order", "issueOutcome=issued", "conferenceWanted=" + wanted);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .processDefinitionKey("case-conference")
                        .tenantIdIn(COUNTY)
                        .variableValueEquals("conferenceGround", "overdue")
                        .count())
                .isEqualTo(conferences);
        assertThat(child(order, "order-answer")).isNotNull();
    }

    @Test
    void anOrderHasADeadlineAhead() {
        assertRefused(escalated(), "issue-order", "不能早于今天", "issueOutcome=issued", "correctBy=" + inDays(-1));
    }
}

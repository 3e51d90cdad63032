package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.family.CaseLinks;
import org.guitu.family.Relation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of one family are linked after they were registered, and a link made by mistake is taken back, each confirmed by whom it takes. */
class LinkCasesTest extends ProcessTest {

    private static final String PROCESS = "link-cases";
    private static final String POLICE = "police-" + COUNTY;
    private static final String OFFICE = "civil-affairs-" + COUNTY;
    private static final String NEXT_DOOR = "civil-affairs-" + NEIGHBOUR;

    @Autowired
    private CaseLinks links;

    @Autowired
    private TransactionTemplate transaction;

    private ProcessInstance own() {
        var own = rescuedWoman();
        submit(child(own, "reception"), "receive-person", "receiveOutcome=received");
        return own;
    }

    private ProcessInstance elsewhere() {
        return rescuedNextDoor();
    }

    private ProcessInstance rescuedNextDoor() {
        return startByForm("police-" + NEIGHBOUR, "rescue-case", "region=" + NEIGHBOUR, "sex=female");
    }

    private ProcessInstance ask(String account, ProcessInstance own, ProcessInstance other, String... more) {
        String[] answers = {
            "caseNumber=" + caseNumberOf(own),
            "linkAction=link",
            "linkCase=" + caseNumberOf(other),
            "linkRelation=sibling",
            "linkSource=own-statement"
        };
        return startByForm(account, PROCESS, and(answers, more));
    }

    private Optional<Relation> relation(ProcessInstance other, ProcessInstance one) {
        return links.relation(numberOf(other), numberOf(one));
    }

    private static CaseNumber numberOf(ProcessInstance instance) {
        return new CaseNumber(caseNumberOf(instance));
    }

    private void linkAlready(ProcessInstance one, ProcessInstance other) {
        transaction.executeWithoutResult(
                status -> links.link(numberOf(one), numberOf(other), Relation.SIBLING, "somebody", Instant.now()));
    }

    private List<String> events(ProcessInstance instance, String kind) {
        return database.sql(
                        "select account || ' ' || detail from audit.event where case_number = ? and kind = ? order by id")
                .params(caseNumberOf(instance), kind)
                .query(String.class)
                .list();
    }

    @Nested
    class Linking {

        @Test
        void ofTwoCasesOfOnesOwnNeedsNobodyElse() {
            var own = own();
            var other = rescuedWoman();
            assertEnded(ask(OFFICE, own, other), "linked");
            assertThat(relation(other, own)).contains(Relation.SIBLING);
            assertThat(events(own, "FAMILY_LINKED")).containsExactly(OFFICE + " 另一个案 " + caseNumberOf(other));
            assertThat(events(other, "FAMILY_LINKED")).containsExactly(OFFICE + " 另一个案 " + caseNumberOf(own));
        }

        @Test
        void byPoliceIsConfirmedByCivilAffairs() {
            var own = own();
            var other = rescuedWoman();
            var asked = ask(POLICE, own, other);
            assertThat(relation(other, own)).isEmpty();
            var answer = child(asked, "link-answer");
            assertWaitsIn(answer, "confirm-link", OFFICE, "supervisor-" + COUNTY);
            submitAs(OFFICE, task(answer, "confirm-link"), "confirmLinkOutcome=confirmed");
            assertEnded(asked, "linked");
            assertThat(relation(other, own)).contains(Relation.SIBLING);
        }

        @Test
        void toACaseElsewhereIsConfirmedThere() {
            var own = own();
            var other = elsewhere();
            var asked = ask(OFFICE, own, other, "linkRelation=mother");
            var answer = child(asked, "link-answer");
            assertWaitsIn(answer, "confirm-link", NEXT_DOOR, "supervisor-" + NEIGHBOUR);
            assertKeptFrom(OFFICE, task(answer, "confirm-link"));
            submitAs(NEXT_DOOR, task(answer, "confirm-link"), "confirmLinkOutcome=confirmed");
            assertEnded(asked, "linked");
            assertThat(relation(other, own)).contains(Relation.MOTHER);
            assertThat(relation(own, other)).contains(Relation.CHILD);
            assertThat(events(other, "FAMILY_LINKED")).containsExactly(NEXT_DOOR + " 另一个案 " + caseNumberOf(own));
        }

        @ParameterizedTest
        @ValueSource(strings = {"not-confirmed", "cannot-tell"})
        void thatIsNotConfirmedChangesNothing(String answered) {
            var own = own();
            var other = elsewhere();
            var asked = ask(OFFICE, own, other);
            var answer = child(asked, "link-answer");
            submitAs(NEXT_DOOR, task(answer, "confirm-link"), "confirmLinkOutcome=" + answered);
            assertEnded(answer, answered);
            assertEnded(asked, "left-as-it-was");
            assertThat(relation(other, own)).isEmpty();
        }

        @Test
        void putsAnotherRelationRight() {
            var own = own();
            var other = rescuedWoman();
            linkAlready(own, other);
            ask(OFFICE, own, other, "linkRelation=other-kin");
            assertThat(relation(other, own)).contains(Relation.OTHER_KIN);
        }

        @Test
        void goesToACaseThatHasEnded() {
            var own = own();
            var closed = new CaseNumber(closedCase());
            startByForm(
                    OFFICE,
                    PROCESS,
                    "caseNumber=" + caseNumberOf(own),
                    "linkAction=link",
                    "linkCase=" + closed,
                    "linkRelation=mother",
                    "linkSource=papers");
            assertThat(links.relation(closed, numberOf(own))).contains(Relation.MOTHER);
        }
    }

    @Nested
    class Ending {

        @Test
        void takesASecondPerson() {
            var own = own();
            var other = rescuedWoman();
            linkAlready(own, other);
            var asked = ask(OFFICE, own, other, "linkAction=unlink", "linkDetail=示例：登记时弄错。");
            assertThat(relation(other, own)).contains(Relation.SIBLING);
            var answer = child(asked, "link-answer");
            assertKeptFrom(OFFICE, answer, "confirm-link");
            submitAs(COLLEAGUE, task(answer, "confirm-link"), "confirmLinkOutcome=confirmed");
            assertEnded(asked, "unlinked");
            assertThat(relation(other, own)).isEmpty();
            assertThat(relation(own, other)).isEmpty();
            assertThat(events(own, "FAMILY_UNLINKED")).containsExactly(COLLEAGUE + " 另一个案 " + caseNumberOf(other));
            assertThat(events(other, "FAMILY_UNLINKED")).hasSize(1);
        }

        @Test
        void saysWhy() {
            var own = own();
            var other = rescuedWoman();
            linkAlready(own, other);
            assertThatThrownBy(() -> ask(OFFICE, own, other, "linkAction=unlink", "linkDetail=null"))
                    .hasMessageContaining("情况说明");
        }
    }

    @Nested
    class Asking {

        @ParameterizedTest
        @CsvSource({"一号, 这不是个案编号", "350404-2026-000001-3, 编号抄错了", "350404-2026-999999, 没有这个个案", "own, 这是本案自己的编号"})
        void refusesWhatIsNoOtherCase(String number, String refusal) {
            var own = own();
            assertThatThrownBy(() ->
                            ask(OFFICE, own, own, "linkCase=" + (number.equals("own") ? caseNumberOf(own) : number)))
                    .hasMessageContaining(refusal);
        }

        @Test
        void refusesToEndWhatIsNotLinked() {
            var own = own();
            var other = rescuedWoman();
            assertThatThrownBy(() -> ask(OFFICE, own, other, "linkAction=unlink", "linkDetail=示例。"))
                    .hasMessageContaining("没有关联");
        }

        @Test
        void isForThoseWhoWorkOnTheCase() {
            var own = own();
            var other = elsewhere();
            assertThatThrownBy(() -> ask(NEXT_DOOR, own, other)).hasMessageContaining("没有您的部门可以办理的个案");
            assertThatThrownBy(() -> ask("education-" + COUNTY, own, other)).isInstanceOf(Exception.class);
        }

        @Test
        void showsWhoeverConfirmsTheRequestAndNothingElseOfTheCase() {
            var own = own();
            var other = elsewhere();
            var task = task(child(ask(OFFICE, own, other, "linkDetail=示例说明"), "link-answer"), "confirm-link");
            var shown = logins.as(NEXT_DOOR, () -> formService.getTaskFormVariables(task.getId()));
            assertThat(shown)
                    .containsEntry("linkCase", caseNumberOf(other))
                    .containsEntry("linkRelation", "sibling")
                    .containsEntry("linkDetail", "示例说明")
                    .containsEntry("linkAskedBy", COUNTY)
                    .doesNotContainKeys("codeName", "personName");
            assertThat(runtimeService.getVariables(task.getProcessInstanceId()))
                    .doesNotContainKeys("linkCase", "linkRelation", "linkDetail");
        }
    }
}

package org.guitu.repair.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.RefusedException;
import org.guitu.progress.WaitWords;
import org.guitu.progress.engine.CaseWaits;
import org.guitu.repair.FaultKind;
import org.guitu.repair.Way;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stops by itself, walked until it is repaired. */
class RepairDeskTest extends StoppedCases {

    private static final String REASON = "WRONG_FACT";

    @Autowired
    private NoticeStore notices;

    @Autowired
    private CaseWaits waits;

    private Way way(ProcessInstance instance, FaultKind kind) {
        return desk.ways(fault(instance, kind)).get(0);
    }

    private long events(ProcessInstance instance, String kind) {
        return database.sql("select count(*) from audit.event where case_number = ? and kind = ?")
                .params(caseNumberOf(instance), kind)
                .query(Long.class)
                .single();
    }

    @Test
    void answersAreKeptWhereNoWayFitsAndTheCaseStandsForAllToSee() throws Exception {
        var instance = stopped();
        assertThat(runtimeService.getActiveActivityIds(instance.getId())).containsExactly("how-to-go-to-school");
        assertThat(runtimeService.getVariable(instance.getId(), "schoolAssessOutcome"))
                .isEqualTo("enrol");
        var fault = fault(instance, FaultKind.JOB_FAILED);
        assertThat(desk.words(fault)).contains("怎样就学");
        assertThat(fault.technical()).contains("ENGINE-").doesNotContain("enrol");
        assertThat(waits.of(new CaseNumber(caseNumberOf(instance))))
                .extracting(WaitWords.Sentence::text)
                .anyMatch(words -> words.contains("怎样就学") && words.contains("/repairs"));
        assertThat(notices.of(OWN, Optional.empty())).anySatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.CASE_STOPPED);
            assertThat(notice.caseNumber()).isEqualTo(caseNumberOf(instance));
        });
        assertThat(notices.of("administrator", Optional.empty())).anySatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.PROCESS_STOPPED);
            assertThat(notice.caseNumber()).isNull();
        });
        assertThat(events(instance, "FAULT_FOUND")).isEqualTo(1);
        look();
        assertThat(events(instance, "FAULT_FOUND")).isEqualTo(1);
    }

    @Test
    void aFactIsPutRightBySecondPersonsAndTheCaseGoesOn() throws Exception {
        var instance = stopped();
        var id = fault(instance, FaultKind.JOB_FAILED).id();
        assertThatThrownBy(() -> desk.askCorrection(id, "schoolAssessOutcome", "nonsense", REASON, actor(OWN)))
                .hasMessageContaining("更正没有保存");
        assertThatThrownBy(() -> desk.askCorrection(id, "schoolPlan", "…", REASON, actor(OWN)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> desk.askCorrection(id, "region", NEIGHBOUR, REASON, actor(OWN)))
                .isInstanceOf(RefusedException.class);
        desk.askCorrection(id, "schoolAssessOutcome", "not-wanted", REASON, actor(OWN));
        var request = desk.request(fault(instance, FaultKind.JOB_FAILED)).orElseThrow();
        assertThatThrownBy(() -> desk.confirm(id, request.id(), actor(OWN))).hasMessageContaining("另一位督导");
        assertThatThrownBy(() -> desk.confirm(id, request.id(), actor("administrator")))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> desk.confirm(id, request.id(), actor(NEXT_DOOR)))
                .isInstanceOf(RefusedException.class);
        desk.confirm(id, request.id(), actor(ABOVE));
        runJobs(instance);
        look();
        assertEnded(instance, "not-wanted");
        assertThat(faults(instance)).isEmpty();
        assertThat(events(instance, "REPAIR_ASKED")).isEqualTo(1);
        assertThat(events(instance, "REPAIR_DONE")).isEqualTo(1);
    }

    @Test
    void theCaseIsPutToAStepThatItsAnswersAllowWithQueueAndLimit() throws Exception {
        var instance = stopped();
        var id = fault(instance, FaultKind.JOB_FAILED).id();
        var way = way(instance, FaultKind.JOB_FAILED);
        assertThat(way.targets()).extracting(Way.Choice::id).contains("assess-schooling", "enrol");
        assertThat(way.targets()).extracting(Way.Choice::id).doesNotContain("wait-for-term-end", "wait-to-enrol");
        assertThatThrownBy(() -> desk.askMove(id, way.from().id(), "wait-to-enrol", REASON, actor(OWN)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> desk.askMove(id, way.from().id(), "enrol", "because", actor(OWN)))
                .hasMessageContaining("理由");
        desk.askMove(id, way.from().id(), "enrol", "MODEL_MISTAKE", actor(OWN));
        assertThatThrownBy(() -> desk.askMove(id, way.from().id(), "enrol", "MODEL_MISTAKE", actor(ABOVE)))
                .hasMessageContaining("已有一项");
        desk.confirm(
                id,
                desk.request(fault(instance, FaultKind.JOB_FAILED))
                        .orElseThrow()
                        .id(),
                actor(ABOVE));
        assertThat(faults(instance)).isEmpty();
        assertWaitsFor(instance, "enrol", "education");
        assertThat(task(instance, "enrol").getDueDate()).isNotNull();
        assertThat(managementService
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
        assertThat(waits.of(new CaseNumber(caseNumberOf(instance))))
                .extracting(WaitWords.Sentence::text)
                .anyMatch(words -> words.contains("入学") && words.contains("到期"));
    }

    @Test
    void allOfTheSameFaultAreTriedAgainByAnAdministrator() throws Exception {
        var one = stopped();
        var other = again();
        assertThat(desk.retry(fault(one, FaultKind.JOB_FAILED).id(), true, actor("administrator")))
                .isGreaterThanOrEqualTo(2);
        assertThat(fault(one, FaultKind.JOB_FAILING).subject()).isNotBlank();
        fault(other, FaultKind.JOB_FAILING);
        giveUp(one);
        fault(one, FaultKind.JOB_FAILED);
        assertThat(events(one, "REPAIR_RETRIED")).isEqualTo(1);
    }

    @Test
    void aTableThatCannotBeAskedAfterAWaitStopsTheCase() throws Exception {
        smuggle(schooling(
                """
                        <bpmn:startEvent id="s" /><bpmn:intermediateCatchEvent id="wait-to-assess"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1M</bpmn:timeDuration>
                        </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id="f0" sourceRef="s" targetRef="wait-to-assess" />
                        <bpmn:businessRuleTask id="ask" name="问表" camunda:decisionRef="no-such-table" />
                        <bpmn:endEvent id="e" /><bpmn:sequenceFlow id="f1" sourceRef="wait-to-assess" targetRef="ask" />
                        <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="e" />""",
                ""));
        var instance = start(SCHOOLING, Map.of());
        giveUp(instance);
        assertThat(faults(instance))
                .extracting(any -> any.kind())
                .containsExactlyInAnyOrder(FaultKind.JOB_FAILED, FaultKind.MODEL_LACKS);
    }

    @Test
    void aFormThatTheModelCannotCarryOutIsToldAndTheTaskIsPutElsewhere() throws Exception {
        smuggle(Files.readString(Path.of("processes/schooling.bpmn")).replace("${schoolAssessUntil}", "${noSuchDay}"));
        var instance = start(SCHOOLING, girlOf(17));
        assertThatThrownBy(() -> submit(
                        instance,
                        "assess-schooling",
                        "schoolAssessOutcome=later",
                        "schoolStage=senior",
                        "schoolAssessUntil=" + inDays(14)))
                .isNotNull();
        look();
        var fault = fault(instance, FaultKind.STEP_REFUSED);
        assertThat(fault.technical()).contains("noSuchDay");
        assertThatThrownBy(() -> desk.retry(fault.id(), false, actor("administrator")))
                .hasMessageContaining("重试没有用");
        var way = desk.ways(fault).get(0);
        assertThat(way.from().name()).isEqualTo("评估就学情况");
        desk.askMove(fault.id(), way.from().id(), "enrol", "CANNOT_WAIT", actor(ABOVE));
        desk.confirm(fault.id(), desk.request(fault).orElseThrow().id(), actor(OWN));
        assertWaitsFor(instance, "enrol", "education");
        assertThat(faults(instance)).isEmpty();
    }

    @Test
    void whatACallWaitsForIsStartedAnewWhereItIsGone() throws Exception {
        var instance = start(SCHOOLING, girlOf(17));
        submit(instance, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=senior");
        submit(
                instance,
                "enrol",
                "enrolOutcome=enrolled",
                "schoolRegion=" + COUNTY,
                "transferNeeded=no",
                "schoolCounsellingNeeded=yes",
                "termEndsOn=" + inDays(30));
        var child = child(instance, "term-counselling");
        database.sql("update act_ru_execution set super_exec_ = null where id_ = ?")
                .param(child.getId())
                .update();
        look();
        var fault = fault(instance, FaultKind.CHILD_GONE);
        var way = desk.ways(fault).get(0);
        desk.askMove(fault.id(), way.from().id(), "term-counselling", "CANNOT_WAIT", actor(ABOVE));
        desk.confirm(fault.id(), desk.request(fault).orElseThrow().id(), actor(OWN));
        assertThat(faults(instance)).isEmpty();
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .superProcessInstanceId(instance.getId())
                        .singleResult()
                        .getId())
                .isNotEqualTo(child.getId());
    }

    @Test
    void aMessageThatNobodySendsAndOneThatCameTooEarlyAreTold() throws Exception {
        var message = "<bpmn:message id=\"repair-test\" name=\"repair-test\" />";
        var sends = schooling(
                """
                <bpmn:startEvent id="s" /><bpmn:intermediateThrowEvent id="throw"><bpmn:messageEventDefinition messageRef="repair-test" />
                </bpmn:intermediateThrowEvent><bpmn:endEvent id="e" /><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="throw" />
                <bpmn:sequenceFlow id="f2" sourceRef="throw" targetRef="e" />""",
                message);
        var waits = schooling(
                """
                <bpmn:startEvent id="s" /><bpmn:intermediateCatchEvent id="catch" name="等结果"><bpmn:messageEventDefinition
                messageRef="repair-test" /></bpmn:intermediateCatchEvent><bpmn:endEvent id="e" />
                <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="catch" />
                <bpmn:sequenceFlow id="f2" sourceRef="catch" targetRef="e" />""",
                message);
        smuggle(sends);
        var early = start(SCHOOLING, Map.of());
        smuggle(waits);
        var instance = start(SCHOOLING, Map.of());
        var late = runtimeService
                .createProcessInstanceByKey(SCHOOLING)
                .businessKey(caseNumberOf(early))
                .setVariables(Map.of("region", COUNTY))
                .execute();
        look();
        fault(instance, FaultKind.SENDER_GONE);
        var fault = fault(late, FaultKind.MESSAGE_MISSED);
        desk.retry(fault.id(), false, actor(OWN));
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(late.getId())
                        .count())
                .isZero();
        assertThat(faults(late)).isEmpty();
    }
}

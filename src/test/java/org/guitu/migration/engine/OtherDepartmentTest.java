package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.guitu.migration.Fate;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.testing.Desk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A new version gives a step to another department: the task goes there, and whoever had it loses it. */
class OtherDepartmentTest extends MovedCases {

    private static final String BEFORE = "education-" + COUNTY;
    private static final String AFTER = "civil-affairs-" + COUNTY;

    @Autowired
    private NoticeStore notices;

    @LocalServerPort
    private int port;

    private static Map<String, String> newVersion() {
        return Map.of(
                PROCESS + ".bpmn",
                change(
                        change(
                                model(PROCESS),
                                "camunda:formRef=\"transfer-school-record\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"education\"",
                                "camunda:formRef=\"transfer-school-record\" camunda:formRefBinding=\"deployment\" camunda:candidateGroups=\"civil-affairs\""),
                        "name=\"办理转学和学籍\"",
                        "name=\"协调转学和学籍\""));
    }

    @Test
    void theTaskGoesThereWithItsDateAndItsName() {
        var cases = everywhere();
        var instance = cases.get("transfer-school-record");
        var before = task(instance, "transfer-school-record");
        claimAs(BEFORE, before);
        long told = told(AFTER, NoticeKind.TASK_MOVED);
        var files = files(newVersion());
        assertThat(migrations.check(List.of(plan(files)), files))
                .extracting(finding -> finding.sentence().english())
                .anyMatch(words -> words.contains("the task goes from education to civil-affairs"));

        deploy(newVersion());
        carryOut(plan());
        var task = task(instance, "transfer-school-record");
        assertThat(task.getId()).isEqualTo(before.getId());
        assertThat(task.getName()).isEqualTo("协调转学和学籍");
        assertThat(task.getAssignee()).isNull();
        assertThat(task.getDueDate()).isEqualTo(before.getDueDate());
        assertWaitsIn(instance, "transfer-school-record", AFTER);
        assertKeptFrom(BEFORE, task);
        assertThat(notices.of(BEFORE, Optional.empty()))
                .anyMatch(notice -> notice.kind() == NoticeKind.TASK_TAKEN && isAbout(notice, task.getId()));
        assertThat(told(AFTER, NoticeKind.TASK_MOVED)).isEqualTo(told + 1);
        cases.forEach((step, each) -> assertThat(walk(each)).as(step).isIn("graduated", "moved-elsewhere"));
    }

    private long told(String account, NoticeKind kind) {
        return database.sql("select count(*) from guitu.notice where account = ? and kind = ?")
                .param(account)
                .param(kind.name())
                .query(Long.class)
                .single();
    }

    private static boolean isAbout(Notice notice, String task) {
        return task.equals(notice.task());
    }

    @Test
    void whoeverMayStillDoItKeepsIt() {
        var instance = toBeEnrolled();
        claimAs(BEFORE, task(instance, "enrol"));
        deploy(newVersion());
        carryOut(plan());
        assertThat(task(instance, "enrol").getAssignee()).isEqualTo(BEFORE);
        assertThat(walk(instance)).isEqualTo("graduated");
    }

    @Test
    void everyMoveIsAnEventThatSaysNothingOfThePerson() {
        var instance = toBeEnrolled();
        deploy(newVersion());
        carryOut(plan().with("enrol", Fate.SAME));
        assertThat(database.sql("select detail from audit.event where kind = 'CASE_MIGRATED' and case_number = ?")
                        .param(caseNumberOf(instance))
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains(PROCESS, "enrol");
    }

    @Test
    void nobodyWhoIsLoggedInMovesACasePastTheOrder() {
        var instance = toBeEnrolled();
        var old = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
        deploy(newVersion());
        var newest = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult();
        for (String account : List.of(FIRST, "supervisor-" + COUNTY, BEFORE)) {
            assertThatThrownBy(() -> logins.as(account, () -> {
                        var plan = runtimeService
                                .createMigrationPlan(old, newest.getId())
                                .mapEqualActivities()
                                .build();
                        runtimeService
                                .newMigration(plan)
                                .processInstanceIds(instance.getId())
                                .execute();
                        return null;
                    }))
                    .isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> logins.as(account, () -> {
                        runtimeService
                                .createProcessInstanceModification(instance.getId())
                                .startBeforeActivity("review-term")
                                .execute();
                        return null;
                    }))
                    .isInstanceOf(ProcessEngineException.class);
        }
        var plan = Map.of(
                "sourceProcessDefinitionId",
                old,
                "targetProcessDefinitionId",
                newest.getId(),
                "instructions",
                List.of(Map.of("sourceActivityIds", List.of("enrol"), "targetActivityIds", List.of("enrol"))));
        var instances = List.of(instance.getId());
        var step = List.of(Map.of("type", "startBeforeActivity", "activityId", "review-term"));
        var modified = Map.of("processDefinitionId", old, "processInstanceIds", instances, "instructions", step);
        var administrator = new Desk("http://localhost:" + port, FIRST);
        for (var answer : List.of(
                administrator.post(
                        "/migration/execute", Map.of("migrationPlan", plan, "processInstanceIds", instances)),
                administrator.post(
                        "/migration/executeAsync", Map.of("migrationPlan", plan, "processInstanceIds", instances)),
                administrator.post(
                        "/process-instance/" + instance.getId() + "/modification", Map.of("instructions", step)),
                administrator.post(
                        "/process-instance/" + instance.getId() + "/modification-async", Map.of("instructions", step)),
                administrator.post("/modification/execute", modified),
                administrator.post("/modification/executeAsync", modified),
                administrator.post("/process-definition/" + old + "/restart", modified))) {
            assertThat(answer.status()).as(answer.message()).isEqualTo(403);
        }
        assertThat(versionOf(instance)).isEqualTo(newest.getVersion() - 1);
    }
}

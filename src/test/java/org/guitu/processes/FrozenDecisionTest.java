package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.guitu.dossier.engine.CorrectionAccess;
import org.guitu.engine.identity.AccountStore;
import org.guitu.export.engine.ExportDesk;
import org.guitu.office.Account;
import org.guitu.office.RefusedException;
import org.guitu.office.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision freezes what it rests on: whoever corrects that afterwards brings it back to the second person. */
class FrozenDecisionTest extends LifeEventTest {

    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;
    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String THIRD = "civil-affairs-third";
    private static final Set<String> ABOVE_EVERY_FORM = Set.of("codeName", "contactRule", "responsibleOfficer");
    private static final Set<String> OF_THE_PERSON = Set.of(
            "sex",
            "identityState",
            "minor",
            "ageGroup",
            "ageYears",
            "comesOfAge",
            "ageKnown",
            "ageDisputed",
            "foreigner",
            "decider",
            "urgencyLevel",
            "caseNumber");

    @Autowired
    private CorrectionAccess corrections;

    @Autowired
    private ExportDesk exports;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @BeforeEach
    void hireAThird(@Autowired AccountStore accounts) {
        accounts.create(new Account(THIRD, "示例丙", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
    }

    record Approval(String process, String task) {}

    /** Every user task of the packaged models that the model keeps from the first person. */
    static Stream<Approval> approvals() throws IOException {
        var found = new ArrayList<Approval>();
        try (var models = Files.list(Path.of("processes"))) {
            for (Path model : models.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class).stream()
                        .filter(FrozenDecisionTest::isKeptFromTheFirst)
                        .map(task -> new Approval(model.getFileName().toString().replace(".bpmn", ""), task.getId()))
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    private static boolean isKeptFromTheFirst(UserTask task) {
        return task.getExtensionElements() != null
                && task.getExtensionElements().getElementsQuery().list().stream()
                        .flatMap(any -> any.getDomElement().getChildElements().stream())
                        .anyMatch(any -> "notCompletedBy".equals(any.getAttribute("name")));
    }

    @ParameterizedTest
    @MethodSource("approvals")
    void everySecondPersonsTaskKeepsWhatItsFormShowed(Approval approval) throws IOException {
        var instance = runtimeService
                .createProcessInstanceByKey(approval.process())
                .businessKey(caseNumberOf(start("rescue-case", womanOf(30))))
                .setVariables(with(womanOf(30), "region", COUNTY, "urgencyLevel", "normal"))
                .startBeforeActivity(approval.task())
                .execute();
        var task = task(instance, approval.task());
        var expected = fields(approval.task());
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getTaskManager().findTaskById(task.getId()).fireEvent(TaskListener.EVENTNAME_COMPLETE);
            return null;
        });
        assertThat(grounds(instance, approval.task())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).isNotEmpty();
        assertThat(database.sql(
                                "select count(*) from guitu.decision where process_instance_id = ? and state = 'standing'")
                        .param(instance.getId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** What the form shows, and the personal answers that it asks for. */
    private static Set<String> fields(String form) throws IOException {
        var fields = new TreeSet<String>();
        collect(new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()), fields);
        return fields;
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.path("components").forEach(component -> {
            collect(component, fields);
            var properties = component.path("properties");
            boolean classified = properties.has("class");
            boolean shown = component.path("readonly").asBoolean();
            var key = component.path("key").asText();
            boolean computed = properties.has("value")
                    || properties.has("computed")
                    || component.path("type").asText().equals("expression");
            if (!key.isEmpty()
                    && (shown
                            ? !properties.has("shows")
                                    && !ABOVE_EVERY_FORM.contains(key)
                                    && (classified || !OF_THE_PERSON.contains(key))
                            : classified && !computed)) {
                fields.add(key);
            }
        });
    }

    private List<String> grounds(ProcessInstance instance, String task) {
        return database.sql(
                        """
                        select g.field from guitu.decision_ground g join guitu.decision d on d.id = g.decision_id
                        where d.process_instance_id = ? and d.task = ? and d.state = 'standing'""")
                .param(instance.getId())
                .param(task)
                .query(String.class)
                .list();
    }

    private String state(ProcessInstance instance, String task) {
        return database.sql(
                        "select state from guitu.decision where process_instance_id = ? and task = ? order by id desc limit 1")
                .param(instance.getId())
                .param(task)
                .query(String.class)
                .single();
    }

    private long step(ProcessInstance instance, String form) {
        return database.sql(
                        "select max(id) from guitu.dossier_entry where process_instance_id = ? and form = ? and corrects is null")
                .param(instance.getId())
                .param(form)
                .query(Long.class)
                .single();
    }

    /** By means of a task that the account has claimed. */
    private void correct(String account, Task by, long step, String field, Object value) {
        claimAs(account, by);
        logins.as(account, () -> {
            corrections.correct(by.getId(), step, "记错了", Map.of(field, value));
            return null;
        });
    }

    private ProcessInstance approvedExport() {
        var number = caseNumberOf(start("rescue-case", womanOf(29)));
        var export = startByForm(
                CIVIL_AFFAIRS,
                "person-export",
                "caseNumber=" + number,
                "exportRequester=guardian",
                "requesterName=示例乙");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");
        assertThat(export).isWaitingAtExactly("hand-over-export");
        return export;
    }

    private void swapRequester(ProcessInstance export) {
        correct(
                CIVIL_AFFAIRS,
                task(export, "hand-over-export"),
                step(export, "request-export"),
                "requesterName",
                "示例丁");
    }

    @Test
    void whoeverSwapsTheRequesterAfterTheApprovalHandsOutNothing() {
        var export = approvedExport();
        var handOver = task(export, "hand-over-export");
        swapRequester(export);
        assertThat(export).isWaitingAtExactly("approve-export");
        assertThat(state(export, "approve-export")).isEqualTo("voided");
        assertThat(logins.as(CIVIL_AFFAIRS, () -> exports.take(handOver.getId(), "PDF")))
                .isEmpty();
        assertThat(told(COLLEAGUE, export)).isEqualTo(1);
        assertThat(told(CIVIL_AFFAIRS, export)).isEqualTo(1);
        assertThat(events(export)).containsExactly("退回重新审批：要求人姓名");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");
        submit(
                export,
                "hand-over-export",
                "handOverExportOutcome=handed-over",
                "exportHandedBy=in-person",
                "receiptSigned=true");
        assertEnded(export, "handed-over");
    }

    @Test
    void whoeverSwappedItDoesNotApproveItHerself() {
        var export = approvedExport();
        correct(THIRD, task(export, "hand-over-export"), step(export, "request-export"), "requesterName", "示例丁");
        var approval = task(export, "approve-export");
        assertThatThrownBy(() -> submitAs(THIRD, approval, "approveExportOutcome=approved"))
                .hasMessageContaining("须由另一人办理");
        assertThatThrownBy(() -> submitAs(CIVIL_AFFAIRS, approval, "approveExportOutcome=approved"))
                .hasMessageContaining("须由另一人办理");
        submitAs(SUPERVISOR, approval, "approveExportOutcome=approved");
        assertThat(export).isWaitingAtExactly("hand-over-export");
    }

    @Test
    void aCorrectionOfSomethingElseLeavesTheDecisionAsItIs() {
        var export = approvedExport();
        correct(
                CIVIL_AFFAIRS,
                task(export, "hand-over-export"),
                step(export, "request-export"),
                "requesterName",
                "示例丁");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");
        correct(
                CIVIL_AFFAIRS,
                task(export, "hand-over-export"),
                step(export, "request-export"),
                "requesterName",
                "示例乙");
        assertThat(export).isWaitingAtExactly("approve-export");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");
        assertThat(state(export, "approve-export")).isEqualTo("standing");
    }

    @Test
    void alsoBetweenTwoAttemptsToHandItOver() {
        var export = approvedExport();
        submit(export, "hand-over-export", "handOverExportOutcome=try-again", "exportAgainOn=" + inDays(5));
        assertThat(export).isWaitingAtExactly("wait-to-hand-over");
        correct(CIVIL_AFFAIRS, taskFor(export), step(export, "request-export"), "requesterName", "示例丁");
        assertThat(export).isWaitingAtExactly("approve-export");
    }

    /** A task by which civil affairs open the dossier of the case. */
    private Task taskFor(ProcessInstance ofCase) {
        return task(beside(ofCase, "watch-case", womanOf(30)), "look-after-person");
    }

    @Test
    void nobodyDecidesOnWhatSheHasNotSeen() {
        var number = caseNumberOf(start("rescue-case", womanOf(29)));
        var export = startByForm(
                CIVIL_AFFAIRS,
                "person-export",
                "caseNumber=" + number,
                "exportRequester=guardian",
                "requesterName=示例乙");
        var approval = task(export, "approve-export");
        claimAs(COLLEAGUE, approval);
        logins.as(COLLEAGUE, () -> formService.getTaskFormVariables(approval.getId()));
        correct(CIVIL_AFFAIRS, taskFor(export), step(export, "request-export"), "requesterName", "示例丁");
        assertThatThrownBy(() -> submitAs(COLLEAGUE, approval, "approveExportOutcome=approved"))
                .hasMessageContaining("要求人姓名")
                .hasMessageContaining("重新打开");
        logins.as(COLLEAGUE, () -> formService.getTaskFormVariables(approval.getId()));
        submitAs(COLLEAGUE, approval, "approveExportOutcome=approved");
        assertThat(export).isWaitingAtExactly("hand-over-export");
    }

    @Test
    void nobodyMovesInWhenTheReasonToPartAFamilyIsAnotherOne() {
        var placement = start("placement", with(girlOf(8), "placementPurpose", "first"));
        submit(
                placement,
                "decide-placement",
                "placementOutcome=decided",
                "staysWith=[siblings]",
                "placedTogether=apart-no-place");
        submit(placement, "approve-separation", "separationOutcome=approved");
        assertThat(placement).isWaitingAtExactly("admit");
        correct(CIVIL_AFFAIRS, task(placement, "admit"), step(placement, "decide-placement"), "togetherView", "想和妹妹住");
        assertThat(placement).isWaitingAtExactly("approve-separation");
        submitAs(SUPERVISOR, task(placement, "approve-separation"), "separationOutcome=approved");
        submit(placement, "admit", "admitOutcome=admitted");
        assertEnded(placement, "placed");
    }

    @Test
    void aPlanThatIsAlreadyUnderWayIsLookedAtAgain() {
        var rescue = rescuedWoman();
        consent(rescue, false, "counselling");
        plan(rescue, "counselling");
        var plan = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(rescue))
                .processDefinitionKey("assistance-plan")
                .singleResult();
        long draft = database.sql(
                        "select max(id) from guitu.dossier_entry where process_instance_id = ? and form = 'draft-plan'")
                .param(plan.getId())
                .query(Long.class)
                .single();
        correct(CIVIL_AFFAIRS, taskFor(rescue), draft, "planGoals", "另一个目标");
        var recheck = runningIn(rescue, "recheck-decision");
        assertThat(recheck).isWaitingAtExactly("review-decision");
        assertThat(recheck).hasVariables("decidedStep", "changedAnswers");
        assertThatThrownBy(
                        () -> submitAs(CIVIL_AFFAIRS, task(recheck, "review-decision"), "reviewDecisionOutcome=stands"))
                .hasMessageContaining("须由另一人办理");
        submitAs(COLLEAGUE, task(recheck, "review-decision"), "reviewDecisionOutcome=put-right");
        assertEnded(recheck, "put-right");
    }

    @Test
    void whatIsAboutToBeClosedGoesBackToo() {
        var rescue = rescuedWoman();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        var approval = task(rescue, "approve-closure");
        claimAs(SUPERVISOR, approval);
        logins.as(SUPERVISOR, () -> formService.getTaskFormVariables(approval.getId()));
        correct(THIRD, taskFor(rescue), step(rescue, "propose-closure"), "closeSummary", "另一个小结");
        assertThatThrownBy(() -> submitAs(SUPERVISOR, approval, "approveClosureOutcome=approved"))
                .hasMessageContaining("重新打开");
        assertThat(rescue).isWaitingAtExactly("approve-closure");
    }

    @Test
    void ofACorrectionAndAHandOverAtOnceTheOneWaitsForTheOther() throws Exception {
        for (int round = 0; round < 4; round++) {
            var export = approvedExport();
            var handOver = task(export, "hand-over-export");
            claimAs(CIVIL_AFFAIRS, handOver);
            var filled = fill(
                    handOver, "handOverExportOutcome=handed-over", "exportHandedBy=in-person", "receiptSigned=true");
            long request = step(export, "request-export");
            var together = new CyclicBarrier(2);
            var both = Executors.newFixedThreadPool(2);
            try {
                Future<Boolean> corrected = both.submit(at(
                        together,
                        () -> logins.as(CIVIL_AFFAIRS, () -> {
                            corrections.correct(handOver.getId(), request, "记错了", Map.of("requesterName", "示例丁"));
                            return true;
                        })));
                Future<Boolean> handedOver = both.submit(at(
                        together,
                        () -> logins.as(CIVIL_AFFAIRS, () -> {
                            formService.submitTaskForm(handOver.getId(), filled);
                            return true;
                        })));
                boolean out = handedOver.get();
                boolean swapped = corrected.get();
                assertThat(out || swapped).isTrue();
                boolean back = runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceId(export.getId())
                                .count()
                        == 1;
                assertThat(back).isNotEqualTo(out);
                if (back) {
                    assertThat(export).isWaitingAtExactly("approve-export");
                }
            } finally {
                both.shutdownNow();
            }
        }
    }

    private static Callable<Boolean> at(CyclicBarrier together, Callable<Boolean> act) {
        return () -> {
            together.await();
            try {
                return act.call();
            } catch (ProcessEngineException | RefusedException | org.springframework.dao.DataAccessException lost) {
                return false;
            }
        };
    }

    private long told(String account, ProcessInstance instance) {
        return database.sql(
                        "select count(*) from guitu.notice where account = ? and case_number = ? and kind = 'DECISION_VOIDED'")
                .param(account)
                .param(caseNumberOf(instance))
                .query(Long.class)
                .single();
    }

    private List<String> events(ProcessInstance instance) {
        return database.sql(
                        "select detail from audit.event where case_number = ? and kind = 'DECISION_VOIDED' order by id")
                .param(caseNumberOf(instance))
                .query(String.class)
                .list();
    }
}

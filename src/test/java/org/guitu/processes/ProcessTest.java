package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.SamePerson;
import org.guitu.engine.identity.AccountStore;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.family.CaseLinks;
import org.guitu.family.Relation;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.Account;
import org.guitu.office.China;
import org.guitu.office.Role;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of processes share: cases in county 350404, and people of the responsible departments who claim tasks and fill in the
 * real forms.
 *
 * <p>A test says which answers matter; {@link FormFiller} adds what the form requires besides. Queues and demo accounts have the
 * same names, so the account that works on a task follows from the task.
 */
@GuituTest
public abstract class ProcessTest {

    public static final String COUNTY = "350404";
    public static final String NEIGHBOUR = "350405";

    /** A second caseworker of civil affairs in the county. */
    protected static final String COLLEAGUE = "civil-affairs-colleague";

    /** Why somebody acts in a case that the own office does not work on; of no account where it does. */
    protected static final String[] GROUND = {"outsideGround=found-in-work", "outsideDetail=示例。"};

    @Autowired
    protected RuntimeService runtimeService;

    @Autowired
    protected TaskService taskService;

    @Autowired
    protected FormService formService;

    @Autowired
    protected HistoryService historyService;

    @Autowired
    protected ManagementService managementService;

    @Autowired
    protected RepositoryService repositoryService;

    @Autowired
    protected EngineLogin logins;

    @Autowired
    protected Dossier dossier;

    @Autowired
    protected SamePerson samePerson;

    @Autowired
    private CaseLinks caseLinks;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    protected JdbcClient database;

    @BeforeEach
    void useEngine(@Autowired ProcessEngine engine) {
        AbstractAssertions.init(engine);
    }

    @BeforeEach
    void hireColleague(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "示例同事", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    /** Starts a process as its parent would, for a new case. */
    protected ProcessInstance start(String process, Map<String, Object> facts) {
        var number = dossier.open(COUNTY, clock.instant());
        List.of("police", "civil-affairs").forEach(department -> recordedBy(department, number));
        var variables = new HashMap<String, Object>(facts);
        variables.putIfAbsent("region", COUNTY);
        variables.putIfAbsent("urgencyLevel", "normal");
        return runtimeService
                .createProcessInstanceByKey(process)
                .businessKey(number.value())
                .setVariables(variables)
                .execute();
    }

    /** That department of the county works on the case from now on: it has recorded something of the person there. */
    protected void recordedBy(String department, CaseNumber number) {
        dossier.add(new DossierEntry(
                number,
                "rescue-case",
                "before",
                null,
                "register-person",
                1,
                department + "-" + COUNTY,
                department,
                COUNTY,
                clock.instant(),
                Map.of("personMarks", new DossierEntry.Answer("identity", "示例"))));
    }

    /** Somebody fills in the start form of a process. */
    protected ProcessInstance startByForm(String account, String process, String... answers) {
        var definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var start = repositoryService
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(StartEvent.class)
                .iterator()
                .next();
        var filler = FormFiller.of(start.getCamundaFormRef(), conditions, today());
        var filled = filler.fill(filler.read(answers), Map.of());
        return logins.as(account, () -> submitStart(definition.getId(), filled));
    }

    /** Whoever is told that the person of another test may have a case registers her or him all the same. */
    private ProcessInstance submitStart(String definition, Map<String, Object> filled) {
        try {
            return formService.submitStartForm(definition, filled);
        } catch (ProcessEngineException refused) {
            if (!refused.getMessage().contains("为什么仍要另立个案")
                    && !refused.getMessage().contains("现在不再比对")) {
                throw refused;
            }
            filled.put("possibleCaseNext", "urgent");
            return formService.submitStartForm(definition, filled);
        }
    }

    /** The case of a woman of 29 that police have just opened: it waits for civil affairs to receive her. */
    protected ProcessInstance rescuedWoman(String... more) {
        String[] woman = {
            "region=" + COUNTY,
            "sex=female",
            "ageKnown=birth-date",
            "birthDate=" + today().minusYears(29),
            "identityState=confirmed"
        };
        return startByForm("police-" + COUNTY, "rescue-case", and(woman, more));
    }

    /** Civil affairs receive whom the case is about; she or he agrees to these services, a child by a temporary guardian. */
    protected void consent(ProcessInstance rescue, boolean minor, String... services) {
        var reception = child(rescue, "reception");
        submit(reception, "receive-person", "receiveOutcome=received");
        submit(reception, "meet-urgent-needs", "urgentOutcome=met");
        if (minor) {
            submit(reception, "assign-guardian", "guardianOutcome=temporary");
        }
        submit(
                reception,
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=" + (minor ? "agency" : "self"),
                "toldTopics=[free, not-tied]",
                "consentedServices=" + List.of(services));
    }

    /** A doctor examines the person whom that process is about and finds so. */
    protected ProcessInstance doctorFinds(ProcessInstance instance, String... finding) {
        var care = runtimeService
                .createProcessInstanceByKey("medical-care")
                .businessKey(caseNumberOf(instance))
                .setVariables(with(womanOf(30), "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
        submit(care, "choose-hospital", "hospitalOutcome=accepted", "medicalConsent=self", "withheldHeeded=left-out");
        String[] found = {"examOutcome=done", "careNeeds=[none]", "fitnessReviewOn=" + inDays(3)};
        submit(care, "examine", and(found, finding));
        return care;
    }

    /** The case of a girl of that age. */
    protected ProcessInstance rescuedGirl(int years) {
        return rescuedWoman("birthDate=" + today().minusYears(years));
    }

    /** Links two cases. @param relation what the other one's person is to the one's */
    protected void link(ProcessInstance one, ProcessInstance other, Relation relation) {
        caseLinks.link(
                new CaseNumber(caseNumberOf(one)),
                new CaseNumber(caseNumberOf(other)),
                relation,
                "police-" + COUNTY,
                clock.instant());
    }

    /** That process as it runs in the case, wherever it was called or started; {@code null} when it does not. */
    protected ProcessInstance runningIn(ProcessInstance ofCase, String process) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(ofCase))
                .processDefinitionKey(process)
                .singleResult();
    }

    /** Starts a process in a case, beside its journey, as an event of a model would. */
    protected ProcessInstance beside(ProcessInstance ofCase, String process, Map<String, Object> facts) {
        return runtimeService
                .createProcessInstanceByKey(process)
                .businessKey(caseNumberOf(ofCase))
                .setVariables(with(facts, "region", COUNTY, "urgencyLevel", "normal"))
                .execute();
    }

    /** The case of such a woman, which was closed because she left at once. */
    protected String closedCase() {
        var rescue = rescuedWoman();
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=left-before");
        submit(rescue, "propose-closure", "proposeClosureOutcome=proposed", "closeReason=missing");
        submit(rescue, "approve-closure", "approveClosureOutcome=approved");
        assertEnded(rescue, "closed");
        return caseNumberOf(rescue);
    }

    /** The journey of the one case that is linked with that one. */
    protected ProcessInstance nextCase(String caseNumber) {
        var linked = samePerson.linkedTo(new CaseNumber(caseNumber));
        assertThat(linked).as("linked cases").hasSize(1);
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(linked.get(0).value())
                .rootProcessInstances()
                .singleResult();
    }

    protected ProcessInstance nextCaseOf(ProcessInstance instance) {
        return nextCase(caseNumberOf(instance));
    }

    protected static String caseNumberOf(ProcessInstance instance) {
        return instance.getBusinessKey();
    }

    /** The routing facts of a girl of that age. */
    protected static Map<String, Object> girlOf(long years) {
        return facts("minor", true, "ageGroup", "minor", "ageYears", years, "sex", "female");
    }

    /** The routing facts of a woman of that age. */
    protected static Map<String, Object> womanOf(long years) {
        return facts("minor", false, "ageGroup", "adult", "ageYears", years, "sex", "female");
    }

    /** The routing facts with which a process is started, from pairs of names and values; {@code null} is one, too. */
    protected static Map<String, Object> facts(Object... pairs) {
        var facts = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    protected static Map<String, Object> with(Map<String, Object> facts, Object... pairs) {
        var all = new HashMap<>(facts);
        all.putAll(facts(pairs));
        return all;
    }

    /** The one open task of that kind in the instance; fails when there is none or more. */
    protected Task task(ProcessInstance instance, String id) {
        var tasks = taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(id)
                .list();
        assertThat(tasks).as("open tasks '%s'", id).hasSize(1);
        return tasks.get(0);
    }

    /** Answers and more of them; to the same question the later counts. */
    protected static String[] and(String[] answers, String... more) {
        return Stream.concat(Arrays.stream(answers), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Every department that was asked for its part of the joint assessment leaves it to civil affairs. */
    protected void nothingToAdd(ProcessInstance instance) {
        partsOf(instance).forEach(part -> submitAs(workerOf(part), part, "partOutcome=nothing-to-add"));
    }

    /** The task in which that department gives its part of the joint assessment of the instance's case. */
    protected Task part(ProcessInstance instance, String department) {
        return partQuery(instance).taskCandidateGroup(department + "-" + COUNTY).singleResult();
    }

    /** The open tasks in which departments give their parts. */
    protected List<Task> partsOf(ProcessInstance instance) {
        return partQuery(instance).list();
    }

    private TaskQuery partQuery(ProcessInstance instance) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumberOf(instance))
                .taskDefinitionKey("give-assessment-part");
    }

    protected ProcessInstance instanceOf(Task task) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
    }

    /** The department's demo account claims the task and submits its form, with answers such as {@code "visitOutcome=good"}. */
    protected void submit(ProcessInstance instance, String id, String... answers) {
        var task = task(instance, id);
        submitAs(workerOf(task), task, answers);
    }

    protected void submitAs(String account, Task task, String... answers) {
        var filled = fill(task, answers);
        boolean claimed = isClaimedBy(account, task);
        logins.as(account, () -> {
            if (!claimed) {
                taskService.claim(task.getId(), account);
            }
            formService.submitTaskForm(task.getId(), filled);
            return null;
        });
    }

    protected void claimAs(String account, Task task) {
        if (!isClaimedBy(account, task)) {
            logins.as(account, () -> {
                taskService.claim(task.getId(), account);
                return null;
            });
        }
    }

    private boolean isClaimedBy(String account, Task task) {
        return taskService
                        .createTaskQuery()
                        .taskId(task.getId())
                        .taskAssignee(account)
                        .count()
                == 1;
    }

    /** The account that is called like the task's queue; a supervisor where a second person decides. */
    protected String workerOf(Task task) {
        List<String> queues = taskService.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var last = queues.get(queues.size() - 1);
        return last.equals("supervisor-" + NEIGHBOUR) ? "supervisor-350400" : last;
    }

    protected Map<String, Object> fill(Task task, String... answers) {
        var filler = FormFiller.of(task.getTaskDefinitionKey(), conditions, today());
        return filler.fill(filler.read(answers), taskService.getVariables(task.getId()));
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    protected String inDays(int days) {
        return today().plusDays(days).toString();
    }

    /** Moves the clock to the instance's next timer and lets it fire. */
    protected void passTimer(ProcessInstance instance) {
        var timer = managementService
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .orderByJobDuedate()
                .asc()
                .list()
                .get(0);
        moveTo(timer.getDuedate().toInstant().plus(Duration.ofSeconds(1)));
        managementService.executeJob(timer.getId());
    }

    protected void moveTo(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            ClockUtil.setCurrentTime(Date.from(instant));
        }
    }

    /** The running instance of a called process, found from its parent. */
    protected ProcessInstance child(ProcessInstance parent, String process) {
        return runtimeService
                .createProcessInstanceQuery()
                .superProcessInstanceId(parent.getId())
                .processDefinitionKey(process)
                .singleResult();
    }

    /** The task waits in that department's queue of the county, with a due date and a warning before it. */
    protected void assertWaitsFor(ProcessInstance instance, String id, String department) {
        assertWaitsIn(instance, id, department + "-" + COUNTY);
    }

    /** The task waits in these queues and no others, with a due date and a warning before it. */
    protected void assertWaitsIn(ProcessInstance instance, String id, String... queues) {
        assertThat(instance).isWaitingAt(id);
        var task = task(instance, id);
        assertThat(taskService.getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactlyInAnyOrder(queues);
        assertThat(task.getFollowUpDate()).isAfter(task.getCreateTime());
        // Both may move on to the same working day.
        assertThat(task.getDueDate()).isAfterOrEqualTo(task.getFollowUpDate());
    }

    /** That account neither finds the task nor can claim it. */
    protected void assertKeptFrom(String account, Task task) {
        assertThat(logins.as(
                        account,
                        () -> taskService.createTaskQuery().taskId(task.getId()).count()))
                .isZero();
        assertThatThrownBy(() -> logins.as(account, () -> {
                    taskService.claim(task.getId(), account);
                    return null;
                }))
                .isInstanceOf(ProcessEngineException.class);
    }

    /** The form is refused with that text; the task is still open and nothing was stored. */
    protected void assertRefused(ProcessInstance instance, String id, String text, String... answers) {
        var task = task(instance, id);
        var facts = runtimeService.getVariables(instance.getId());
        long entries = dossierEntries(instance);
        assertThatThrownBy(() -> submit(instance, id, answers)).hasMessageContaining(text);
        assertThat(task(instance, id).getId()).isEqualTo(task.getId());
        assertThat(runtimeService.getVariables(instance.getId())).isEqualTo(facts);
        assertThat(dossierEntries(instance)).isEqualTo(entries);
    }

    /** A second person decides: this one can neither claim the task nor be given it nor submit its form. */
    protected void assertKeptFrom(String account, ProcessInstance instance, String id) {
        var task = task(instance, id);
        var facts = runtimeService.getVariables(instance.getId());
        long entries = dossierEntries(instance);
        assertThatThrownBy(() -> claimAs(account, task)).hasMessageContaining("须由另一人办理");
        assertThatThrownBy(() -> logins.as("supervisor-" + COUNTY, () -> {
                    taskService.setAssignee(task.getId(), account);
                    return null;
                }))
                .hasMessageContaining("须由另一人办理");
        assertThatThrownBy(() -> logins.as(account, () -> {
                    formService.submitTaskForm(task.getId(), fill(task));
                    return null;
                }))
                .hasMessageContaining("请先认领任务");
        assertThat(task(instance, id).getAssignee()).isNull();
        assertThat(runtimeService.getVariables(instance.getId())).isEqualTo(facts);
        assertThat(dossierEntries(instance)).isEqualTo(entries);
    }

    private long dossierEntries(ProcessInstance instance) {
        return database.sql("select count(*) from guitu.dossier_entry where process_instance_id = :instance")
                .param("instance", instance.getId())
                .query(Long.class)
                .single();
    }

    /** The instance ended, at that end event and no other. */
    protected void assertEnded(ProcessInstance instance, String end) {
        assertThat(instance).isEnded();
        assertThat(outcome(instance)).isEqualTo(end);
    }

    protected Object outcome(ProcessInstance instance) {
        return historic(instance, "outcome");
    }

    /** What was answered last in this instance, or computed of the answers; {@code null} when nothing was. */
    protected Object lastAnswer(ProcessInstance instance, String field) {
        return dossier.latest(new CaseNumber(caseNumberOf(instance)), List.of(field), List.of(instance.getId()))
                .get(field);
    }

    protected Object historic(ProcessInstance instance, String variable) {
        var value = historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .variableName(variable)
                .singleResult();
        return value == null ? null : value.getValue();
    }

    /** The person has died, and a second person agrees that the case ends early. */
    protected final void closeEarly(ProcessInstance rescue) {
        var closing = startByForm(
                "civil-affairs-" + COUNTY,
                "close-early",
                "caseNumber=" + caseNumberOf(rescue),
                "closeEarlyReason=died",
                "closeEarlyProof=[death-certificate]");
        submit(closing, "approve-early-closure", "approveEarlyClosureOutcome=approved");
    }

    /** Civil affairs offer the case, or one of its services, to those next door, who take it over. */
    protected final void handOver(ProcessInstance rescue, String scope) {
        var offer = startByForm(
                "civil-affairs-" + COUNTY,
                "hand-over",
                "caseNumber=" + caseNumberOf(rescue),
                "handOverScope=" + scope,
                "handOverTo=" + NEIGHBOUR,
                "handOverUntil=" + inDays(10),
                "personAgrees=yes");
        if (taskService
                        .createTaskQuery()
                        .processInstanceId(offer.getId())
                        .taskDefinitionKey("settle-family")
                        .count()
                > 0) {
            submit(offer, "settle-family", "settleFamilyOutcome=together");
        }
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(offer, "hand-over-answer"), "answer-hand-over"),
                "answerHandOverOutcome=accepted");
    }
}

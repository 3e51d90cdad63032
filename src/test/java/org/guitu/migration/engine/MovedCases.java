package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guitu.gate.file.ModelFile;
import org.guitu.migration.CaseResult;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Finding;
import org.guitu.migration.Migrations;
import org.guitu.migration.Progress.State;
import org.guitu.migration.VersionPlan;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What tests of new versions share: schooling as it is packaged with a case at every step of it, new versions of it, and walking whatever
 * has moved to its end.
 */
abstract class MovedCases extends ProcessTest {

    private static final String NAME = "new version";

    static final String PROCESS = "schooling";
    static final String FIRST = "administrator";
    static final String SECOND = "administrator-2";

    private static final Map<String, Object> YOUTH = girlOf(17);
    private static final Pattern FORM = Pattern.compile("formRef=\"([^\"]+)\"");

    private static final String[] ENROLLED = {
        "enrolOutcome=enrolled", "schoolRegion=" + COUNTY, "schoolCounsellingNeeded=no"
    };

    @Autowired
    Migrations migrations;

    @Autowired
    MigrationSweep sweep;

    private int version;

    @BeforeEach
    void thereIsAVersionOfItsOwn() {
        begin(model(PROCESS).replace("exporterVersion=\"1\"", "exporterVersion=\"2\""));
    }

    /** Whatever is opened from now on goes by that. */
    void begin(String model) {
        begin(Map.of(PROCESS + ".bpmn", model));
    }

    void begin(Map<String, String> files) {
        deploy(files);
        version = newest();
    }

    /** Newest is again what was newest before, and no case goes by what a test has deployed. */
    @AfterEach
    void theModelsAreAsTheyWere() {
        var deployments =
                repositoryService.createDeploymentQuery().deploymentName(NAME).list();
        deployments.stream()
                .flatMap(deployment ->
                        repositoryService
                                .createProcessDefinitionQuery()
                                .deploymentId(deployment.getId())
                                .list()
                                .stream())
                .flatMap(version ->
                        runtimeService
                                .createProcessInstanceQuery()
                                .processDefinitionId(version.getId())
                                .list()
                                .stream())
                .map(ProcessInstance::getRootProcessInstanceId)
                .distinct()
                .forEach(root -> runtimeService.deleteProcessInstance(root, NAME));
        deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    /** What tests deploy, as it is packaged. */
    Map<String, String> packaged() {
        return Map.of(PROCESS + ".bpmn", model(PROCESS), "time-limits.dmn", table("time-limits"));
    }

    static String model(String process) {
        return read(Path.of("processes", process + ".bpmn"));
    }

    static String table(String table) {
        return read(Path.of("processes", table + ".dmn"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With the forms that the models name and that are not given. */
    static List<ModelFile> files(Map<String, String> models) {
        var all = new LinkedHashMap<>(models);
        models.values().stream()
                .flatMap(model -> FORM.matcher(model).results())
                .map(form -> form.group(1) + ".form")
                .filter(form -> Files.exists(Path.of("forms", form)))
                .forEach(form -> all.putIfAbsent(form, read(Path.of("forms", form))));
        return all.entrySet().stream()
                .map(file -> new ModelFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    void deploy(Map<String, String> models) {
        var deployment = repositoryService.createDeployment().name(NAME);
        files(models)
                .forEach(file -> deployment.addString(file.name(), new String(file.content(), StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    /** The time limits with one more step, which has as long as enrolment and waits for no day. */
    static String limitsWith(String step) {
        var table = table("time-limits");
        int begin = table.indexOf("<rule id=\"enrol\">");
        int end = table.indexOf("</rule>", begin) + "</rule>".length();
        var row = table.substring(begin, end)
                .replace("enrol", step)
                .replaceAll("(longestWait(?:Urgent)?\"><text>)\\d+", "$1");
        return table.substring(0, end) + row + table.substring(end);
    }

    /** The model without an element, what it draws, and whatever leads to it or away from it. */
    static String without(String model, String element) {
        var rest = model.replaceAll("(?s)<bpmn:(\\w+) id=\"%s\".*?</bpmn:\\1>".formatted(element), "");
        for (var flow : Pattern.compile(
                        "<bpmn:sequenceFlow id=\"([^\"]+)\"[^>]*(?:sourceRef|targetRef)=\"%s\"".formatted(element))
                .matcher(model)
                .results()
                .toList()) {
            rest = withoutFlow(rest, flow.group(1));
        }
        return rest.replace("<bpmn:flowNodeRef>%s</bpmn:flowNodeRef>".formatted(element), "")
                .replaceAll(
                        "(?s)<bpmndi:BPMNShape id=\"[^\"]*\" bpmnElement=\"%s\".*?</bpmndi:BPMNShape>"
                                .formatted(element),
                        "");
    }

    static String withoutFlow(String model, String flow) {
        return model.replaceAll("<bpmn:sequenceFlow id=\"%s\"[^>]*/>".formatted(flow), "")
                .replaceAll("(?s)<bpmn:sequenceFlow id=\"%s\"[^>]*[^/]>.*?</bpmn:sequenceFlow>".formatted(flow), "")
                .replaceAll("<bpmn:(incoming|outgoing)>%s</bpmn:\\1>".formatted(flow), "")
                .replaceAll(
                        "(?s)<bpmndi:BPMNEdge id=\"[^\"]*\" bpmnElement=\"%s\".*?</bpmndi:BPMNEdge>".formatted(flow),
                        "");
    }

    static String change(String model, String before, String after) {
        assertThat(model).contains(before);
        return model.replace(before, after);
    }

    int newest() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    /** A case at every step, by the step. */
    Map<String, ProcessInstance> everywhere() {
        var cases = new LinkedHashMap<String, ProcessInstance>();
        var assess = start(PROCESS, YOUTH);
        cases.put("assess-schooling", assess);
        var later = start(PROCESS, YOUTH);
        submit(later, "assess-schooling", "schoolAssessOutcome=later", "schoolAssessUntil=" + inDays(14));
        cases.put("wait-to-assess", later);
        var elsewhere = start(PROCESS, YOUTH);
        submit(
                elsewhere,
                "assess-schooling",
                "schoolAssessOutcome=elsewhere",
                "schoolRegion=" + NEIGHBOUR,
                "schoolStage=senior");
        cases.put("schooling-elsewhere", elsewhere);
        cases.put("enrol", toBeEnrolled());
        var nextTerm = toBeEnrolled();
        submit(nextTerm, "enrol", "enrolOutcome=next-term", "enrolUntil=" + inDays(20));
        cases.put("wait-to-enrol", nextTerm);
        cases.put("transfer-school-record", toBeTransferred());
        var putOff = toBeTransferred();
        submit(putOff, "transfer-school-record", "transferOutcome=more-time", "transferUntil=" + inDays(10));
        cases.put("wait-to-transfer", putOff);
        var counselled = toBeEnrolled();
        submit(
                counselled,
                "enrol",
                and(ENROLLED, "transferNeeded=no", "schoolCounsellingNeeded=yes", "termEndsOn=" + inDays(30)));
        cases.put("term-counselling", counselled);
        cases.put("wait-for-term-end", enrolled());
        // The last two have seen the end of a term, so that the clock has moved on.
        var reviewed = enrolled();
        passTimer(reviewed);
        cases.put("review-term", reviewed);
        var changed = enrolled();
        passTimer(changed);
        submit(changed, "review-term", "termOutcome=change");
        cases.put("pair-support", changed);
        cases.forEach((step, instance) -> assertThat(runtimeService.getActiveActivityIds(instance.getId()))
                .as(step)
                .containsExactly(step));
        return cases;
    }

    ProcessInstance toBeEnrolled() {
        var instance = start(PROCESS, YOUTH);
        submit(instance, "assess-schooling", "schoolAssessOutcome=enrol", "schoolStage=senior");
        return instance;
    }

    ProcessInstance toBeTransferred() {
        var instance = toBeEnrolled();
        submit(instance, "enrol", and(ENROLLED, "transferNeeded=yes", "termEndsOn=" + inDays(40)));
        return instance;
    }

    ProcessInstance enrolled() {
        var instance = toBeEnrolled();
        submit(instance, "enrol", and(ENROLLED, "transferNeeded=no", "termEndsOn=" + inDays(40)));
        return instance;
    }

    /** The plan for the cases of this test; other tests may have left some by other versions. */
    VersionPlan plan(List<ModelFile> files) {
        return migrations.proposed(files).stream()
                .filter(this::isOwn)
                .findFirst()
                .orElseThrow();
    }

    VersionPlan plan() {
        return migrations.proposed(PROCESS).stream()
                .filter(this::isOwn)
                .findFirst()
                .orElseThrow();
    }

    private boolean isOwn(VersionPlan plan) {
        return plan.process().equals(PROCESS) && plan.version() == version;
    }

    List<String> refused(VersionPlan plan, List<ModelFile> files) {
        return migrations.check(List.of(plan), files).stream()
                .filter(Finding::refuses)
                .map(finding ->
                        finding.step().orElse("") + ": " + finding.sentence().english())
                .toList();
    }

    /** Returns the order's number; all of it is done. */
    long carryOut(VersionPlan plan) {
        long order = migrations.carryOut(List.of(plan), FIRST, SECOND);
        finish(order);
        return order;
    }

    void finish(long order) {
        for (int rounds = 0; migrations.progress(order).orElseThrow().state() != State.DONE; rounds++) {
            assertThat(rounds).isLessThan(2000);
            sweep.run();
        }
    }

    Outcome outcome(long order, ProcessInstance instance) {
        return result(order, instance).outcome();
    }

    CaseResult result(long order, ProcessInstance instance) {
        return migrations.results(order, "supervisor-" + COUNTY, 0).stream()
                .filter(result -> result.caseNumber().equals(caseNumberOf(instance)))
                .findFirst()
                .orElseThrow();
    }

    int versionOf(ProcessInstance instance) {
        var definition = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
        return repositoryService.getProcessDefinition(definition).getVersion();
    }

    /** Every case of the order has moved. */
    void assertAllMoved(long order) {
        assertThat(migrations.results(order, "supervisor-" + COUNTY, 0))
                .allMatch(result -> result.outcome() == Outcome.MOVED);
    }

    void assertMoved(ProcessInstance instance) {
        assertThat(versionOf(instance)).isEqualTo(newest());
    }

    /** People do whatever there is to do, and time passes, until the case has ended; at which end event it did. */
    String walk(ProcessInstance instance) {
        for (int steps = 0; isRunning(instance); steps++) {
            assertThat(steps).as("steps to an end").isLessThan(40);
            var task = openTasks(instance)
                    .filter(any -> !any.getTaskDefinitionKey().equals("school-counselling"))
                    .findFirst();
            if (task.isPresent()) {
                doIt(task.get());
            } else {
                passTimer(nextTimer(instance));
            }
        }
        return (String) outcome(instance);
    }

    private boolean isRunning(ProcessInstance instance) {
        return runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                > 0;
    }

    private Stream<Task> openTasks(ProcessInstance instance) {
        return taskService.createTaskQuery().processInstanceBusinessKey(caseNumberOf(instance)).list().stream();
    }

    private ProcessInstance nextTimer(ProcessInstance instance) {
        var instances = new HashMap<String, ProcessInstance>();
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumberOf(instance))
                .list()
                .forEach(running -> instances.put(running.getId(), running));
        return managementService.createJobQuery().timers().orderByJobDuedate().asc().list().stream()
                .map(Job::getProcessInstanceId)
                .map(instances::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    void doIt(Task task) {
        var worker = workerOf(task);
        switch (task.getTaskDefinitionKey()) {
            case "assess-schooling" -> submitAs(worker, task, "schoolAssessOutcome=enrol", "schoolStage=senior");
            case "enrol" -> submitAs(worker, task, and(ENROLLED, "transferNeeded=no", "termEndsOn=" + inDays(40)));
            case "transfer-school-record" -> submitAs(worker, task, "transferOutcome=transferred");
            case "pair-support" ->
                submitAs(
                        worker,
                        task,
                        "pairOutcome=no-mentor",
                        "schoolCounsellingNeeded=no",
                        "termEndsOn=" + inDays(40));
            case "review-term" -> submitAs(worker, task, "termOutcome=graduated");
            default -> answer(worker, task, Map.of());
        }
    }

    /** For steps whose form is none of the package. */
    void answer(String worker, Task task, Map<String, Object> answers) {
        logins.as(worker, () -> {
            if (task.getAssignee() == null) {
                taskService.claim(task.getId(), worker);
            }
            formService.submitTaskForm(task.getId(), new HashMap<>(answers));
            return null;
        });
    }
}

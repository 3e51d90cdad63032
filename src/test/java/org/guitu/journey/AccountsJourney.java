package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.guitu.casefile.CaseNumber;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.China;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What journeys share that go through the REST API: somebody of the department in whose queue a task waits claims it and fills in its
 * form, in the case at hand.
 */
@GuituTest
abstract class AccountsJourney {

    static final String COUNTY = "350404";
    static final String NEIGHBOUR = "350405";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    InstantSource clock;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    ManagementService managementService;

    @Autowired
    HistoryService historyService;

    final List<String> workers = new ArrayList<>();
    String caseNumber;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    final void open(String... answers) throws IOException {
        openIn(COUNTY, answers);
    }

    final void openIn(String county, String... answers) throws IOException {
        var police = desk("police-" + county);
        var filled = fill("register-person", Map.of(), answers);
        var opened = police.submitStartForm("rescue-case", filled);
        assertThat(opened.message()).isEmpty();
        caseNumber = opened.body().path("businessKey").asText();
        assertThat(CaseNumber.find(caseNumber)).isPresent();
        submitted("register-person", "police-" + county, Map.of(), filled);
    }

    /** What a test of a journey counts or keeps of every form that was submitted. */
    void submitted(String form, String account, Map<String, Object> known, Map<String, Object> answers) {}

    /** Somebody of the department in whose queue the task waits claims it and submits its form. */
    final String complete(String task, String... answers) throws IOException {
        return complete(openTask(task), answers);
    }

    final String complete(JsonNode open, String... answers) throws IOException {
        var task = open.path("taskDefinitionKey").asText();
        assertThat(open.path("due").asText()).as("due date of %s", task).isNotEmpty();
        var worker = workerOf(open.path("id").asText());
        assertThat(submit(worker, open, answers)).as(task).isEmpty();
        workers.add(worker);
        return worker;
    }

    /** The same with every open task of that kind, each by somebody of its own department. */
    final void completeEach(String task, String... answers) throws IOException {
        for (JsonNode open : openTasksOf(task)) {
            assertThat(submit(workerOf(open.path("id").asText()), open, answers))
                    .as(task)
                    .isEmpty();
        }
    }

    /** Every department concerned gives its part of the assessment; of those not named none has anything to add. */
    final void giveParts(Map<String, String[]> parts) throws IOException {
        for (JsonNode open : openTasksOf("give-assessment-part")) {
            var worker = workerOf(open.path("id").asText());
            var part = parts.getOrDefault(worker.replaceAll("-\\d{6}$", ""), with("partOutcome=nothing-to-add"));
            assertThat(submit(worker, open, part)).as(worker).isEmpty();
        }
    }

    /** The answers are refused with that text, and the task is still to be done. */
    final void assertRefused(String task, String text, String... answers) throws IOException {
        var open = openTask(task);
        assertThat(submit(workerOf(open.path("id").asText()), open, answers)).contains(text);
        assertThat(openTask(task).path("id").asText()).isEqualTo(open.path("id").asText());
    }

    /** Whoever did the step before is kept from this one. */
    final void assertMayNot(String account, String task) {
        assertThat(desk(account).claim(openTask(task).path("id").asText()).status())
                .as("%s claims %s", account, task)
                .isGreaterThanOrEqualTo(400);
    }

    /** The answers and more. */
    static String[] with(String[] answers, String... more) {
        return Stream.concat(Arrays.stream(answers), Arrays.stream(more)).toArray(String[]::new);
    }

    static String[] with(String... answers) {
        return answers;
    }

    /** Somebody starts a process in the case at hand, by its start form. */
    final void startInCase(String account, String process, String form, String... answers) throws IOException {
        assertThat(started(account, process, form, answers)).as(process).isEqualTo("200");
    }

    final void assertRefusedToStart(String account, String process, String form, String refusal, String... answers)
            throws IOException {
        assertThat(started(account, process, form, answers)).as(process).contains(refusal);
    }

    private String started(String account, String process, String form, String... answers) throws IOException {
        var all = new ArrayList<>(List.of(answers));
        all.add("caseNumber=" + caseNumber);
        var answer = desk(account).submitStartForm(process, fill(form, facts(), all.toArray(String[]::new)));
        return answer.status() + answer.message();
    }

    private Map<String, Object> facts() {
        var known = new HashMap<String, Object>();
        for (String name : List.of("minor", "sex", "ageYears")) {
            known.put(name, fact(name));
        }
        return known;
    }

    /** The one open task of that kind, as whoever supervises the city sees it. */
    final JsonNode openTask(String task) {
        var open = openTasksOf(task);
        assertThat(open).as("open tasks '%s' among %s", task, openTasks()).hasSize(1);
        return open.get(0);
    }

    private List<JsonNode> openTasksOf(String task) {
        return desk("supervisor-350400").tasks(caseNumber).stream()
                .filter(any -> any.path("taskDefinitionKey").asText().equals(task))
                .toList();
    }

    private String submit(String worker, JsonNode task, String... answers) throws IOException {
        var id = task.path("id").asText();
        assertThat(desk(worker).claim(id).status()).isEqualTo(204);
        var known = new HashMap<String, Object>();
        desk(worker)
                .get("/task/" + id + "/form-variables")
                .body()
                .properties()
                .forEach(variable -> known.put(variable.getKey(), plain(variable.getValue())));
        var form = task.path("taskDefinitionKey").asText();
        var filled = fill(form, known, answers);
        var answer = desk(worker).submitForm(id, filled);
        assertThat(answer.message().isEmpty()).as("no words").isEqualTo(answer.status() == 204);
        if (answer.message().isEmpty()) {
            submitted(form, worker, known, filled);
        }
        return answer.message();
    }

    final String workerOf(String task) {
        var queues = StreamSupport.stream(
                        desk("supervisor-350400")
                                .get("/task/" + task + "/identity-links")
                                .body()
                                .spliterator(),
                        false)
                .filter(link -> link.path("type").asText().equals("candidate"))
                .map(link -> link.path("groupId").asText())
                .sorted()
                .toList();
        var last = queues.get(queues.size() - 1);
        return last.equals("supervisor-" + NEIGHBOUR) ? "supervisor-350400" : last;
    }

    final void close(String reason, String... more) throws IOException {
        complete(
                "propose-closure",
                with(
                        more,
                        "proposeClosureOutcome=proposed",
                        "closeReason=" + reason,
                        "safeByPerson=yes",
                        "safeByWorker=yes"));
        complete("approve-closure", "approveClosureOutcome=approved");
        assertThat(openTasks()).isEmpty();
        assertThat(historyService
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("rescue-case")
                        .executedActivityIdIn("closed")
                        .finished()
                        .count())
                .isEqualTo(1);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .count())
                .isZero();
    }

    final void followForAYear(String visitor) throws IOException {
        var end = clock.instant().plus(Duration.ofDays(370));
        for (boolean last = false; !last; ) {
            last = clock.instant().isAfter(end);
            assertThat(complete("visit", "visitOutcome=good", "exploiterContact=no", "difficulties=[none]"))
                    .isEqualTo(visitor);
            if (last) {
                complete("decide-follow-up", "followUpOutcome=end-stable", "riskLevel=low", "schoolYearDone=yes");
            } else {
                complete("decide-follow-up", "followUpOutcome=continue", "riskLevel=low");
                passTimer("follow-up");
            }
        }
    }

    final void passTimer(String process) {
        var timer = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(process)
                .list()
                .stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .min(Comparator.comparing(Job::getDuedate))
                .orElseThrow(() -> new AssertionError("No timer runs in " + process));
        moveTo(timer.getDuedate().toInstant().plusSeconds(1));
        managementService.executeJob(timer.getId());
    }

    final void moveTo(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            ClockUtil.setCurrentTime(Date.from(instant));
        }
    }

    final List<String> openTasks() {
        return desk("supervisor-350400").tasks(caseNumber).stream()
                .map(task -> task.path("taskDefinitionKey").asText())
                .toList();
    }

    final Object fact(String name) {
        return runtimeService
                .createVariableInstanceQuery()
                .processInstanceIdIn(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("rescue-case")
                        .singleResult()
                        .getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }

    final Map<String, Object> fill(String form, Map<String, Object> known, String... answers) {
        var filler = filler(form);
        return filler.fill(filler.read(answers), known);
    }

    final FormFiller filler(String form) {
        return FormFiller.of(form, conditions, LocalDate.ofInstant(clock.instant(), China.ZONE));
    }

    private static Object plain(JsonNode variable) {
        var value = variable.path("value");
        if (value.isArray()) {
            var codes = new ArrayList<String>();
            value.forEach(code -> codes.add(code.asText()));
            return codes;
        }
        return value.isNumber() ? value.numberValue() : value.isBoolean() ? value.booleanValue() : value.textValue();
    }

    final Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    final String inDays(int days) {
        return LocalDate.ofInstant(clock.instant(), China.ZONE).plusDays(days).toString();
    }
}

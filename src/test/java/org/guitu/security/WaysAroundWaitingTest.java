package org.guitu.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People who work on a case that waits, or look after its region, and know all its ids: a wait ends by its day or by the form that ends it,
 * and what models start nobody starts by hand.
 */
@GuituTest
class WaysAroundWaitingTest {

    private static final String MINE = "civil-affairs-350404";
    private static final String SUPERVISOR = "supervisor-350404";
    private static final List<String> PEOPLE =
            List.of(MINE, "police-350404", SUPERVISOR, "supervisor-350000", "administrator", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient database;

    private NewCase open;
    private String job;
    private Date until;
    private List<String> running;

    @BeforeEach
    void aCaseWaitsForADay(@Autowired AccountStore accounts) {
        accounts.create(new Account("publicity-350404", "示例乙", "publicity", "350404", Role.CASEWORKER), "guitu");
        open = NewCase.open(base(), conditions, "350404");
        desk(MINE).claim(open.task());
        var later = NewCase.fill(
                conditions,
                "receive-person",
                Map.of(
                        "receiveOutcome",
                        "more-time",
                        "leaveHandled",
                        true,
                        "receiveUntil",
                        LocalDate.now().plusDays(1).toString()));
        assertThat(desk(MINE).submitForm(open.task(), later).message()).isEmpty();
        var timer = management
                .createJobQuery()
                .processInstanceId(open.instance())
                .timers()
                .singleResult();
        job = timer.getId();
        until = timer.getDuedate();
        running = instances();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Desk desk(String account) {
        return new Desk(base(), account);
    }

    @Test
    void noCallOfTheEngineEndsOrMovesIt() {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(open.instance())
                .singleResult()
                .getProcessDefinitionId();
        var jobDefinition =
                management.createJobQuery().jobId(job).singleResult().getJobDefinitionId();
        Map<String, Object> suspended = Map.of("suspended", true);
        var calls = List.of(
                entry(
                        "PUT /job/" + job + "/duedate",
                        Map.<String, Object>of("duedate", "2026-01-01T00:00:00.000+0800")),
                entry("PUT /job/" + job + "/retries", Map.<String, Object>of("retries", 0)),
                entry("PUT /job/" + job + "/suspended", suspended),
                entry("PUT /job/" + job + "/priority", Map.<String, Object>of("priority", 1)),
                entry("POST /job/" + job + "/duedate/recalculate", Map.<String, Object>of()),
                entry("POST /job/" + job + "/execute", Map.<String, Object>of()),
                entry("DELETE /job/" + job, Map.<String, Object>of()),
                entry("POST /job/retries", Map.<String, Object>of("jobIds", List.of(job), "retries", 0)),
                entry(
                        "PUT /job/suspended",
                        Map.<String, Object>of("processInstanceId", open.instance(), "suspended", true)),
                entry("PUT /job-definition/" + jobDefinition + "/suspended", suspended),
                entry("PUT /job-definition/" + jobDefinition + "/retries", Map.<String, Object>of("retries", 0)),
                entry("PUT /process-definition/" + definition + "/suspended", suspended),
                entry("PUT /process-instance/" + open.instance() + "/suspended", suspended),
                entry("DELETE /process-instance/" + open.instance(), Map.<String, Object>of()),
                entry(
                        "POST /process-instance/" + open.instance() + "/modification",
                        Map.<String, Object>of(
                                "instructions",
                                List.of(Map.of("type", "startBeforeActivity", "activityId", "receive-person")))),
                entry("POST /execution/" + open.instance() + "/signal", Map.<String, Object>of()));
        var wrong = new ArrayList<String>();
        for (String person : PEOPLE) {
            for (var call : calls) {
                var parts = call.getKey().split(" ");
                var answer = desk(person).send(parts[0], parts[1], call.getValue());
                if (!List.of(400, 403, 404).contains(answer.status())) {
                    wrong.add("%s %s: %d".formatted(person, call.getKey(), answer.status()));
                }
            }
        }
        assertThat(wrong).isEmpty();
        var timer = management.createJobQuery().jobId(job).singleResult();
        assertThat(timer.getDuedate()).isEqualTo(until);
        assertThat(timer.getRetries()).isEqualTo(3);
        assertThat(timer.isSuspended()).isFalse();
    }

    @Test
    void nobodySendsTheMessagesThatModelsSend() {
        long cases = cases();
        long all = runtime.createProcessInstanceQuery().count();
        var messages = Stream.of("person-sold-again", "watch-over", "case-closed", "age-asked-anew")
                .flatMap(name -> Stream.of(
                        Map.<String, Object>of("messageName", name),
                        Map.<String, Object>of("messageName", name, "businessKey", open.caseNumber()),
                        Map.<String, Object>of("messageName", name, "processInstanceId", open.instance()),
                        Map.<String, Object>of("messageName", name, "all", true)))
                .toList();
        var wrong = new ArrayList<String>();
        for (String person : PEOPLE) {
            for (var message : messages) {
                int status = desk(person).post("/message", message).status();
                // Whoever sends one to all that wait for it, where nothing does, has done nothing.
                boolean nothing = message.containsKey("all") && status == 204;
                if (!nothing && !List.of(400, 403, 404).contains(status)) {
                    wrong.add("%s %s: %d".formatted(person, message, status));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases()).isEqualTo(cases);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(all);
        assertThat(instances()).containsExactlyInAnyOrderElementsOf(running);
    }

    @Test
    void whatModelsStartNobodyStartsByHand() {
        var byModels = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(process -> !process.isStartableInTasklist())
                .map(ProcessDefinition::getKey)
                .toList();
        assertThat(byModels).contains("watch-case", "judicial-aid", "consent-anew", "after-correction");
        var body = Map.<String, Object>of("businessKey", open.caseNumber());
        for (String person : PEOPLE) {
            for (String process : byModels) {
                var path = "/process-definition/key/" + process;
                assertThat(desk(person).post(path + "/start", body).status())
                        .as(person + " starts " + process)
                        .isIn(400, 403, 404);
                assertThat(desk(person).post(path + "/submit-form", body).status())
                        .as(person + " starts " + process)
                        .isIn(400, 403, 404);
            }
        }
        assertThat(instances()).containsExactlyInAnyOrderElementsOf(running);
    }

    /** Each by its start form, with the case's number, as somebody of an office that has nothing to do with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bring-forward",
                "correct-person",
                "change-guardian",
                "adult-guardianship",
                "determine-age",
                "legal-stay",
                "adoption",
                "guardianship-revocation",
                "mend-record"
            })
    void nobodyElseStartsWhatIsForAnotherOffice(String process) {
        for (String person : List.of("publicity-350404", "administrator", "auditor", "supervisor-350400-none")) {
            var account = person.endsWith("-none") ? null : person;
            var answer = desk(account).submitStartForm(process, Map.of("caseNumber", open.caseNumber()));
            assertThat(answer.status()).as(person).isIn(400, 401, 403, 404);
            assertThat(answer.message()).doesNotContain("receive-person");
        }
        assertThat(instances()).containsExactlyInAnyOrderElementsOf(running);
    }

    @Test
    void sentTwiceItIsEndedOnceAndTheSecondIsToldSo() {
        var answers = NewCase.fill(
                conditions,
                "bring-forward",
                Map.of(
                        "caseNumber",
                        open.caseNumber(),
                        "forwardReason",
                        "person-at-risk",
                        "forwardNote",
                        "示例理由：不能再等。"));
        assertThat(desk(SUPERVISOR).submitStartForm("bring-forward", answers).status())
                .isEqualTo(200);
        var again = desk(SUPERVISOR).submitStartForm("bring-forward", answers);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).contains("没有可以提前结束的等待");
        assertThat(desk(MINE).tasks(open.caseNumber())).hasSize(1);
    }

    /** A number of a case of another region is as good as none: neither its state nor that it is there is told. */
    @Test
    void ofAnotherRegionsCaseNothingIsTold() {
        for (String process : List.of("correct-person", "mend-record", "change-guardian", "determine-age")) {
            var form = Map.<String, Object>of("caseNumber", open.caseNumber());
            var none = Map.<String, Object>of("caseNumber", "350404-2026-999999");
            var elsewhere = desk("civil-affairs-350430");
            assertThat(elsewhere.submitStartForm(process, form).message())
                    .isEqualTo(elsewhere.submitStartForm(process, none).message());
        }
    }

    private List<String> instances() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(open.caseNumber()).list().stream()
                .map(instance -> instance.getProcessDefinitionKey())
                .toList();
    }

    private long cases() {
        return database.sql("select count(*) from guitu.case_file")
                .query(Long.class)
                .single();
    }
}

package org.guitu.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two people do the same thing at the same moment: one has done it, the other is told so. Both are let run until the database holds
 * them at the task's row, each having found that it is free; then the row is released.
 */
@GuituTest
class AtOnceTest {

    private static final String MINE = "civil-affairs-350404";
    private static final String COLLEAGUE = "civil-affairs-350404-2";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TaskService tasks;

    private NewCase open;

    @BeforeEach
    void aCaseWaitsForCivilAffairs(@Autowired AccountStore accounts) {
        accounts.create(new Account(COLLEAGUE, "同事", "civil-affairs", "350404", Role.CASEWORKER), "guitu");
        open = NewCase.open(base(), conditions, "350404");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Desk desk(String account) {
        return new Desk(base(), account);
    }

    private Map<String, Object> received() {
        return NewCase.fill(
                conditions, "receive-person", Map.of("receiveOutcome", "received", "responsibleOfficer", "示例甲"));
    }

    private int entries() {
        return database.sql("select count(*) from guitu.dossier_entry where task_id = ?")
                .param(open.task())
                .query(Integer.class)
                .single();
    }

    @Test
    void ofTwoWhoClaimOneGetsTheTaskAndTheOtherIsTold() {
        var answers = atOnce(
                () -> desk(MINE).claim(open.task()), () -> desk(COLLEAGUE).claim(open.task()));
        assertThat(answers).extracting(Desk.Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 400)
                .allSatisfy(answer -> assertThat(answer.message()).startsWith("同事刚刚认领了这项任务"));
        assertThat(tasks.createTaskQuery().taskId(open.task()).singleResult().getAssignee())
                .isIn(MINE, COLLEAGUE);
    }

    @Test
    void inTasklistTheOtherIsToldTheSame() {
        var path = Browser.ENGINE + "/task/" + open.task() + "/claim";
        List<HttpResponse<String>> answers = atOnce(claim(MINE, path), claim(COLLEAGUE, path));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 400);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 400)
                .allSatisfy(answer -> assertThat(answer.body()).contains("同事刚刚认领了这项任务"));
    }

    private Supplier<HttpResponse<String>> claim(String account, String path) {
        var browser = new Browser(base()).logIn(account);
        browser.get("/camunda/app/tasklist/default/");
        return () -> browser.send("POST", path, "{\"userId\":\"%s\"}".formatted(account));
    }

    @Test
    void aFormSentTwiceIsRecordedOnceAndTheOtherIsTold() {
        desk(MINE).claim(open.task());
        var answers = received();
        var sent = atOnce(() -> desk(MINE).submitForm(open.task(), answers), () -> desk(MINE)
                .submitForm(open.task(), answers));
        assertThat(sent).extracting(Desk.Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(sent).filteredOn(answer -> answer.status() == 400).allSatisfy(answer -> assertThat(answer.message())
                .contains("您的操作没有生效", "刷新")
                .doesNotContain("OptimisticLocking", "ENGINE"));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void aFormOfATaskThatIsTakenAwayInTheMeantimeLeavesNothing() {
        desk(MINE).claim(open.task());
        var answers = received();
        List<Desk.Answer> both =
                atOnce(() -> desk(MINE).submitForm(open.task(), answers), () -> desk("supervisor-350404")
                        .post("/task/" + open.task() + "/unclaim", Map.of()));
        assertThat(both).extracting(Desk.Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(entries()).isEqualTo(both.get(0).status() == 204 ? 1 : 0);
    }

    /** Accepted and declined at the same moment: one counts, and the case is where that one says. */
    @Test
    void anOfferOfACaseIsAnsweredOnce() {
        var offer = NewCase.fill(
                conditions,
                "offer-hand-over",
                Map.of(
                        "caseNumber",
                        open.caseNumber(),
                        "handOverScope",
                        "case",
                        "handOverTo",
                        "350405",
                        "handOverUntil",
                        LocalDate.now().plusDays(10).toString(),
                        "personAgrees",
                        "yes"));
        assertThat(desk(MINE).submitStartForm("hand-over", offer).message()).isEmpty();
        var asked = desk("civil-affairs-350405");
        var task = asked.tasks(open.caseNumber()).get(0).path("id").asText();
        asked.claim(task);
        var both = atOnce(task, answering(task, "accepted"), answering(task, "declined"));
        assertThat(both).extracting(Desk.Answer::status).containsExactlyInAnyOrder(204, 400);
        assertThat(both).filteredOn(answer -> answer.status() == 400).allSatisfy(answer -> assertThat(answer.message())
                .contains("您的操作没有生效"));
        boolean accepted = both.get(0).status() == 204;
        assertThat(database.sql("select region from guitu.case_file where case_number = ?")
                        .param(open.caseNumber())
                        .query(String.class)
                        .single())
                .isEqualTo(accepted ? "350405" : "350404");
        assertThat(desk(MINE).get("/task/" + open.task()).status()).isEqualTo(accepted ? 404 : 200);
    }

    private Supplier<Desk.Answer> answering(String task, String outcome) {
        var answers = NewCase.fill(
                conditions,
                "answer-hand-over",
                Map.of(
                        "answerHandOverOutcome",
                        outcome,
                        "responsibleOfficer",
                        "示例丁",
                        "responsibleOfficerPhone",
                        "0598-8234561"));
        return () -> desk("civil-affairs-350405").submitForm(task, answers);
    }

    @Test
    void whoComesTooLateIsToldThatTheTaskIsDone() {
        desk(MINE).claim(open.task());
        assertThat(desk(MINE).submitForm(open.task(), received()).message()).isEmpty();
        for (Desk.Answer late : List.of(
                desk(MINE).submitForm(open.task(), received()), desk(COLLEAGUE).claim(open.task()))) {
            assertThat(late.status()).isEqualTo(400);
            assertThat(late.message()).contains("已由同事办结");
        }
    }

    private <T> List<T> atOnce(Supplier<T> one, Supplier<T> other) {
        return atOnce(open.task(), one, other);
    }

    private <T> List<T> atOnce(String task, Supplier<T> one, Supplier<T> other) {
        var threads = Executors.newFixedThreadPool(3);
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try {
            var holder = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(status -> {
                        database.sql("select id_ from act_ru_task where id_ = ? for update")
                                .param(task)
                                .query(String.class)
                                .single();
                        held.countDown();
                        await(release);
                    }),
                    threads);
            await(held);
            var running = Stream.of(one, other)
                    .map(act -> CompletableFuture.supplyAsync(act, threads))
                    .toList();
            awaitBlocked(2);
            release.countDown();
            holder.join();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            release.countDown();
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void awaitBlocked(int count) {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (database.sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and cardinality(pg_blocking_pids(pid)) > 0")
                        .query(Integer.class)
                        .single()
                < count) {
            assertThat(Instant.now()).as("Nobody waits for the task's row.").isBefore(end);
            Thread.onSpinWait();
        }
    }
}

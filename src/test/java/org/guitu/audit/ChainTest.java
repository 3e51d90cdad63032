package org.guitu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guitu.audit.ChainBreak.Fault;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chain on a database of its own, so that it can be tampered with: as a superuser who has switched off triggers and foreign keys.
 */
@GuituTest
class ChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final Actor SOMEBODY = new Actor("police-350404", "caseworker", "police");

    private HikariDataSource source;
    private JdbcTemplate database;
    private TransactionTemplate transaction;
    private AuditTrail trail;
    private Sealer sealer;
    private ChainCheck check;

    @BeforeEach
    void anEmptyTrail(@Autowired JdbcTemplate server, @Autowired JdbcConnectionDetails details) throws Exception {
        server.execute("drop database if exists chain_test");
        server.execute("create database chain_test");
        source = new HikariDataSource();
        source.setJdbcUrl(details.getJdbcUrl().replaceFirst("/postgres$", "/chain_test"));
        source.setUsername(details.getUsername());
        source.setMaximumPoolSize(12);
        database = new JdbcTemplate(source);
        database.execute(
                new ClassPathResource("db/migration/V10__audit_trail.sql").getContentAsString(StandardCharsets.UTF_8));
        var transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        trail = new AuditTrail(JdbcClient.create(source), () -> NOW);
        sealer = new Sealer(database, transaction);
        check = new ChainCheck(source, transactions, () -> NOW);
    }

    @AfterEach
    void leaveNothingBehind(@Autowired JdbcTemplate server) {
        source.close();
        server.execute("drop database chain_test");
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            trail.record(AuditEvent.of(EventKind.DATA_READ, SOMEBODY)
                    .inCase("350404-2026-000001")
                    .about("核查身份", "task-" + i)
                    .saying("身份：姓名"));
        }
    }

    private void sealed(int events) {
        append(events);
        sealer.seal();
    }

    /** Past the triggers and foreign keys. */
    private void tamper(String... statements) {
        transaction.executeWithoutResult(status -> {
            database.execute("set local session_replication_role = replica");
            for (String statement : statements) {
                database.execute(statement);
            }
        });
    }

    private List<ChainBreak> breaks() {
        return check.check(List.of()).breaks();
    }

    @Test
    void anUntouchedTrailIsWhole() {
        sealed(1200);
        append(3);
        var report = check.check(List.of());
        assertThat(report.isWhole()).isTrue();
        assertThat(report.links()).isEqualTo(1200);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.unused()).isZero();
        assertThat(report.end()).isPresent();
    }

    @Test
    void anEmptyTrailIsWhole() {
        sealer.seal();
        assertThat(check.check(List.of()).isWhole()).isTrue();
    }

    @Test
    void everyChangedColumnIsFoundAndItsRowNamed() {
        sealed(12);
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "kind = 'LOGIN'",
                "account = 'police-350405'",
                "role = null",
                "department = 'health'",
                "address = ''",
                "case_number = '350404-2026-000002'",
                "object = null",
                "object_id = 'task-5'",
                "detail = detail || ' '",
                "object = object || object_id, object_id = ''")) {
            tamper("create table kept as table audit.event", "update audit.event set " + change + " where id = 7");
            assertThat(breaks()).as(change).containsExactly(new ChainBreak(Fault.CHANGED, 7, 7));
            tamper(
                    "delete from audit.event",
                    "insert into audit.event overriding system value table kept",
                    "drop table kept");
            assertThat(breaks()).isEmpty();
        }
    }

    @Test
    void aDeletedEventIsFoundAndNamed() {
        sealed(9);
        tamper("delete from audit.event where id = 4");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.DELETED, 4, 4));
    }

    @Test
    void anEventDeletedTogetherWithItsLinkIsFoundAndNamed() {
        sealed(9);
        tamper("delete from audit.event where id = 4", "delete from audit.link where event_id = 4");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 4, 0));
    }

    @Test
    void anEventDeletedWithItsLinkAndTheGapClosedIsFound() {
        sealed(9);
        tamper(
                "delete from audit.event where id = 4",
                "delete from audit.link where event_id = 4",
                "update audit.link set position = position + 100 where position > 4",
                "update audit.link set position = position - 101 where position > 100");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.CHANGED, 4, 5));
    }

    @Test
    void twoEventsThatChangedPlacesAreBothNamed() {
        sealed(9);
        tamper(
                "update audit.link set event_id = -event_id where event_id in (3, 6)",
                "update audit.link set event_id = 9 + event_id where event_id < 0");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.CHANGED, 3, 6), new ChainBreak(Fault.CHANGED, 6, 3));
        tamper(
                "update audit.link set event_id = -event_id where event_id in (3, 6)",
                "update audit.link set event_id = 9 + event_id where event_id < 0",
                "create table kept as select * from audit.event where id in (3, 6)",
                "delete from audit.event where id in (3, 6)",
                "update kept set id = 9 - id",
                "insert into audit.event overriding system value table kept");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.CHANGED, 3, 3), new ChainBreak(Fault.CHANGED, 6, 6));
    }

    @Test
    void aChangedHashIsFound() {
        sealed(5);
        tamper("update audit.link set hash = sha256('x') where position = 2");
        assertThat(breaks()).startsWith(new ChainBreak(Fault.CHANGED, 2, 2));
    }

    @Test
    void anEventTakenOutOfTheChainOrPutPastItIsNamed() {
        sealed(5);
        tamper("insert into audit.event overriding system value"
                + " select 100, at, kind, account, role, department, address, case_number, object, object_id, detail"
                + " from audit.event where id = 1");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.UNCHAINED, 0, 100));
    }

    @Test
    void anEventDeletedBeforeItWasSealedIsNamedWhileItsPlaceInTheQueueIsLeft() {
        sealed(2);
        append(3);
        tamper("delete from audit.event where id = 4");
        sealer.seal();
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.DELETED_WHILE_WAITING, 0, 4));
    }

    @Test
    void anEventDeletedWithAllTracesBeforeItWasSealedLeavesAnUnusedNumber() {
        sealed(2);
        append(3);
        tamper("delete from audit.event where id = 4", "delete from audit.waiting where event_id = 4");
        sealer.seal();
        var report = check.check(List.of());
        assertThat(report.isWhole()).isTrue();
        assertThat(report.unused()).isEqualTo(1);
    }

    @Test
    void aTrailThatWasCutOffOrRewrittenIsFoundByAnEndNotedDownEarlier() {
        sealed(9);
        var noted = Anchor.parse(check.check(List.of()).end().orElseThrow().toString());
        sealed(3);
        assertThat(check.check(List.of(noted)).isWhole()).isTrue();
        tamper("delete from audit.link where position > 5", "delete from audit.event where id > 5");
        assertThat(check.check(List.of(noted)).breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 9, 0));
        assertThat(check.check(List.of()).unused()).isEqualTo(7);

        tamper("delete from audit.link", "update audit.event set account = 'nobody'");
        tamper("insert into audit.waiting select id from audit.event");
        sealed(4);
        assertThat(check.check(List.of()).isWhole()).isTrue();
        assertThat(check.check(List.of(noted)).breaks())
                .containsExactly(new ChainBreak(Fault.OTHER_THAN_NOTED, 9, 13 + 3));
    }

    /** Until it is started anew, however often it looks and whatever is chained after the cut. */
    @Test
    void aNodeMissesNoTailThatIsCutOffWhileItRuns() {
        var check = new LastCheck(sealer, this.check);
        sealed(9);
        assertThat(check.run().isWhole()).isTrue();
        tamper("delete from audit.link where position > 5", "delete from audit.event where id > 5");
        assertThat(check.run().breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 9, 0));
        append(7);
        assertThat(check.run().breaks()).extracting(ChainBreak::fault).containsExactly(Fault.OTHER_THAN_NOTED);
        assertThat(check.report().isWhole()).isFalse();
    }

    @Test
    void aPositionFarOffDoesNotKeepTheCheckBusy() {
        sealed(2);
        tamper("update audit.link set position = 1000000000000000 where position = 2");
        var report = check.check(List.of());
        assertThat(report.breaks()).hasSize(ChainCheck.MOST_NAMED);
        assertThat(report.breakCount()).isGreaterThan(ChainCheck.MOST_NAMED);
    }

    @Test
    void nonsenseIsNoEndOfAChain() {
        assertThatThrownBy(() -> Anchor.parse("12")).hasMessageContaining("'12'");
    }

    /** With {@code protect-audit.sql}, as an installation may run it. */
    @Test
    void guitusOwnRoleCanAddAndSealAndNothingElse() throws IOException {
        database.execute(
                """
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'guitu') then
                        create role guitu login;
                    end if;
                end $$""");
        database.execute("alter database chain_test owner to guitu");
        database.execute(Files.readString(Path.of("src/main/docker/protect-audit.sql")));
        transaction.executeWithoutResult(status -> {
            database.execute("set local role guitu");
            append(3);
        });
        for (String statement : List.of(
                "update audit.event set account = 'x'",
                "delete from audit.event",
                "delete from audit.link",
                "alter table audit.event disable trigger all",
                "alter table audit.event drop column detail",
                "drop table audit.link",
                "drop schema audit cascade",
                "create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return old; end'",
                "set local session_replication_role = replica")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        database.execute("set local role guitu");
                        database.execute(statement);
                    }))
                    .as(statement)
                    .hasStackTraceContaining("ERROR");
        }
        try (var own = new HikariDataSource()) {
            own.setJdbcUrl(source.getJdbcUrl());
            own.setUsername("guitu");
            own.setMaximumPoolSize(2);
            var transactions = new JdbcTransactionManager(own);
            new Sealer(new JdbcTemplate(own), new TransactionTemplate(transactions)).seal();
            var report = new ChainCheck(own, transactions, () -> NOW).check(List.of());
            assertThat(report.isWhole()).isTrue();
            assertThat(report.links()).isEqualTo(3);
        }
    }

    /** Eight people, two sealers, some acts that fail, and one transaction that commits long after later ones. */
    @Test
    void whatManyWriteAtOnceBecomesOneChain() throws Exception {
        var lateCommit = new CyclicBarrier(2);
        List<Callable<Void>> work = new ArrayList<>();
        work.add(() -> {
            transaction.executeWithoutResult(status -> {
                append(1);
                await(lateCommit);
                await(lateCommit);
            });
            return null;
        });
        for (int person = 0; person < 8; person++) {
            work.add(() -> {
                for (int act = 0; act < 200; act++) {
                    boolean fails = act % 10 == 0;
                    transaction.executeWithoutResult(status -> {
                        append(1);
                        if (fails) {
                            status.setRollbackOnly();
                        }
                    });
                }
                return null;
            });
        }
        for (int node = 0; node < 2; node++) {
            work.add(() -> {
                for (int round = 0; round < 40; round++) {
                    sealer.seal();
                    sealer.sealUnlessBusy();
                }
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(work.size());
        try {
            var running = work.stream().map(threads::submit).toList();
            await(lateCommit);
            for (var other : running.subList(1, running.size())) {
                other.get();
            }
            sealer.seal();
            await(lateCommit);
            running.get(0).get();
        } finally {
            threads.shutdown();
        }
        sealer.seal();
        var report = check.check(List.of());
        assertThat(report.breaks()).isEmpty();
        assertThat(report.links()).isEqualTo(1 + 8 * 180);
        assertThat(report.waiting()).isZero();
        assertThat(report.unused()).isEqualTo(8 * 20);
        var positions = database.queryForList("select position from audit.link order by position", Long.class);
        assertThat(positions)
                .isEqualTo(IntStream.rangeClosed(1, 1 + 8 * 180)
                        .mapToObj(Long::valueOf)
                        .collect(Collectors.toList()));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }
}

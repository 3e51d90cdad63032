package org.guitu.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
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
    private static final ChainMac MACS = AnotherDatabase.macs();

    private AnotherDatabase own;
    private HikariDataSource source;
    private JdbcTemplate database;
    private TransactionTemplate transaction;
    private JdbcTransactionManager transactions;
    private EventStore events;
    private Sealer sealer;
    private ChainCheck check;
    private ValueCipher cipher;

    /** Its first link opens the chain; what a test appends follows from the second on, with the same numbers. */
    @BeforeEach
    void aTrailThatIsOpen(
            @Autowired JdbcClient server, @Autowired JdbcConnectionDetails details, @Autowired ValueCipher cipher) {
        server.sql("drop database if exists chain_test").update();
        own = new AnotherDatabase("chain_test", server, details, cipher);
        own.migrate();
        source = new HikariDataSource();
        source.setJdbcUrl(details.getJdbcUrl().replaceFirst("/postgres$", "/chain_test"));
        source.setUsername(details.getUsername());
        source.setMaximumPoolSize(12);
        database = new JdbcTemplate(source);
        transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        this.cipher = cipher;
        events = new EventStore(JdbcClient.create(source), MACS);
        sealer = new Sealer(database, transaction, events, MACS, () -> NOW);
        check = new ChainCheck(source, transactions, MACS, cipher, () -> NOW);
        sealer.seal();
    }

    @AfterEach
    void leaveNothingBehind() {
        source.close();
        own.close();
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            events.add(new NewEvent(
                    NOW,
                    "DATA_READ",
                    "police-350404",
                    "caseworker",
                    "police",
                    null,
                    "350404-2026-000001",
                    "核查身份",
                    "task-" + i,
                    "身份：姓名"));
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
        sealed(1199);
        append(3);
        var report = check.check(List.of());
        assertThat(report.isWhole()).isTrue();
        assertThat(report.links()).isEqualTo(1200);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.unused()).isZero();
        assertThat(report.end()).isPresent();
    }

    @Test
    void everyColumnOfAnEventAndOfALinkIsCoveredAndItsRowNamed() {
        sealed(12);
        for (var column : columns("audit.event", "id")) {
            for (var change : changes(column)) {
                tamper("create table kept as table audit.event", "update audit.event set " + change + " where id = 7");
                assertThat(breaks()).as(change).containsExactly(new ChainBreak(Fault.CHANGED, 7, 7));
                tamper(
                        "delete from audit.event",
                        "insert into audit.event overriding system value table kept",
                        "drop table kept");
            }
        }
        for (var column : columns("audit.link", "position", "entry_id")) {
            for (var change : changes(column)) {
                tamper(
                        "create table kept as table audit.link",
                        "update audit.link set " + change + " where position = 7");
                assertThat(breaks()).as(change).isNotEmpty().allSatisfy(found -> assertThat(
                                found.position() + found.event())
                        .isBetween(7L, 1_000_016L));
                tamper("delete from audit.link", "insert into audit.link table kept", "drop table kept");
            }
        }
        assertThat(breaks()).isEmpty();
        tamper("update audit.event set object = object || object_id, object_id = '' where id = 7");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.CHANGED, 7, 7));
    }

    /** Those of the table but for these, so that a column that comes later is not forgotten. */
    private List<String> columns(String table, String... but) {
        return database.queryForList(
                "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped and attname <> all (?)",
                String.class,
                table,
                but);
    }

    private static List<String> changes(String column) {
        return switch (column) {
            case "at" -> List.of("at = at + interval '1 microsecond'", "at = at - interval '1 day'");
            case "key" -> List.of("key = key + 1", "key = 0");
            case "mac", "hash" -> List.of(column + " = sha256('x')");
            case "event_id" -> List.of("event_id = 1000000");
            case "address" -> List.of("address = ''", "address = '10.0.0.1'");
            case "role", "object" -> List.of(column + " = null", column + " = 'x'");
            default -> List.of(column + " = 'x'", column + " = " + column + " || ' '");
        };
    }

    @Test
    void aDeletedEventIsFoundAndNamed() {
        sealed(8);
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
        assertThat(breaks()).startsWith(new ChainBreak(Fault.CHANGED, 4, 5));
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
                + " select 100, at, kind, account, role, department, address, case_number, object, object_id, detail, key, mac"
                + " from audit.event where id = 2");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.UNCHAINED, 0, 100));
    }

    @Test
    void anEventThatSomebodyElsePutIntoTheQueueIsNotLinkedButNamed() {
        sealed(2);
        database.update("insert into audit.event (at, kind, account) values (now(), 'LOGIN', 'nobody')");
        append(1);
        database.update(
                "insert into audit.event (at, kind, account, key, mac) select at, kind, 'nobody', key, mac from audit.event where id = 2");
        sealer.seal();
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.FORGED, 0, 4), new ChainBreak(Fault.FORGED, 0, 6));
        assertThat(database.queryForList("select event_id from audit.link order by position", Long.class))
                .containsExactly(1L, 2L, 3L, 5L);
    }

    @Test
    void anEventDeletedBeforeItWasSealedIsNamedWhileItsPlaceInTheQueueIsLeft() {
        sealed(1);
        append(3);
        tamper("delete from audit.event where id = 4");
        sealer.seal();
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.DELETED_WHILE_WAITING, 0, 4));
    }

    @Test
    void anEventDeletedWithAllTracesBeforeItWasSealedLeavesAnUnusedNumber() {
        sealed(1);
        append(3);
        tamper("delete from audit.event where id = 4", "delete from audit.waiting where event_id = 4");
        sealer.seal();
        var report = check.check(List.of());
        assertThat(report.isWhole()).isTrue();
        assertThat(report.unused()).isEqualTo(1);
    }

    /** Even one who has the whole database to her- or himself, and the program beside it to seal. */
    @Test
    void aTrailThatWasCutOffOrRewrittenIsFoundByAnEndNotedDownEarlier() {
        sealed(8);
        var noted = Anchor.parse(check.check(List.of()).end().orElseThrow().toString());
        sealed(3);
        assertThat(check.check(List.of(noted)).isWhole()).isTrue();
        tamper("delete from audit.link where position > 5", "delete from audit.event where id > 5");
        assertThat(check.check(List.of(noted)).breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 9, 0));
        assertThat(check.check(List.of()).unused()).isEqualTo(7);

        tamper("delete from audit.link", "delete from audit.event");
        sealed(12);
        assertThat(check.check(List.of()).isWhole()).isTrue();
        assertThat(check.check(List.of(noted)).breaks())
                .extracting(ChainBreak::fault)
                .containsExactly(Fault.OTHER_THAN_NOTED);
    }

    @Test
    void whoRewritesRowsAndTheirHashesLacksTheKey() {
        sealed(6);
        tamper("update audit.event set account = 'nobody' where id >= 3", "delete from audit.link where position >= 3");
        tamper("insert into audit.waiting select id from audit.event where id >= 3");
        sealer.seal();
        assertThat(breaks()).hasSize(5).extracting(ChainBreak::fault).containsOnly(Fault.FORGED);
    }

    /** As an installation comes from before: its chain stays as it is, by the rule of then. */
    @Test
    void aChainOfBeforeIsClosedAndItsRuleStillHolds() {
        tamper("delete from audit.link", "delete from audit.event");
        database.update(
                """
                insert into audit.event (at, kind, account, detail)
                select '2026-01-01 08:00:00.000001+08'::timestamptz + n * interval '1 s', 'LOGIN', '示例-' || n, null
                from generate_series(1, 700) n""");
        sealer.seal();
        append(2);
        sealer.seal();
        var report = check.check(List.of());
        assertThat(report.breaks()).isEmpty();
        assertThat(report.links()).isEqualTo(703);
        assertThat(database.queryForList("select key is null from audit.link order by position", Boolean.class))
                .startsWith(true, true)
                .endsWith(true, false, false, false);
        assertThat(database.queryForObject("select detail from audit.event where kind = 'CHAIN_KEYED'", String.class))
                .startsWith("700:");
        // As the program of then computed it.
        assertThat(database.queryForObject(
                        "select encode(hash, 'hex') from audit.link where position = 1", String.class))
                .isEqualTo(plainHashOfTheFirst());
        tamper(
                "update audit.event set account = 'nobody' where id = (select event_id from audit.link where position = 300)");
        assertThat(breaks()).extracting(ChainBreak::position).containsExactly(300L);
        tamper("update audit.link set key = null where position = 702");
        assertThat(breaks()).extracting(ChainBreak::position).containsExactly(300L, 702L);
    }

    private String plainHashOfTheFirst() {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.write(new byte[32]);
            out.writeLong(database.queryForObject("select event_id from audit.link where position = 1", Long.class));
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-01T00:00:01.000001Z")));
            for (var text : new String[] {"LOGIN", "示例-1", null, null, null, null, null, null, null}) {
                out.writeInt(text == null ? -1 : text.getBytes(StandardCharsets.UTF_8).length);
                out.write(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private LastCheck lastCheck(Anchors anchors) {
        return new LastCheck(sealer, check, anchors, database, MACS, () -> NOW);
    }

    private Anchors anchors(AnchorSettings settings) {
        return new Anchors(settings, database, MACS, () -> NOW);
    }

    /** However often it looks, whatever is chained after the cut, and after it was started anew. */
    @Test
    void noTailThatIsCutOffIsMissed() {
        var check = lastCheck(anchors(AnchorSettings.NONE));
        sealed(8);
        assertThat(check.run().isWhole()).isTrue();
        tamper("delete from audit.link where position > 5", "delete from audit.event where id > 5");
        assertThat(check.run().breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 9, 0));
        append(7);
        assertThat(check.run().breaks()).extracting(ChainBreak::fault).containsExactly(Fault.OTHER_THAN_NOTED);
        assertThat(check.report().isWhole()).isFalse();
        var another = lastCheck(anchors(AnchorSettings.NONE));
        assertThat(another.run().breaks()).extracting(ChainBreak::fault).containsExactly(Fault.OTHER_THAN_NOTED);
        assertThat(another.runWhole().isWhole()).isFalse();
    }

    @Test
    void aCheckGoesOnFromTheLastLinkThatWasSound() {
        var check = lastCheck(anchors(AnchorSettings.NONE));
        sealed(20);
        assertThat(check.run().links()).isEqualTo(21);
        // Nothing of before is read again, but by a whole check.
        tamper("update audit.event set account = 'nobody' where id = 7");
        sealed(3);
        var further = check.run();
        assertThat(further.isWhole()).isTrue();
        assertThat(further.links()).isEqualTo(24);
        tamper("update audit.event set account = 'nobody' where id = 23");
        assertThat(check.run().isWhole()).as("was looked at").isTrue();
        assertThat(check.runWhole().breaks())
                .containsExactly(new ChainBreak(Fault.CHANGED, 7, 7), new ChainBreak(Fault.CHANGED, 23, 23));
        assertThat(check.run().breaks())
                .as("from then on every check is a whole one")
                .hasSize(2);
    }

    @Test
    void nobodyMovesTheNoteOfTheLastCheckOn() {
        var check = lastCheck(anchors(AnchorSettings.NONE));
        sealed(5);
        check.run();
        sealed(5);
        tamper("update audit.event set account = 'nobody' where id = 9");
        for (var column : columns("audit.verified", "only_row")) {
            tamper("create table kept as table audit.verified");
            var change =
                    switch (column) {
                        case "position" -> "position = 11, hash = (select hash from audit.link where position = 11)";
                        case "hash", "mac" -> column + " = sha256('x')";
                        case "at" -> "at = at + interval '1 s'";
                        case "sound" -> "sound = not sound";
                        default -> column + " = " + column + " + 1";
                    };
            tamper("update audit.verified set " + change);
            assertThat(this.check.further(List.of()).report().breaks())
                    .as(change)
                    .containsExactly(new ChainBreak(Fault.CHANGED, 9, 9));
            tamper("delete from audit.verified", "insert into audit.verified table kept", "drop table kept");
        }
    }

    @Test
    void endsAreNotedDownSignedAndFoundAgain(@TempDir Path folder) throws IOException {
        var file = folder.resolve("anchors.log");
        var now = new Instant[] {NOW};
        var anchors = new Anchors(
                new AnchorSettings(file.toString(), "", Duration.ofMinutes(10), 5), database, MACS, () -> now[0]);
        anchors.noteIfDue();
        sealed(2);
        anchors.noteIfDue();
        assertThat(Files.readAllLines(file)).as("neither enough nor long ago").hasSize(1);
        now[0] = NOW.plusSeconds(600);
        anchors.noteIfDue();
        sealed(5);
        anchors.noteIfDue();
        anchors.noteIfDue();
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(anchors.noted()).extracting(Anchor::position).containsExactly(1L, 3L, 8L);

        Files.writeString(file, Files.readString(file).replace(" 3:", " 2:"));
        assertThat(anchors.noted())
                .extracting(Anchor::position)
                .as("a line of somebody else's")
                .containsExactly(1L, 8L);

        // A backup of before is put back.
        tamper("delete from audit.link where position > 2", "delete from audit.event where id > 2");
        assertThat(lastCheck(anchors).run().breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 8, 0));
    }

    @Test
    void endsReachALogServer() throws Exception {
        try (var udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            udp.setSoTimeout(10_000);
            tcp.setSoTimeout(10_000);
            anchors(new AnchorSettings("", "udp://127.0.0.1:" + udp.getLocalPort(), Duration.ZERO, 1))
                    .noteIfDue();
            var packet = new DatagramPacket(new byte[1000], 1000);
            udp.receive(packet);
            var line = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(line)
                    .matches(
                            "<110>1 2026-03-02T08:00:00.123456Z \\S+ guitu \\d+ audit-anchor - 2026-03-02T08:00:00Z 1:[0-9a-f]{64} -?\\d+ [0-9a-f]{64}");

            anchors(new AnchorSettings("", "tcp://127.0.0.1:" + tcp.getLocalPort(), Duration.ZERO, 1))
                    .noteIfDue();
            try (var from = tcp.accept()) {
                assertThat(new String(from.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(line.getBytes(StandardCharsets.UTF_8).length + " " + line);
            }
        }
    }

    @Test
    void manyPartsAreWalkedSideBySide() {
        database.update(
                "insert into audit.event (at, kind, account) select now(), 'LOGIN', 'n' || n from generate_series(1, 45000) n");
        tamper("delete from audit.link", "delete from audit.event where id = 1");
        sealer.seal();
        var report = check.check(List.of());
        assertThat(report.breaks()).isEmpty();
        assertThat(report.links()).isEqualTo(45001);
        tamper(
                "update audit.event set account = 'nobody' where id in (select event_id from audit.link where position in (20000, 20001, 40000))",
                "delete from audit.link where position in (20002, 40001)");
        assertThat(breaks())
                .extracting(ChainBreak::position, ChainBreak::fault)
                .containsExactly(
                        tuple(20000L, Fault.CHANGED),
                        tuple(20001L, Fault.CHANGED),
                        tuple(20002L, Fault.LINK_DELETED),
                        tuple(40000L, Fault.CHANGED),
                        tuple(40001L, Fault.LINK_DELETED),
                        tuple(0L, Fault.UNCHAINED),
                        tuple(0L, Fault.UNCHAINED));
    }

    @Test
    void aPositionFarOffDoesNotKeepTheCheckBusy() {
        sealed(1);
        tamper("update audit.link set position = 1000000000000000 where position = 2");
        var report = check.check(List.of());
        assertThat(report.breaks()).hasSize(Faults.MOST_NAMED);
        assertThat(report.breakCount()).isGreaterThan(Faults.MOST_NAMED);
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
        database.execute("grant usage on schema guitu to guitu");
        database.execute("grant select on all tables in schema guitu to guitu");
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
            var jdbc = new JdbcTemplate(own);
            var sealer = new Sealer(jdbc, new TransactionTemplate(transactions), events, MACS, () -> NOW);
            var check = new ChainCheck(own, transactions, MACS, cipher, () -> NOW);
            var last = new LastCheck(sealer, check, anchors(AnchorSettings.NONE), jdbc, MACS, () -> NOW);
            assertThat(last.run().isWhole()).isTrue();
            assertThat(last.runWhole().links()).isEqualTo(4);
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
        assertThat(report.links()).isEqualTo(2 + 8 * 180);
        assertThat(report.waiting()).isZero();
        assertThat(report.unused()).isEqualTo(8 * 20);
        var positions = database.queryForList("select position from audit.link order by position", Long.class);
        assertThat(positions)
                .isEqualTo(IntStream.rangeClosed(1, 2 + 8 * 180)
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

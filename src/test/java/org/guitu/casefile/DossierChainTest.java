package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.audit.chain.ChainBreak;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.audit.chain.ChainCheck;
import org.guitu.audit.chain.EventStore;
import org.guitu.audit.chain.NewEvent;
import org.guitu.audit.chain.Sealer;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.trait.Trait;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The dossier in the chain, on a database of its own, tampered with by somebody who has all of it but the keys. */
@GuituTest
class DossierChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123456789Z");
    private static final ChainMac MACS = AnotherDatabase.macs();

    private AnotherDatabase own;
    private HikariDataSource source;
    private JdbcTemplate database;
    private TransactionTemplate transaction;
    private Dossier dossier;
    private EventStore events;
    private Sealer sealer;
    private ChainCheck check;
    private CaseNumber number;
    private ValueCipher cipher;

    @BeforeEach
    void aCaseWithThreeEntries(
            @Autowired JdbcClient server, @Autowired JdbcConnectionDetails details, @Autowired ValueCipher cipher) {
        server.sql("drop database if exists dossier_chain").update();
        this.cipher = cipher;
        own = new AnotherDatabase("dossier_chain", server, details, cipher);
        own.migrate();
        source = new HikariDataSource();
        source.setJdbcUrl(details.getJdbcUrl().replaceFirst("/postgres$", "/dossier_chain"));
        source.setUsername(details.getUsername());
        database = new JdbcTemplate(source);
        var transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        var client = JdbcClient.create(source);
        var answers = new SealedAnswers(cipher);
        dossier = new Dossier(
                client, new CaseFiles(client), answers, new PersonIndex(client, answers, cipher), event -> {}, MACS);
        events = new EventStore(client, MACS);
        sealer = new Sealer(database, transaction, events, MACS, () -> NOW);
        check = new ChainCheck(source, transactions, MACS, cipher, () -> NOW);
        number = transaction.execute(status -> dossier.open("350404", NOW));
        record("register-person", "示例甲");
        record("receive-person", "示例乙");
        record("meet-urgent-needs", "示例丙");
        sealer.seal();
    }

    @AfterEach
    void leaveNothingBehind() {
        source.close();
        own.close();
    }

    private void record(String form, String name) {
        transaction.execute(status -> dossier.add(new DossierEntry(
                number,
                "rescue-case",
                "instance-1",
                "task-1",
                form,
                1,
                "police-350404",
                "police",
                "350404",
                NOW,
                Map.of(
                        "codeName",
                        new Answer("identity", name, Optional.of(Trait.NAME)),
                        "needs",
                        new Answer("health", List.of("rest", "food"))))));
    }

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

    private static ChainBreak of(Fault fault, long entry) {
        return new ChainBreak(fault, 0, 0, entry);
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        record("draft-plan", "示例丁");
        var report = check.check(List.of());
        assertThat(report.breaks()).isEmpty();
        assertThat(report.links()).as("with the link that opens the chain").isEqualTo(4);
        assertThat(report.waiting()).isEqualTo(1);
    }

    @Test
    void everyColumnOfAnEntryIsCoveredAndTheEntryNamed() {
        for (var column : columns("guitu.dossier_entry", "id")) {
            var change =
                    switch (column) {
                        case "case_number" -> "case_number = '350404-2026-000009'";
                        case "recorded_at" -> "recorded_at = recorded_at + interval '1 microsecond'";
                        case "form_version" -> "form_version = 2";
                        case "corrects" -> "corrects = 1";
                        case "region" -> "region = '350405'";
                        default -> column + " = 'x'";
                    };
            changed("guitu.dossier_entry", change + " where id = 2", Fault.CHANGED);
        }
    }

    @Test
    void everyColumnOfAnAnswerIsCoveredAndItsEntryNamed() {
        for (var column : columns("guitu.dossier_value", "entry_id")) {
            var change =
                    switch (column) {
                        case "value" ->
                            "value = (select value from guitu.dossier_value where entry_id = 3 and field = 'codeName')";
                        case "class" -> "class = 'statement'";
                        case "trait" -> "trait = null";
                        default -> column + " = 'x'";
                    };
            changed(
                    "guitu.dossier_value",
                    change + " where entry_id = 2 and field = 'codeName'",
                    Fault.ANSWERS_CHANGED);
        }
        changed(
                "guitu.dossier_value",
                "entry_id = 77 where entry_id = 2 and field = 'needs'",
                Fault.ANSWERS_CHANGED,
                77);
    }

    @Test
    void everyColumnOfASealIsCovered() {
        for (var column : columns("guitu.entry_seal", "entry_id")) {
            var change = "key".equals(column) ? "key = key + 1" : column + " = sha256('x')";
            tamper(
                    "create table kept as table guitu.entry_seal",
                    "update guitu.entry_seal set " + change + " where entry_id = 2");
            assertThat(breaks())
                    .as(change)
                    .contains(of(Fault.CHANGED, 2), new ChainBreak(Fault.CHANGED, 3, 0, 2))
                    .hasSize(2);
            tamper("delete from guitu.entry_seal", "insert into guitu.entry_seal table kept", "drop table kept");
        }
    }

    private void changed(String table, String change, Fault fault, long... also) {
        tamper("create table kept as table " + table, "update %s set %s".formatted(table, change));
        assertThat(breaks()).as(change).startsWith(of(fault, 2)).hasSize(1 + also.length);
        tamper("delete from " + table, "insert into " + table + overriding(table) + " table kept", "drop table kept");
        assertThat(breaks()).isEmpty();
    }

    private static String overriding(String table) {
        return table.endsWith("entry") ? " overriding system value" : "";
    }

    private List<String> columns(String table, String but) {
        return database.queryForList(
                "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped and attname <> ?",
                String.class,
                table,
                but);
    }

    @Test
    void anAnswerTakenOutOrPutInIsFound() {
        tamper("delete from guitu.dossier_value where entry_id = 1 and field = 'needs'");
        tamper(
                "insert into guitu.dossier_value select 3, 'more', class, trait, value from guitu.dossier_value where entry_id = 3 and field = 'needs'");
        assertThat(breaks()).containsExactly(of(Fault.ANSWERS_CHANGED, 1), of(Fault.ANSWERS_CHANGED, 3));
    }

    @Test
    void anEntryTakenOutIsFoundWhateverOfItGoesToo() {
        tamper("delete from guitu.dossier_value where entry_id = 2", "delete from guitu.dossier_entry where id = 2");
        assertThat(breaks()).containsExactly(of(Fault.ENTRY_DELETED, 2));
        tamper("delete from guitu.entry_seal where entry_id = 2");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.DELETED, 3, 0, 2));
        tamper("delete from audit.link where entry_id = 2");
        assertThat(breaks()).containsExactly(new ChainBreak(Fault.LINK_DELETED, 3, 0));
    }

    /** Also with a seal copied from another, which the sealer then links. */
    @Test
    void anEntryPutInIsFound() {
        database.update(
                """
                insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version, author, department,
                    region, recorded_at) values (?, 'i', 'rescue-case', 'register-person', 1, 'nobody', 'police', '350404', now())""",
                number.value());
        assertThat(breaks()).containsExactly(of(Fault.FORGED, 4));
        database.update(
                "insert into guitu.entry_seal select 4, key, content, mac from guitu.entry_seal where entry_id = 1");
        sealer.seal();
        assertThat(breaks()).containsExactly(of(Fault.CHANGED, 4));
    }

    @Test
    void entriesThatChangedPlacesAreFound() {
        tamper(
                "update guitu.dossier_entry set author = 'x' where false",
                "update audit.link set entry_id = -entry_id where entry_id in (1, 3)",
                "update audit.link set entry_id = 4 + entry_id where entry_id < 0");
        assertThat(breaks())
                .containsExactly(new ChainBreak(Fault.CHANGED, 2, 0, 3), new ChainBreak(Fault.CHANGED, 4, 0, 1));
    }

    @Test
    void anAnswerThatIsSealedAnewIsTheSame() {
        var place = new AnswerPlace(number, 2, "receive-person", "codeName", "identity");
        var sealed = database.queryForObject(
                "select value from guitu.dossier_value where entry_id = 2 and field = 'codeName'", byte[].class);
        var anew = cipher.seal(cipher.open(sealed, place.toString()), place.toString());
        assertThat(anew).isNotEqualTo(sealed);
        transaction.executeWithoutResult(status -> {
            database.execute("set local guitu.changes_keys = 'on'");
            database.update("update guitu.dossier_value set value = ? where entry_id = 2 and field = 'codeName'", anew);
        });
        assertThat(breaks()).isEmpty();
    }

    /** Who did what when still holds, and that nothing of it came back. */
    @Test
    void answersMayBeGoneOnceTheTrailSaysThatThePersonWasTakenOut() {
        tamper(
                "create table kept as select * from guitu.dossier_value where entry_id = 2",
                "delete from guitu.dossier_value");
        assertThat(breaks())
                .containsExactly(
                        of(Fault.ANSWERS_CHANGED, 1), of(Fault.ANSWERS_CHANGED, 2), of(Fault.ANSWERS_CHANGED, 3));
        database.update(
                "insert into audit.event (at, kind, case_number) values (now(), 'CASE_DEIDENTIFIED', ?)",
                number.value());
        assertThat(breaks())
                .as("said by somebody else")
                .extracting(ChainBreak::fault)
                .contains(Fault.FORGED);
        tamper("delete from audit.waiting", "delete from audit.event where kind = 'CASE_DEIDENTIFIED'");

        events.add(new NewEvent(NOW, "CASE_DEIDENTIFIED", null, null, null, null, number.value(), null, null, "保存期满"));
        sealer.seal();
        assertThat(breaks()).isEmpty();
        tamper(
                "update guitu.dossier_entry set author = 'nobody' where id = 1",
                "insert into guitu.dossier_value select entry_id, field || 'x', class, trait, value from kept");
        assertThat(breaks()).extracting(ChainBreak::entry).containsExactly(1L, 2L);
    }

    @Test
    void whatWasRecordedBeforeThereWereSealsIsSealedByTheUpgrade(
            @Autowired JdbcClient server, @Autowired JdbcConnectionDetails details) {
        server.sql("drop database if exists dossier_before").update();
        try (var before = new AnotherDatabase("dossier_before", server, details, cipher)) {
            before.migrate("33");
            var client = before.client();
            client.sql(
                            "insert into guitu.case_file (case_number, region, opened_at) values ('350404-2026-000001', '350404', now())")
                    .update();
            client.sql(
                            """
                            insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version,
                                author, department, region, recorded_at)
                            select '350404-2026-000001', 'i', 'rescue-case', 'register-person', 1, 'p', 'police', '350404', now()
                            from generate_series(1, 3)""")
                    .update();
            var place =
                    new AnswerPlace(new CaseNumber("350404-2026-000001"), 1, "register-person", "codeName", "identity");
            client.sql(
                            "insert into guitu.dossier_value (entry_id, field, class, value) values (1, 'codeName', 'identity', ?)")
                    .param(cipher.seal("\"示例\"".getBytes(), place.toString()))
                    .update();
            client.sql(
                            "insert into guitu.dossier_value (entry_id, field, class, value) values (2, 'codeName', 'identity', 'broken')")
                    .update();
            before.migrate();

            var jdbc = new JdbcTemplate(before.dataSource());
            var transactions = new JdbcTransactionManager(before.dataSource());
            new Sealer(jdbc, new TransactionTemplate(transactions), new EventStore(client, MACS), MACS, () -> NOW)
                    .seal();
            var check = new ChainCheck(before.dataSource(), transactions, MACS, cipher, () -> NOW);
            assertThat(check.check(List.of()).breaks()).isEmpty();
            assertThat(check.check(List.of()).links()).isEqualTo(4);
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.execute("set local session_replication_role = replica");
                jdbc.execute("update guitu.dossier_value set value = 'still' where entry_id = 2");
            });
            assertThat(check.check(List.of()).breaks()).containsExactly(of(Fault.ANSWERS_CHANGED, 2));
        }
    }
}

package org.guitu.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guitu.audit.chain.ChainBreak;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.audit.chain.ChainCheck;
import org.guitu.audit.chain.EventStore;
import org.guitu.audit.chain.NewEvent;
import org.guitu.audit.chain.Sealer;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
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
import org.springframework.util.unit.DataSize;

/** Documents in the chain, on a database of its own, tampered with by somebody who has all of it but the keys. */
@GuituTest
class DocumentChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123456789Z");
    private static final ChainMac MACS = AnotherDatabase.macs();
    private static final CaseNumber NUMBER = new CaseNumber("350404-2026-000001");

    private AnotherDatabase own;
    private HikariDataSource source;
    private JdbcTemplate database;
    private TransactionTemplate transaction;
    private ValueCipher cipher;
    private DocumentStore documents;
    private EventStore events;
    private Sealer sealer;
    private ChainCheck check;

    /** The second of three documents is withdrawn. */
    @BeforeEach
    void threeDocuments(
            @Autowired JdbcClient server, @Autowired JdbcConnectionDetails details, @Autowired ValueCipher cipher) {
        server.sql("drop database if exists document_chain").update();
        this.cipher = cipher;
        own = new AnotherDatabase("document_chain", server, details, cipher);
        own.migrate();
        source = new HikariDataSource();
        source.setJdbcUrl(details.getJdbcUrl().replaceFirst("/postgres$", "/document_chain"));
        source.setUsername(details.getUsername());
        database = new JdbcTemplate(source);
        var transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        var client = JdbcClient.create(source);
        documents = new DocumentStore(client, cipher, MACS, new DocumentQuota(9, DataSize.ofMegabytes(10)));
        events = new EventStore(client, MACS);
        sealer = new Sealer(database, transaction, events, MACS, () -> NOW);
        check = new ChainCheck(source, transactions, MACS, cipher, () -> NOW);
        database.update(
                "insert into guitu.case_file (case_number, region, opened_at) values (?, '350404', now())",
                "" + NUMBER);
        add("示例甲");
        add("示例乙");
        add("示例丙");
        withdraw(2);
        sealer.seal();
    }

    @AfterEach
    void leaveNothingBehind() {
        source.close();
        own.close();
    }

    private void add(String title) {
        var content = ("%PDF-1.7 " + title).getBytes(StandardCharsets.UTF_8);
        try (var draft = documents.draft(NUMBER, "health", new ByteArrayInputStream(content))) {
            transaction.executeWithoutResult(status ->
                    say("DOCUMENT_ADDED", documents.add(draft, title, "health-350404", "health", "350404", NOW)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void withdraw(int number) {
        var document = documents.of(NUMBER, any -> true).get(number - 1);
        transaction.executeWithoutResult(status -> {
            documents.withdraw(document, "示例理由", "health-350404", "health", "350404", NOW);
            say("DOCUMENT_WITHDRAWN", document);
        });
    }

    private void say(String kind, Document document) {
        var object = "第 %d 号文件".formatted(document.number());
        events.add(new NewEvent(
                NOW, kind, "health-350404", null, null, null, "" + NUMBER, object, "" + document.id(), "健康"));
    }

    private UUID id(int number) {
        return database.queryForObject("select id from guitu.document where number = ?", UUID.class, number);
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

    private static ChainBreak of(Fault fault, int document) {
        return new ChainBreak(fault, 0, 0, 0, NUMBER + "-" + document);
    }

    /** What each column is changed to, and found. */
    private void everyColumnIsCovered(String table, String where, Fault fault, String... but) {
        var columns = database.queryForList(
                "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped",
                String.class,
                table);
        columns.removeAll(List.of(but));
        for (var column : columns) {
            var change =
                    switch (column) {
                        case "case_number" -> "case_number = '350404-2026-000009'";
                        case "number" -> "number = 9";
                        case "class" -> "class = 'legal'";
                        case "kind" -> "kind = 'DOCX'";
                        case "size" -> "size = size + 1";
                        case "region" -> "region = '350405'";
                        case "key" -> "key = key + 1";
                        case "withdrawal" -> "withdrawal = not withdrawal";
                        case "added_at", "withdrawn_at" -> column + " = " + column + " + interval '1 microsecond'";
                        case "title", "content_key", "reason", "content" ->
                            "%1$s = set_byte(%1$s, 20, get_byte(%1$s, 20) # 1)".formatted(column);
                        case "mac" -> "mac = sha256('x')";
                        default -> column + " = 'x'";
                    };
            tamper("create table kept as table " + table, "update %s set %s where %s".formatted(table, change, where));
            assertThat(breaks())
                    .as(table + ": " + change)
                    .isNotEmpty()
                    .extracting(ChainBreak::fault)
                    .contains(fault);
            tamper("delete from " + table, "insert into " + table + " table kept", "drop table kept");
            assertThat(breaks()).isEmpty();
        }
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        assertThat(breaks()).isEmpty();
    }

    @Test
    void everyColumnOfADocumentIsCovered() {
        everyColumnIsCovered("guitu.document", "number = 1", Fault.CHANGED, "id");
        everyColumnIsCovered(
                "guitu.document_chunk",
                "document_id = '%s'".formatted(id(1)),
                Fault.CHANGED,
                "document_id",
                "position");
    }

    @Test
    void everyColumnOfAWithdrawalIsCovered() {
        everyColumnIsCovered("guitu.document_withdrawal", "true", Fault.WITHDRAWAL_CHANGED, "document_id");
    }

    @Test
    void everyColumnOfASealIsCovered() {
        everyColumnIsCovered(
                "guitu.document_seal",
                "document_id = '%s'".formatted(id(1)),
                Fault.CHANGED,
                "document_id",
                "withdrawal");
    }

    @Test
    void aDocumentTakenOutIsFoundWhateverOfItGoesToo() {
        var id = id(3);
        tamper(
                "delete from guitu.document_chunk where document_id = '%s'".formatted(id),
                "delete from guitu.document where id = '%s'".formatted(id));
        assertThat(breaks()).containsExactly(of(Fault.DOCUMENT_DELETED, 3));
        tamper("delete from guitu.document_seal where document_id = '%s'".formatted(id));
        assertThat(breaks()).containsExactly(of(Fault.DOCUMENT_DELETED, 3));
        tamper("delete from audit.event where object_id = '%s'".formatted(id));
        assertThat(breaks()).extracting(ChainBreak::fault).containsExactly(Fault.DELETED);
    }

    @Test
    void aWithdrawalTakenOutIsFoundWhateverOfItGoesToo() {
        tamper("delete from guitu.document_withdrawal");
        assertThat(breaks()).containsExactly(of(Fault.WITHDRAWAL_CHANGED, 2));
        tamper("delete from guitu.document_seal where withdrawal");
        assertThat(breaks()).containsExactly(of(Fault.WITHDRAWAL_CHANGED, 2));
    }

    /** Also with a seal copied from another. */
    @Test
    void whatIsPutInIsFound() {
        tamper(
                "create table kept as select * from guitu.document where number = 1",
                "update kept set id = '00000000-0000-4000-8000-000000000009', number = 4",
                "insert into guitu.document table kept");
        assertThat(breaks()).containsExactly(of(Fault.FORGED, 4));
        tamper("insert into guitu.document_seal select '00000000-0000-4000-8000-000000000009', withdrawal, key, mac"
                + " from guitu.document_seal where document_id = '%s'".formatted(id(1)));
        assertThat(breaks()).containsExactly(of(Fault.CHANGED, 4));
        tamper(
                "insert into guitu.document_withdrawal select '%s', author, department, region, withdrawn_at, reason from guitu.document_withdrawal"
                        .formatted(id(3)));
        assertThat(breaks()).contains(of(Fault.WITHDRAWAL_CHANGED, 3));
    }

    @Test
    void aContentThatIsGoneOrCutOffIsFound() {
        tamper("delete from guitu.document_chunk where document_id = '%s'".formatted(id(1)));
        tamper("update guitu.document_chunk set content = substring(content for 100) where document_id = '%s'"
                .formatted(id(3)));
        assertThat(breaks()).containsExactlyInAnyOrder(of(Fault.CHANGED, 1), of(Fault.CHANGED, 3));
    }

    @Test
    void contentsThatChangedPlacesAreFound() {
        tamper(
                "create table kept as table guitu.document_chunk",
                "delete from guitu.document_chunk",
                "update kept set document_id = case document_id when '%1$s' then '%2$s'::uuid when '%2$s' then '%1$s'::uuid else document_id end"
                        .formatted(id(1), id(3)),
                "insert into guitu.document_chunk table kept");
        assertThat(breaks()).containsExactlyInAnyOrder(of(Fault.CHANGED, 1), of(Fault.CHANGED, 3));
    }

    @Test
    void whatIsSealedAnewIsTheSame() {
        var sealed = new SealedDocuments(JdbcClient.create(source), cipher);
        transaction.executeWithoutResult(status -> {
            database.execute("set local guitu.changes_keys = 'on'");
            var row = database.queryForObject(
                    "select d.*, w.reason from guitu.document d join guitu.document_withdrawal w on w.document_id = d.id",
                    (found, number) -> new SealedDocuments.Row(
                            SealedDocuments.place(found),
                            found.getLong("size"),
                            found.getBytes("title"),
                            found.getBytes("content_key"),
                            found.getBytes("reason")));
            sealed.sealAnew(row);
        });
        assertThat(breaks()).isEmpty();
    }

    @Test
    void documentsMayBeGoneOnceTheTrailSaysThatThePersonWasTakenOut() {
        tamper(
                "delete from guitu.document_seal",
                "delete from guitu.document_withdrawal",
                "delete from guitu.document_chunk",
                "delete from guitu.document");
        assertThat(breaks())
                .containsExactly(
                        of(Fault.DOCUMENT_DELETED, 1), of(Fault.DOCUMENT_DELETED, 2), of(Fault.DOCUMENT_DELETED, 3));
        events.add(new NewEvent(NOW, "CASE_DEIDENTIFIED", null, null, null, null, "" + NUMBER, null, null, "保存期满"));
        sealer.seal();
        assertThat(breaks()).isEmpty();
    }

    @Test
    void whatWasThereBeforeIsSealedByTheUpgrade() {
        tamper("delete from guitu.document_seal");
        assertThat(breaks())
                .contains(
                        of(Fault.FORGED, 1), of(Fault.FORGED, 2), of(Fault.FORGED, 3), of(Fault.WITHDRAWAL_CHANGED, 2));
        new DocumentSeals(JdbcClient.create(source), cipher, MACS).addMissing();
        assertThat(breaks()).isEmpty();
        tamper("update guitu.document set author = 'nobody' where number = 2");
        assertThat(breaks()).containsExactly(of(Fault.CHANGED, 2));
    }
}

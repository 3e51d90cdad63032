package org.guitu.casefile.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.guitu.account.SealedLogins;
import org.guitu.account.SecondFactors;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.casefile.trait.Trait;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the keys of the running application, as an operator does beside it. */
@GuituTest
class KeyRotationTest {

    private static final Instant LONG_AGO = Instant.parse("2001-05-01T00:00:00Z");
    private static final String ID_NUMBER = "350481200101010019";

    @Autowired
    private Dossier dossier;

    @Autowired
    private DocumentStore documents;

    @Autowired
    private PersonIndex index;

    @Autowired
    private ValueCipher cipher;

    @Autowired
    private KeysetFile nodesFile;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    private KeysetFile operatorsFile;
    private KeyRotation rotation;

    @BeforeEach
    void anOperatorBesideTheNode() {
        operatorsFile = KeysetFile.open(nodesFile.path());
        rotation = new KeyRotation(operatorsFile, dataSource, new SealedLogins());
    }

    @Test
    void aReceiptFindsItsReportBeforeAndAfterAndTheOldKeyIsNotNeeded() {
        var receipts = new ReceiptStore(database, cipher);
        var report = transaction.execute(status -> dossier.openReport("350481", LONG_AGO));
        var receipt = transaction.execute(status -> receipts.issue(report));
        operatorsFile.addKeys();
        assertThat(receipts.reportOf(receipt)).contains(report);
        rotation.rotate(left -> {});
        assertThat(receipts.reportOf(receipt)).contains(report);
        assertThat(rotation.left()).isZero();
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(receipts.reportOf(receipt)).contains(report);
        assertThat(receipts.reportOf(Receipt.NONE)).isEmpty();
    }

    @Test
    void aPhonesSecretIsStillKnownWithoutTheOldKeys(@Autowired SecondFactors factors) {
        var offered = factors.offer("rotated");
        operatorsFile.addKeys();
        assertThat(factors.offer("rotated")).isEqualTo(offered);
        rotation.rotate(left -> {});
        assertThat(factors.offer("rotated")).isEqualTo(offered);
        assertThat(rotation.left()).isZero();
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(factors.offer("rotated")).isEqualTo(offered);
    }

    @Test
    void oldAndNewAnswersStayReadableThroughEveryStep() {
        var earlier = open("350481");
        record(earlier, "示例旧");
        var later = open("350482");
        record(later, "示例旧");

        operatorsFile.addKeys();
        assertReadable(earlier, "示例旧", later);
        record(earlier, "示例前");

        var left = new ArrayList<Long>();
        rotation.rotate(left::add);
        assertThat(left.get(0)).as("left at the start").isPositive();
        assertThat(left.get(left.size() - 1)).as("left at the end").isZero();
        assertReadable(earlier, "示例前", later);
        record(earlier, "示例后");
        assertThat(rotation.left()).as("the node uses the new keys by itself").isZero();

        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(cipher.fingerprints("").size()).isEqualTo(1);
        assertReadable(earlier, "示例后", later);
        assertThat(database.sql("select count(*) from guitu.dossier_value where substring(value for 6) <> :mark")
                        .param("mark", cipher.mark())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRotationThatWasBrokenOffIsTakenUpAgain() {
        var number = open("350481");
        for (int i = 0; i < 600; i++) {
            add(number, Map.of("name", new Answer("identity", "示例" + i)));
        }
        operatorsFile.addKeys();
        var left = new ArrayList<Long>();
        try {
            rotation.rotate(now -> {
                left.add(now);
                if (left.size() == 2) {
                    throw new IllegalStateException("broken off");
                }
            });
        } catch (IllegalStateException brokenOff) {
            assertThat(brokenOff).hasMessage("broken off");
        }
        assertThat(left.get(1)).isPositive().isLessThan(left.get(0));
        assertThat(rotation.dropOldKeys()).as("while something needs them").isFalse();
        assertThat(dossier.latest(number, List.of("name"))).containsEntry("name", "示例599");

        var again = new ArrayList<Long>();
        rotation.rotate(again::add);
        assertThat(again.get(0)).isEqualTo(left.get(1));
        assertThat(again.get(again.size() - 1)).isZero();
        rotation.rotate(again::add);
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(dossier.latest(number, List.of("name"))).containsEntry("name", "示例599");
    }

    @Test
    void aValueThatDoesNotOpenHoldsUpNothingButTheEndOfTheOldKeys() {
        var broken = open("350481");
        long entry = record(broken, "示例坏");
        var whole = open("350482");
        record(whole, "示例好");
        var sealed = replaceValue(entry, "broken".getBytes());

        operatorsFile.addKeys();
        rotation.rotate(left -> {});
        assertThat(rotation.left()).isPositive();
        assertThat(rotation.dropOldKeys()).isFalse();
        assertThat(dossier.latest(whole, List.of("name"))).containsEntry("name", "示例好");

        replaceValue(entry, sealed);
        rotation.rotate(left -> {});
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(dossier.latest(broken, List.of("name"))).containsEntry("name", "示例坏");
    }

    @Test
    void documentsKeepTheirContentAndGetTheirKeysSealedAnew() throws IOException {
        var number = open("350481");
        var content = "%PDF-示例".getBytes(StandardCharsets.UTF_8);
        try (var draft = documents.draft(number, "health", new ByteArrayInputStream(content))) {
            transaction.executeWithoutResult(status -> {
                var added = documents.add(draft, "示例报告", "tester", "health", "350481", LONG_AGO);
                documents.withdraw(added, "示例理由", "tester", "health", "350481", LONG_AGO);
            });
        }
        operatorsFile.addKeys();
        assertDocument(number, content);
        var left = new ArrayList<Long>();
        rotation.rotate(left::add);
        assertThat(left.get(left.size() - 1)).isZero();
        assertDocument(number, content);
        assertThat(rotation.dropOldKeys()).isTrue();
        assertDocument(number, content);
    }

    private void assertDocument(CaseNumber number, byte[] content) throws IOException {
        var document = documents.of(number, any -> true).get(0);
        assertThat(document.title()).contains("示例报告");
        assertThat(document.withdrawal().orElseThrow().reason()).contains("示例理由");
        try (var opened = documents.content(document)) {
            assertThat(opened.readAllBytes()).isEqualTo(content);
        }
    }

    private void assertReadable(CaseNumber number, String name, CaseNumber other) {
        assertThat(dossier.latest(number, List.of("name"))).containsEntry("name", name);
        assertThat(index.search(number, Instant.now()).otherCases())
                .extracting(OtherCase::caseNumber)
                .contains(other);
        assertThat(index.search(other, Instant.now()).otherCases())
                .extracting(OtherCase::caseNumber)
                .contains(number);
    }

    private byte[] replaceValue(long entry, byte[] value) {
        return transaction.execute(status -> {
            var before = database.sql(
                            "select value from guitu.dossier_value where entry_id = :entry and field = 'name'")
                    .param("entry", entry)
                    .query(byte[].class)
                    .single();
            database.sql("set local session_replication_role = replica").update();
            database.sql("update guitu.dossier_value set value = :value where entry_id = :entry and field = 'name'")
                    .param("entry", entry)
                    .param("value", value)
                    .update();
            return before;
        });
    }

    private CaseNumber open(String region) {
        return transaction.execute(status -> dossier.open(region, LONG_AGO));
    }

    private long record(CaseNumber number, String name) {
        return add(
                number,
                Map.of(
                        "name", new Answer("identity", name),
                        "idNumber", new Answer("identity", ID_NUMBER, Optional.of(Trait.ID_NUMBER))));
    }

    private long add(CaseNumber number, Map<String, Answer> answers) {
        return transaction.execute(status -> dossier.add(new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                "sample-form",
                1,
                "tester",
                "civil-affairs",
                number.value().substring(0, 6),
                LONG_AGO,
                answers)));
    }
}

package org.guitu.casefile.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.guitu.account.SealedLogins;
import org.guitu.account.SecondFactors;
import org.guitu.casefile.AnswerPlace;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.Receipt;
import org.guitu.casefile.ReceiptStore;
import org.guitu.casefile.codename.CodeNameIndex;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.SealedBefore;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.casefile.trait.Trait;
import org.guitu.draft.DraftPlace;
import org.guitu.draft.Drafts;
import org.guitu.draft.SealedDrafts;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the keys of the running application, as an operator does beside it. */
@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTest {

    private static final Instant LONG_AGO = Instant.parse("2001-05-01T00:00:00Z");
    private static final String FORM_WITH_CHOICES = "accept-report";
    private static final ObjectMapper JSON = new ObjectMapper();
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
    private ChainMac chain;

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
        rotation = new KeyRotation(operatorsFile, dataSource, new SealedLogins(), new SealedDrafts());
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
    void aCodeNameIsFoundAfterAChangeOfKeysWithoutTheOldOnes(@Autowired CodeNameIndex names) {
        var number = transaction.execute(status -> dossier.open("350481", LONG_AGO));
        add(number, "sample-form", Map.of(CodeNameIndex.FIELD, new Answer("identity", "示例改钥匙")));
        operatorsFile.addKeys();
        rotation.rotate(left -> {});
        assertThat(found(names.hashes("改钥匙"))).containsExactly(number.value());
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(found(names.hashes("改钥匙"))).containsExactly(number.value());
    }

    private List<String> found(List<byte[]> hashes) {
        return database.sql("select case_number from guitu.code_name where hashes && array[:hashes]")
                .param("hashes", hashes)
                .query(String.class)
                .list();
    }

    @Test
    void aDraftOpensAfterAChangeOfKeysWithoutTheOldOnes(@Autowired Drafts drafts) {
        var place = DraftPlace.ofStart("rotated", Optional.empty());
        var typed = "{\"codeName\":\"示例旧\"}";
        assertThat(drafts.keep("rotated", place, 0, UUID.randomUUID(), typed)).isPresent();
        operatorsFile.addKeys();
        rotation.rotate(left -> {});
        assertThat(drafts.find("rotated", place)).isPresent();
        assertThat(rotation.left()).isZero();
        assertThat(rotation.dropOldKeys()).isTrue();
        assertThat(drafts.find("rotated", place))
                .hasValueSatisfying(draft -> assertThat(draft.answers()).isEqualTo(typed));
        drafts.discard("rotated", place);
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
        addDocument(number, content);
        operatorsFile.addKeys();
        assertDocument(number, content);
        var left = new ArrayList<Long>();
        rotation.rotate(left::add);
        assertThat(left.get(left.size() - 1)).isZero();
        assertDocument(number, content);
        assertThat(rotation.dropOldKeys()).isTrue();
        assertDocument(number, content);
    }

    @Test
    void toTheOtherSuiteAndBackWhileTheNodeRuns() throws IOException {
        var earlier = open("350481");
        record(earlier, "示例旧");
        var later = open("350482");
        record(later, "示例旧");
        var receipts = new ReceiptStore(database, cipher);
        var report = transaction.execute(status -> dossier.openReport("350481", LONG_AGO));
        var receipt = transaction.execute(status -> receipts.issue(report));
        var content = "%PDF-".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        addDocument(earlier, content);
        int chainKey = chain.keyId();
        var mac = chain.mac(content);
        for (var suite : List.of(CipherSuite.GUOMI, CipherSuite.INTERNATIONAL)) {
            operatorsFile.addKeys(suite);
            assertReadable(earlier, "示例旧", later);
            rotation.rotate(left -> {});
            assertThat(nodesFile.suiteInUse()).isEqualTo(suite);
            assertThat(rotation.left()).isZero();
            assertThat(rotation.dropOldKeys()).isTrue();
            assertThat(algorithms()).containsExactly(suite == CipherSuite.GUOMI ? 3 : 2);
            assertReadable(earlier, "示例旧", later);
            assertDocument(earlier, content);
            assertThat(receipts.reportOf(receipt)).contains(report);
            assertThat(chain.verify(chainKey, content, mac)).isTrue();
            record(earlier, "示例旧");
        }
    }

    /** By which algorithms the answers are sealed that stand in the database. */
    private List<Integer> algorithms() {
        return database.sql("select distinct get_byte(value, 0) from guitu.dossier_value")
                .query(Integer.class)
                .list();
    }

    @Test
    void aNodeThatHasNoCopyOfTheNewKeysSaysSo(CapturedOutput output) throws IOException {
        var copy = Files.createTempFile("keyset", ".json");
        Files.copy(nodesFile.path(), copy, StandardCopyOption.REPLACE_EXISTING);
        var behind = new KeysetCipher(KeysetFile.open(copy));
        operatorsFile.addKeys(CipherSuite.GUOMI);
        rotation.rotate(left -> {});
        var sealed = cipher.seal(new byte[] {1}, "here");
        assertThatThrownBy(() -> behind.open(sealed, "here")).isInstanceOf(UnreadableValueException.class);
        assertThat(output).contains("for SM4-GCM, which is not in " + copy, "copy the file here");
        Files.copy(operatorsFile.path(), copy, StandardCopyOption.REPLACE_EXISTING);
        assertThat(behind.open(sealed, "here")).containsExactly(1);
        operatorsFile.addKeys(CipherSuite.INTERNATIONAL);
        rotation.rotate(left -> {});
        Files.delete(copy);
    }

    @Test
    void lengthsThatWereNotHiddenAreHiddenByARotationWithoutNewKeys() throws IOException {
        var choices = choicesOfADeployedForm();
        var number = open("350481");
        var options = List.copyOf(choices.field().options().keySet());
        var answers = List.of(List.of(options.get(0)), options);
        var entries = answers.stream()
                .map(answer -> add(
                        number,
                        choices.form(),
                        Map.of(
                                choices.field().key(),
                                new Answer(choices.field().dataClass().orElseThrow(), answer))))
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            var place = new AnswerPlace(
                    number,
                    entries.get(i),
                    choices.form(),
                    choices.field().key(),
                    choices.field().dataClass().orElseThrow());
            replaceValue(
                    entries.get(i),
                    place.field(),
                    SealedBefore.seal(nodesFile, JSON.writeValueAsBytes(answers.get(i)), place.toString()));
        }
        assertThat(lengths(entries)).hasSize(2);
        var content = "%PDF-".repeat(2000).getBytes(StandardCharsets.UTF_8);
        addDocument(number, content);
        makeDocumentAsBefore(number, content);
        assertDocument(number, content);

        rotation.rotate(left -> {});

        assertThat(rotation.left()).isZero();
        assertThat(lengths(entries)).hasSize(1);
        assertThat(dossier.latest(number, List.of(choices.field().key()))).containsValue(options);
        assertDocument(number, content);
        assertThat(database.sql("select size from guitu.document where case_number = :case")
                        .param("case", number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(10240);
    }

    private record Choices(String form, FormField field) {}

    /** A question whose answers are of very different length. */
    private static Choices choicesOfADeployedForm() throws IOException {
        var form = Form.read(Files.readAllBytes(Path.of("forms/%s.form".formatted(FORM_WITH_CHOICES))));
        return new Choices(
                form.id(),
                form.fields().stream()
                        .filter(field -> field.kind() == FormField.Kind.CHOICES && field.isClassified())
                        .findFirst()
                        .orElseThrow());
    }

    private List<Integer> lengths(List<Long> entries) {
        return database.sql("select distinct length(value) from guitu.dossier_value where entry_id in (:entries)")
                .param("entries", entries)
                .query(Integer.class)
                .list();
    }

    /** As documents were kept until their lengths were hidden. */
    private void makeDocumentAsBefore(CaseNumber number, byte[] content) throws IOException {
        var id = documents.of(number, any -> true).get(0).id();
        var place = "document\n%s\n%s\nhealth\nPDF\n".formatted(number, id);
        var key = cipher.newContentKey();
        var sealed = new ByteArrayOutputStream();
        try (var out = cipher.sealing(key, sealed, place + "content")) {
            out.write(content);
        }
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql("update guitu.document_chunk set content = :content where document_id = :id")
                    .param("content", sealed.toByteArray())
                    .param("id", id)
                    .update();
            database.sql("update guitu.document set size = :size, content_key = :key where id = :id")
                    .param("size", content.length)
                    .param("key", SealedBefore.seal(nodesFile, key, place + "content-key\n" + content.length))
                    .param("id", id)
                    .update();
        });
    }

    private void addDocument(CaseNumber number, byte[] content) throws IOException {
        try (var draft = documents.draft(number, "health", new ByteArrayInputStream(content))) {
            transaction.executeWithoutResult(status -> {
                var added = documents.add(draft, "示例报告", "tester", "health", "350481", LONG_AGO);
                documents.withdraw(added, "示例理由", "tester", "health", "350481", LONG_AGO);
            });
        }
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
        return replaceValue(entry, "name", value);
    }

    private byte[] replaceValue(long entry, String field, byte[] value) {
        return transaction.execute(status -> {
            var before = database.sql(
                            "select value from guitu.dossier_value where entry_id = :entry and field = :field")
                    .param("entry", entry)
                    .param("field", field)
                    .query(byte[].class)
                    .single();
            database.sql("set local session_replication_role = replica").update();
            database.sql("update guitu.dossier_value set value = :value where entry_id = :entry and field = :field")
                    .param("entry", entry)
                    .param("field", field)
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
        return add(number, "sample-form", answers);
    }

    private long add(CaseNumber number, String form, Map<String, Answer> answers) {
        return transaction.execute(status -> dossier.add(new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                form,
                1,
                "tester",
                "civil-affairs",
                number.value().substring(0, 6),
                LONG_AGO,
                answers)));
    }
}

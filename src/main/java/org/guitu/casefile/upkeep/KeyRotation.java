package org.guitu.casefile.upkeep;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.guitu.casefile.AnswerPlace;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.ReceiptStore;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.codename.CodeNameIndex;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.SealedDocuments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the keys while Guitu runs: new keys are added, then put into use, then everything that the old ones have sealed is sealed
 * anew, then the old ones go.
 *
 * <p>Every step can be repeated, and sealing anew can be broken off and taken up again: it always takes what the keys in use have not
 * sealed yet, a few hundred values at a time, and holds up nobody.
 */
public final class KeyRotation {

    private static final int BATCH = 500;

    /** Of documents, whose contents may have to be written anew. */
    private static final int FEW = 10;

    private final KeysetFile file;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ValueCipher cipher;
    private final PersonIndex index;
    private final CodeNameIndex codeNames;
    private final SealedDocuments documents;
    private final ReceiptStore receipts;
    private final FormRooms rooms;
    private final List<SealedElsewhere> others;

    public KeyRotation(KeysetFile file, DataSource dataSource, SealedElsewhere... others) {
        this.others = List.of(others);
        this.file = file;
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.cipher = new KeysetCipher(file);
        this.index = new PersonIndex(database, new SealedAnswers(cipher), cipher);
        this.codeNames = new CodeNameIndex(database, new SealedAnswers(cipher), cipher);
        this.documents = new SealedDocuments(database, cipher);
        this.receipts = new ReceiptStore(database, cipher);
        this.rooms = new FormRooms(database);
    }

    /** How many values, documents and index entries are not yet by the keys in use. */
    public long left() {
        return documents.left()
                + others.stream()
                        .mapToLong(other -> other.left(database, cipher))
                        .sum()
                + database.sql(
                                """
                        select (select count(*) from guitu.dossier_value where substring(value for 6) <> :mark)
                            + (select count(*) from guitu.person_index where key_number <> :key)
                            + (select count(*) from guitu.code_name where key_number <> :key)
                            + (select count(*) from guitu.report_receipt
                                where key_number <> :key or substring(sealed for 6) <> :mark)
                            + (select count(*) from guitu.key_check where substring(value for 6) <> :mark)""")
                        .param("mark", cipher.mark())
                        .param("key", indexKey())
                        .query(Long.class)
                        .single();
    }

    /**
     * Puts keys into use that wait for it, and seals with the keys in use what others have sealed. A value that does not open is left
     * as it is.
     *
     * @param progress told how many are left: at the start, and after each batch
     * @throws KeysetRefusedException when the keys are not those of this database
     */
    public void rotate(LongConsumer progress) {
        KeyCheck.require(database, cipher, file);
        if (file.hasWaitingKeys()) {
            file.useNewestKeys();
        }
        long left = left();
        progress.accept(left);
        var from = new Position(0, "");
        for (var batch = batch(from); !batch.isEmpty(); batch = batch(from)) {
            left -= sealAnew(batch, this::sealAnew);
            var last = batch.get(batch.size() - 1).place();
            from = new Position(last.entry(), last.field());
            progress.accept(left);
        }
        var after = new UUID(0, 0);
        for (var batch = documents.batch(after, FEW); !batch.isEmpty(); batch = documents.batch(after, FEW)) {
            left -= sealAnew(batch, documents::sealAnew);
            after = batch.get(batch.size() - 1).id();
            progress.accept(left);
        }
        index("person_index", index::refresh);
        index("code_name", codeNames::refresh);
        for (String report : receipts.toSealAnew()) {
            opens(() -> transaction.executeWithoutResult(status -> receipts.sealAnew(report)));
        }
        others.forEach(other -> other.sealAnew(database, cipher));
        KeyCheck.remember(database, cipher);
        progress.accept(left());
    }

    /** Takes the keys out of the file that are not in use. Returns false when something still needs them or one waits. */
    public boolean dropOldKeys() {
        KeyCheck.require(database, cipher, file);
        if (file.hasWaitingKeys() || left() > 0) {
            return false;
        }
        file.dropOldKeys();
        return true;
    }

    private record Position(long entry, String field) {}

    private record Value(AnswerPlace place, int formVersion, byte[] sealed) {}

    private List<Value> batch(Position after) {
        return database.sql(
                        """
                        select v.entry_id, v.field, v.class, v.value, e.case_number, e.form, e.form_version
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where (v.entry_id, v.field) > (:entry, :field) and substring(v.value for 6) <> :mark
                        order by v.entry_id, v.field limit :batch""")
                .param("entry", after.entry())
                .param("field", after.field())
                .param("mark", cipher.mark())
                .param("batch", BATCH)
                .query((row, number) ->
                        new Value(SealedAnswers.place(row), row.getInt("form_version"), row.getBytes("value")))
                .list();
    }

    private <T> long sealAnew(List<T> batch, Consumer<T> step) {
        return transaction.execute(status -> {
            database.sql("set local guitu.changes_keys = 'on'").update();
            return batch.stream()
                    .filter(value -> opens(() -> step.accept(value)))
                    .count();
        });
    }

    private void sealAnew(Value value) {
        var place = value.place();
        database.sql(
                        """
                        update guitu.dossier_value set value = :anew
                        where entry_id = :entry and field = :field and value = :sealed""")
                .param(
                        "anew",
                        cipher.anew(
                                value.sealed(),
                                place.toString(),
                                rooms.of(place.form(), value.formVersion(), place.field())))
                .param("entry", place.entry())
                .param("field", place.field())
                .param("sealed", value.sealed())
                .update();
    }

    /** What does not open stays with its old key, and so do the old keys; the log names it. */
    private static boolean opens(Runnable step) {
        try {
            step.run();
            return true;
        } catch (UnreadableValueException reported) {
            return false;
        }
    }

    private void index(String table, Consumer<CaseNumber> refresh) {
        database.sql("select distinct case_number from guitu.%s where key_number <> :key".formatted(table))
                .param("key", indexKey())
                .query(String.class)
                .list()
                .forEach(number -> opens(
                        () -> transaction.executeWithoutResult(status -> refresh.accept(new CaseNumber(number)))));
    }

    private int indexKey() {
        return cipher.fingerprint("").key();
    }
}

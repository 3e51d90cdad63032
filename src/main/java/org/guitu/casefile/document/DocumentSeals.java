package org.guitu.casefile.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.seal.DocumentSeal;
import org.guitu.casefile.seal.DocumentSeal.Content;
import org.guitu.casefile.seal.DocumentSeal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keyed hashes that stand beside documents and their withdrawals: makes them, and holds documents against them. */
public final class DocumentSeals {

    private static final int BATCH = 200;

    private static final String DOCUMENTS =
            """
            select d.*, w.author as w_author, w.department as w_department, w.region as w_region, w.withdrawn_at, w.reason,
                s.key, s.mac, sw.key as w_key, sw.mac as w_mac
            from guitu.document d left join guitu.document_withdrawal w on w.document_id = d.id
                left join guitu.document_seal s on s.document_id = d.id and not s.withdrawal
                left join guitu.document_seal sw on sw.document_id = d.id and sw.withdrawal
            """;

    private final JdbcClient database;
    private final ChainMac macs;
    private final SealedDocuments sealed;
    private final DocumentContents contents;

    public DocumentSeals(JdbcClient database, ValueCipher cipher, ChainMac macs) {
        this.database = database;
        this.macs = macs;
        this.sealed = new SealedDocuments(database, cipher);
        this.contents = new DocumentContents(database, cipher);
    }

    /** How a document, or its withdrawal, stands to its hash. */
    public enum State {
        SOUND,
        CHANGED,
        /** Nobody made a hash of it, so that it does not come from Guitu. */
        UNSEALED
    }

    /** @param withdrawal also sound where there is none */
    public record Checked(UUID id, String caseNumber, int number, State document, State withdrawal) {}

    void add(Subject subject, Content content) {
        var seal = DocumentSeal.of(subject, content, macs);
        database.sql("insert into guitu.document_seal (document_id, withdrawal, key, mac) values (?, ?, ?, ?)")
                .params(subject.id(), subject.withdrawal(), seal.key(), seal.mac())
                .update();
    }

    /** Seals documents and withdrawals as they are now, where that has not been done. Reads every content once. */
    public void addMissing() {
        for (var batch = ids(new UUID(0, 0)); !batch.isEmpty(); batch = ids(batch.get(batch.size() - 1))) {
            for (var id : batch) {
                row(id).ifPresent(row -> {
                    if (row.seal.isEmpty()) {
                        add(row.document, contentOf(row));
                    }
                    row.withdrawal
                            .filter(any -> row.withdrawalSeal.isEmpty())
                            .ifPresent(withdrawal -> add(withdrawal, row.reason));
                });
            }
        }
    }

    /** The ids of the documents after that one, in the order of the database, a few at a time. */
    public List<UUID> ids(UUID after) {
        return database.sql("select id from guitu.document where id > ? order by id limit ?")
                .params(after, BATCH)
                .query(UUID.class)
                .list();
    }

    /** Reads the whole document and compares; empty when there is none of that id. */
    public Optional<Checked> check(UUID id) {
        return row(id).map(row -> new Checked(
                id,
                row.document.caseNumber(),
                row.document.number(),
                row.seal
                        .map(seal -> state(seal.isOf(row.document, contentOf(row), macs)))
                        .orElse(State.UNSEALED),
                withdrawal(row)));
    }

    private State withdrawal(Row row) {
        if (row.withdrawal.isEmpty()) {
            return state(row.withdrawalSeal.isEmpty());
        }
        return row.withdrawalSeal
                .map(seal -> state(seal.isOf(row.withdrawal.get(), row.reason, macs)))
                .orElse(State.UNSEALED);
    }

    private static State state(boolean sound) {
        return sound ? State.SOUND : State.CHANGED;
    }

    /** @param reason of the withdrawal, {@code null} where there is none */
    private record Row(
            Subject document,
            DocumentPlace place,
            byte[] title,
            byte[] contentKey,
            long column,
            Optional<Subject> withdrawal,
            Content reason,
            Optional<DocumentSeal> seal,
            Optional<DocumentSeal> withdrawalSeal) {}

    private Optional<Row> row(UUID id) {
        return database.sql(DOCUMENTS + "where d.id = ?")
                .param(id)
                .query((row, number) -> row(row))
                .optional();
    }

    private Row row(ResultSet row) throws SQLException {
        var place = SealedDocuments.place(row);
        boolean withdrawn = row.getString("w_author") != null;
        return new Row(
                subject(row, place, false),
                place,
                row.getBytes("title"),
                row.getBytes("content_key"),
                row.getLong("size"),
                withdrawn ? Optional.of(subject(row, place, true)) : Optional.empty(),
                withdrawn ? reason(place, row.getBytes("reason")) : null,
                seal(row, ""),
                seal(row, "w_"));
    }

    private static Subject subject(ResultSet row, DocumentPlace place, boolean withdrawal) throws SQLException {
        var prefix = withdrawal ? "w_" : "";
        return new Subject(
                place.id(),
                withdrawal,
                place.caseNumber().value(),
                row.getInt("number"),
                place.dataClass(),
                place.kind().name(),
                row.getString(prefix + "author"),
                row.getString(prefix + "department"),
                row.getString(prefix + "region"),
                row.getTimestamp(withdrawal ? "withdrawn_at" : "added_at").toInstant());
    }

    private static Optional<DocumentSeal> seal(ResultSet row, String prefix) throws SQLException {
        var mac = row.getBytes(prefix + "mac");
        return mac == null ? Optional.empty() : Optional.of(new DocumentSeal(row.getInt(prefix + "key"), mac));
    }

    private Content reason(DocumentPlace place, byte[] reason) {
        try {
            return new Content(true, sealed.open(reason, place.reason()), 0, null);
        } catch (UnreadableValueException reported) {
            return new Content(false, null, 0, sha256().digest(reason));
        }
    }

    private Content contentOf(Row row) {
        try {
            var key = sealed.contentKey(row.place, row.contentKey, row.column);
            var title = sealed.open(row.title, row.place.title());
            return new Content(true, title, key.size(), digest(contents.open(row.place, key)));
        } catch (UnreadableValueException reported) {
            var asItStands = sha256();
            asItStands.update(row.title);
            return new Content(false, null, row.column, asItStands.digest(row.contentKey));
        }
    }

    private static byte[] digest(InputStream content) {
        try (var read = new DigestInputStream(content, sha256())) {
            read.transferTo(OutputStream.nullOutputStream());
            return read.getMessageDigest().digest();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

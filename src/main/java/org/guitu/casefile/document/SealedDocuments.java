package org.guitu.casefile.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sealed beside documents: titles, the keys of the contents, and reasons of withdrawals. To change the installation's keys only
 * these are sealed anew; a document's own key, and so its content, stays, unless its length is not hidden yet or its algorithm has
 * changed.
 */
public final class SealedDocuments {

    private static final String OLD =
            """
            (substring(d.title for 6) <> :mark or substring(d.content_key for 6) <> :mark
                or coalesce(substring(w.reason for 6) <> :mark, false))""";
    private static final String FROM =
            " from guitu.document d left join guitu.document_withdrawal w on w.document_id = d.id ";

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final DocumentContents contents;

    public SealedDocuments(JdbcClient database, ValueCipher cipher) {
        this.database = database;
        this.cipher = cipher;
        this.contents = new DocumentContents(database, cipher);
    }

    /** A document with all that is sealed beside it; {@code reason} is null while it is not withdrawn. */
    public record Row(DocumentPlace place, long size, byte[] title, byte[] key, byte[] reason) {

        public UUID id() {
            return place.id();
        }
    }

    /** How many documents have something that the keys in use have not sealed. */
    public long left() {
        return database.sql("select count(*)" + FROM + "where " + OLD)
                .param("mark", cipher.mark())
                .query(Long.class)
                .single();
    }

    /** The first of these after that one. */
    public List<Row> batch(UUID after, int size) {
        return database.sql(
                        "select d.*, w.reason" + FROM + "where d.id > :after and " + OLD + " order by d.id limit :size")
                .param("after", after)
                .param("mark", cipher.mark())
                .param("size", size)
                .query((row, number) -> new Row(
                        place(row),
                        row.getLong("size"),
                        row.getBytes("title"),
                        row.getBytes("content_key"),
                        row.getBytes("reason")))
                .list();
    }

    /** Seals it with the keys in use, in a transaction that may change keys. */
    public void sealAnew(Row row) {
        var place = row.place();
        var opened = cipher.open(row.key(), place.contentKey(row.size()));
        var before = ContentKey.read(opened, row.size());
        boolean stays = ContentKey.isPadded(opened) && cipher.isForNewContents(before.key());
        var after = stays ? before : contentAnew(place, before);
        long step = ContentKey.step(after.size());
        database.sql("update guitu.document set title = :title, size = :size, content_key = :key where id = :id")
                .param("title", anew(row.title(), place.title()))
                .param("size", step)
                .param("key", cipher.seal(after.bytes(), place.contentKey(step)))
                .param("id", place.id())
                .update();
        if (row.reason() != null) {
            database.sql("update guitu.document_withdrawal set reason = :reason where document_id = :id")
                    .param("reason", anew(row.reason(), place.reason()))
                    .param("id", place.id())
                    .update();
        }
    }

    /** Whoever reads the document meanwhile is broken off, and gets it whole the next time. */
    private ContentKey contentAnew(DocumentPlace place, ContentKey before) {
        var after = new ContentKey(before.size(), cipher.newContentKey());
        try {
            // Readable by its owner only, and nothing in it is in clear.
            var file = Files.createTempFile("guitu-document", ".sealed");
            try {
                try (var content = contents.open(place, before);
                        var sealed = cipher.sealing(
                                after.key(), new BufferedOutputStream(Files.newOutputStream(file)), place.content())) {
                    content.transferTo(sealed);
                    ContentKey.fill(sealed, after.size());
                }
                try (var sealed = Files.newInputStream(file)) {
                    contents.replace(place.id(), sealed);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return after;
    }

    ContentKey contentKey(DocumentPlace place, byte[] sealed, long column) {
        return ContentKey.read(cipher.open(sealed, place.contentKey(column)), column);
    }

    private byte[] anew(byte[] sealed, String place) {
        return cipher.anew(sealed, place, 0);
    }

    byte[] seal(String text, String place) {
        return cipher.seal(text.getBytes(StandardCharsets.UTF_8), place);
    }

    String open(byte[] sealed, String place) {
        return new String(cipher.open(sealed, place), StandardCharsets.UTF_8);
    }

    static DocumentPlace place(ResultSet row) throws SQLException {
        return new DocumentPlace(
                new CaseNumber(row.getString("case_number")),
                row.getObject("id", UUID.class),
                row.getString("class"),
                DocumentKind.valueOf(row.getString("kind")));
    }
}

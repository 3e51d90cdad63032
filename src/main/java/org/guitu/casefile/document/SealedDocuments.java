package org.guitu.casefile.document;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sealed beside documents: titles, the keys of the contents, and reasons of withdrawals. To change the installation's keys only
 * these are sealed anew; a document's own key, and so its content, stays.
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

    public SealedDocuments(JdbcClient database, ValueCipher cipher) {
        this.database = database;
        this.cipher = cipher;
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
        database.sql("update guitu.document set title = :title, content_key = :key where id = :id")
                .param("title", anew(row.title(), place.title()))
                .param("key", anew(row.key(), place.contentKey(row.size())))
                .param("id", place.id())
                .update();
        if (row.reason() != null) {
            database.sql("update guitu.document_withdrawal set reason = :reason where document_id = :id")
                    .param("reason", anew(row.reason(), place.reason()))
                    .param("id", place.id())
                    .update();
        }
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

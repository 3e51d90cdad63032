package org.guitu.casefile.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.office.RefusedException;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The documents of cases. Each is encrypted with a key of its own, which the installation's keys seal; it is only ever added, and one
 * that was added by mistake is marked as withdrawn.
 */
@Component
@DependsOn("keyCheck")
public class DocumentStore {

    private static final int CHUNK = 256 * 1024;

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final DocumentQuota quota;
    private final SealedDocuments sealed;

    DocumentStore(JdbcClient database, ValueCipher cipher, DocumentQuota quota) {
        this.quota = quota;
        this.database = database;
        this.cipher = cipher;
        this.sealed = new SealedDocuments(database, cipher);
    }

    /**
     * Reads and checks a document that somebody sends. Works without the database.
     *
     * @throws RefusedException when it is empty, too large or of no known kind
     * @throws IOException when the sender breaks off
     */
    public DocumentDraft draft(CaseNumber caseNumber, String dataClass, InputStream content) throws IOException {
        return DocumentDraft.read(caseNumber, dataClass, content, cipher);
    }

    /**
     * Adds the document, in the caller's transaction, and gives it the next number of its case. Documents of one case that are added at
     * the same time wait for each other.
     *
     * @throws RefusedException when the case has too many
     */
    public Document add(
            DocumentDraft draft, String title, String author, String department, String region, Instant now) {
        var place = draft.place();
        database.sql("select 1 from guitu.case_file where case_number = :case for no key update")
                .param("case", place.caseNumber().value())
                .query(Integer.class)
                .single();
        int number = database.sql(
                        """
                        insert into guitu.document (id, case_number, number, class, kind, size, author, department, region, added_at,
                            title, content_key)
                        select :id, :case, coalesce(max(number), 0) + 1, :class, :kind, :size, :author, :department, :region, :at,
                            :title, :key
                        from guitu.document where case_number = :case
                        returning number""")
                .param("id", place.id())
                .param("case", place.caseNumber().value())
                .param("class", place.dataClass())
                .param("kind", place.kind().name())
                .param("size", draft.size())
                .param("author", author)
                .param("department", department)
                .param("region", region)
                .param("at", Timestamp.from(now))
                .param("title", sealed.seal(title, place.title()))
                .param("key", cipher.seal(draft.key(), place.contentKey(draft.size())))
                .query(Integer.class)
                .single();
        // Those that are added at the same time have waited for each other.
        quota.check(number, draft.size(), sizeOfOthers(place));
        addContent(draft);
        return new Document(
                place.id(),
                place.caseNumber(),
                number,
                place.dataClass(),
                place.kind(),
                draft.size(),
                author,
                department,
                region,
                now,
                Optional.of(title),
                Optional.empty());
    }

    private long sizeOfOthers(DocumentPlace place) {
        return database.sql("select coalesce(sum(size), 0) from guitu.document where case_number = :case and id <> :id")
                .param("case", place.caseNumber().value())
                .param("id", place.id())
                .query(Long.class)
                .single();
    }

    private void addContent(DocumentDraft draft) {
        try (var content = draft.sealedContent()) {
            int position = 0;
            for (var chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
                database.sql(
                                """
                                insert into guitu.document_chunk (document_id, position, content)
                                values (:id, :position, :content)""")
                        .param("id", draft.place().id())
                        .param("position", position++)
                        .param("content", chunk)
                        .update();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The documents of a case in their order. {@code readable}: for which the title is opened; asked with a document without one. */
    public List<Document> of(CaseNumber caseNumber, Predicate<Document> readable) {
        return database.sql(
                        """
                        select d.*, w.author as withdrawn_by, w.withdrawn_at, w.reason
                        from guitu.document d left join guitu.document_withdrawal w on w.document_id = d.id
                        where d.case_number = :case order by d.number""")
                .param("case", caseNumber.value())
                .query((row, number) -> {
                    var document = document(row, false);
                    return readable.test(document) ? document(row, true) : document;
                })
                .list();
    }

    /** Marks the document as added by mistake; a second time changes nothing. */
    public void withdraw(
            Document document, String reason, String author, String department, String region, Instant now) {
        database.sql(
                        """
                        insert into guitu.document_withdrawal (document_id, author, department, region, withdrawn_at, reason)
                        values (:id, :author, :department, :region, :at, :reason) on conflict (document_id) do nothing""")
                .param("id", document.id())
                .param("author", author)
                .param("department", department)
                .param("region", region)
                .param("at", Timestamp.from(now))
                .param("reason", sealed.seal(reason, document.place().reason()))
                .update();
    }

    /**
     * The document's content, fetched from the database piece by piece as it is read, each by a query of its own: whoever reads slowly
     * holds neither a connection nor more than a piece in memory. Not to be read within a transaction.
     *
     * <p>Reading it throws {@link UnreadableValueException} where it was changed, cut off or does not belong to this document.
     */
    public InputStream content(Document document) {
        var key = database.sql("select content_key from guitu.document where id = :id")
                .param("id", document.id())
                .query(byte[].class)
                .single();
        var place = document.place();
        return cipher.opening(
                cipher.open(key, place.contentKey(document.size())), new Chunks(document.id()), place.content());
    }

    private Document document(ResultSet row, boolean readable) throws SQLException {
        var place = SealedDocuments.place(row);
        var withdrawnBy = row.getString("withdrawn_by");
        Optional<Document.Withdrawal> withdrawal = withdrawnBy == null
                ? Optional.empty()
                : Optional.of(new Document.Withdrawal(
                        withdrawnBy,
                        row.getTimestamp("withdrawn_at").toInstant(),
                        readable
                                ? Optional.of(sealed.open(row.getBytes("reason"), place.reason()))
                                : Optional.empty()));
        return new Document(
                place.id(),
                place.caseNumber(),
                row.getInt("number"),
                place.dataClass(),
                place.kind(),
                row.getLong("size"),
                row.getString("author"),
                row.getString("department"),
                row.getString("region"),
                row.getTimestamp("added_at").toInstant(),
                readable ? Optional.of(sealed.open(row.getBytes("title"), place.title())) : Optional.empty(),
                withdrawal);
    }

    private final class Chunks extends InputStream {

        private final UUID document;
        private int position;
        private byte[] chunk = {};
        private int read;

        Chunks(UUID document) {
            this.document = document;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (read == chunk.length && !fetch()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - read);
            System.arraycopy(chunk, read, buffer, offset, count);
            read += count;
            return count;
        }

        /** A chunk that is missing is an end too early, which the cipher notices. */
        private boolean fetch() {
            var next = database.sql(
                            "select content from guitu.document_chunk where document_id = :id and position = :position")
                    .param("id", document)
                    .param("position", position)
                    .query(byte[].class)
                    .optional();
            next.ifPresent(found -> {
                chunk = found;
                read = 0;
                position++;
            });
            return next.isPresent();
        }
    }
}

package org.guitu.casefile.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.seal.DocumentSeal.Content;
import org.guitu.casefile.seal.DocumentSeal.Subject;
import org.guitu.office.RefusedException;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The documents of cases. Each is encrypted with a key of its own, which the installation's keys seal, and has a keyed hash; it is only
 * ever added, and one that was added by mistake is marked as withdrawn.
 */
@Component
@DependsOn("keyCheck")
public class DocumentStore {

    private final JdbcClient database;
    private final ValueCipher cipher;
    private final DocumentQuota quota;
    private final SealedDocuments sealed;
    private final DocumentSeals seals;
    private final DocumentContents contents;

    DocumentStore(JdbcClient database, ValueCipher cipher, ChainMac macs, DocumentQuota quota) {
        this.quota = quota;
        this.database = database;
        this.cipher = cipher;
        this.sealed = new SealedDocuments(database, cipher);
        this.seals = new DocumentSeals(database, cipher, macs);
        this.contents = new DocumentContents(database, cipher);
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
        var at = now.truncatedTo(ChronoUnit.MICROS);
        long step = ContentKey.step(draft.size());
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
                .param("size", step)
                .param("author", author)
                .param("department", department)
                .param("region", region)
                .param("at", Timestamp.from(at))
                .param("title", sealed.seal(title, place.title()))
                .param("key", cipher.seal(draft.contentKey().bytes(), place.contentKey(step)))
                .query(Integer.class)
                .single();
        // Those that are added at the same time have waited for each other.
        quota.check(number, draft.size(), sizeOfOthers(place));
        try (var content = draft.sealedContent()) {
            contents.add(place.id(), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var document = new Document(
                place.id(),
                place.caseNumber(),
                number,
                place.dataClass(),
                place.kind(),
                draft.size(),
                author,
                department,
                region,
                at,
                Optional.of(title),
                Optional.empty());
        seals.add(
                subject(document, false, author, department, region, at),
                new Content(true, title, draft.size(), draft.digest()));
        return document;
    }

    /** The document, or its withdrawal, as somebody adds it. */
    private static Subject subject(
            Document document, boolean withdrawal, String author, String department, String region, Instant at) {
        return new Subject(
                document.id(),
                withdrawal,
                document.caseNumber().value(),
                document.number(),
                document.dataClass(),
                document.kind().name(),
                author,
                department,
                region,
                at);
    }

    private long sizeOfOthers(DocumentPlace place) {
        return database.sql("select coalesce(sum(size), 0) from guitu.document where case_number = :case and id <> :id")
                .param("case", place.caseNumber().value())
                .param("id", place.id())
                .query(Long.class)
                .single();
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
        var at = now.truncatedTo(ChronoUnit.MICROS);
        int added = database.sql(
                        """
                        insert into guitu.document_withdrawal (document_id, author, department, region, withdrawn_at, reason)
                        values (:id, :author, :department, :region, :at, :reason) on conflict (document_id) do nothing""")
                .param("id", document.id())
                .param("author", author)
                .param("department", department)
                .param("region", region)
                .param("at", Timestamp.from(at))
                .param("reason", sealed.seal(reason, document.place().reason()))
                .update();
        if (added > 0) {
            seals.add(subject(document, true, author, department, region, at), new Content(true, reason, 0, null));
        }
    }

    /**
     * The document's content, fetched from the database piece by piece as it is read, each by a query of its own: whoever reads slowly
     * holds neither a connection nor more than a piece in memory. Not to be read within a transaction.
     *
     * <p>Reading it throws {@link UnreadableValueException} where it was changed, cut off or does not belong to this document.
     */
    public InputStream content(Document document) {
        return database.sql("select size, content_key from guitu.document where id = :id")
                .param("id", document.id())
                .query((row, number) -> contents.open(document.place(), contentKey(document.place(), row)))
                .single();
    }

    private ContentKey contentKey(DocumentPlace place, ResultSet row) throws SQLException {
        return sealed.contentKey(place, row.getBytes("content_key"), row.getLong("size"));
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
                readable ? contentKey(place, row).size() : row.getLong("size"),
                row.getString("author"),
                row.getString("department"),
                row.getString("region"),
                row.getTimestamp("added_at").toInstant(),
                readable ? Optional.of(sealed.open(row.getBytes("title"), place.title())) : Optional.empty(),
                withdrawal);
    }
}

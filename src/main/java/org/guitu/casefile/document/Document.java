package org.guitu.casefile.document;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;

/**
 * A document of a case, without its content.
 *
 * @param number counted in the case, from 1
 * @param dataClass which decides who may read it, title and content
 * @param size in bytes
 * @param author the account that added it, for its {@code department} in that {@code region}
 * @param title empty for whoever may not read it
 */
public record Document(
        UUID id,
        CaseNumber caseNumber,
        int number,
        String dataClass,
        DocumentKind kind,
        long size,
        String author,
        String department,
        String region,
        Instant addedAt,
        Optional<String> title,
        Optional<Withdrawal> withdrawal) {

    /** That it was added by mistake. {@code reason}: empty for whoever may not read the document. */
    public record Withdrawal(String author, Instant at, Optional<String> reason) {}

    /** A name for the file that tells nothing of what is in it. */
    public String fileName() {
        return "%s-%d.%s".formatted(caseNumber, number, kind.extension());
    }

    /** What decides, with the department and region, who may read it. */
    public Origin origin() {
        return Origin.document(department, dataClass);
    }

    DocumentPlace place() {
        return new DocumentPlace(caseNumber, id, dataClass, kind);
    }
}

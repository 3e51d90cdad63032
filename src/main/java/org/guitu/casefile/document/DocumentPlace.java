package org.guitu.casefile.document;

import java.util.UUID;
import org.guitu.casefile.CaseNumber;

/** Which document of which case, of which class and kind: its content and what is sealed beside it open for it only. */
record DocumentPlace(CaseNumber caseNumber, UUID id, String dataClass, DocumentKind kind) {

    String content() {
        return of("content");
    }

    /** The size is part of it, so that a shorter or longer one is not believed. */
    String contentKey(long size) {
        return of("content-key") + "\n" + size;
    }

    String title() {
        return of("title");
    }

    String reason() {
        return of("reason");
    }

    /** The same for the same part in every version: it is part of what was encrypted. */
    private String of(String part) {
        return String.join("\n", "document", caseNumber.value(), id.toString(), dataClass, kind.name(), part);
    }
}

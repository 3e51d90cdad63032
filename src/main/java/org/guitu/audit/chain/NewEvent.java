package org.guitu.audit.chain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.guitu.casefile.seal.Layout;

/** An event about to be written, by its columns. The database keeps microseconds. */
public record NewEvent(
        Instant at,
        String kind,
        String account,
        String role,
        String department,
        String address,
        String caseNumber,
        String object,
        String objectId,
        String detail) {

    static final String SORT = "event";

    public NewEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What its own hash covers; the number comes later, with the row. */
    byte[] bytes() {
        var all = new Layout(SORT).add(at);
        for (String text :
                new String[] {kind, account, role, department, address, caseNumber, object, objectId, detail}) {
            all.add(text);
        }
        return all.bytes();
    }
}

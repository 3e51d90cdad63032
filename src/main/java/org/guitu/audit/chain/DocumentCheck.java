package org.guitu.audit.chain;

import java.util.List;
import java.util.UUID;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.document.DocumentSeals;
import org.guitu.casefile.document.DocumentSeals.State;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds the documents of cases and their withdrawals against their keyed hashes, and against the events of the chain that say that each was
 * added or withdrawn. Reads each document to its end.
 *
 * <p>Documents may be gone once the trail says that the person was taken out of the case.
 */
final class DocumentCheck {

    private final JdbcTemplate database;
    private final DocumentSeals seals;

    DocumentCheck(JdbcTemplate database, DocumentSeals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** Looks at the documents that events after that number tell of; at all documents for 0. */
    void check(long afterEvent, Faults faults) {
        if (afterEvent == 0) {
            for (var ids = seals.ids(new UUID(0, 0)); !ids.isEmpty(); ids = seals.ids(ids.get(ids.size() - 1))) {
                check(ids, faults);
            }
        } else {
            check(toldOfAfter(afterEvent), faults);
        }
        missing(
                faults,
                Fault.DOCUMENT_DELETED,
                """
                e.kind = 'DOCUMENT_ADDED' and not exists (select from guitu.document d where d.id::text = e.object_id)""",
                afterEvent);
        missing(
                faults,
                Fault.WITHDRAWAL_CHANGED,
                """
                e.kind = 'DOCUMENT_WITHDRAWN' and exists (select from guitu.document d where d.id::text = e.object_id)
                    and not exists (select from guitu.document_withdrawal w where w.document_id::text = e.object_id)
                    and not exists (select from guitu.document_seal s where s.document_id::text = e.object_id and s.withdrawal)""",
                afterEvent);
    }

    private List<UUID> toldOfAfter(long event) {
        return database.queryForList(
                """
                select d.id from guitu.document d
                where d.id::text in (select e.object_id from audit.event e
                    where e.id > ? and e.kind in ('DOCUMENT_ADDED', 'DOCUMENT_WITHDRAWN'))""",
                UUID.class,
                event);
    }

    private void check(List<UUID> ids, Faults faults) {
        for (var id : ids) {
            seals.check(id).ifPresent(found -> {
                var number = Integer.toString(found.number());
                if (found.document() != State.SOUND) {
                    var fault = found.document() == State.CHANGED ? Fault.CHANGED : Fault.FORGED;
                    faults.add(ChainBreak.ofDocument(fault, found.caseNumber(), number));
                }
                if (found.withdrawal() != State.SOUND) {
                    faults.add(ChainBreak.ofDocument(Fault.WITHDRAWAL_CHANGED, found.caseNumber(), number));
                }
            });
        }
    }

    private void missing(Faults faults, Fault fault, String condition, long after) {
        database.query(
                """
                select e.case_number, substring(e.object from '[0-9]+') from audit.event e
                where e.id > ? and %s and not exists (select from audit.event gone
                    where gone.kind = 'CASE_DEIDENTIFIED' and gone.case_number = e.case_number)
                order by e.id"""
                        .formatted(condition),
                row -> {
                    faults.add(ChainBreak.ofDocument(fault, row.getString(1), row.getString(2)));
                },
                after);
    }
}

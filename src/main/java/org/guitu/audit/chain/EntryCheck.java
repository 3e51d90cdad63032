package org.guitu.audit.chain;

import java.util.HashSet;
import java.util.Set;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.upkeep.EntryRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the entries of the dossier against their seals: who recorded them, when and for whom, and each of their answers. That no entry is left out, the
 * chain of their seals says.
 *
 * <p>The answers may be gone once the trail says that the person was taken out of the case.
 */
final class EntryCheck {

    private static final int BATCH = 2000;

    private final JdbcTemplate database;
    private final EntryRows rows;
    private final ChainMac macs;

    EntryCheck(JdbcTemplate database, SealedAnswers answers, ChainMac macs) {
        this.database = database;
        this.rows = new EntryRows(JdbcClient.create(database), answers);
        this.macs = macs;
    }

    /** Looks at the entries after that number, and whether any of them is past the chain. */
    void check(long after, Faults faults) {
        var deidentified = deidentified();
        long from = after;
        for (var batch = rows.after(from, BATCH); !batch.isEmpty(); batch = rows.after(from, BATCH)) {
            for (var row : batch) {
                check(row, deidentified, faults);
            }
            from = batch.get(batch.size() - 1).entry().id();
        }
        name(
                faults,
                Fault.ENTRY_DELETED,
                """
                select s.entry_id from guitu.entry_seal s
                where s.entry_id > ? and not exists (select from guitu.dossier_entry e where e.id = s.entry_id) order by 1""",
                after);
        name(
                faults,
                Fault.ANSWERS_CHANGED,
                """
                select distinct v.entry_id from guitu.dossier_value v
                where v.entry_id > ? and not exists (select from guitu.dossier_entry e where e.id = v.entry_id) order by 1""",
                after);
        name(
                faults,
                Fault.UNCHAINED,
                """
                select s.entry_id from guitu.entry_seal s
                where s.entry_id > ? and not exists (select from audit.link l where l.entry_id = s.entry_id)
                    and not exists (select from audit.waiting_entry w where w.entry_id = s.entry_id) order by 1""",
                after);
        name(
                faults,
                Fault.DELETED_WHILE_WAITING,
                """
                select w.entry_id from audit.waiting_entry w
                where w.entry_id > ? and not exists (select from guitu.entry_seal s where s.entry_id = w.entry_id) order by 1""",
                0);
    }

    private void check(EntryRows.Row row, Set<String> deidentified, Faults faults) {
        long id = row.entry().id();
        var seal = row.seal();
        if (seal.isEmpty()) {
            faults.add(ChainBreak.ofEntry(Fault.FORGED, id));
        } else if (!seal.get().isOf(row.entry(), macs)) {
            faults.add(ChainBreak.ofEntry(Fault.CHANGED, id));
        } else if (!seal.get().isOf(row.values(), macs)
                && !(row.values().isEmpty() && deidentified.contains(row.entry().caseNumber()))) {
            faults.add(ChainBreak.ofEntry(Fault.ANSWERS_CHANGED, id));
        }
    }

    private Set<String> deidentified() {
        return new HashSet<>(database.queryForList(
                "select distinct case_number from audit.event where kind = 'CASE_DEIDENTIFIED'", String.class));
    }

    private void name(Faults faults, Fault fault, String query, long after) {
        database.query(
                query,
                row -> {
                    faults.add(ChainBreak.ofEntry(fault, row.getLong(1)));
                },
                after);
    }
}

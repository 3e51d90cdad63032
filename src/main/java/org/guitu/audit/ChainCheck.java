package org.guitu.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.guitu.audit.ChainBreak.Fault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the chain from its first link to its last and compares. Reads every event once and changes nothing.
 *
 * <p>Each link is checked against the stored hash before it, so that one changed row is one fault with a name and does not make
 * everything after it look wrong.
 */
@Component
public class ChainCheck {

    static final int MOST_NAMED = 50;
    private static final int FETCH = 1000;

    private static final String UNUSED =
            """
            select coalesce(pg_sequence_last_value('audit.event_id_seq'), 0) - (select count(*) from audit.event)
                - (select count(*) from
                    (select event_id from audit.link union select event_id from audit.waiting) known
                    where not exists (select from audit.event e where e.id = known.event_id))""";

    private final JdbcTemplate database;
    private final TransactionTemplate snapshot;
    private final InstantSource clock;

    public ChainCheck(DataSource source, PlatformTransactionManager transactions, InstantSource clock) {
        this.database = new JdbcTemplate(source);
        this.database.setFetchSize(FETCH);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Checks the whole trail.
     *
     * @param noted ends of the chain that were noted down earlier, to be found again
     */
    public ChainReport check(List<Anchor> noted) {
        return snapshot.execute(status -> {
            var walk = new Walk(noted);
            database.query(
                    "select l.position, l.event_id, l.hash, " + StoredEvent.COLUMNS
                            + " from audit.link l left join audit.event e on e.id = l.event_id order by l.position",
                    walk::next);
            walk.end();
            database.query(
                    """
                    select e.id from audit.event e
                    where not exists (select from audit.link l where l.event_id = e.id)
                        and not exists (select from audit.waiting w where w.event_id = e.id)
                    order by e.id""",
                    row -> {
                        walk.fault(Fault.UNCHAINED, 0, row.getLong(1));
                    });
            database.query(
                    """
                    select w.event_id from audit.waiting w
                    where not exists (select from audit.event e where e.id = w.event_id) order by 1""",
                    row -> {
                        walk.fault(Fault.DELETED_WHILE_WAITING, 0, row.getLong(1));
                    });
            return walk.report(count("select count(*) from audit.waiting"), count(UNUSED));
        });
    }

    private long count(String query) {
        return database.queryForObject(query, Long.class);
    }

    private final class Walk {

        private final List<Anchor> noted;
        private final List<ChainBreak> breaks = new ArrayList<>();
        private long breakCount;
        private long links;
        private long position;
        private byte[] hash = StoredEvent.NOTHING_BEFORE;

        private Walk(List<Anchor> noted) {
            this.noted = noted;
        }

        private void next(ResultSet row) throws SQLException {
            long found = row.getLong("position");
            boolean gap = found != position + 1;
            if (gap) {
                linksMissing(position + 1, found);
            }
            long event = row.getLong("event_id");
            var stored = row.getBytes("hash");
            row.getLong("id");
            if (row.wasNull()) {
                fault(Fault.DELETED, found, event);
            } else if (!gap && !Arrays.equals(StoredEvent.read(row).hashAfter(hash), stored)) {
                fault(Fault.CHANGED, found, event);
            }
            links++;
            position = found;
            hash = stored;
            compareWithNoted(event);
        }

        private void compareWithNoted(long event) {
            var here = Anchor.of(position, hash);
            noted.stream()
                    .filter(anchor -> anchor.position() == position && !anchor.equals(here))
                    .forEach(anchor -> fault(Fault.OTHER_THAN_NOTED, position, event));
        }

        private void linksMissing(long from, long until) {
            long named = Math.min(until, from + MOST_NAMED);
            for (long missing = from; missing < named; missing++) {
                fault(Fault.LINK_DELETED, missing, 0);
            }
            breakCount += until - named;
        }

        private void end() {
            noted.stream()
                    .filter(anchor -> anchor.position() > position)
                    .forEach(anchor -> fault(Fault.LINK_DELETED, anchor.position(), 0));
        }

        private void fault(Fault fault, long at, long event) {
            breakCount++;
            if (breaks.size() < MOST_NAMED) {
                breaks.add(new ChainBreak(fault, at, event));
            }
        }

        private ChainReport report(long waiting, long unused) {
            return new ChainReport(
                    clock.instant(),
                    links,
                    waiting,
                    unused,
                    breakCount,
                    List.copyOf(breaks),
                    position == 0 ? Optional.empty() : Optional.of(Anchor.of(position, hash)));
        }
    }
}

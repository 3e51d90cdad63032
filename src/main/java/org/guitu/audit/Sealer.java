package org.guitu.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts committed events into the chain, in batches. Whoever acts never waits for it.
 *
 * <p>One sealer works at a time in the whole installation, by an advisory lock of the database. It takes what is committed and has
 * no link, whatever its number: an event whose transaction took long is simply linked later.
 */
@Component
class Sealer {

    /** Any number will do, but the same for every version. */
    private static final long LOCK = 0x6775697475_5EA1L;

    private static final int BATCH = 500;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Sealer(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Seals everything that is committed by now, after another sealer if one is at work. */
    void seal() {
        while (transaction.execute(status -> {
                    database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
                    return sealBatch();
                })
                == BATCH) {
            // The next batch.
        }
    }

    /** The same, but leaves the work to another sealer that is at it. */
    void sealUnlessBusy() {
        while (transaction.execute(status -> {
                    boolean free = Boolean.TRUE.equals(
                            database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
                    return free ? sealBatch() : 0;
                })
                == BATCH) {
            // The next batch.
        }
    }

    private int sealBatch() {
        var events = database.query(
                "select " + StoredEvent.COLUMNS
                        + " from audit.waiting w join audit.event e on e.id = w.event_id order by e.id limit " + BATCH,
                (row, number) -> StoredEvent.read(row));
        if (events.isEmpty()) {
            return 0;
        }
        var head = head();
        long position = head.position();
        var hash = head.hash();
        List<Object[]> links = new ArrayList<>();
        for (StoredEvent event : events) {
            position++;
            hash = event.hashAfter(hash);
            links.add(new Object[] {position, event.id(), hash});
        }
        database.batchUpdate("insert into audit.link (position, event_id, hash) values (?, ?, ?)", links);
        database.update("delete from audit.waiting where event_id = any(?)", (Object)
                events.stream().map(StoredEvent::id).toArray(Long[]::new));
        return events.size();
    }

    /** The last link; position 0 while there is none. */
    private Head head() {
        return database
                .query(
                        "select position, hash from audit.link order by position desc limit 1",
                        (row, number) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(new Head(0, StoredEvent.NOTHING_BEFORE));
    }

    private record Head(long position, byte[] hash) {}
}

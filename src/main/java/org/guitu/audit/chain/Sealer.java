package org.guitu.audit.chain;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.casefile.crypto.ChainMac;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts committed events and entries of the dossier into the chain, in batches. Whoever acts never waits for it.
 *
 * <p>One sealer works at a time in the whole installation, by an advisory lock of the database. It takes what is committed and has no link, whatever its
 * number: what took long to commit is simply linked later. What somebody put into the database past Guitu it leaves where it is, for the check to name.
 */
@Component
public class Sealer {

    /** What the event is called that begins the keyed part; its detail is the end of the plain part. */
    static final String OPENING = "CHAIN_KEYED";

    /** Any number will do, but the same for every version. */
    private static final long LOCK = 0x6775697475_5EA1L;

    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final ChainMac macs;
    private final InstantSource clock;

    public Sealer(
            JdbcTemplate database,
            TransactionTemplate transaction,
            EventStore events,
            ChainMac macs,
            InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.events = events;
        this.macs = macs;
        this.clock = clock;
    }

    /** Seals everything that is committed by now, after another sealer if one is at work. */
    public void seal() {
        seal(() -> {
            database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
            return true;
        });
    }

    /** The same, but leaves the work to another sealer that is at it. */
    public void sealUnlessBusy() {
        seal(() -> Boolean.TRUE.equals(
                database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK)));
    }

    private void seal(Turn turn) {
        for (boolean ofEvents : new boolean[] {true, false}) {
            var from = Optional.of(0L);
            while (from.isPresent()) {
                long after = from.get();
                from = transaction.execute(status -> turn.comes() ? sealBatch(ofEvents, after) : Optional.empty());
            }
        }
    }

    private interface Turn {
        boolean comes();
    }

    /** The number that the next batch begins after; empty when this was the last. */
    private Optional<Long> sealBatch(boolean ofEvents, long after) {
        open();
        var rows = waiting(ofEvents, after);
        link(rows.stream()
                .filter(row -> !row.isEvent() || row.hasOwnHash() && isOwn(row))
                .toList());
        return rows.size() < BATCH
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).id());
    }

    private boolean isOwn(Chained row) {
        return macs.hasKey(row.ownKey()) && row.isOwn(macs.by(row.ownKey()));
    }

    /** Closes the plain chain of before, once: what still waited for it is linked by its rule, and the first keyed link names its end. */
    private void open() {
        boolean isOpen = Boolean.TRUE.equals(database.queryForObject(
                "select coalesce((select key is not null from audit.link order by position desc limit 1), false)",
                Boolean.class));
        if (isOpen) {
            return;
        }
        var after = Optional.of(0L);
        while (after.isPresent()) {
            var rows = waiting(true, after.get());
            linkPlainly(rows.stream().filter(row -> !row.hasOwnHash()).toList());
            after = rows.size() < BATCH
                    ? Optional.empty()
                    : Optional.of(rows.get(rows.size() - 1).id());
        }
        var end = head();
        events.add(new NewEvent(
                clock.instant(),
                OPENING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Anchor.of(end.position(), end.hash()).toString()));
        var opening = database.queryForObject("select max(id) from audit.event where kind = ?", Long.class, OPENING);
        link(waiting(true, opening - 1).subList(0, 1));
        LOG.info("The audit chain is keyed from position {} on.", end.position() + 1);
    }

    private List<Chained> waiting(boolean ofEvents, long after) {
        return database.execute((ConnectionCallback<List<Chained>>) connection -> {
            var rows = new ArrayList<Chained>();
            Row.read(
                    connection,
                    (ofEvents ? Chained.WAITING_EVENTS : Chained.WAITING_SEALS).formatted(after, BATCH),
                    row -> rows.add(ofEvents ? Chained.event(row) : Chained.seal(row)));
            return rows;
        });
    }

    private void link(List<Chained> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int key = macs.keyId();
        var mac = macs.by(key);
        var head = head();
        long position = head.position();
        var hash = head.hash();
        var links = new ArrayList<Object[]>();
        for (var row : rows) {
            position++;
            hash = row.hashAfter(hash, position, mac);
            links.add(
                    new Object[] {position, row.isEvent() ? row.id() : null, row.isEvent() ? null : row.id(), hash, key
                    });
        }
        insert(rows, links);
    }

    private void linkPlainly(List<Chained> rows) {
        var head = head();
        long position = head.position();
        var hash = head.hash();
        var links = new ArrayList<Object[]>();
        for (var row : rows) {
            position++;
            hash = row.plainHashAfter(hash);
            links.add(new Object[] {position, row.id(), null, hash, null});
        }
        insert(rows, links);
    }

    private void insert(List<Chained> rows, List<Object[]> links) {
        database.batchUpdate(
                "insert into audit.link (position, event_id, entry_id, hash, key) values (?, ?::bigint, ?::bigint, ?, ?::integer)",
                links);
        leave("delete from audit.waiting where event_id = any(?)", rows.stream().filter(Chained::isEvent));
        leave(
                "delete from audit.waiting_entry where entry_id = any(?)",
                rows.stream().filter(row -> !row.isEvent()));
    }

    private void leave(String queue, Stream<Chained> rows) {
        var ids = rows.map(Chained::id).toArray(Long[]::new);
        if (ids.length > 0) {
            database.update(queue, (Object) ids);
        }
    }

    /** The last link; position 0 while there is none. */
    private Head head() {
        return database
                .query(
                        "select position, hash from audit.link order by position desc limit 1",
                        (row, number) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .stream()
                .findFirst()
                .orElse(new Head(0, Chained.NOTHING_BEFORE));
    }

    private record Head(long position, byte[] hash) {}
}

package org.guitu.audit.chain;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.DocumentSeals;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the chain anew and compares, and holds the dossier against it. Changes nothing.
 *
 * <p>A whole check begins at the first link, in parts that are walked side by side, each row sent once and in binary; a further one begins where the last
 * was sure that all was well.
 */
@Component
public class ChainCheck {

    /** How many links one part has. */
    private static final int PART = 20_000;

    /** A check is no reason to take all connections or all processors. */
    private static final int MOST_AT_ONCE = 4;

    private static final int FETCH = 1000;

    private final DataSource source;
    private final JdbcTemplate database;
    private final TransactionTemplate snapshot;
    private final ChainMac macs;
    private final EntryCheck entries;
    private final DocumentCheck documents;
    private final InstantSource clock;

    public ChainCheck(
            DataSource source,
            PlatformTransactionManager transactions,
            ChainMac macs,
            ValueCipher cipher,
            InstantSource clock) {
        this.source = source;
        this.database = new JdbcTemplate(source);
        this.database.setFetchSize(FETCH);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.macs = macs;
        this.entries = new EntryCheck(database, new SealedAnswers(cipher), macs);
        this.documents = new DocumentCheck(database, new DocumentSeals(JdbcClient.create(source), cipher, macs));
        this.clock = clock;
    }

    /** @param reached how far it was whole, for the next check to go on from */
    record Result(ChainReport report, Verified reached) {}

    /**
     * Checks the whole trail.
     *
     * @param noted ends of the chain that were noted down earlier, to be found again
     */
    public ChainReport check(List<Anchor> noted) {
        return whole(noted).report();
    }

    Result whole(List<Anchor> noted) {
        return snapshot.execute(status -> check(Verified.NOTHING, noted));
    }

    /** Checks what has come since the trail was last found whole, and that this is still there. */
    Result further(List<Anchor> noted) {
        return snapshot.execute(status -> {
            var verified = Verified.read(database, macs);
            boolean goesOn = verified.sound()
                    && linkAt(verified.position())
                            .filter(verified.anchor()::equals)
                            .isPresent();
            return check(goesOn ? verified : Verified.NOTHING, noted);
        });
    }

    private Result check(Verified from, List<Anchor> noted) {
        var faults = new Faults();
        var kept = Verified.read(database, macs);
        long links = from.position();
        long chained = 0;
        long missing = 0;
        var end = from;
        var walks = walks(from.position());
        for (var walk : walks) {
            faults.addAll(walk.faults());
            links += walk.links();
            chained += walk.presentEvents();
            missing += walk.missingEvents();
            end = new Verified(
                    walk.position(),
                    walk.hash(),
                    Math.max(end.event(), walk.lastEvent()),
                    Math.max(end.entry(), walk.lastEntry()),
                    0,
                    true);
        }
        if (!walks.isEmpty() && !walks.get(walks.size() - 1).isKeyed()) {
            faults.add(Fault.NOT_KEYED, end.position(), 0);
        }
        var reached = end;
        compare(
                Stream.concat(noted.stream(), kept.position() == 0 ? Stream.empty() : Stream.of(kept.anchor()))
                        // Those before were compared when it was found whole up to there.
                        .filter(anchor -> anchor.position() >= from.position())
                        .distinct()
                        .toList(),
                reached.position(),
                faults);
        long events = count("select count(*) from audit.event where id > " + from.event());
        long beyond = count("select count(*) from audit.event where id > " + reached.event());
        missing += waiting(from, chained, events, faults);
        entries.check(from.entry(), faults);
        documents.check(from.event(), faults);
        long numbers = count("select coalesce(pg_sequence_last_value('audit.event_id_seq'), 0)") - from.event();
        var report = new ChainReport(
                clock.instant(),
                links,
                count("select (select count(*) from audit.waiting) + (select count(*) from audit.waiting_entry)"),
                from.unused() + numbers - events - missing,
                faults.count(),
                faults.named(),
                reached.position() == 0 ? Optional.empty() : Optional.of(reached.anchor()));
        return new Result(
                report,
                new Verified(
                        reached.position(),
                        reached.hash(),
                        reached.event(),
                        reached.entry(),
                        from.unused() + reached.event() - from.event() - events + beyond,
                        true));
    }

    private List<Walk> walks(long after) {
        var ends = new ArrayList<Long>();
        long from = after;
        for (var end = partEnd(from); end.isPresent(); end = partEnd(from)) {
            from = end.get();
            ends.add(from);
        }
        if (ends.size() < 2) {
            return ends.stream()
                    .map(end -> database.execute((ConnectionCallback<Walk>) own -> Walk.along(own, macs, after, end)))
                    .toList();
        }
        var state = database.queryForObject("select pg_export_snapshot()", String.class);
        var parts = new ArrayList<Callable<Walk>>();
        for (int part = 0; part < ends.size(); part++) {
            long begin = part == 0 ? after : ends.get(part - 1);
            long end = ends.get(part);
            parts.add(() -> along(state, begin, end));
        }
        var threads = Executors.newFixedThreadPool(
                Math.min(MOST_AT_ONCE, Math.max(2, Runtime.getRuntime().availableProcessors())));
        try {
            var walks = new ArrayList<Walk>();
            for (var part : threads.invokeAll(parts)) {
                walks.add(part.get());
            }
            return walks;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check was broken off.", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The chain cannot be read.", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The last position of the part that begins after one; empty when no link comes after it. */
    private Optional<Long> partEnd(long after) {
        return Optional.ofNullable(database.queryForObject(
                "select max(position) from (select position from audit.link where position > ? order by position limit ?) part",
                Long.class,
                after,
                PART));
    }

    /** On a connection of its own that sees what this check sees. */
    private Walk along(String state, long after, long until) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
                statement.execute("set transaction snapshot '" + state + "'");
                return Walk.along(connection, macs, after, until);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void compare(List<Anchor> noted, long end, Faults faults) {
        var here = new HashMap<Long, Anchor>();
        var events = new HashMap<Long, Long>();
        database.query(
                "select position, hash, event_id from audit.link where position = any (?)",
                row -> {
                    here.put(row.getLong("position"), Anchor.of(row.getLong("position"), row.getBytes("hash")));
                    events.put(row.getLong("position"), row.getLong("event_id"));
                },
                (Object) noted.stream().map(Anchor::position).toArray(Long[]::new));
        for (var anchor : noted) {
            long position = anchor.position();
            if (here.containsKey(position) && !here.get(position).equals(anchor)) {
                faults.add(Fault.OTHER_THAN_NOTED, position, events.get(position));
            } else if (position > end) {
                faults.add(Fault.LINK_DELETED, position, 0);
            }
        }
    }

    private Optional<Anchor> linkAt(long position) {
        return database
                .query(
                        "select hash from audit.link where position = ?",
                        (row, number) -> Anchor.of(position, row.getBytes("hash")),
                        position)
                .stream()
                .findFirst();
    }

    /**
     * Looks at the events that have no link.
     *
     * @param chained how many events after the last check have a link, of so many that there are
     * @return how many wait for a link and are not there
     */
    private long waiting(Verified from, long chained, long events, Faults faults) {
        var present = new long[2];
        database.execute((ConnectionCallback<Void>) connection -> {
            Row.read(connection, Chained.WAITING_EVENTS.formatted(0, Integer.MAX_VALUE), row -> {
                var event = Chained.event(row);
                present[0] += event.id() > from.event() ? 1 : 0;
                if (!event.hasOwnHash() || !macs.hasKey(event.ownKey()) || !event.isOwn(macs.by(event.ownKey()))) {
                    faults.add(Fault.FORGED, 0, event.id());
                }
            });
            return null;
        });
        if (chained + present[0] != events) {
            database.query(
                    """
                    select e.id from audit.event e
                    where e.id > ? and not exists (select from audit.link l where l.event_id = e.id)
                        and not exists (select from audit.waiting w where w.event_id = e.id)
                    order by e.id""",
                    row -> {
                        faults.add(Fault.UNCHAINED, 0, row.getLong(1));
                    },
                    from.event());
        }
        database.query(
                """
                select w.event_id from audit.waiting w
                where not exists (select from audit.event e where e.id = w.event_id) order by 1""",
                row -> {
                    present[1]++;
                    faults.add(Fault.DELETED_WHILE_WAITING, 0, row.getLong(1));
                });
        return present[1];
    }

    private long count(String query) {
        return database.queryForObject(query, Long.class);
    }
}

package org.guitu.audit.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.crypto.ChainMac;

/**
 * Goes along some links and computes each anew, from the stored hash of the one before it, so that one changed row is one fault with a name and does not
 * make everything after it look wrong. So the links can also be walked in parts, side by side.
 */
final class Walk {

    private static final String LINKS = "select l.position, l.key, l.hash, l.event_id, l.entry_id from audit.link l"
            + " where l.position > %d and l.position <= %d order by l.position";
    private static final int POSITION = 0;
    private static final int KEY = 1;
    private static final int HASH = 2;
    private static final int EVENT = 3;
    private static final int ENTRY = 4;

    private final Map<Long, Row> events = new HashMap<>();
    private final Map<Long, Row> seals = new HashMap<>();
    private final ChainMac macs;
    private final Map<Integer, UnaryOperator<byte[]>> keys = new HashMap<>();
    private final Faults faults = new Faults();
    private long position;
    private byte[] hash;
    private boolean keyed;
    private long links;
    private long presentEvents;
    private long missingEvents;
    private long lastEvent;
    private long lastEntry;

    private Walk(ChainMac macs, long after) {
        this.macs = macs;
        this.position = after;
    }

    /** Along the links after one position up to another, at which there is one. */
    static Walk along(Connection connection, ChainMac macs, long after, long until) throws SQLException {
        var walk = new Walk(macs, after);
        walk.begin(connection);
        var rows = new ArrayList<Row>();
        Row.read(connection, LINKS.formatted(after, until), rows::add);
        walk.read(connection, rows, after, until);
        rows.forEach(walk::next);
        walk.faults.missing(walk.position + 1, until + 1);
        return walk;
    }

    /**
     * What the links are of. Numbers run nearly as positions do, so that the rows between the lowest and the highest are read in one go; where they do not,
     * exactly those.
     */
    private void read(Connection connection, List<Row> rows, long after, long until) throws SQLException {
        var range = rows.stream()
                .mapToLong(row -> row.number(EVENT))
                .filter(id -> id != 0)
                .summaryStatistics();
        if (range.getCount() > 0) {
            boolean isDense = range.getMax() - range.getMin() < 2 * range.getCount();
            Row.read(
                    connection,
                    Chained.EVENTS
                            + (isDense
                                    ? "where e.id between %d and %d".formatted(range.getMin(), range.getMax())
                                    : "where e.id in (select event_id from audit.link where position > %d and position <= %d)"
                                            .formatted(after, until)),
                    row -> events.put(row.number(0), row));
        }
        if (range.getCount() < rows.size()) {
            Row.read(
                    connection,
                    Chained.SEALS
                            + "where s.entry_id in (select entry_id from audit.link where position > %d and position <= %d)"
                                    .formatted(after, until),
                    row -> seals.put(row.number(0), row));
        }
    }

    private void begin(Connection connection) throws SQLException {
        if (position == 0) {
            hash = Chained.NOTHING_BEFORE;
            return;
        }
        try (var before = connection.prepareStatement("select hash, key from audit.link where position = ?")) {
            before.setLong(1, position);
            var found = before.executeQuery();
            if (found.next()) {
                hash = found.getBytes("hash");
                found.getInt("key");
                keyed = !found.wasNull();
            }
        }
    }

    private void next(Row link) {
        long found = link.number(POSITION);
        if (found != position + 1) {
            faults.missing(position + 1, found);
            hash = null;
        }
        long event = link.number(EVENT);
        long entry = link.number(ENTRY);
        var of = event != 0 ? events.remove(event) : seals.remove(entry);
        boolean isKeyed = link.has(KEY);
        if (of == null) {
            faults.add(new ChainBreak(Fault.DELETED, found, event, entry));
        } else if (hash != null) {
            var chained = event != 0 ? Chained.event(of) : Chained.seal(of);
            if (!Arrays.equals(computed(link, chained), link.value(HASH))) {
                faults.add(new ChainBreak(Fault.CHANGED, found, event, entry));
            } else if (isKeyed ? !keyed && !opens(chained) : keyed) {
                faults.add(new ChainBreak(Fault.NOT_KEYED, found, event, entry));
            }
        }
        links++;
        if (event != 0) {
            presentEvents += of == null ? 0 : 1;
            missingEvents += of == null ? 1 : 0;
        }
        position = found;
        hash = link.value(HASH);
        keyed |= isKeyed;
        lastEvent = Math.max(lastEvent, event);
        lastEntry = Math.max(lastEntry, entry);
    }

    /** Null for a key that this node does not have. */
    private byte[] computed(Row link, Chained of) {
        if (!link.has(KEY)) {
            return of.isEvent() ? of.plainHashAfter(hash) : null;
        }
        var mac = keys.computeIfAbsent(link.integer(KEY), key -> macs.hasKey(key) ? macs.by(key) : data -> null);
        return of.hashAfter(hash, link.number(POSITION), mac);
    }

    /** Whether it is the event that closes the plain chain before it, at the end that it names. */
    private boolean opens(Chained of) {
        return of.isEvent()
                && Sealer.OPENING.equals(of.kind())
                && Anchor.of(position, hash).toString().equals(of.detail());
    }

    Faults faults() {
        return faults;
    }

    long position() {
        return position;
    }

    long links() {
        return links;
    }

    /** How many events are there that have one of these links. */
    long presentEvents() {
        return presentEvents;
    }

    /** How many of them should be there and are not. */
    long missingEvents() {
        return missingEvents;
    }

    long lastEvent() {
        return lastEvent;
    }

    long lastEntry() {
        return lastEntry;
    }

    /** Whether a link of it, or the one before it, is keyed: then all later ones must be. */
    boolean isKeyed() {
        return keyed;
    }

    byte[] hash() {
        return hash;
    }
}

package org.guitu.audit.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.guitu.audit.chain.ChainBreak.Fault;
import org.guitu.casefile.crypto.ChainMac;

/**
 * Goes along some links and computes each anew, from the stored hash of the one before it, so that one changed row is one fault with a name and does not
 * make everything after it look wrong. So the links can also be walked in parts, side by side.
 */
final class Walk {

    private final ChainMac macs;
    private final Map<Integer, UnaryOperator<byte[]>> keys = new HashMap<>();
    private final Faults faults = new Faults();
    private long position;
    private byte[] hash;
    private boolean keyed;
    private long links;
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
        ChainRows.read(connection, ChainRow.LINKS.formatted(after, until), walk::next);
        walk.faults.missing(walk.position + 1, until + 1);
        return walk;
    }

    private void begin(Connection connection) throws SQLException {
        if (position == 0) {
            hash = ChainRow.NOTHING_BEFORE;
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

    private void next(ChainRow row) {
        long found = row.position();
        if (found != position + 1) {
            faults.missing(position + 1, found);
            hash = null;
        }
        if (!row.isWhole()) {
            fault(Fault.DELETED, row);
        } else if (hash != null) {
            if (!Arrays.equals(computed(row), row.hash())) {
                fault(Fault.CHANGED, row);
            } else if (row.isKeyed() ? !keyed && !opens(row) : keyed) {
                fault(Fault.NOT_KEYED, row);
            }
        }
        links++;
        position = found;
        hash = row.hash();
        keyed |= row.isKeyed();
        lastEvent = Math.max(lastEvent, row.event());
        lastEntry = Math.max(lastEntry, row.entry());
    }

    /** Null for a key that this node does not have. */
    private byte[] computed(ChainRow row) {
        if (!row.isKeyed()) {
            return row.entry() == 0 ? row.plainHashAfter(hash) : null;
        }
        var mac = keys.computeIfAbsent(row.key(), key -> macs.hasKey(key) ? macs.by(key) : data -> null);
        return row.hashAfter(hash, row.position(), mac);
    }

    /** Whether it is the event that closes the plain chain before it, at the end that it names. */
    private boolean opens(ChainRow row) {
        return Sealer.OPENING.equals(row.kind())
                && Anchor.of(position, hash).toString().equals(row.detail());
    }

    private void fault(Fault fault, ChainRow row) {
        faults.add(new ChainBreak(fault, row.position(), row.event(), row.entry()));
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

package org.guitu.audit.chain;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.seal.Layout;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the trail was found whole: up to which link, and which events and entries were looked for besides. The next check goes on from there.
 *
 * <p>It stands in the database with a keyed hash of its own, so that nobody moves it on over something that was changed; whoever takes it away makes the
 * next check a whole one.
 *
 * @param position 0 for nothing yet
 * @param event the highest number of an event that was accounted for, {@code entry} the same of an entry
 * @param unused how many numbers up to that event stand for none
 * @param sound false once something was found wrong: then every check begins at the first link, and still looks for this one
 */
record Verified(long position, byte[] hash, long event, long entry, long unused, boolean sound) {

    static final Verified NOTHING = new Verified(0, ChainRow.NOTHING_BEFORE, 0, 0, 0, true);

    Verified unsound() {
        return new Verified(position, hash, event, entry, unused, false);
    }

    Anchor anchor() {
        return Anchor.of(position, hash);
    }

    /** The one that was kept last; {@link #NOTHING} when there is none, or somebody else wrote it. */
    static Verified read(JdbcTemplate database, ChainMac macs) {
        return database
                .query("select * from audit.verified", (row, number) -> {
                    var found = new Verified(
                            row.getLong("position"),
                            row.getBytes("hash"),
                            row.getLong("event_id"),
                            row.getLong("entry_id"),
                            row.getLong("unused"),
                            row.getBoolean("sound"));
                    int key = row.getInt("key");
                    var at = row.getTimestamp("at").toInstant();
                    return macs.hasKey(key) && macs.verify(key, found.bytes(at), row.getBytes("mac"))
                            ? Optional.of(found)
                            : Optional.<Verified>empty();
                })
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(NOTHING);
    }

    void keep(JdbcTemplate database, ChainMac macs, Instant at) {
        int key = macs.keyId();
        database.update(
                """
                insert into audit.verified (position, hash, event_id, entry_id, unused, sound, at, key, mac)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (only_row) do update set (position, hash, event_id, entry_id, unused, sound, at, key, mac) =
                    (excluded.position, excluded.hash, excluded.event_id, excluded.entry_id, excluded.unused, excluded.sound,
                        excluded.at, excluded.key, excluded.mac)""",
                position,
                hash,
                event,
                entry,
                unused,
                sound,
                Timestamp.from(at),
                key,
                macs.mac(key, bytes(at)));
    }

    private byte[] bytes(Instant at) {
        return new Layout("verified")
                .add(ByteBuffer.allocate(4 * Long.BYTES)
                        .putLong(position)
                        .putLong(event)
                        .putLong(entry)
                        .putLong(unused)
                        .array())
                .add(hash)
                .add(sound ? 1 : 0)
                .add(at)
                .bytes();
    }
}

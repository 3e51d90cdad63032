package org.guitu.audit.chain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;
import org.guitu.casefile.seal.Layout;

/**
 * What a link is of: an event, or the seal of an entry of the dossier. A hash covers its columns in the bytes in which PostgreSQL sends them, without making a
 * text or a date of any.
 *
 * <p>A keyed link covers its place, the hash before, and every column. A plain one is of before and covers the hash before and the event. Both are part of
 * what is stored: a change would break every chain.
 */
final class Chained {

    /** What the first link stands on. */
    static final byte[] NOTHING_BEFORE = new byte[32];

    static final String EVENTS =
            "select e.id, e.at, e.kind, e.account, e.role, e.department, e.address, e.case_number, e.object, e.object_id, e.detail,"
                    + " e.key, e.mac from audit.event e ";
    static final String SEALS = "select s.entry_id, s.key, s.content, s.mac from guitu.entry_seal s ";

    /** After one number, at most so many. */
    static final String WAITING_EVENTS =
            EVENTS + "join audit.waiting w on w.event_id = e.id where e.id > %d order by e.id limit %d";

    static final String WAITING_SEALS = SEALS
            + "join audit.waiting_entry w on w.entry_id = s.entry_id where s.entry_id > %d order by s.entry_id limit %d";

    private static final int ID = 0;
    private static final int AT = 1;
    private static final int KIND = 2;
    private static final int DETAIL = 10;
    private static final int OWN_KEY = 11;
    private static final int OWN_MAC = 12;
    private static final int ALL_OF_EVENT = 13;
    private static final int ALL_OF_SEAL = 4;

    private static final byte[] LINK = Layout.sort("link");
    private static final byte[] OF_EVENT = Layout.sort("event");
    private static final byte[] OF_ENTRY = Layout.sort("entry");
    private static final byte[] OWN = Layout.sort(NewEvent.SORT);

    /** Of the plain rule, whose times were counted from 1970. */
    private static final long MICROSECONDS_TO_2000 = 946_684_800_000_000L;

    private final Row row;
    private final boolean isEvent;

    private Chained(Row row, boolean isEvent) {
        this.row = row;
        this.isEvent = isEvent;
    }

    static Chained event(Row row) {
        return new Chained(row, true);
    }

    static Chained seal(Row row) {
        return new Chained(row, false);
    }

    /** The number of the event, or of the entry. */
    long id() {
        return row.number(ID);
    }

    boolean isEvent() {
        return isEvent;
    }

    String kind() {
        return row.text(KIND);
    }

    String detail() {
        return row.text(DETAIL);
    }

    /** Whether the event has a hash of its own, as all have that were written since there are keys. */
    boolean hasOwnHash() {
        return row.has(OWN_KEY) && row.has(OWN_MAC);
    }

    int ownKey() {
        return row.integer(OWN_KEY);
    }

    /** Whether Guitu wrote the event, by the key that it names. */
    boolean isOwn(UnaryOperator<byte[]> mac) {
        var data = ByteBuffer.allocate(OWN.length + row.length(AT, OWN_KEY)).put(OWN);
        row.put(AT, OWN_KEY, data);
        return MessageDigest.isEqual(mac.apply(data.array()), row.value(OWN_MAC));
    }

    /** The hash of a keyed link of it. */
    byte[] hashAfter(byte[] before, long position, UnaryOperator<byte[]> mac) {
        var sort = isEvent ? OF_EVENT : OF_ENTRY;
        int all = isEvent ? ALL_OF_EVENT : ALL_OF_SEAL;
        var data = ByteBuffer.allocate(LINK.length + Long.BYTES + before.length + sort.length + row.length(ID, all))
                .put(LINK)
                .putLong(position)
                .put(before)
                .put(sort);
        row.put(ID, all, data);
        return mac.apply(data.array());
    }

    /** The hash of a plain link of an event. */
    byte[] plainHashAfter(byte[] before) {
        try {
            var data = ByteBuffer.allocate(before.length + 2 * Long.BYTES + row.length(KIND, OWN_KEY))
                    .put(before)
                    .putLong(row.number(ID))
                    .putLong(row.number(AT) + MICROSECONDS_TO_2000);
            row.put(KIND, OWN_KEY, data);
            return MessageDigest.getInstance("SHA-256").digest(data.array());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

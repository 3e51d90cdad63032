package org.guitu.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.guitu.casefile.seal.Layout;

/**
 * A link with what it is of, in the bytes in which PostgreSQL sends a row in binary: what a hash covers is taken from them as it is, without making a
 * text or a date of any column.
 *
 * <p>A keyed link covers its place, the hash before, and every column of its event or of its entry's seal. A plain one is of before and covers the hash
 * before and the event. Both are part of what is stored: a change would break every chain.
 */
final class ChainRow {

    /** What the first link stands on. */
    static final byte[] NOTHING_BEFORE = new byte[32];

    private static final String EVENT =
            "e.id, e.at, e.kind, e.account, e.role, e.department, e.address, e.case_number, e.object, e.object_id, e.detail, e.key, e.mac";
    private static final String SEAL = "s.entry_id, s.key, s.content, s.mac";
    private static final String NO_LINK = "null::bigint, null::integer, null::bytea, null::bigint, null::bigint";

    /** Links after one position, up to another. */
    static final String LINKS = "select l.position, l.key, l.hash, l.event_id, l.entry_id, " + EVENT + ", " + SEAL
            + " from audit.link l left join audit.event e on e.id = l.event_id"
            + " left join guitu.entry_seal s on s.entry_id = l.entry_id"
            + " where l.position > %d and l.position <= %d order by l.position";

    /** Events that wait for a link, after one number. */
    static final String WAITING_EVENTS = "select " + NO_LINK + ", " + EVENT
            + ", null::bigint, null::integer, null::bytea, null::bytea"
            + " from audit.waiting w join audit.event e on e.id = w.event_id where w.event_id > %d order by e.id limit %d";

    /** Seals of entries that wait for a link, after one number. */
    static final String WAITING_ENTRIES = "select " + NO_LINK
            + ", null::bigint, null::timestamptz, null::text, null::text, null::text, null::text, null::text, null::text, null::text,"
            + " null::text, null::text, null::integer, null::bytea, " + SEAL
            + " from audit.waiting_entry w join guitu.entry_seal s on s.entry_id = w.entry_id where w.entry_id > %d"
            + " order by s.entry_id limit %d";

    private static final int POSITION = 0;
    private static final int KEY = 1;
    private static final int HASH = 2;
    private static final int EVENT_ID = 3;
    private static final int ENTRY_ID = 4;
    private static final int ID = 5;
    private static final int AT = 6;
    private static final int KIND = 7;
    private static final int DETAIL = 15;
    private static final int EVENT_KEY = 16;
    private static final int EVENT_MAC = 17;
    private static final int SEALED_ENTRY = 18;
    private static final int SEAL_MAC = 21;

    private static final byte[] LINK = Layout.sort("link");
    private static final byte[] OF_EVENT = Layout.sort("event");
    private static final byte[] OF_ENTRY = Layout.sort("entry");
    private static final byte[] OWN = Layout.sort(NewEvent.SORT);

    /** Of the plain rule, whose times were counted from 1970. */
    private static final long MICROSECONDS_TO_2000 = 946_684_800_000_000L;

    private final ByteBuffer row;
    private final int[] begins;

    /** @param row the number of its columns, then each with its length */
    ChainRow(byte[] row) {
        this.row = ByteBuffer.wrap(row);
        this.begins = new int[this.row.getShort(0) + 1];
        int at = Short.BYTES;
        for (int column = 0; column < begins.length; column++) {
            begins[column] = at;
            if (column < begins.length - 1) {
                at += Integer.BYTES + Math.max(0, this.row.getInt(at));
            }
        }
    }

    long position() {
        return number(POSITION);
    }

    boolean isKeyed() {
        return has(KEY);
    }

    int key() {
        return row.getInt(begins[KEY] + Integer.BYTES);
    }

    byte[] hash() {
        return value(HASH);
    }

    /** The number of its event; 0 for a link of an entry. */
    long event() {
        return has(EVENT_ID) ? number(EVENT_ID) : has(ID) ? number(ID) : 0;
    }

    /** The number of its entry; 0 for a link of an event. */
    long entry() {
        return has(ENTRY_ID) ? number(ENTRY_ID) : has(SEALED_ENTRY) ? number(SEALED_ENTRY) : 0;
    }

    /** Whether the event or the seal that it is of is there. */
    boolean isWhole() {
        return has(EVENT_ID) ? has(ID) : has(SEALED_ENTRY);
    }

    String kind() {
        return text(KIND);
    }

    String detail() {
        return text(DETAIL);
    }

    /** Whether the event has a hash of its own, as all have that were written since there are keys. */
    boolean hasOwnHash() {
        return has(EVENT_KEY) && has(EVENT_MAC);
    }

    int ownKey() {
        return row.getInt(begins[EVENT_KEY] + Integer.BYTES);
    }

    /** Whether Guitu wrote the event, by the key that it names. */
    boolean isOwn(UnaryOperator<byte[]> mac) {
        return MessageDigest.isEqual(mac.apply(joined(OWN, AT, EVENT_KEY)), value(EVENT_MAC));
    }

    /** The hash of a keyed link of it. */
    byte[] hashAfter(byte[] before, long position, UnaryOperator<byte[]> mac) {
        boolean ofEvent = has(ID);
        var sort = ofEvent ? OF_EVENT : OF_ENTRY;
        int from = begins[ofEvent ? ID : SEALED_ENTRY];
        int until = begins[ofEvent ? EVENT_MAC + 1 : SEAL_MAC + 1];
        return mac.apply(ByteBuffer.allocate(LINK.length + Long.BYTES + before.length + sort.length + until - from)
                .put(LINK)
                .putLong(position)
                .put(before)
                .put(sort)
                .put(row.array(), from, until - from)
                .array());
    }

    /** The hash of a plain link of it. */
    byte[] plainHashAfter(byte[] before) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(number(ID))
                    .putLong(number(AT) + MICROSECONDS_TO_2000)
                    .array());
            digest.update(row.array(), begins[KIND], begins[DETAIL + 1] - begins[KIND]);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] joined(byte[] sort, int from, int until) {
        return ByteBuffer.allocate(sort.length + begins[until] - begins[from])
                .put(sort)
                .put(row.array(), begins[from], begins[until] - begins[from])
                .array();
    }

    private boolean has(int column) {
        return row.getInt(begins[column]) >= 0;
    }

    private long number(int column) {
        return row.getLong(begins[column] + Integer.BYTES);
    }

    private byte[] value(int column) {
        return Arrays.copyOfRange(row.array(), begins[column] + Integer.BYTES, begins[column + 1]);
    }

    private String text(int column) {
        return has(column) ? new String(value(column), StandardCharsets.UTF_8) : null;
    }
}

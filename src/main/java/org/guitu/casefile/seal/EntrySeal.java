package org.guitu.casefile.seal;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.SortedMap;
import org.guitu.casefile.crypto.ChainMac;

/**
 * The keyed hashes of one entry of the dossier, made where it is recorded: nobody who can only write to the database can make them.
 *
 * <p>One is over the answers as they were given, whatever keys encrypt them later; the other over who recorded them, when and for whom, together with the
 * first. So the second still holds when a person was taken out of the case and the answers are gone.
 *
 * @param key the number of the key that made both
 */
public record EntrySeal(int key, byte[] content, byte[] mac) {

    /** An entry without its answers, as it stands in the table. */
    public record Entry(
            long id,
            String caseNumber,
            String instance,
            String process,
            String task,
            String form,
            int formVersion,
            String author,
            String department,
            String region,
            Instant recordedAt,
            Long corrects) {}

    /**
     * An answer as it was given.
     *
     * @param trait {@code null} for none
     * @param readable false for one that does not open, which is then taken as it stands in the table
     */
    public record Value(String dataClass, String trait, boolean readable, byte[] value) {}

    /** By the key in use. */
    public static EntrySeal of(Entry entry, SortedMap<String, Value> values, ChainMac macs) {
        int key = macs.keyId();
        var content = content(values, key, macs);
        return new EntrySeal(key, content, macs.mac(key, bytes(entry, content)));
    }

    /** Whether this is the entry that was sealed, whatever became of its answers. */
    public boolean isOf(Entry entry, ChainMac macs) {
        return macs.hasKey(key) && macs.verify(key, bytes(entry, content), mac);
    }

    /** Whether these are its answers, all of them and no others. */
    public boolean isOf(SortedMap<String, Value> values, ChainMac macs) {
        return macs.hasKey(key) && MessageDigest.isEqual(content(values, key, macs), content);
    }

    private static byte[] content(SortedMap<String, Value> values, int key, ChainMac macs) {
        var all = new Layout("answers");
        values.forEach((field, value) -> all.add(field)
                .add(value.dataClass)
                .add(value.trait)
                .add(value.readable ? 1 : 0)
                .add(value.value));
        return macs.mac(key, all.bytes());
    }

    private static byte[] bytes(Entry entry, byte[] content) {
        return new Layout("entry")
                .add((Long) entry.id)
                .add(entry.caseNumber)
                .add(entry.instance)
                .add(entry.process)
                .add(entry.task)
                .add(entry.form)
                .add(entry.formVersion)
                .add(entry.author)
                .add(entry.department)
                .add(entry.region)
                .add(entry.recordedAt)
                .add(entry.corrects)
                .add(content)
                .bytes();
    }
}

package org.guitu.casefile.seal;

import java.time.Instant;
import java.util.UUID;
import org.guitu.casefile.crypto.ChainMac;

/**
 * The keyed hash of a document of the dossier, or of its withdrawal, made where it is added: nobody who can only write to the database can make one.
 *
 * <p>It is over what the document says, whatever keys encrypt it later, and over who added it, when and for whom. When a person is taken out of the
 * case it goes together with the document.
 *
 * @param key the number of the key that made it
 */
public record DocumentSeal(int key, byte[] mac) {

    /**
     * A document or a withdrawal, as it stands in the table.
     *
     * @param withdrawal then author, department, region and time are those of the withdrawal
     */
    public record Subject(
            UUID id,
            boolean withdrawal,
            String caseNumber,
            int number,
            String dataClass,
            String kind,
            String author,
            String department,
            String region,
            Instant at) {}

    /**
     * What is encrypted of it.
     *
     * @param readable false for what does not open, of which {@code digest} is then taken as it stands in the table
     * @param text the title, or the reason of a withdrawal
     * @param size of the content in bytes; 0 for a withdrawal
     * @param digest of the content; {@code null} for a withdrawal
     */
    public record Content(boolean readable, String text, long size, byte[] digest) {}

    /** By the key in use. */
    public static DocumentSeal of(Subject subject, Content content, ChainMac macs) {
        int key = macs.keyId();
        return new DocumentSeal(key, macs.mac(key, bytes(subject, content)));
    }

    /** Whether this is what was sealed. */
    public boolean isOf(Subject subject, Content content, ChainMac macs) {
        return macs.hasKey(key) && macs.verify(key, bytes(subject, content), mac);
    }

    private static byte[] bytes(Subject subject, Content content) {
        return new Layout(subject.withdrawal ? "withdrawal" : "document")
                .add(subject.id.toString())
                .add(subject.caseNumber)
                .add(subject.number)
                .add(subject.dataClass)
                .add(subject.kind)
                .add(subject.author)
                .add(subject.department)
                .add(subject.region)
                .add(subject.at)
                .add(content.readable ? 1 : 0)
                .add(content.text)
                .add((Long) content.size)
                .add(content.digest)
                .bytes();
    }
}

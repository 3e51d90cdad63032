package org.guitu.casefile.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The cryptography of the dossier, all of it: AES and SHA-2 or SM4 and SM3, as the keys say.
 *
 * <p>What it seals begins with the number of the algorithm and the key, so that old and new can stand side by side. Its length tells
 * nothing but a step.
 */
public interface ValueCipher {

    /**
     * Encrypts a value with the key in use.
     *
     * @param place where the value will stand; it opens nowhere else
     */
    default byte[] seal(byte[] value, String place) {
        return seal(value, place, 0);
    }

    /**
     * The same for a value that is one of several.
     *
     * @param room how many bytes the longest has that could stand in this place: all of them are equally long when they are sealed
     */
    byte[] seal(byte[] value, String place, int room);

    /**
     * Decrypts a value.
     *
     * @throws UnreadableValueException when the value was changed, stands in another place or needs a key that is not there
     */
    byte[] open(byte[] sealed, String place);

    /**
     * Seals with the key in use what another key has sealed; it gets no shorter.
     *
     * @param room as when it was sealed first, for values from before lengths were hidden; those of then say it themselves
     * @throws UnreadableValueException as {@link #open} does
     */
    byte[] anew(byte[] sealed, String place, int room);

    /** A new key for the content of one document, to be sealed as a value is. */
    byte[] newContentKey();

    /** Whether a key of a content is for the same algorithm as new ones are. */
    boolean isForNewContents(byte[] contentKey);

    /**
     * Encrypts a content of any length while it is written.
     *
     * @param key made by {@link #newContentKey}
     * @param place where the content will stand; it opens nowhere else
     * @throws IOException when {@code sealed} cannot be written
     */
    OutputStream sealing(byte[] key, OutputStream sealed, String place) throws IOException;

    /**
     * Decrypts a content while it is read. Reading throws {@link UnreadableValueException} as soon as it comes to where the content was
     * changed or cut off, or when it stands in another place.
     */
    InputStream opening(byte[] key, InputStream sealed, String place);

    /** What every value begins with that the key in use has sealed. */
    byte[] mark();

    /** A text's fingerprint by the key in use: equal texts have equal ones, and without the key nobody can make one. */
    Fingerprint fingerprint(String text);

    /** A text's fingerprints by every key that may have been in use. */
    List<Fingerprint> fingerprints(String text);

    /**
     * A keyed hash.
     *
     * @param key the number of the key that made it
     */
    record Fingerprint(int key, byte[] hash) {}
}

package org.guitu.casefile.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The cryptography of the dossier, all of it: what an installation replaces that must use other algorithms, such as SM4 and SM3.
 *
 * <p>What it seals begins with the number of the algorithm and the key, so that old and new can stand side by side.
 */
public interface ValueCipher {

    /**
     * Encrypts a value with the key in use.
     *
     * @param place where the value will stand; it opens nowhere else
     */
    byte[] seal(byte[] value, String place);

    /**
     * Decrypts a value.
     *
     * @throws UnreadableValueException when the value was changed, stands in another place or needs a key that is not there
     */
    byte[] open(byte[] sealed, String place);

    /** A new key for the content of one document, to be sealed as a value is. */
    byte[] newContentKey();

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

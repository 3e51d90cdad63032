package org.guitu.casefile;

import java.util.List;

/**
 * The cryptography of the dossier, all of it: what an installation replaces that must use other algorithms, such as SM4 and SM3.
 *
 * <p>What it seals begins with the number of the algorithm and the key, so that old and new can stand side by side.
 */
interface ValueCipher {

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

package org.guitu.casefile.crypto;

import java.util.function.UnaryOperator;

/**
 * Keyed hashes that must still be checked when the key in use is another: of the links of a chain, of what a decision rests on.
 *
 * <p>Keys that have made some stay in the keyset for good. Whoever has data of several sorts begins each with a word for its sort.
 */
public interface ChainMac {

    /** How many bytes every one of them has, whatever the algorithm of its key. */
    int LENGTH = 32;

    /** The number of the key in use, to be kept beside what it makes. */
    int keyId();

    /** By the key in use. Whoever keeps the key's number takes that first and says it: between two calls the key may change. */
    byte[] mac(byte[] data);

    /**
     * By that key.
     *
     * @throws KeysetRefusedException when this node does not have it
     */
    byte[] mac(int key, byte[] data);

    /**
     * The same for many, looked up once and safe to be used by several threads.
     *
     * @throws KeysetRefusedException when this node does not have the key
     */
    default UnaryOperator<byte[]> by(int key) {
        return data -> mac(key, data);
    }

    /** Whether this node has that key. */
    boolean hasKey(int key);

    /**
     * Whether that key made it, of these data. Takes the same time wherever the two differ.
     *
     * @throws KeysetRefusedException when this node does not have the key
     */
    boolean verify(int key, byte[] data, byte[] mac);
}

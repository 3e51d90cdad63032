package org.guitu.casefile.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import java.security.GeneralSecurityException;

/**
 * The keys of an installation: one ring encrypts the dossier's values, one makes the person index, one the hashes of chains. Of each
 * one key is in use, the others only read.
 *
 * <p>A set never changes; what changes keys makes a new one. Keys are added and put into use in all rings at once.
 */
final class Keyset {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALUES = "values";
    private static final String INDEX = "personIndex";
    private static final String CHAIN = "chain";

    private final KeyRing<Aead> values;
    private final KeyRing<Prf> index;
    private final KeyRing<Prf> chain;

    private Keyset(KeyRing<Aead> values, KeyRing<Prf> index, KeyRing<Prf> chain) {
        this.values = values;
        this.index = index;
        this.chain = chain;
    }

    static Keyset create(CipherSuite suite) {
        return new Keyset(
                KeyRing.create(KeyKind.SEALING, suite),
                KeyRing.create(KeyKind.HASHING, suite),
                KeyRing.create(KeyKind.HASHING, suite));
    }

    /**
     * Reads a set. One from before there were keys for chains gets those that follow from the others, the same on every node.
     *
     * @throws IllegalArgumentException when the text is not a keyset
     */
    static Keyset parse(String text) {
        try {
            var root = JSON.readTree(text);
            var index = KeyRing.parse(KeyKind.HASHING, root.path(INDEX));
            return new Keyset(
                    KeyRing.parse(KeyKind.SEALING, root.path(VALUES)),
                    index,
                    root.has(CHAIN) ? KeyRing.parse(KeyKind.HASHING, root.path(CHAIN)) : KeyRing.chainRingOf(index));
        } catch (JsonProcessingException | GeneralSecurityException | RuntimeException notOne) {
            // Without the cause: a parser's message may quote the file.
            throw new IllegalArgumentException("Not a keyset.");
        }
    }

    /** As it stands in the file. Whoever reads this reads every dossier. */
    String text() {
        try {
            var root = JSON.createObjectNode();
            root.set(VALUES, values.json());
            root.set(INDEX, index.json());
            root.set(CHAIN, chain.json());
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can be written.");
        }
    }

    /** With one more key in each ring that is not in use yet. */
    Keyset withNewKeys(CipherSuite suite) {
        return new Keyset(values.withNewKey(suite), index.withNewKey(suite), chain.withNewKey(suite));
    }

    /** With the keys in use that were added last. */
    Keyset withNewestInUse() {
        return new Keyset(values.withNewestInUse(), index.withNewestInUse(), chain.withNewestInUse());
    }

    /** Without the keys that only read, except those for chains: a chain is checked from its beginning as long as it is kept. */
    Keyset withKeysInUseOnly() {
        return new Keyset(values.withKeyInUseOnly(), index.withKeyInUseOnly(), chain);
    }

    /** Whether keys were added that are not in use yet. */
    boolean hasWaitingKeys() {
        return values.hasWaitingKey();
    }

    int size() {
        return values.all().size();
    }

    KeyRing<Aead> values() {
        return values;
    }

    KeyRing<Prf> index() {
        return index;
    }

    KeyRing<Prf> chain() {
        return chain;
    }

    /** The number of the key that encrypts. */
    int keyInUse() {
        return values.inUse().id();
    }

    /** Which algorithms the keys in use are for. */
    CipherSuite suiteInUse() {
        return values.inUse().suite();
    }

    boolean hasKey(int number) {
        return values.find(number).isPresent();
    }
}

package org.guitu.casefile.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.prf.Prf;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.crypto.KeyKind.Key;

/**
 * Keys for one purpose, in the order in which they were added. One is in use, the others only read. A ring never changes.
 *
 * @param <P> what such a key does
 */
final class KeyRing<P> {

    static final String IN_USE = "primaryKeyId";
    static final String KEYS = "key";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyKind<P> kind;
    private final Map<Integer, Key<P>> keys;
    private final Key<P> inUse;

    private KeyRing(KeyKind<P> kind, List<Key<P>> keys, int inUse) {
        this.kind = kind;
        this.keys = new LinkedHashMap<>();
        keys.forEach(key -> this.keys.put(key.id(), key));
        this.inUse = this.keys.get(inUse);
        if (this.inUse == null || this.keys.size() != keys.size()) {
            throw new IllegalArgumentException("Not a ring of keys.");
        }
    }

    static <P> KeyRing<P> create(KeyKind<P> kind, CipherSuite suite) {
        var key = kind.make(suite);
        return new KeyRing<>(kind, List.of(key), key.id());
    }

    static <P> KeyRing<P> parse(KeyKind<P> kind, JsonNode ring) throws GeneralSecurityException {
        var keys = new ArrayList<Key<P>>();
        for (JsonNode key : ring.path(KEYS)) {
            keys.add(kind.read(key));
        }
        return new KeyRing<>(kind, keys, (int) ring.path(IN_USE).asLong());
    }

    /** The ring for chains that follows from one for hashes. */
    static KeyRing<Prf> chainRingOf(KeyRing<Prf> hashing) throws GeneralSecurityException {
        var keys = new ArrayList<Key<Prf>>();
        for (var key : hashing.keys.values()) {
            keys.add(KeyKind.chainKeyOf(key));
        }
        return new KeyRing<>(hashing.kind, keys, hashing.inUse.id());
    }

    /** As it stands in the file. */
    JsonNode json() {
        var ring = JSON.createObjectNode().put(IN_USE, Integer.toUnsignedLong(inUse.id()));
        var array = ring.putArray(KEYS);
        keys.values().forEach(key -> array.add(key.json()));
        return ring;
    }

    /** With one more key that is not in use yet. */
    KeyRing<P> withNewKey(CipherSuite suite) {
        var more = new ArrayList<>(keys.values());
        var key = kind.make(suite);
        while (keys.containsKey(key.id())) {
            key = kind.make(suite);
        }
        more.add(key);
        return new KeyRing<>(kind, more, inUse.id());
    }

    /** With the key in use that was added last. */
    KeyRing<P> withNewestInUse() {
        return new KeyRing<>(kind, all(), newest().id());
    }

    /** Without the keys that only read. */
    KeyRing<P> withKeyInUseOnly() {
        return new KeyRing<>(kind, List.of(inUse), inUse.id());
    }

    /** Whether a key was added that is not in use yet. */
    boolean hasWaitingKey() {
        return newest() != inUse;
    }

    private Key<P> newest() {
        return all().get(keys.size() - 1);
    }

    Key<P> inUse() {
        return inUse;
    }

    Optional<Key<P>> find(int id) {
        return Optional.ofNullable(keys.get(id));
    }

    List<Key<P>> all() {
        return List.copyOf(keys.values());
    }
}

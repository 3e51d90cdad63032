package org.guitu.casefile.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;

/**
 * The keys of an installation: one set encrypts the dossier's values, the other makes the person index. Of each set one key is in
 * use, the others only read.
 *
 * <p>A set never changes; what changes keys makes a new one. Keys are added and put into use in both sets at once.
 */
final class Keyset {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALUES = "values";
    private static final String INDEX = "personIndex";

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final KeysetHandle values;
    private final KeysetHandle index;
    private final Aead cipher;
    private final PrfSet hashes;

    private Keyset(KeysetHandle values, KeysetHandle index) throws GeneralSecurityException {
        this.values = values;
        this.index = index;
        this.cipher = values.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.hashes = index.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    static Keyset create() {
        return make(() -> new Keyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get())));
    }

    /** @throws IllegalArgumentException when the text is not a keyset */
    static Keyset parse(String text) {
        try {
            var root = JSON.readTree(text);
            return new Keyset(handle(root.path(VALUES)), handle(root.path(INDEX)));
        } catch (JsonProcessingException | GeneralSecurityException | RuntimeException notOne) {
            // Without the cause: a parser's message may quote the file.
            throw new IllegalArgumentException("Not a keyset.");
        }
    }

    private static KeysetHandle handle(JsonNode keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                keys.toString(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    /** As it stands in the file. Whoever reads this reads every dossier. */
    String text() {
        return make(() -> {
            try {
                var root = JSON.createObjectNode();
                root.set(VALUES, JSON.readTree(text(values)));
                root.set(INDEX, JSON.readTree(text(index)));
                return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("Tink writes JSON.");
            }
        });
    }

    private static String text(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    /** With one more key in each set that is not in use yet. */
    Keyset withNewKeys() {
        return make(() -> new Keyset(
                withNewKey(values, PredefinedAeadParameters.AES256_GCM),
                withNewKey(index, PredefinedPrfParameters.HMAC_SHA256_PRF)));
    }

    private static KeysetHandle withNewKey(KeysetHandle keys, Parameters kind) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(kind).withRandomId())
                .build();
    }

    /** With the keys in use that were added last. */
    Keyset withNewestInUse() {
        return make(() -> new Keyset(newestInUse(values), newestInUse(index)));
    }

    private static KeysetHandle newestInUse(KeysetHandle keys) throws GeneralSecurityException {
        var builder = KeysetHandle.newBuilder(keys);
        builder.getAt(builder.size() - 1).makePrimary();
        return builder.build();
    }

    /** Without the keys that only read. */
    Keyset withKeysInUseOnly() {
        return make(() -> new Keyset(inUseOnly(values), inUseOnly(index)));
    }

    private static KeysetHandle inUseOnly(KeysetHandle keys) throws GeneralSecurityException {
        var builder = KeysetHandle.newBuilder(keys);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return builder.build();
    }

    /** Whether keys were added that are not in use yet. */
    boolean hasWaitingKeys() {
        return !values.getAt(values.size() - 1).isPrimary();
    }

    int size() {
        return values.size();
    }

    Aead cipher() {
        return cipher;
    }

    /** The number of the key that encrypts. */
    int keyInUse() {
        return values.getPrimary().getId();
    }

    boolean hasKey(int number) {
        return IntStream.range(0, values.size()).anyMatch(i -> values.getAt(i).getId() == number);
    }

    PrfSet hashes() {
        return hashes;
    }

    private static <T> T make(Step<T> step) {
        try {
            return step.run();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Keys of these kinds can always be made and written.", impossible);
        }
    }

    private interface Step<T> {
        T run() throws GeneralSecurityException;
    }
}

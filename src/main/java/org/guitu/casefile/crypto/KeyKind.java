package org.guitu.casefile.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Function;
import org.guitu.casefile.crypto.guomi.HmacSm3;
import org.guitu.casefile.crypto.guomi.Sm4Gcm;

/**
 * What keys of a ring are for, and how they stand in the keyset file: those of Tink as Tink writes them, the others with the name of
 * their algorithm, their number and their bytes.
 *
 * @param <P> what such a key does
 */
final class KeyKind<P> {

    /** They encrypt values. */
    static final KeyKind<Aead> SEALING = new KeyKind<>(
            PredefinedAeadParameters.AES256_GCM,
            key -> key.getPrimitive(RegistryConfiguration.get(), Aead.class),
            Sm4Gcm.ALGORITHM,
            Sm4Gcm.KEY_LENGTH,
            Sm4Gcm::new);

    /** They make keyed hashes. */
    static final KeyKind<Prf> HASHING = new KeyKind<>(
            PredefinedPrfParameters.HMAC_SHA256_PRF,
            key -> key.getPrimitive(RegistryConfiguration.get(), PrfSet.class)
                    .getPrfs()
                    .get(key.getPrimary().getId()),
            HmacSm3.ALGORITHM,
            HmacSm3.KEY_LENGTH,
            HmacSm3::new);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "algorithm";
    private static final String NUMBER = "keyId";
    private static final String BYTES = "value";

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final Parameters international;
    private final OfTink<P> ofTink;
    private final String guomi;
    private final int guomiLength;
    private final Function<byte[], P> ofGuomi;

    private KeyKind(
            Parameters international, OfTink<P> ofTink, String guomi, int guomiLength, Function<byte[], P> ofGuomi) {
        this.international = international;
        this.ofTink = ofTink;
        this.guomi = guomi;
        this.guomiLength = guomiLength;
        this.ofGuomi = ofGuomi;
    }

    private interface OfTink<P> {
        P primitive(KeysetHandle key) throws GeneralSecurityException;
    }

    /**
     * A key of a ring.
     *
     * @param json as it stands in the file
     */
    record Key<P>(int id, CipherSuite suite, JsonNode json, P primitive) {}

    /** A new key with a random number. */
    Key<P> make(CipherSuite suite) {
        try {
            if (suite == CipherSuite.INTERNATIONAL) {
                return read(json(KeysetHandle.generateNew(international, RegistryConfiguration.get())));
            }
            var bytes = new byte[guomiLength];
            RANDOM.nextBytes(bytes);
            return read(JSON.createObjectNode()
                    .put(ALGORITHM, guomi)
                    .put(NUMBER, Integer.toUnsignedLong(RANDOM.nextInt()))
                    .put(BYTES, bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Keys of these kinds can always be made.", impossible);
        }
    }

    /** The key for chains that follows from one for hashes: the same on every node, whose file has none of its own yet. */
    static Key<Prf> chainKeyOf(Key<Prf> hashing) throws GeneralSecurityException {
        var bytes = hashing.primitive().compute("chain key".getBytes(StandardCharsets.UTF_8), 32);
        var key = HmacPrfKey.builder()
                .setParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
        return HASHING.read(json(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(hashing.id()).makePrimary())
                .build()));
    }

    /** The key as the file has it. */
    Key<P> read(JsonNode json) throws GeneralSecurityException {
        int id = (int) json.path(NUMBER).asLong();
        if (!json.has(ALGORITHM)) {
            var handle = TinkJsonProtoKeysetFormat.parseKeyset(
                    ring(id, json).toString(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            return new Key<>(id, CipherSuite.INTERNATIONAL, json, ofTink.primitive(handle));
        }
        try {
            var bytes = json.path(BYTES).binaryValue();
            if (!json.path(ALGORITHM).asText().equals(guomi) || bytes == null || bytes.length != guomiLength) {
                throw new GeneralSecurityException("A key of another kind.");
            }
            return new Key<>(id, CipherSuite.GUOMI, json, ofGuomi.apply(bytes));
        } catch (IOException notBytes) {
            throw new GeneralSecurityException("A key without bytes.");
        }
    }

    private static JsonNode json(KeysetHandle one) throws GeneralSecurityException {
        try {
            return JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                            one, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()))
                    .path(KeyRing.KEYS)
                    .path(0);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Tink writes JSON.");
        }
    }

    private static ObjectNode ring(int id, JsonNode key) {
        var ring = JSON.createObjectNode().put(KeyRing.IN_USE, Integer.toUnsignedLong(id));
        ring.putArray(KeyRing.KEYS).add(key);
        return ring;
    }
}

package org.guitu.casefile.crypto.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.guitu.casefile.crypto.guomi.Sm4Gcm;

/**
 * A passphrase: Argon2id and AES-256-GCM, or PBKDF2 with HMAC-SM3 (GM/T 0091) and SM4-GCM. The file says which, and with how much work.
 *
 * <p>The passphrase is asked for anew each time, so that its file can be replaced together with the keyset's.
 */
public final class PassphraseLock implements KeysetLock {

    private static final String ARGON2 = "Argon2id";
    private static final String PBKDF2 = "PBKDF2-HMAC-SM3";
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int ROUNDS = 300_000;

    /** More than this would keep a node from starting, and only somebody else's file asks for it. */
    private static final int MOST_MEMORY_KIB = 1024 * 1024;

    private static final int MOST_ROUNDS = 100_000_000;
    private static final int SALT_LENGTH = 16;
    private static final int AES_KEY_LENGTH = 32;
    private static final byte[] BOUND = "keyset".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<String> passphrase;

    public PassphraseLock(Supplier<String> passphrase) {
        this.passphrase = passphrase;
    }

    @Override
    public String name() {
        return "passphrase";
    }

    @Override
    public void close(byte[] keyset, ObjectNode closed, boolean guomi) {
        var salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        closed.put("derivation", guomi ? PBKDF2 : ARGON2);
        if (guomi) {
            closed.put("rounds", ROUNDS);
        } else {
            closed.put("memoryKiB", MEMORY_KIB).put("passes", PASSES);
        }
        closed.put("salt", salt);
        try {
            closed.put("keyset", cipher(closed).encrypt(keyset, BOUND));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("Any keyset can be encrypted.", impossible);
        }
    }

    @Override
    public byte[] open(JsonNode closed) {
        try {
            return cipher(closed).decrypt(closed.path("keyset").binaryValue(), BOUND);
        } catch (GeneralSecurityException | IOException | RuntimeException other) {
            throw new ClosedKeysetException("is closed by another passphrase.");
        }
    }

    private Aead cipher(JsonNode closed) throws GeneralSecurityException, IOException {
        var phrase = passphrase.get().getBytes(StandardCharsets.UTF_8);
        var salt = closed.path("salt").binaryValue();
        return closed.path("derivation").asText().equals(PBKDF2)
                ? new Sm4Gcm(pbkdf2(phrase, salt, closed.path("rounds").asInt()))
                : new AesGcmJce(argon2(
                        phrase,
                        salt,
                        closed.path("memoryKiB").asInt(),
                        closed.path("passes").asInt()));
    }

    private static byte[] pbkdf2(byte[] phrase, byte[] salt, int rounds) {
        var generator = new PKCS5S2ParametersGenerator(new SM3Digest());
        generator.init(phrase, salt, Math.min(rounds, MOST_ROUNDS));
        return ((KeyParameter) generator.generateDerivedMacParameters(Sm4Gcm.KEY_LENGTH * Byte.SIZE)).getKey();
    }

    private static byte[] argon2(byte[] phrase, byte[] salt, int memory, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(Math.min(memory, MOST_MEMORY_KIB))
                .withIterations(Math.min(passes, MOST_ROUNDS))
                .withParallelism(1)
                .build());
        var key = new byte[AES_KEY_LENGTH];
        generator.generateBytes(phrase, key);
        return key;
    }
}

package org.guitu.casefile.crypto.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A secret key in a Java key store, which for a hardware module or a key management service is PKCS#11: the key does not leave it. What
 * the key is for says its algorithm, in Galois/Counter Mode: AES, or SM4 where the store's provider has that.
 *
 * <p>For {@code PKCS11} the file is the configuration of the SunPKCS11 provider; for any other type it is the store itself.
 */
public final class KeyStoreLock implements KeysetLock {

    private static final String PKCS11 = "PKCS11";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] BOUND = "keyset".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String type;
    private final Path file;
    private final String alias;
    private final Supplier<String> password;
    private Provider module;

    public KeyStoreLock(String type, Path file, String alias, Supplier<String> password) {
        this.type = type;
        this.file = file;
        this.alias = alias;
        this.password = password;
    }

    @Override
    public String name() {
        return "key store";
    }

    @Override
    public void close(byte[] keyset, ObjectNode closed, boolean guomi) {
        var nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        closed.put("key", alias).put("nonce", nonce).put("keyset", run(Cipher.ENCRYPT_MODE, alias, nonce, keyset));
    }

    @Override
    public byte[] open(JsonNode closed) {
        try {
            return run(
                    Cipher.DECRYPT_MODE,
                    closed.path("key").asText(),
                    closed.path("nonce").binaryValue(),
                    closed.path("keyset").binaryValue());
        } catch (IOException notBytes) {
            throw new ClosedKeysetException("is not whole.");
        }
    }

    private synchronized byte[] run(int mode, String named, byte[] nonce, byte[] input) {
        try {
            var key = key(named);
            var how = key.getAlgorithm() + "/GCM/NoPadding";
            var cipher = module == null ? Cipher.getInstance(how) : Cipher.getInstance(how, module);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(BOUND);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            // The first cause says what the store or the module has answered; neither quotes keys or passwords.
            throw new ClosedKeysetException("is not opened or closed by the key '%s' of the key store %s: %s"
                    .formatted(named, file, failed.getMessage()));
        }
    }

    private Key key(String named) throws GeneralSecurityException, IOException {
        var secret = password.get().toCharArray();
        var store = store(secret);
        var key = store.getKey(named, module == null ? secret : null);
        if (key == null) {
            throw new GeneralSecurityException("it holds no such key.");
        }
        return key;
    }

    private KeyStore store(char[] secret) throws GeneralSecurityException, IOException {
        if (type.equals(PKCS11)) {
            if (module == null) {
                module = Security.getProvider("SunPKCS11").configure(file.toString());
            }
            var store = KeyStore.getInstance(PKCS11, module);
            store.load(null, secret);
            return store;
        }
        var store = KeyStore.getInstance(type);
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, secret);
        }
        return store;
    }
}

package org.guitu.casefile.crypto;

import com.google.crypto.tink.prf.Prf;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** By the keyset's keys for chains: HMAC-SHA-256 or HMAC-SM3, as each key says. */
@Component
public class KeysetChainMac implements ChainMac {

    private final KeysetFile file;

    public KeysetChainMac(KeysetFile file) {
        this.file = file;
    }

    @Override
    public int keyId() {
        return file.keys().chain().inUse().id();
    }

    @Override
    public byte[] mac(byte[] data) {
        return compute(file.keys().chain().inUse().primitive(), data);
    }

    @Override
    public byte[] mac(int key, byte[] data) {
        return compute(primitive(key), data);
    }

    @Override
    public UnaryOperator<byte[]> by(int key) {
        var found = primitive(key);
        return data -> compute(found, data);
    }

    private Prf primitive(int key) {
        return file.keys()
                .chain()
                .find(key)
                .orElseThrow(() -> new KeysetRefusedException(
                        "The keyset file %s does not have key %d, which the audit chain or a decision needs."
                                .formatted(file.path(), Integer.toUnsignedLong(key))))
                .primitive();
    }

    @Override
    public boolean hasKey(int key) {
        return file.keys().chain().find(key).isPresent();
    }

    @Override
    public boolean verify(int key, byte[] data, byte[] mac) {
        return MessageDigest.isEqual(mac(key, data), mac);
    }

    private static byte[] compute(Prf key, byte[] data) {
        try {
            return key.compute(data, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any data can be hashed.", impossible);
        }
    }
}

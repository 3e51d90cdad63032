package org.guitu.casefile.crypto.guomi;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM4 in Galois/Counter Mode (GB/T 32907, RFC 8998): a random nonce of 96 bits, the ciphertext, a tag of 128 bits.
 *
 * <p>With random nonces one key may encrypt 2^32 values before two of them are likely enough to share one (NIST SP 800-38D, 8.3).
 */
public final class Sm4Gcm implements Aead {

    public static final String ALGORITHM = "SM4-GCM";
    public static final int KEY_LENGTH = 16;

    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyParameter key;

    public Sm4Gcm(byte[] key) {
        this.key = new KeyParameter(key);
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        var nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        var encrypted = run(true, nonce, plaintext, 0, plaintext.length, associatedData);
        var whole = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
        System.arraycopy(encrypted, 0, whole, NONCE_LENGTH, encrypted.length);
        return whole;
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        if (ciphertext.length < NONCE_LENGTH + TAG_LENGTH) {
            throw new GeneralSecurityException("It is too short.");
        }
        return run(
                false,
                Arrays.copyOf(ciphertext, NONCE_LENGTH),
                ciphertext,
                NONCE_LENGTH,
                ciphertext.length - NONCE_LENGTH,
                associatedData);
    }

    /** With a nonce of the caller's, who never uses one twice with this key. */
    byte[] run(boolean encrypts, byte[] nonce, byte[] input, int offset, int length, byte[] associatedData)
            throws GeneralSecurityException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypts, new AEADParameters(key, TAG_LENGTH * Byte.SIZE, nonce, associatedData));
        var output = new byte[cipher.getOutputSize(length)];
        int written = cipher.processBytes(input, offset, length, output, 0);
        try {
            cipher.doFinal(output, written);
        } catch (InvalidCipherTextException changed) {
            throw new GeneralSecurityException("It does not open.");
        }
        return output;
    }
}

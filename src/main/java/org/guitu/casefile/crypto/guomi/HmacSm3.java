package org.guitu.casefile.crypto.guomi;

import com.google.crypto.tink.prf.Prf;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC with SM3 (GB/T 32905, GM/T 0042). */
public final class HmacSm3 implements Prf {

    public static final String ALGORITHM = "HMAC-SM3";
    public static final int KEY_LENGTH = 32;

    private static final int LENGTH = 32;

    private final KeyParameter key;

    public HmacSm3(byte[] key) {
        this.key = new KeyParameter(key);
    }

    @Override
    public byte[] compute(byte[] input, int outputLength) throws GeneralSecurityException {
        if (outputLength > LENGTH) {
            throw new GeneralSecurityException("SM3 gives 32 bytes.");
        }
        var mac = new HMac(new SM3Digest());
        mac.init(key);
        mac.update(input, 0, input.length);
        var output = new byte[LENGTH];
        mac.doFinal(output, 0);
        return Arrays.copyOf(output, outputLength);
    }
}

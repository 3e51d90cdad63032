package org.guitu.casefile.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals values as they were sealed until their lengths were hidden. */
public final class SealedBefore {

    private SealedBefore() {}

    public static byte[] seal(KeysetFile file, byte[] value, String place) {
        try {
            var encrypted =
                    file.keys().values().inUse().primitive().encrypt(value, place.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + encrypted.length)
                    .put(SealedForm.AES.number())
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

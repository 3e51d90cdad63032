package org.guitu.casefile.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** In which form a value was sealed: by which algorithm, and whether its length is hidden. Says the first byte of the value. */
enum SealedForm {
    /** As values were sealed until their lengths were hidden. */
    AES(1, CipherSuite.INTERNATIONAL, false),
    PADDED_AES(2, CipherSuite.INTERNATIONAL, true),
    PADDED_SM4(3, CipherSuite.GUOMI, true);

    private final byte number;
    private final CipherSuite suite;
    private final boolean padded;

    SealedForm(int number, CipherSuite suite, boolean padded) {
        this.number = (byte) number;
        this.suite = suite;
        this.padded = padded;
    }

    /** In which values are sealed now. */
    static SealedForm of(CipherSuite suite) {
        return suite == CipherSuite.GUOMI ? PADDED_SM4 : PADDED_AES;
    }

    static Optional<SealedForm> find(byte number) {
        return Arrays.stream(values()).filter(form -> form.number == number).findFirst();
    }

    byte number() {
        return number;
    }

    CipherSuite suite() {
        return suite;
    }

    boolean isPadded() {
        return padded;
    }

    /** Whether what the key encrypted begins with the key's number by itself. */
    boolean prefixByKey() {
        return suite == CipherSuite.INTERNATIONAL;
    }

    String algorithm() {
        return suite == CipherSuite.GUOMI ? "SM4-GCM" : "AES-256-GCM";
    }

    /** To what a value is bound: its place, and the form, so that none is read as if it were in another. */
    byte[] bound(String place) {
        var text = place.getBytes(StandardCharsets.UTF_8);
        return padded
                ? ByteBuffer.allocate(1 + text.length).put(number).put(text).array()
                : text;
    }
}

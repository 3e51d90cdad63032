package org.guitu.casefile.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Marks texts that this installation has given out, so that it knows them again: nobody without its keys can make a mark. */
@Component
public class Marks {

    private final ValueCipher cipher;

    Marks(ValueCipher cipher) {
        this.cipher = cipher;
    }

    public String of(String text) {
        return encoded(cipher.fingerprint(text(text)));
    }

    public boolean isOf(String text, String mark) {
        return cipher.fingerprints(text(text)).stream()
                .anyMatch(fingerprint -> MessageDigest.isEqual(bytes(encoded(fingerprint)), bytes(mark)));
    }

    private static String text(String text) {
        return "mark\n" + text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(ValueCipher.Fingerprint fingerprint) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint.hash());
    }
}

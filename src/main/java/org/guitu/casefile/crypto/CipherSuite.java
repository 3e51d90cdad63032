package org.guitu.casefile.crypto;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which algorithms new keys are for. Keys of both stand in one keyset, each with its own. */
public enum CipherSuite {
    /** AES-256-GCM and HMAC-SHA-256, by Google Tink. */
    INTERNATIONAL,

    /** SM4-GCM and HMAC-SM3 (GB/T 32907, GB/T 32905), by Bouncy Castle. */
    GUOMI;

    /** The suite of that name; empty when none is called so. */
    public static Optional<CipherSuite> find(String word) {
        return Arrays.stream(values())
                .filter(suite -> suite.word().equals(word))
                .findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(CipherSuite::word).collect(Collectors.joining(" or "));
    }

    /** As the setting has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

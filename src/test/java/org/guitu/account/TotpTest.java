package org.guitu.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The secret of RFC 6238, Appendix B, for HMAC-SHA-1. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1234567890);
    private static final long STEP = 1234567890 / 30;

    /** Appendix B has eight digits; six are the last of them. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code.substring(2));
    }

    @Test
    void aPhoneMayBeHalfAMinuteOff() {
        for (int off = -1; off <= 1; off++) {
            var code = Totp.code(SECRET, NOW.plusSeconds(30L * off));
            assertThat(Totp.step(SECRET, code, NOW, 0)).hasValue(STEP + off);
        }
        for (int off : new int[] {-2, 2}) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, NOW.plusSeconds(30L * off)), NOW, 0))
                    .isEmpty();
        }
    }

    @Test
    void noCodeCountsTwiceNorAfterALaterOne() {
        var code = Totp.code(SECRET, NOW);
        assertThat(Totp.step(SECRET, code, NOW, STEP)).isEmpty();
        assertThat(Totp.step(SECRET, code, NOW, STEP + 1)).isEmpty();
        assertThat(Totp.step(SECRET, code, NOW, STEP - 1)).hasValue(STEP);
    }

    @Test
    void aSecretIsTypedInBase32() {
        // RFC 4648, section 10.
        assertThat(QrCode.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(QrCode.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(QrCode.base32(new byte[5])).isEqualTo("AAAAAAAA");
        assertThat(QrCode.of("li.hua", SECRET).text()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}

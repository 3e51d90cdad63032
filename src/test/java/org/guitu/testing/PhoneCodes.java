package org.guitu.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.InstantSource;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/** Somebody's phone, into which a secret was typed: it shows a code, by the engine's clock. */
@Component
public class PhoneCodes {

    private final InstantSource clock;

    PhoneCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** A phone with that secret, as the page shows it. */
    public Phone with(String text) {
        return new Phone(clock, new Base32().decode(text.replace(" ", "")));
    }

    /** One phone. */
    public record Phone(InstantSource clock, byte[] secret) {

        public String code() {
            try {
                return new TimeBasedOneTimePasswordGenerator()
                        .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), clock.instant());
            } catch (InvalidKeyException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

package org.guitu.report;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.casefile.crypto.Marks;
import org.springframework.stereotype.Component;

/**
 * What a page of the public form carries hidden: when it was given out, and a random part that makes it the only one. It is marked,
 * so that nobody makes one up. Any node knows the stamps of the others.
 */
@Component
class PageStamp {

    /** Nobody fills the form in faster. */
    static final Duration SHORTEST = Duration.ofSeconds(4);

    static final Duration LONGEST = Duration.ofHours(12);

    private static final String WAITING = "w";
    private static final Pattern FORMAT = Pattern.compile("(w?)(\\d{1,15})\\.([\\w-]{22})\\.([\\w-]{20,100})");
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Marks marks;
    private final InstantSource clock;

    PageStamp(Marks marks, InstantSource clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * A stamp that this installation has given out.
     *
     * @param nonce its random part
     * @param age how long ago, or since it counts
     * @param waiting whether it was given out to be waited for
     */
    record Read(String nonce, Duration age, boolean waiting) {

        boolean isTooYoung() {
            return age.compareTo(waiting ? Duration.ZERO : SHORTEST) < 0;
        }

        boolean isTooOld() {
            return age.compareTo(LONGEST) > 0;
        }
    }

    String issue() {
        return issue("", clock.millis());
    }

    /** One that counts only after a while. */
    String issueFor(Duration wait) {
        return issue(WAITING, clock.millis() + wait.toMillis());
    }

    private String issue(String kind, long millis) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var text = kind + millis + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return text + "." + marks.of(text);
    }

    /** Empty when it is none of ours. */
    Optional<Read> read(String stamp) {
        var parts = FORMAT.matcher(stamp == null ? "" : stamp);
        if (!parts.matches() || !marks.isOf(parts.group(1) + parts.group(2) + "." + parts.group(3), parts.group(4))) {
            return Optional.empty();
        }
        var issued = Instant.ofEpochMilli(Long.parseLong(parts.group(2)));
        return Optional.of(new Read(
                parts.group(3),
                Duration.between(issued, clock.instant()),
                parts.group(1).equals(WAITING)));
    }
}

package org.guitu.supervision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times as the pages show them. */
public final class China {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private China() {}

    static ZonedDateTime time(Instant moment) {
        return moment.atZone(ZONE);
    }

    /** In words; {@code null} for none. */
    public static String words(Instant moment) {
        return moment == null ? null : WORDS.format(time(moment));
    }
}

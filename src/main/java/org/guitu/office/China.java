package org.guitu.office;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** China has one time, by which days, years and periods are counted whatever the machine's own is. */
public final class China {

    /** For where a constant text is needed. */
    public static final String TIME_ZONE = "Asia/Shanghai";

    public static final ZoneId ZONE = ZoneId.of(TIME_ZONE);

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private China() {}

    public static ZonedDateTime time(Instant moment) {
        return moment.atZone(ZONE);
    }

    /** As pages write it; {@code null} for none. */
    public static String words(Instant moment) {
        return moment == null ? null : WORDS.format(time(moment));
    }
}

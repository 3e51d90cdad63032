package org.guitu.supervision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points in time as people here read them. */
final class ChinaTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private ChinaTime() {}

    /** {@code null} for none. */
    static String of(Instant instant) {
        return instant == null ? null : FORMAT.format(instant);
    }
}

package org.guitu.supervision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Times as the pages show them. */
final class China {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private China() {}

    static ZonedDateTime time(Instant moment) {
        return moment.atZone(ZONE);
    }
}

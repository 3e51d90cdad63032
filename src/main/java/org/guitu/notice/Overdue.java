package org.guitu.notice;

import java.time.Duration;

/** How long something is overdue, in words. */
public final class Overdue {

    private Overdue() {}

    /** {@code 已逾期 3 天}, or in hours within the first day. */
    public static String zh(Duration time) {
        return time.toDays() > 0
                ? "已逾期 %d 天".formatted(time.toDays())
                : time.toHours() > 0 ? "已逾期 %d 小时".formatted(time.toHours()) : "已逾期不到 1 小时";
    }
}

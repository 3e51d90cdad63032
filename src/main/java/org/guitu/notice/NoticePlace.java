package org.guitu.notice;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where in somebody's list a page ended: behind the notice of that id, among the unread or among the read.
 */
public record NoticePlace(boolean read, long id) {

    private static final Pattern WRITTEN = Pattern.compile("([ur])(\\d{1,18})");

    static NoticePlace of(Notice notice) {
        return new NoticePlace(notice.readAt().isPresent(), notice.id());
    }

    /** As {@link #toString} writes it; empty for anything else. */
    static Optional<NoticePlace> find(String text) {
        var parts = WRITTEN.matcher(text);
        return parts.matches()
                ? Optional.of(new NoticePlace(parts.group(1).equals("r"), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** For an address. */
    @Override
    public String toString() {
        return (read ? "r" : "u") + id;
    }
}

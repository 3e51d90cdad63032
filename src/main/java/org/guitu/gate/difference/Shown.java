package org.guitu.gate.difference;

/** Long texts, cut to where they differ. */
final class Shown {

    private static final int LONGEST = 160;
    private static final int AROUND = 20;

    private Shown() {}

    /** The value, of a long text its beginning. */
    static Object whole(Object value) {
        return value instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : value;
    }

    /** The value, of a long text the part in which it differs from the other. */
    static Object of(Object value, Object other) {
        if (!(value instanceof String text)
                || !(other instanceof String with)
                || text.length() + with.length() <= LONGEST) {
            return value;
        }
        int shorter = Math.min(text.length(), with.length());
        int same = 0;
        while (same < shorter && text.charAt(same) == with.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && text.charAt(text.length() - 1 - end) == with.charAt(with.length() - 1 - end)) {
            end++;
        }
        int from = Math.max(0, same - AROUND);
        int to = Math.min(text.length(), text.length() - end + AROUND);
        return (from > 0 ? "…" : "") + whole(text.substring(from, to)) + (to < text.length() ? "…" : "");
    }
}

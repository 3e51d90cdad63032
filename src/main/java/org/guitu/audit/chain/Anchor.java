package org.guitu.audit.chain;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The end of the chain at some moment, written {@code position:hash}. Noted down outside the database, it shows later that the
 * chain up to there is still the same, even to somebody who mistrusts the database's own administrator.
 */
public record Anchor(long position, String hash) {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    static Anchor of(long position, byte[] hash) {
        return new Anchor(position, HexFormat.of().formatHex(hash));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when the text is nothing like it
     */
    public static Anchor parse(String text) {
        var parts = FORMAT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no end of a chain. It looks like 1024:9f86d0…, as verify-audit and the log print it."
                            .formatted(text));
        }
        return new Anchor(Long.parseLong(parts.group(1)), parts.group(2));
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}

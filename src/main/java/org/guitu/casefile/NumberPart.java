package org.guitu.casefile;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a number as somebody typed it: with any dashes or none, full width, and the running number with or without the zeros before it.
 * {@code 2026-1} and {@code ２０２６—０００００１} both mean {@code 350404-2026-000001-4}, and so does {@code 3504042026000001}.
 *
 * @param pattern a regular expression of PostgreSQL that the numbers meant match; nothing matches what is no part of any number
 */
public record NumberPart(String pattern) {

    private static final Pattern PART = Pattern.compile("[A-Z0-9-]*[0-9][A-Z0-9-]*|[A-Z]");

    /** Perhaps what stands before it, the running number, perhaps the check digit. */
    private static final Pattern RUNNING = Pattern.compile("(?:(.*\\d{4})-)?0*([1-9]\\d{0,5})(-\\d)?");

    /** So few digits stand in nearly every number: they are the running number. */
    private static final int FEW = 3;

    /** Empty for what cannot stand in a number, such as a word. */
    public static Optional<NumberPart> find(String typed) {
        var text = CaseNumber.plain(typed);
        if (!PART.matcher(text).matches() || text.replace("-", "").isEmpty()) {
            return Optional.empty();
        }
        var running = RUNNING.matcher(text);
        if (!running.matches()) {
            return Optional.of(new NumberPart(anywhere(text)));
        }
        var before = running.group(1) == null ? "" : anywhere(running.group(1));
        var check = running.group(3) == null ? "(-[0-9])?" : running.group(3);
        var whole = "%s-%06d%s$".formatted(before, Integer.parseInt(running.group(2)), check);
        return Optional.of(new NumberPart(text.length() < FEW ? whole : whole + "|" + anywhere(text)));
    }

    private static String anywhere(String text) {
        return text.replace("-", "").chars().mapToObj(Character::toString).collect(Collectors.joining("-?"));
    }
}

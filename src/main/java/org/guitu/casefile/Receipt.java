package org.guitu.casefile;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that somebody gets for a report and asks for the answer with, such as {@code 7KQM-2XDA-93HT-VWBE}: 79 random bits,
 * in letters and digits that are not taken for one another.
 */
public record Receipt(String value) {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final Pattern FORMAT = Pattern.compile("[%s]{%d}".formatted(LETTERS, LENGTH));
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that nobody gets. */
    public static final Receipt NONE = new Receipt("2".repeat(LENGTH));

    public Receipt {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A receipt is 16 letters and digits.");
        }
    }

    static Receipt random() {
        var letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        var receipt = new Receipt(letters.toString());
        return receipt.equals(NONE) ? random() : receipt;
    }

    /** The receipt that somebody typed, in whatever case, width and grouping; empty when it is none. */
    public static Optional<Receipt> read(String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var letters = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}·.]", "")
                .toUpperCase(Locale.ROOT);
        return FORMAT.matcher(letters).matches() ? Optional.of(new Receipt(letters)) : Optional.empty();
    }

    /** In groups of four, as people read it out. */
    public String grouped() {
        return value.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** Never the number itself, so that it gets into no log. */
    @Override
    public String toString() {
        return "receipt";
    }
}

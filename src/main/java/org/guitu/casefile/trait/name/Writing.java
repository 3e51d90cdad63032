package org.guitu.casefile.trait.name;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people's devices add to what they write: full width, invisible characters, special blanks. */
public final class Writing {

    /** Zero-width joiners, byte order marks, direction marks, soft hyphens, selectors of a glyph. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{115F}\\x{3164}]");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Writing() {}

    /** The same text as everybody would have written it. */
    public static String plain(Object answer) {
        var visible = INVISIBLE.matcher(answer.toString()).replaceAll("");
        return BLANKS.matcher(Normalizer.normalize(visible, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }
}

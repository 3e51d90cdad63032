package org.guitu.casefile.trait.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** Latin letters of names: without marks, and Vietnamese ones with their tone in one place. */
final class Latin {

    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");
    /** Grave, acute, hook, tilde and dot below: which vowel carries it differs between old and new spelling. */
    private static final String TONES = "[\\u0300\\u0301\\u0309\\u0303\\u0323]";

    private Latin() {}

    /** Lower case, without marks. */
    static String ascii(String text) {
        return ASCII.transliterate(text).toLowerCase(Locale.ROOT);
    }

    /** A syllable with its marks, the tone at the end; of the letters that look like đ the Vietnamese one. */
    static String marked(String syllable) {
        var lower = syllable.toLowerCase(Locale.ROOT).replaceAll("[ðɖ]", "đ");
        var apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
        var tone = apart.replaceAll("(?!" + TONES + ").", "");
        return Normalizer.normalize(apart.replaceAll(TONES, ""), Normalizer.Form.NFC) + tone;
    }
}

package org.guitu.casefile.trait.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How somebody has written a name in Latin letters, without titles.
 *
 * @param words in small letters without marks, the family name last where a comma says which one it is
 * @param marked each word as it was written, with its marks
 * @param generation such as {@code jr}; empty when nothing of the kind is said
 */
record LatinWriting(List<String> words, Map<String, String> marked, String generation) {

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʻ`´]");
    private static final Pattern ABBREVIATION = Pattern.compile("\\b(ma|ng)\\.|\\b(sta|sto)\\b\\.?");
    private static final Map<String, String> ABBREVIATED =
            Map.of("ma", "maria ", "ng", "nguyen ", "sta", "santa ", "sto", "santo ");
    private static final Pattern PINYIN_UMLAUT = Pattern.compile("^([ln])[üǖǘǚǜ](?=$|[eèéēě])");
    private static final Pattern LAST_I = Pattern.compile("^([hklmstv]|qu)i(\\p{M}*)$");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** @param text with at most one comma, which stands after the family name */
    static LatinWriting read(String text) {
        var lower = ABBREVIATION
                .matcher(APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(""))
                .replaceAll(word -> ABBREVIATED.get(word.group(word.group(1) == null ? 2 : 1)));
        boolean vietnamese =
                Stream.of(NO_LETTER.split(lower)).map(LatinWriting::ascii).anyMatch("thi"::equals);
        var marked = new HashMap<String, String>();
        var generation = new StringBuilder();
        var parts = new ArrayList<List<String>>();
        for (String part : lower.split(",")) {
            var words = new ArrayList<String>();
            for (String written : NO_LETTER.split(part)) {
                var word = vietnamese ? withY(written) : written;
                var ascii = ascii(word);
                if (ascii.isEmpty() || LatinWords.TITLES.contains(ascii)) {
                    continue;
                }
                if (LatinWords.GENERATIONS.contains(ascii)) {
                    generation.append(ascii);
                    continue;
                }
                words.add(ascii);
                marked.putIfAbsent(ascii, Latin.marked(word));
            }
            if (!words.isEmpty()) {
                parts.add(words);
            }
        }
        if (parts.size() == 2) {
            parts.add(parts.remove(0));
        }
        return new LatinWriting(parts.stream().flatMap(List::stream).toList(), marked, generation.toString());
    }

    /** Vietnamese write a last i or y as they like: Mĩ, Mỹ. */
    private static String withY(String word) {
        return LAST_I.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceFirst("$1y$2");
    }

    /** Without marks; pinyin as passports have it, where the letter ü cannot be written. */
    private static String ascii(String word) {
        return Latin.ascii(PINYIN_UMLAUT.matcher(word).replaceFirst("$1v"))
                .replaceAll("[^a-z]", "")
                .replaceFirst("^([ln])yu(?=$|e)", "$1v");
    }
}

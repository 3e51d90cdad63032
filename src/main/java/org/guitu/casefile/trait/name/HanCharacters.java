package org.guitu.casefile.trait.name;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chinese characters of a name: in one form, and how they are spelt in Latin letters here and elsewhere. */
final class HanCharacters {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator MANDARIN = Transliterator.getInstance("Han-Latin/Names; Any-NFC; Any-Lower");
    private static final Map<Integer, Integer> VARIANTS = variants();
    private static final Spelling VIETNAMESE = new Spelling("sino-vietnamese.txt");
    private static final Spelling HONG_KONG = new Spelling("hong-kong-spelling.txt");
    private static final Pattern U_UMLAUT = Pattern.compile("[üǖǘǚǜ]");
    private static final Pattern LV = Pattern.compile("(?<=[ln])v");

    private HanCharacters() {}

    private static Map<Integer, Integer> variants() {
        var variants = new HashMap<Integer, Integer>();
        CharacterTable.lines("variant-characters.txt").forEach(line -> {
            int usual = line.codePointAt(0);
            line.codePoints().skip(1).forEach(variant -> variants.put(variant, usual));
        });
        return Map.copyOf(variants);
    }

    /** Simplified, and of several variants the usual one. */
    static String usual(String characters) {
        return fold(SIMPLIFIED.transliterate(fold(characters)));
    }

    private static String fold(String characters) {
        return characters
                .codePoints()
                .map(character -> VARIANTS.getOrDefault(character, character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Pinyin without tones, in one word, as passports have written it at different times. */
    static Set<String> mandarin(String characters) {
        var pinyin = String.join("", syllables(characters));
        var sounds = new LinkedHashSet<String>();
        if (!pinyin.isEmpty()) {
            sounds.add(pinyin);
            sounds.add(LV.matcher(pinyin).replaceAll("u"));
        }
        if (characters.startsWith("朴")) {
            sounds.add(pinyin.replaceFirst("^pu", "piao"));
        }
        return sounds;
    }

    private static List<String> syllables(String characters) {
        var toneless = U_UMLAUT.matcher(MANDARIN.transliterate(characters)).replaceAll("v");
        return Stream.of(Latin.ascii(toneless).split("[^a-z]+"))
                .filter(syllable -> !syllable.isEmpty())
                .toList();
    }

    /** The same with what Taiwan, Hong Kong and Macao write, and with the Vietnamese reading if it may be a Vietnamese name. */
    static Set<String> sounds(String characters) {
        var sounds = mandarin(characters);
        sounds.addAll(WadeGiles.of(syllables(characters)));
        sounds.addAll(HONG_KONG.of(characters));
        sounds.addAll(VIETNAMESE.of(characters));
        return sounds;
    }
}

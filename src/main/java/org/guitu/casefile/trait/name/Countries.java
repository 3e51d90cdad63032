package org.guitu.casefile.trait.name;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States and territories by the names that people write, in Chinese, English or the language that is spoken there. */
public final class Countries {

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("香港", "HK"),
            Map.entry("澳门", "MO"),
            Map.entry("台湾地区", "TW"),
            Map.entry("中国台湾", "TW"),
            Map.entry("中华民国", "TW"),
            Map.entry("中国香港", "HK"),
            Map.entry("中国澳门", "MO"),
            Map.entry("大陆", "CN"),
            Map.entry("中国大陆", "CN"),
            Map.entry("中华人民共和国", "CN"),
            Map.entry("越南社会主义共和国", "VN"),
            Map.entry("老挝人民民主共和国", "LA"),
            Map.entry("寮国", "LA"),
            Map.entry("缅甸联邦共和国", "MM"),
            Map.entry("菲律宾共和国", "PH"),
            Map.entry("burma", "MM"),
            Map.entry("laopdr", "LA"),
            Map.entry("laos", "LA"),
            Map.entry("vietnam", "VN"),
            Map.entry("hongkong", "HK"),
            Map.entry("macau", "MO"),
            Map.entry("macao", "MO"),
            Map.entry("usa", "US"),
            Map.entry("uk", "GB"),
            Map.entry("vietnamese", "VN"),
            Map.entry("burmese", "MM"),
            Map.entry("laotian", "LA"),
            Map.entry("filipino", "PH"),
            Map.entry("philippine", "PH"),
            Map.entry("roc", "TW"),
            Map.entry("prc", "CN"));

    private static final int SHORTEST = 4;

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(code).build();
            codes.put(plain(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE)), code);
            codes.put(plain(country.getDisplayCountry(Locale.TRADITIONAL_CHINESE)), code);
            codes.put(plain(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(plain(code), code);
            codes.put(plain(country.getISO3Country()), code);
        }
        for (Locale spoken : Locale.getAvailableLocales()) {
            if (spoken.getCountry().length() == 2) {
                codes.putIfAbsent(plain(spoken.getDisplayCountry(spoken)), spoken.getCountry());
            }
        }
        codes.putAll(OTHER_NAMES);
        return Map.copyOf(codes);
    }

    private static String plain(String name) {
        return Latin.ascii(HanCharacters.usual(Writing.plain(name))).replaceAll("[^\\p{L}]", "");
    }

    /** The code of ISO 3166; empty for what is no country's name, or none that is known. */
    static Optional<String> find(String name) {
        var plain = plain(name);
        return Optional.ofNullable(CODES.get(plain))
                .or(() -> Optional.ofNullable(CODES.get(plain.replaceAll("(国|籍|人|共和国)+$", ""))));
    }

    /** The same of an official name, in which the usual one stands among other words. */
    public static Optional<String> findIn(String name) {
        var plain = plain(name);
        return find(name).or(() -> CODES.keySet().stream()
                .filter(country -> country.length() >= (Character.isIdeographic(country.codePointAt(0)) ? 2 : SHORTEST))
                .filter(plain::contains)
                .max(Comparator.comparingInt(String::length))
                .map(CODES::get));
    }
}

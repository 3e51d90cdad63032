package org.guitu.casefile.trait.name;

import java.util.Map;
import java.util.Set;

/** Words that stand in names of Latin letters and mean no person, or too many. */
final class LatinWords {

    static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mdm", "madam", "dr", "prof", "sra", "srta", "mx", "xiaojie", "nushi");

    /** Burmese, Lao, Shan, Karen words of respect before a name, and whom they are for. */
    static final Map<String, String> RESPECT = Map.ofEntries(
            Map.entry("u", "male"),
            Map.entry("ko", "male"),
            Map.entry("maung", "male"),
            Map.entry("mg", "male"),
            Map.entry("thao", "male"),
            Map.entry("sai", "male"),
            Map.entry("saw", "male"),
            Map.entry("nai", "male"),
            Map.entry("daw", "female"),
            Map.entry("ma", "female"),
            Map.entry("nang", "female"),
            Map.entry("nan", "female"),
            Map.entry("naw", "female"),
            Map.entry("mi", "female"));

    /** Part of the family name that follows. */
    static final Set<String> PARTICLES = Set.of(
            "de", "la", "las", "los", "del", "da", "das", "dos", "dela", "delas", "delos", "van", "von", "bin",
            "binti");

    static final Set<String> GENERATIONS = Set.of("jr", "sr", "jnr", "snr", "junior", "senior", "ii", "iii", "iv");

    /** In the middle of many Vietnamese names, and often left out. */
    static final Set<String> VIETNAMESE_MIDDLE = Set.of("thi", "van");

    static final Set<String> VIETNAMESE_FAMILIES = Set.of(
            "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
            "duong", "ly", "dinh", "doan", "lam", "mai", "trinh", "dao", "ha", "cao", "truong", "trieu", "nong",
            "luong", "luu", "ta", "to", "chu", "quach", "mac", "kieu", "vi", "lo", "giang", "thach");

    /** Syllables that no Vietnamese writes without marks who writes marks at all. */
    static final Set<String> ALWAYS_MARKED = Set.of(
            "nguyen", "tran", "pham", "thi", "dang", "bui", "ngo", "duong", "huynh", "le", "doan", "trinh", "truong");

    /** Alone they are nobody's. */
    static final Set<String> COMMON = Set.of(
            "nguyen",
            "truong",
            "santos",
            "garcia",
            "mendoza",
            "flores",
            "torres",
            "castro",
            "aquino",
            "rivera",
            "navarro",
            "bautista",
            "ocampo",
            "castillo",
            "villanueva",
            "gonzales",
            "gonzalez",
            "fernandez",
            "hernandez",
            "rodriguez",
            "ramirez",
            "delacruz",
            "delosreyes",
            "delosantos",
            "delossantos",
            "vongsa",
            "maria",
            "joseph",
            "mohammed",
            "muhammad");

    private LatinWords() {}
}

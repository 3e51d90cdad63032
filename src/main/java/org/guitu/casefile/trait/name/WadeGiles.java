package org.guitu.casefile.trait.name;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Taiwan's passports spell what pinyin spells: the system of Wade and Giles, without its apostrophes and marks. */
final class WadeGiles {

    /** Of a whole syllable in pinyin, in this order; {@code v} is u with two dots. */
    private static final Map<Pattern, String> ENDS = ends();

    private static final Map<String, String> BEGINNINGS = Map.of(
            "zh", "ch", "j", "ch", "q", "ch", "x", "hs", "z", "ts", "c", "ts", "b", "p", "d", "t", "g", "k", "r", "j");
    private static final Pattern BEGINNING = Pattern.compile("^(?:zh|(?!ch)[jqxzcbdgr])");

    private WadeGiles() {}

    private static Map<Pattern, String> ends() {
        var ends = new LinkedHashMap<Pattern, String>();
        ends.put(Pattern.compile("^er$"), "erh");
        ends.put(Pattern.compile("^([zc]h|sh|r)i$"), "$1ih");
        ends.put(Pattern.compile("^[zc]i$"), "tzu");
        ends.put(Pattern.compile("^si$"), "szu");
        ends.put(Pattern.compile("v"), "u");
        ends.put(Pattern.compile("ong$"), "ung");
        ends.put(Pattern.compile("ian$"), "ien");
        ends.put(Pattern.compile("^yan$"), "yen");
        ends.put(Pattern.compile("^you$"), "yu");
        ends.put(Pattern.compile("(?<=[uiy])e$"), "eh");
        ends.put(Pattern.compile("^([gk])ui$"), "$1uei");
        ends.put(Pattern.compile("^(?!gu|ku|hu|shu)(.*)uo$"), "$1o");
        ends.put(Pattern.compile("^([gkh]?)e$"), "$1o");
        return ends;
    }

    /** In one word each: I-CHUN and YI-CHUN are one name. */
    static Set<String> of(List<String> pinyin) {
        var whole = pinyin.stream().map(WadeGiles::syllable).toList();
        return Stream.of(whole.stream(), whole.stream().map(part -> "yi".equals(part) ? "i" : part))
                .map(parts -> parts.collect(Collectors.joining()))
                .collect(Collectors.toSet());
    }

    private static String syllable(String pinyin) {
        var spelt = pinyin;
        for (var end : ENDS.entrySet()) {
            spelt = end.getKey().matcher(spelt).replaceFirst(end.getValue());
        }
        return BEGINNING.matcher(spelt).replaceFirst(found -> BEGINNINGS.get(found.group()));
    }
}

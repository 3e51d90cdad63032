package org.guitu.casefile.trait.name;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name in a script of its own, such as Burmese, Lao or Thai: with or without the word of respect before it, in any order of words. */
final class ScriptName implements PersonName {

    private static final Pattern RESPECT = Pattern.compile(
            "^(ဦး|ဒေါ်|မောင်|ကို|မ(?=[\\u1000-\\u1021\\u1025])|ນາງສາວ|ນາງ|ທ້າວ|ທາວ|นางสาว|นาง|น\\.ส\\.|นาย|ด\\.ญ\\.|ด\\.ช\\.)\\s*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int SHORTEST = 3;

    private final Set<String> orders;

    private ScriptName(Set<String> orders) {
        this.orders = orders;
    }

    static ScriptName read(String text) {
        var plain = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        var orders = new LinkedHashSet<String>();
        for (String variant : List.of(plain, RESPECT.matcher(plain).replaceFirst(""))) {
            var words = Stream.of(NO_LETTER.split(variant))
                    .filter(word -> !word.isEmpty())
                    .toList();
            var joined = String.join("", words);
            if (joined.length() >= SHORTEST) {
                orders.add(joined);
                orders.add(words.stream().sorted().collect(Collectors.joining()));
            }
        }
        return new ScriptName(orders);
    }

    @Override
    public Set<String> keys() {
        return orders.stream().map(order -> "script:" + order).collect(Collectors.toSet());
    }

    @Override
    public Set<String> keysToLookFor() {
        return keys();
    }

    @Override
    public Set<String> sounds() {
        return Set.of();
    }

    @Override
    public Closeness closenessTo(PersonName other) {
        return other instanceof ScriptName script && script.orders.stream().anyMatch(orders::contains)
                ? Closeness.SAME
                : Closeness.NONE;
    }

    @Override
    public boolean isPetName() {
        return false;
    }

    @Override
    public boolean isOfTheFamilyOf(PersonName other) {
        return false;
    }
}

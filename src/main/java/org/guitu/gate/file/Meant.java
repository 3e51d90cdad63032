package org.guitu.gate.file;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.guitu.catalogue.Suggestion;

/** What may have been meant by a name that there is not, to stand in a sentence behind it. */
public final class Meant {

    private static final int SHORTEST_WORD = 2;

    private Meant() {}

    /** One of the known that differs by a slip of the hand; an empty text when none does. */
    public static Object of(String written, Collection<String> known) {
        return known.contains(written) ? "" : sentence(Suggestion.near(written, known));
    }

    /** The same, and a code of which the name was written: {@code 民政} for {@code civil-affairs}. */
    public static Object of(String written, Map<String, String> known) {
        return known.containsKey(written)
                ? ""
                : sentence(Suggestion.near(written, known.keySet()).or(() -> byName(written, known)));
    }

    private static Optional<String> byName(String written, Map<String, String> known) {
        return called(known, written::equals)
                .or(() -> written.length() < SHORTEST_WORD
                        ? Optional.empty()
                        : called(known, name -> name.contains(written))
                                .or(() -> called(
                                        known, name -> name.length() >= SHORTEST_WORD && written.contains(name))));
    }

    private static Optional<String> called(Map<String, String> known, Predicate<String> isIt) {
        return known.entrySet().stream()
                .filter(entry -> isIt.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Object sentence(Optional<String> meant) {
        return meant.<Object>map(name -> Sentence.of(" (meant '%s'?)", name)).orElse("");
    }
}

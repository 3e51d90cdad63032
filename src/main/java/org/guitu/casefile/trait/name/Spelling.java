package org.guitu.casefile.trait.name;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the Chinese characters of a name are spelt where they are not read in Mandarin, by a list of {@code reference/}. */
final class Spelling {

    private final Map<Integer, Set<String>> syllables = new HashMap<>();

    /** @param file lines of characters, then the syllables that each of them may be */
    Spelling(String file) {
        for (String line : CharacterTable.lines(file)) {
            var words = List.of(line.split(" "));
            words.get(0).codePoints().forEach(character -> syllables
                    .computeIfAbsent(character, any -> new LinkedHashSet<>())
                    .addAll(words.subList(1, words.size())));
        }
    }

    /** In one word each; none when one of the characters is not in the list. */
    Set<String> of(String characters) {
        var spelt = Set.of("");
        for (int character : characters.codePoints().toArray()) {
            var last = syllables.getOrDefault(character, Set.of());
            spelt = spelt.stream()
                    .flatMap(first -> last.stream().map(first::concat))
                    .collect(Collectors.toSet());
        }
        return spelt;
    }
}

package org.guitu.casefile.trait.name;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A name in Latin letters: Vietnamese, Burmese, Lao, Filipino, Western, pinyin. Case, marks, the order and the cutting of its words do
 * not count, nor do titles and words of respect.
 *
 * <p>Two Vietnamese names that are both written with marks are different where the marks are. A part that only one of two names has, such
 * as a middle name or an initial, does not make them different.
 */
final class LatinName implements PersonName {

    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final int SHORTEST_ALONE = 6;
    private static final int SHORTEST_AFTER_RESPECT = 3;
    private static final int SHORTEST_JOINED = 4;
    private static final int MOST_WORDS = 6;
    /** Of a whole Chinese name, beside which people in Hong Kong have an English one: CHAN Tai Man, Peter. */
    private static final int WORDS_WITHOUT_WESTERN = 3;

    private final List<List<String>> variants;
    private final Map<String, String> marked;
    private final String generation;
    private final String respect;
    private final boolean mothersNameLast;
    private final boolean petName;
    private final Set<String> turns;

    private LatinName(List<String> written, Map<String, String> marked, String generation, boolean petName) {
        this.marked = marked;
        this.generation = generation;
        this.petName = petName;
        this.mothersNameLast = written.indexOf("y") > 0 && written.indexOf("y") < written.size() - 1;
        var words = joined(written);
        this.respect = words.size() > 1 ? LatinWords.RESPECT.get(words.get(0)) : null;
        this.variants = variants(words);
        this.turns = turns(variants);
    }

    /** @param text with at most one comma, which stands after the family name */
    static LatinName read(String text, boolean saidToBePetName) {
        var written = LatinWriting.read(text);
        return new LatinName(written.words(), written.marked(), written.generation(), saidToBePetName);
    }

    /** Particles with the family name that they belong to, without the word "and" of Spanish names. */
    private static List<String> joined(List<String> written) {
        var words = new ArrayList<String>();
        var particles = new StringBuilder();
        for (int i = 0; i < written.size(); i++) {
            var word = written.get(i);
            boolean inside = i > 0 && i < written.size() - 1;
            if (inside && "y".equals(word)) {
                continue;
            }
            if (inside && LatinWords.PARTICLES.contains(word) && !LatinWords.VIETNAMESE_MIDDLE.contains(word)) {
                particles.append(word);
                continue;
            }
            words.add(particles + word);
            particles.setLength(0);
        }
        return words;
    }

    private static List<List<String>> variants(List<String> words) {
        var variants = new ArrayList<List<String>>();
        variants.add(words);
        if (words.size() > 1 && LatinWords.RESPECT.containsKey(words.get(0))) {
            addIfTelling(variants, words.subList(1, words.size()));
            if ("ma".equals(words.get(0))) {
                variants.add(Stream.concat(Stream.of("maria"), words.stream().skip(1))
                        .toList());
            }
        }
        if (words.stream().anyMatch(LatinName::hasUmlaut)) {
            variants.add(words.stream()
                    .map(word -> hasUmlaut(word) ? word.replace('v', 'u') : word)
                    .toList());
        }
        if (words.size() > 2) {
            variants.stream()
                    .filter(variant -> "maria".equals(variant.get(0)))
                    .toList()
                    .forEach(variant -> addIfTelling(variants, variant.subList(1, variant.size())));
        }
        return variants;
    }

    private static boolean hasUmlaut(String word) {
        return word.matches("[ln]ve?");
    }

    private static void addIfTelling(List<List<String>> variants, List<String> words) {
        boolean telling = words.size() > 1
                ? !areOfManyVietnamese(words)
                : words.get(0).length() >= SHORTEST_AFTER_RESPECT && !LatinWords.COMMON.contains(words.get(0));
        if (telling) {
            variants.add(words);
        }
    }

    private static boolean areOfManyVietnamese(List<String> words) {
        return words.stream()
                .allMatch(word ->
                        LatinWords.VIETNAMESE_FAMILIES.contains(word) || LatinWords.VIETNAMESE_MIDDLE.contains(word));
    }

    boolean isEmpty() {
        var words = variants.get(0);
        return String.join("", words).length() < 2 || isNoNameInVietnamese(words);
    }

    /** Nguyen Van A is whoever has no name. */
    private static boolean isNoNameInVietnamese(List<String> words) {
        int last = words.size() - 1;
        return last > 1 && words.get(last).length() == 1 && LatinWords.VIETNAMESE_MIDDLE.contains(words.get(last - 1));
    }

    @Override
    public Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        for (List<String> variant : variants) {
            var telling = telling(variant);
            keys.add("whole:" + bag(telling));
            parts(telling).forEach(part -> keys.add("part:" + part));
        }
        turns.forEach(turn -> keys.add("joined:" + turn));
        return keys;
    }

    @Override
    public Set<String> keysToLookFor() {
        var keys = new LinkedHashSet<String>();
        for (List<String> variant : variants) {
            var telling = telling(variant);
            keys.add("whole:" + bag(telling));
            keys.add("part:" + bag(telling));
            parts(telling).forEach(part -> keys.add("whole:" + part));
        }
        turns.forEach(turn -> keys.add("joined:" + turn));
        return keys;
    }

    /** Without initials and what is often left out. */
    private static List<String> telling(List<String> words) {
        var telling = words.stream()
                .filter(word -> word.length() > 1 && !LatinWords.VIETNAMESE_MIDDLE.contains(word))
                .toList();
        return telling.size() > 1 ? telling : words;
    }

    private static String bag(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    /** What is left of a name when words are left out, as long as it may still be told from others. */
    private static Set<String> parts(List<String> words) {
        int count = Math.min(words.size(), MOST_WORDS);
        return IntStream.range(1, (1 << count) - 1)
                .mapToObj(chosen -> IntStream.range(0, count)
                        .filter(word -> (chosen & 1 << word) != 0)
                        .mapToObj(words::get)
                        .toList())
                .filter(part -> part.size() > 1 ? !areOfManyVietnamese(part) : isTellingAlone(part.get(0)))
                .map(LatinName::bag)
                .collect(Collectors.toSet());
    }

    private static boolean isTellingAlone(String word) {
        return word.length() >= SHORTEST_ALONE && !LatinWords.COMMON.contains(word);
    }

    /** The words as one, begun with each of them in turn: for a name whose words were cut otherwise. */
    private static Set<String> turns(List<List<String>> variants) {
        var turns = new LinkedHashSet<String>();
        for (List<String> words : variants) {
            for (int first = 0; first < words.size(); first++) {
                var turn =
                        String.join("", words.subList(first, words.size())) + String.join("", words.subList(0, first));
                if (turn.length() >= SHORTEST_JOINED) {
                    turns.add(turn);
                }
            }
        }
        return turns;
    }

    @Override
    public Set<String> sounds() {
        return turns;
    }

    @Override
    public Closeness closenessTo(PersonName other) {
        if (!(other instanceof LatinName latin) || contradicts(latin)) {
            return Closeness.NONE;
        }
        var closest = Closeness.NONE;
        for (List<String> own : variants) {
            for (List<String> others : latin.variants) {
                closest = closest.or(closeness(own, others, latin));
            }
        }
        if ((isOfWords() || latin.isOfWords()) && turns.stream().anyMatch(latin.turns::contains)) {
            closest = Closeness.SAME;
        }
        return hasOtherMarksThan(latin) ? closest.atMost(Closeness.BY_BIRTH_DATE) : closest;
    }

    private boolean isOfWords() {
        return variants.get(0).size() > 1;
    }

    /** Father and son of one name, or a man's and a woman's word of respect. */
    private boolean contradicts(LatinName other) {
        return differ(generation, other.generation) || differ(respect, other.respect);
    }

    private static boolean differ(String one, String other) {
        return one != null && other != null && !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private Closeness closeness(List<String> own, List<String> others, LatinName other) {
        var rest = new ArrayList<>(own);
        var othersRest = new ArrayList<>(others);
        own.forEach(word -> {
            if (othersRest.remove(word)) {
                rest.remove(word);
            }
        });
        int shared = own.size() - rest.size();
        if (shared == 0) {
            return Closeness.NONE;
        }
        if (rest.isEmpty() && othersRest.isEmpty()) {
            return own.size() > 1 || isTellingAlone(own.get(0)) || respect != null || other.respect != null
                    ? Closeness.SAME
                    : Closeness.BY_BIRTH_DATE;
        }
        if (areInitialsOf(rest, othersRest) || areInitialsOf(othersRest, rest)) {
            return shared > 1 ? Closeness.SAME : Closeness.HINT;
        }
        if (rest.isEmpty()) {
            return closenessToLonger(own, others, othersRest, other);
        }
        return othersRest.isEmpty() ? closenessToLonger(others, own, rest, this) : Closeness.NONE;
    }

    /** Whether each initial stands for another of the words, or for one that the other name leaves out. */
    private static boolean areInitialsOf(List<String> initials, List<String> words) {
        if (initials.isEmpty() || initials.stream().anyMatch(initial -> initial.length() > 1)) {
            return false;
        }
        var left = new ArrayList<>(words);
        for (String initial : initials) {
            var meant = left.stream().filter(word -> word.startsWith(initial)).findFirst();
            if (meant.isEmpty() && !words.isEmpty()) {
                return false;
            }
            meant.ifPresent(left::remove);
        }
        return left.isEmpty();
    }

    private static Closeness closenessToLonger(
            List<String> shorter, List<String> longer, List<String> missing, LatinName longerName) {
        if (shorter.size() == 1) {
            return isTellingAlone(shorter.get(0)) ? Closeness.BY_AGE : Closeness.NONE;
        }
        if (LatinWords.VIETNAMESE_MIDDLE.containsAll(missing)) {
            return areOfManyVietnamese(shorter) ? Closeness.BY_BIRTH_DATE : Closeness.BY_AGE;
        }
        if (shorter.size() >= WORDS_WITHOUT_WESTERN
                && !isWestern(shorter)
                && missing.size() == 1
                && isWestern(missing.get(0))) {
            return Closeness.BY_AGE;
        }
        return isWestern(shorter) && (haveTheSameEnds(shorter, longer) || longerName.mothersNameLast)
                ? Closeness.BY_AGE
                : Closeness.NONE;
    }

    /** Of more than one syllable: in Vietnamese, Burmese and Chinese names a word more is another name. */
    private static boolean isWestern(List<String> words) {
        return words.stream().noneMatch(LatinWords.VIETNAMESE_FAMILIES::contains)
                && words.stream().anyMatch(LatinName::isWestern);
    }

    private static boolean isWestern(String word) {
        return word.length() > SHORTEST_JOINED && VOWELS.matcher(word).results().count() > 1;
    }

    private static boolean haveTheSameEnds(List<String> one, List<String> other) {
        return Set.of(one.get(0) + "^", one.get(one.size() - 1) + "$")
                        .equals(Set.of(other.get(0) + "^", other.get(other.size() - 1) + "$"))
                || one.get(0).equals(other.get(other.size() - 1))
                        && one.get(one.size() - 1).equals(other.get(0));
    }

    private boolean hasOtherMarksThan(LatinName other) {
        return isVietnamese()
                && marked.entrySet().stream().anyMatch(word -> {
                    var othersMark = other.marked.get(word.getKey());
                    return othersMark != null
                            && !LatinWords.ALWAYS_MARKED.contains(word.getKey())
                            && !othersMark.equals(word.getValue())
                            && isMeantAs(word.getValue(), word.getKey())
                            && other.isMeantAs(othersMark, word.getKey());
                });
    }

    private boolean isVietnamese() {
        return marked.keySet().stream()
                .anyMatch(word ->
                        LatinWords.VIETNAMESE_FAMILIES.contains(word) || LatinWords.VIETNAMESE_MIDDLE.contains(word));
    }

    /** Whether a word has all its marks: it has some, or it needs none in a name that has all others. */
    private boolean isMeantAs(String word, String ascii) {
        return !word.equals(ascii)
                || marked.entrySet().stream().anyMatch(not(LatinName::isBare))
                        && !LatinWords.ALWAYS_MARKED.contains(ascii)
                        && marked.entrySet().stream()
                                .filter(LatinName::isBare)
                                .noneMatch(bare -> LatinWords.ALWAYS_MARKED.contains(bare.getKey()));
    }

    private static boolean isBare(Map.Entry<String, String> word) {
        return Objects.equals(word.getKey(), word.getValue());
    }

    @Override
    public boolean isPetName() {
        return petName;
    }

    @Override
    public boolean isOfTheFamilyOf(PersonName other) {
        if (petName || !(other instanceof LatinName latin) || latin.petName) {
            return false;
        }
        var own = variants.get(0);
        var others = latin.variants.get(0);
        return own.stream()
                        .anyMatch(word -> word.length() > 1
                                && !LatinWords.VIETNAMESE_MIDDLE.contains(word)
                                && others.contains(word))
                && !others.containsAll(own)
                && !own.containsAll(others);
    }
}

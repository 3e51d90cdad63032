package org.guitu.casefile.trait.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in Chinese characters, traditional, simplified or of a variant alike. A foreign name with dots counts in any order of its
 * parts.
 */
final class HanName implements PersonName {

    private static final Pattern DOTS = Pattern.compile("[·•・‧∙⋅●丶.。‐‑–—\\- ]+");
    private static final Pattern TITLE = Pattern.compile("(?<=..)(女士|小姐|先生|太太|同学|老师|阿姨|大姐|大妈|大嫂|女孩|男孩)$");
    private static final Pattern CALLED_BEFORE = Pattern.compile("^(?:受害人|被害人|受害者|当事人|求助人|被拐(?:妇女|儿童|卖?人员?))(?=..)");
    private static final Pattern PET_NAME = Pattern.compile("[小阿老].{1,2}|.{1,2}[姐哥嫂婶仔娃]|(.)\\1|.");
    private static final Pattern TWO_CHARACTER_FAMILY =
            Pattern.compile("欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|端木|令狐|长孙|宇文|轩辕|钟离|独孤|南宫|司空|闻人|百里|呼延|西门");

    private static final int SHORTEST_CALLED = 3;

    private final String letters;
    private final Set<String> orders;
    /** What such a name begins with, before its dot, and is called by alone; empty when it has no dot. */
    private final String called;

    private final boolean petName;
    private final Set<String> sounds;

    private HanName(String letters, Set<String> orders, String called, boolean petName) {
        this.letters = letters;
        this.orders = orders;
        this.called = called;
        this.petName = petName;
        this.sounds = petName ? Set.of() : HanCharacters.sounds(letters);
    }

    static HanName read(String text, boolean saidToBePetName) {
        var usual = HanCharacters.usual(text);
        var parts = Stream.of(DOTS.split(usual)).filter(part -> !part.isEmpty()).toList();
        var letters = CALLED_BEFORE
                .matcher(TITLE.matcher(String.join("", parts)).replaceFirst(""))
                .replaceFirst("");
        var orders = new LinkedHashSet<>(List.of(letters));
        if (parts.size() > 1 && parts.stream().allMatch(part -> part.codePointCount(0, part.length()) > 1)) {
            orders.add(parts.stream().sorted().collect(Collectors.joining("|")));
            orders.add(String.join("", parts.subList(1, parts.size())) + parts.get(0));
        }
        var called = parts.size() > 1 && parts.get(0).length() >= SHORTEST_CALLED ? parts.get(0) : "";
        return new HanName(letters, orders, called, saidToBePetName || isPetName(letters));
    }

    private static boolean isPetName(String letters) {
        return PET_NAME.matcher(letters).matches()
                && !(letters.codePointCount(0, letters.length()) > 2 && letters.startsWith("阿"));
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    /** The same without the family name is none that tells people apart. */
    boolean endsWith(HanName givenName) {
        return letters.length() > givenName.letters.length() && letters.endsWith(givenName.letters);
    }

    HanName asPetName() {
        return new HanName(letters, orders, called, true);
    }

    boolean isWrittenInPinyinAs(LatinName latin) {
        return HanCharacters.mandarin(letters).stream().anyMatch(latin.sounds()::contains);
    }

    @Override
    public Set<String> keys() {
        return Stream.concat(whole(), Stream.of("called:" + called).filter(key -> !called.isEmpty()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> keysToLookFor() {
        return Stream.of(whole(), Stream.of("called:" + letters), Stream.of("han:" + called))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private Stream<String> whole() {
        return orders.stream().map(order -> "han:" + order);
    }

    @Override
    public Set<String> sounds() {
        return sounds;
    }

    @Override
    public Closeness closenessTo(PersonName other) {
        if (!(other instanceof HanName han)) {
            return Closeness.NONE;
        }
        if (han.orders.stream().anyMatch(orders::contains)) {
            return Closeness.SAME;
        }
        return called.equals(han.letters) || han.called.equals(letters) ? Closeness.BY_AGE : Closeness.NONE;
    }

    @Override
    public boolean isPetName() {
        return petName;
    }

    @Override
    public boolean isOfTheFamilyOf(PersonName other) {
        return other instanceof HanName han
                && !petName
                && !han.petName
                && family().equals(han.family())
                && !letters.equals(han.letters);
    }

    private String family() {
        var two = TWO_CHARACTER_FAMILY.matcher(letters);
        return two.lookingAt() && letters.length() > 2
                ? two.group()
                : letters.substring(0, letters.offsetByCodePoints(0, 1));
    }
}

package org.guitu.casefile.trait;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * By what one case's person can be found, as far as it is recorded.
 *
 * <p>A name alone fits too many; it counts with the year of birth. Ages are often estimated, so that a year up to two off is near
 * enough, and a case without any year fits every year.
 */
public final class PersonTraits {

    private static final String NO_YEAR = "-";
    private static final int YEARS_OFF = 2;
    private static final int OLDEST = 120;

    private final Set<String> idNumbers = new LinkedHashSet<>();
    private final Set<String> phones = new LinkedHashSet<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Integer> birthYears = new TreeSet<>();

    /** @param year in which the answer was recorded */
    public void add(Trait trait, Object answer, int year) {
        var normal = trait.normal(answer);
        switch (trait) {
            case ID_NUMBER -> idNumbers.addAll(normal);
            case PHONE -> phones.addAll(normal);
            case ACCOUNT -> accounts.addAll(normal);
            case NAME -> names.addAll(normal);
            case BIRTH_DATE -> normal.forEach(birthYear -> birthYears.add(Integer.valueOf(birthYear)));
            case AGE -> normal.forEach(age -> birthYears.add(year - (int) Double.parseDouble(age)));
        }
    }

    /** A text that stands for one trait of the person. */
    public record Mark(Trait trait, String text) {}

    /** What the index holds of the case. */
    public Stream<Mark> marks() {
        return marks(birthYears.isEmpty() ? Stream.of(NO_YEAR) : birthYears.stream());
    }

    /** What the index may hold of other cases of the person. */
    public Stream<Mark> marksToLookFor(int thisYear) {
        var years = birthYears.isEmpty()
                ? IntStream.rangeClosed(thisYear - OLDEST, thisYear)
                : birthYears.stream().flatMapToInt(year -> IntStream.rangeClosed(year - YEARS_OFF, year + YEARS_OFF));
        return marks(Stream.concat(Stream.of(NO_YEAR), years.distinct().boxed()));
    }

    private Stream<Mark> marks(Stream<?> years) {
        var someYears = years.toList();
        return Stream.of(
                        marks(Trait.ID_NUMBER, idNumbers),
                        marks(Trait.PHONE, phones),
                        marks(Trait.ACCOUNT, accounts),
                        names.stream().flatMap(name -> someYears.stream()
                                .map(year -> new Mark(Trait.NAME, "name:%s:%s".formatted(name, year)))))
                .flatMap(stream -> stream);
    }

    private static Stream<Mark> marks(Trait trait, Collection<String> values) {
        return values.stream().map(value -> new Mark(trait, trait.code() + ":" + value));
    }
}

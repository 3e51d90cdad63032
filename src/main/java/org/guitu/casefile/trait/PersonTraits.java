package org.guitu.casefile.trait;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.casefile.trait.name.Closeness;
import org.guitu.casefile.trait.name.Countries;
import org.guitu.casefile.trait.name.Names;
import org.guitu.casefile.trait.name.Writing;
import org.guitu.papers.PaperKind;
import org.guitu.papers.ResidentNumber;

/**
 * By what one case's person can be found, as far as it is recorded, and in what two people are alike.
 *
 * <p>Whose sex or known age differs is not the same person, whatever name or phone they share; only the number of a document counts
 * before both. The newest statement of an age counts, unless the age is in doubt: then all do.
 */
public final class PersonTraits {

    private static final Set<String> SEXES = Set.of("female", "male");
    private static final String OWN_PHONE = "self";

    private final Names names = new Names();
    private final Set<Document> documents = new LinkedHashSet<>();
    private final List<String> phones = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final List<Birth> births = new ArrayList<>();
    private final Set<String> countries = new LinkedHashSet<>();
    /** The phones as they are dialled, once they were asked for. */
    private Set<String> dialled;

    private String sex;
    private boolean ageInDoubt;

    /** One answer that says something of the person. */
    public record Said(Trait trait, Object answer) {}

    /** A text that stands for one trait of the person; the index holds its keyed hash. */
    public record Mark(Trait trait, String text) {}

    /** @param known {@code null} and what is neither {@code female} nor {@code male} excludes nobody */
    public void setSex(String known) {
        sex = known != null && SEXES.contains(known) ? known : null;
    }

    /** Papers that make children older are a means of the trade: a date in doubt is an estimate. */
    public void setAgeInDoubt(boolean inDoubt) {
        ageInDoubt = inDoubt;
    }

    /**
     * Learns what was said at once: a number belongs to the kind and the country of document that stand beside it. To be called in the
     * order in which it was said.
     *
     * @param on when it was said, for ages
     */
    public void add(Collection<Said> together, LocalDate on) {
        var country = first(together, Trait.DOCUMENT_COUNTRY).flatMap(name -> Countries.findIn(name.toString()));
        var kind = first(together, Trait.DOCUMENT_TYPE).flatMap(code -> PaperKind.find(code.toString()));
        country.ifPresent(countries::add);
        dialled = null;
        boolean ownPhone = all(together, Trait.PHONE_OWNER).allMatch(PersonTraits::isOneself);
        for (Said said : together) {
            switch (said.trait()) {
                case ID_NUMBER ->
                    Document.read(said.answer(), kind.orElse(null), country.orElse(null))
                            .ifPresent(this::add);
                case PHONE -> {
                    if (ownPhone) {
                        phones.add(said.answer().toString());
                    }
                }
                case ACCOUNT -> {
                    accounts.addAll(Accounts.read(said.answer()));
                    phones.add(said.answer().toString());
                }
                case NAME -> names.add(said.answer());
                case BIRTH_DATE ->
                    births.add(Birth.on(LocalDate.parse(said.answer().toString().substring(0, 10)), on));
                case AGE ->
                    births.add(
                            Birth.ofAge((int) Double.parseDouble(said.answer().toString()), on));
                case DOCUMENT_TYPE, DOCUMENT_COUNTRY, PHONE_OWNER, NAME_SOUND -> {}
            }
        }
    }

    private void add(Document document) {
        documents.add(document);
        document.home().ifPresent(countries::add);
    }

    private static Stream<Object> all(Collection<Said> together, Trait trait) {
        return together.stream().filter(said -> said.trait() == trait).map(Said::answer);
    }

    private static Optional<Object> first(Collection<Said> together, Trait trait) {
        return all(together, trait).findFirst();
    }

    private static boolean isOneself(Object owner) {
        var words = Writing.plain(owner);
        return words.isEmpty()
                || words.equals(OWN_PHONE)
                || words.matches("(?:机主)?(?:是|为|:)?(?:本人|自己|她本人|他本人|自用)(?:的|使用|自用)?");
    }

    /** Whether a day is known on which the person was born: then also the sound of a name may be enough. */
    public boolean hasBirthDate() {
        return births().stream().anyMatch(Birth::isExact);
    }

    /** What the index holds of the case. */
    public Set<Mark> marks() {
        return marks(names.keys());
    }

    /** What the index may hold of other cases of the person. */
    public Set<Mark> marksToLookFor() {
        return marks(names.keysToLookFor());
    }

    private Set<Mark> marks(Set<String> nameKeys) {
        return Stream.of(
                        marks(Trait.ID_NUMBER, documents.stream().map(Document::number)),
                        marks(Trait.PHONE, phones().stream()),
                        marks(Trait.ACCOUNT, accounts.stream()),
                        marks(Trait.NAME, nameKeys.stream()),
                        marks(Trait.NAME_SOUND, names.sounds().stream()))
                .flatMap(stream -> stream)
                .collect(Collectors.toSet());
    }

    private static Stream<Mark> marks(Trait trait, Stream<String> values) {
        return values.map(value -> new Mark(trait, trait.code() + ":" + value));
    }

    private Set<String> phones() {
        if (dialled == null) {
            dialled = phones.stream()
                    .flatMap(phone -> PhoneNumbers.read(phone, countries).stream())
                    .collect(Collectors.toSet());
        }
        return dialled;
    }

    /** In what the two are alike. */
    public Likeness likenessTo(PersonTraits other) {
        var shared = EnumSet.noneOf(Trait.class);
        addIf(shared, Trait.ID_NUMBER, documents.stream().anyMatch(document -> other.documents.stream()
                .anyMatch(document::isThatOf)));
        addIf(shared, Trait.PHONE, shareAny(phones(), other.phones()));
        addIf(shared, Trait.ACCOUNT, shareAny(accounts, other.accounts));
        boolean found = !shared.isEmpty();
        var closeness = names.closenessTo(other.names);
        addIf(shared, Trait.NAME, isEnough(closeness, other));
        addIf(shared, Trait.NAME_SOUND, closeness != Closeness.NONE && !shared.contains(Trait.NAME));
        var differences = differences(other);
        if (shared.isEmpty() || !differences.isEmpty() && !shared.contains(Trait.ID_NUMBER)) {
            return Likeness.NONE;
        }
        boolean hint = !shared.contains(Trait.ID_NUMBER)
                && !shared.contains(Trait.NAME)
                && (!found || names.areOfTheFamilyOf(other.names));
        return new Likeness(shared, differences, hint);
    }

    private static void addIf(Set<Trait> shared, Trait trait, boolean is) {
        if (is) {
            shared.add(trait);
        }
    }

    private static boolean shareAny(Set<String> own, Set<String> others) {
        return own.stream().anyMatch(others::contains);
    }

    private boolean isEnough(Closeness closeness, PersonTraits other) {
        return switch (closeness) {
            case NONE, HINT -> false;
            case BY_BIRTH_DATE ->
                births().stream().anyMatch(birth -> other.births().stream().anyMatch(birth::isTheSameDayAs));
            case BY_AGE -> agesAgree(other);
            case SAME -> true;
        };
    }

    private boolean agesAgree(PersonTraits other) {
        return births().stream().anyMatch(birth -> other.births().stream().anyMatch(birth::agreesWith));
    }

    private Set<Difference> differences(PersonTraits other) {
        var differences = EnumSet.noneOf(Difference.class);
        var own = sex();
        var others = other.sex();
        if (own != null && others != null && !own.equals(others)) {
            differences.add(Difference.SEX);
        }
        if (!births().isEmpty() && !other.births().isEmpty() && !agesAgree(other)) {
            differences.add(Difference.AGE);
        }
        return differences;
    }

    private String sex() {
        return sex != null
                ? sex
                : byNumber().map(ResidentNumber::sex).findFirst().orElse(null);
    }

    /** What counts of all that was said: more than one while the age is in doubt. */
    private List<Birth> births() {
        var byNumber = byNumber()
                .map(person -> Birth.on(person.birthDate(), person.birthDate()))
                .toList();
        if (ageInDoubt) {
            return Stream.concat(births.stream(), byNumber.stream())
                    .map(Birth::inDoubt)
                    .toList();
        }
        if (births.isEmpty()) {
            return byNumber;
        }
        var newest = births.get(births.size() - 1);
        return !newest.isExact() && byNumber.stream().anyMatch(newest::agreesWith) ? byNumber : List.of(newest);
    }

    private Stream<ResidentNumber> byNumber() {
        return documents.stream().flatMap(document -> document.person().stream());
    }
}

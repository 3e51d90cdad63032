package org.guitu.casefile.trait.name;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.casefile.trait.name.NameReader.Named;

/** All names that one person goes by. */
public final class Names {

    private final Set<Named> all = new LinkedHashSet<>();

    public void add(Object answer) {
        all.addAll(NameReader.read(answer));
    }

    public Set<String> keys() {
        return all.stream().flatMap(named -> named.name().keys().stream()).collect(Collectors.toSet());
    }

    public Set<String> keysToLookFor() {
        return all.stream()
                .flatMap(named -> named.name().keysToLookFor().stream())
                .collect(Collectors.toSet());
    }

    public Set<String> sounds() {
        return all.stream().flatMap(named -> named.name().sounds().stream()).collect(Collectors.toSet());
    }

    public Closeness closenessTo(Names other) {
        var closest = Closeness.NONE;
        for (Named own : all) {
            for (Named others : other.all) {
                closest = closest.or(closeness(own, others, other));
            }
        }
        return closest;
    }

    private Closeness closeness(Named own, Named others, Names other) {
        var closeness = own.name().closenessTo(others.name()).or(bySound(own.name(), others.name()));
        if (own.isAlias() && others.isAlias()) {
            return closeness.atMost(Closeness.HINT);
        }
        if (own.name().isPetName() || others.name().isPetName()) {
            return closeness.atMost(
                    isKnownByPetNameOnly() && other.isKnownByPetNameOnly()
                            ? Closeness.BY_BIRTH_DATE
                            : isKnownByPetNameOnly() || other.isKnownByPetNameOnly()
                                    ? Closeness.BY_AGE
                                    : Closeness.HINT);
        }
        return closeness;
    }

    private static Closeness bySound(PersonName one, PersonName other) {
        if (one instanceof LatinName && other instanceof LatinName) {
            return Closeness.NONE;
        }
        if (one.sounds().stream().noneMatch(other.sounds()::contains)) {
            return Closeness.NONE;
        }
        return one.getClass() == other.getClass() ? Closeness.HINT : Closeness.BY_BIRTH_DATE;
    }

    private boolean isKnownByPetNameOnly() {
        return all.stream().allMatch(named -> named.name().isPetName());
    }

    /** Whether both are called, and by names that say: two of one family. */
    public boolean areOfTheFamilyOf(Names other) {
        List<PersonName> own = whole(all);
        List<PersonName> others = whole(other.all);
        return !own.isEmpty()
                && !others.isEmpty()
                && own.stream().allMatch(name -> others.stream().anyMatch(name::isOfTheFamilyOf));
    }

    private static List<PersonName> whole(Collection<Named> names) {
        return names.stream()
                .filter(named -> !named.isAlias() && !named.name().isPetName())
                .map(Named::name)
                .toList();
    }
}

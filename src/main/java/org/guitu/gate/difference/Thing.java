package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.file.Sentence;

/**
 * An element, row or field of a file with everything that it says.
 *
 * @param id by which it is found in the other version
 * @param what its kind, name and id, in words
 * @param says its values by what they mean: a value is a text or a sentence
 */
record Thing(String id, Sentence what, Map<Sentence, Object> says) {

    /** What {@code what} says already. */
    private static final Set<String> NAMING =
            Set.of("the kind", "the name", "where it comes from", "where it leads", "the label");

    /** Notes a value; what is said twice stands side by side. */
    static void note(Map<Sentence, Object> says, Sentence meaning, Object value) {
        says.merge(meaning, value, (first, second) -> first + "; " + second);
    }

    /** What was added, removed and changed, in the order of the file as it will be; removed ones stand last. */
    static List<Change> compare(List<Thing> before, List<Thing> after) {
        var gone = new LinkedHashMap<String, Thing>();
        before.forEach(thing -> gone.put(thing.id(), thing));
        var found = new ArrayList<Change>();
        for (Thing thing : after) {
            var old = gone.remove(thing.id());
            if (old == null) {
                found.add(thing.added());
            } else {
                thing.changesSince(old).forEach(found::add);
            }
        }
        gone.values().forEach(thing -> found.add(thing.removed()));
        return found;
    }

    Change added() {
        return new Change(
                Kind.ADDED,
                id,
                everything(says)
                        .map(all -> Sentence.of("%s is new: %s.", what, all))
                        .orElse(Sentence.of("%s is new.", what)));
    }

    Change removed() {
        return new Change(Kind.REMOVED, id, Sentence.of("%s is gone.", what));
    }

    Stream<Change> changesSince(Thing old) {
        var meanings = new LinkedHashSet<>(old.says.keySet());
        meanings.addAll(says.keySet());
        return meanings.stream()
                .filter(meaning -> !Objects.equals(old.says.get(meaning), says.get(meaning)))
                .map(meaning ->
                        new Change(Kind.CHANGED, id, change(meaning, old.says.get(meaning), says.get(meaning))));
    }

    private Sentence change(Sentence meaning, Object was, Object is) {
        if (was == null) {
            return Sentence.of("%s: %s is new: '%s'.", what, meaning, Shown.whole(is));
        }
        if (is == null) {
            return Sentence.of("%s: %s is gone; it was '%s'.", what, meaning, Shown.whole(was));
        }
        return Sentence.of("%s: %s was '%s' and is now '%s'.", what, meaning, Shown.of(was, is), Shown.of(is, was));
    }

    /** All values in one sentence. */
    private static Optional<Sentence> everything(Map<Sentence, Object> says) {
        return says.entrySet().stream()
                .filter(entry -> !NAMING.contains(entry.getKey().format()))
                .map(entry -> Sentence.of("%s '%s'", entry.getKey(), Shown.whole(entry.getValue())))
                .reduce((one, other) -> Sentence.of("%s, %s", one, other));
    }
}

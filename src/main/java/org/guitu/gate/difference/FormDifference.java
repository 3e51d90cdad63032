package org.guitu.gate.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.file.Sentence;

/** Compares two versions of a form field by field. */
final class FormDifference {

    private final FormModel before;
    private final FormModel after;

    FormDifference(JsonNode before, JsonNode after) {
        this.before = new FormModel(before);
        this.after = new FormModel(after);
    }

    List<Change> changes() {
        var found = new ArrayList<>(Thing.compare(before.things(), after.things()));
        moved(before.parents(), after.parents(), "%s stands in the group '%s' instead of '%s'.")
                .forEach(found::add);
        movedInOrder().forEach(found::add);
        moved(before.besides(), after.besides(), "%s stands in a row with '%s' instead of '%s'.")
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** What is in both and has another neighbourhood. */
    private Stream<Change> moved(Map<String, String> was, Map<String, String> is, String words) {
        return after.things().stream()
                .filter(thing -> was.containsKey(thing.id()))
                .filter(thing -> !Objects.equals(was.get(thing.id()), is.get(thing.id())))
                .map(thing -> new Change(
                        Kind.MOVED,
                        thing.id(),
                        Sentence.of(words, thing.what(), named(is.get(thing.id())), named(was.get(thing.id())))));
    }

    private static Object named(String text) {
        return text.isEmpty() ? Sentence.of("none") : text;
    }

    private Stream<Change> movedInOrder() {
        var order = ids(after);
        var moved = Order.moved(ids(before), order);
        var words = after.things().stream().collect(Collectors.toMap(Thing::id, Thing::what, (one, other) -> one));
        return order.stream().filter(moved::contains).map(id -> {
            int at = order.indexOf(id);
            return new Change(
                    Kind.MOVED,
                    id,
                    at == 0
                            ? Sentence.of("%s stands first now.", words.get(id))
                            : Sentence.of("%s stands after %s now.", words.get(id), words.get(order.get(at - 1))));
        });
    }

    private static List<String> ids(FormModel form) {
        return form.things().stream().map(Thing::id).toList();
    }
}

package org.guitu.gate.weakening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.Whole;
import org.guitu.xml.Xml;

/** The processes, steps, forms and questions that there were before and that there will be. */
final class Names {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> before;
    private final Set<String> after;

    Names(Whole whole) {
        this.after = of(whole, whole.files());
        this.before = of(
                whole,
                whole.files().stream()
                        .flatMap(file -> whole.before(file.shortName()).stream())
                        .toList());
    }

    private static Set<String> of(Whole whole, List<ModelFile> files) {
        var names = new HashSet<String>();
        for (ModelFile file : files) {
            if (file.ending().equals("form")) {
                names.add(file.key());
                questions(form(file))
                        .forEach(question -> names.add(question.path("key").asText()));
            } else if (file.ending().equals("bpmn")) {
                Stream.of("process", "userTask", "startEvent")
                        .flatMap(kind -> Xml.all(whole.root(file), kind).stream())
                        .forEach(element -> names.add(element.getAttribute("id")));
            }
        }
        return names;
    }

    /** Whether it is no name of a process, step, form or question that only one of the two knows. */
    boolean inBothOrNone(Object value) {
        return !(value instanceof String name) || before.contains(name) == after.contains(name);
    }

    /** Whether there was a process, step, form or question of that name. */
    boolean wasThere(String name) {
        return before.contains(name);
    }

    boolean isThere(String name) {
        return after.contains(name);
    }

    static JsonNode form(ModelFile file) {
        try {
            return JSON.readTree(file.content());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All components of a form that have a key. */
    static Stream<JsonNode> questions(JsonNode parent) {
        return components(parent).filter(component -> component.hasNonNull("key"));
    }

    static Stream<JsonNode> components(JsonNode parent) {
        return Stream.iterate(0, i -> i < parent.path("components").size(), i -> i + 1)
                .map(parent.path("components")::get)
                .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
    }
}

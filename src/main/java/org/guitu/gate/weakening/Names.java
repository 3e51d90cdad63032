package org.guitu.gate.weakening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        var read = new HashMap<ModelFile, Set<String>>();
        Function<ModelFile, Set<String>> names = file -> read.computeIfAbsent(file, any -> of(whole, any));
        this.after = all(whole.files().stream(), names);
        this.before = all(whole.files().stream().flatMap(file -> whole.before(file.shortName()).stream()), names);
    }

    private static Set<String> all(Stream<ModelFile> files, Function<ModelFile, Set<String>> names) {
        return files.map(names).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Set<String> of(Whole whole, ModelFile file) {
        var names = new HashSet<String>();
        if (file.ending().equals("form")) {
            names.add(file.key());
            questions(form(file))
                    .forEach(question -> names.add(question.path("key").asText()));
        } else if (file.ending().equals("bpmn")) {
            Stream.of("process", "userTask", "startEvent")
                    .flatMap(kind -> Xml.all(whole.root(file), kind).stream())
                    .forEach(element -> names.add(element.getAttribute("id")));
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

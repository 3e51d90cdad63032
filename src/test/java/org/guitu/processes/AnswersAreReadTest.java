package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Nothing is asked that nobody uses: every answer is read by another form, a rule, a model, a table or the program, or
 * {@code kept-answers.txt} says what it is kept for.
 *
 * <p>The reason and the details of an outcome need no such word: whoever takes over the case reads them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersAreReadTest {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern QUOTED = Pattern.compile("[\"']([A-Za-z][A-Za-z0-9]*)[\"']");
    private static final Pattern OF_AN_OUTCOME = Pattern.compile(".*(Reason|Detail)");
    private static final Pattern NOT_EXECUTED = Pattern.compile(
            "<bpmndi:BPMNDiagram.*?</bpmndi:BPMNDiagram>|<bpmn:documentation>.*?</bpmn:documentation>", Pattern.DOTALL);

    private final Set<String> read = new HashSet<>();
    private final Map<String, Set<String>> asked = new HashMap<>();

    @BeforeAll
    void readEverything() throws IOException {
        for (Path form : files("forms", ".form")) {
            var name = form.getFileName().toString().replace(".form", "");
            each(new ObjectMapper().readTree(form.toFile()), component -> note(name, component));
        }
        for (Path model : files("processes", "")) {
            // Who may read an answer is not yet who reads it.
            if (model.endsWith("field-access.dmn")) {
                continue;
            }
            addNames(NOT_EXECUTED.matcher(Files.readString(model)).replaceAll(""));
        }
        for (Path source : files("src/main/java", ".java")) {
            var words = QUOTED.matcher(Files.readString(source));
            while (words.find()) {
                read.add(words.group(1));
            }
        }
    }

    @Test
    void everyAnswerIsReadOrKeptForAReason() throws IOException {
        var kept = kept();
        var unread = new TreeSet<String>();
        asked.forEach((key, forms) -> {
            if (!read.contains(key) && !OF_AN_OUTCOME.matcher(key).matches() && !kept.contains(key)) {
                unread.add(key + " of " + forms);
            }
        });
        assertThat(unread)
                .as("what nobody reads: drop the question, or write in kept-answers.txt what it is kept for")
                .isEmpty();
    }

    @Test
    void nothingIsKeptThatIsNoLongerAskedOrIsReadByNow() throws IOException {
        assertThat(kept())
                .as("kept-answers.txt: take out what no form asks, and what is read anyway")
                .allSatisfy(key -> assertThat(asked).containsKey(key))
                .allSatisfy(key -> assertThat(read).doesNotContain(key));
    }

    @Test
    void everyKeptAnswerHasAReasonAndOnlyOne() throws IOException {
        var seen = new HashSet<String>();
        for (String line : lines()) {
            assertThat(line).matches("[^:]{10,}: [A-Za-z0-9]+( [A-Za-z0-9]+)*");
            for (String key : keys(line)) {
                assertThat(seen.add(key)).as("%s is listed once", key).isTrue();
            }
        }
    }

    private void note(String form, JsonNode component) {
        var key = component.path("key").asText();
        var properties = component.path("properties");
        boolean shown = component.path("readonly").asBoolean()
                || component.path("disabled").asBoolean();
        if (!key.isEmpty() && (shown || properties.path("prefill").asBoolean() || properties.has("index"))) {
            read.add(key);
        } else if (!key.isEmpty() && !component.path("type").asText().equals("expression")) {
            asked.computeIfAbsent(key, any -> new TreeSet<>()).add(form);
        }
        List.of("prefillFrom", "sameAs", "notAfter", "notBefore", "document")
                .forEach(property -> addNames(properties.path(property).asText()));
        var rules = Stream.of(
                component.path("conditional").path("hide"),
                component.path("expression"),
                properties.path("requiredWhen"),
                properties.path("refuseWhen"),
                properties.path("refusal"),
                properties.path("shows"));
        rules.map(JsonNode::asText)
                .filter(rule -> rule.startsWith("="))
                .forEach(rule -> namesIn(rule).filter(name -> !name.equals(key)).forEach(read::add));
    }

    private void addNames(String text) {
        namesIn(text).forEach(read::add);
    }

    private static Stream<String> namesIn(String text) {
        return NAME.matcher(text).results().map(name -> name.group());
    }

    private static void each(JsonNode parent, Consumer<JsonNode> visitor) {
        parent.path("components").forEach(component -> {
            visitor.accept(component);
            each(component, visitor);
        });
    }

    private static Set<String> kept() throws IOException {
        var kept = new HashSet<String>();
        lines().forEach(line -> kept.addAll(keys(line)));
        return kept;
    }

    private static List<String> keys(String line) {
        return List.of(line.substring(line.lastIndexOf(": ") + 2).split(" "));
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/kept-answers.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList());
        }
    }
}

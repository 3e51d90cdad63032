package org.guitu.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.Form;
import org.guitu.form.FormField;

/** {@code docs/routing-facts.md}: every answer that the engine keeps as a variable, because something decides by it. */
final class RoutingFactsDocument {

    static final Path FILE = Path.of("docs/routing-facts.md");

    private static final String INTRODUCTION =
            """
            # What lies in the engine

            Written from the forms by `mvn test -Dtest=WriteHandbook`.

            These answers, and no others, are process variables: in the engine's tables and its history, in clear, beside the number of the case. Each is
            a code, a day, a number or yes and no; something decides by it, or the gate refuses the form (`gate/file/RoutingFacts`). Whatever else people answer
            is in the dossier, encrypted. No variable holds a name, a number of a paper, a phone, an address or a free text.

            Besides, each instance knows its case's number and region, how far it came (`outcome`), whom the engine's own tables name: the accounts that
            claimed and completed its tasks, and when.

            """;

    private RoutingFactsDocument() {}

    static String text() {
        var labels = new TreeMap<String, String>();
        var forms = new TreeMap<String, TreeSet<String>>();
        forms().forEach(form -> form.fields().stream()
                .filter(field -> !field.isClassified() && !field.isReadOnly())
                .forEach(field -> {
                    labels.merge(field.key(), label(field), (one, other) -> one.isEmpty() ? other : one);
                    forms.computeIfAbsent(field.key(), any -> new TreeSet<>()).add(form.id());
                }));
        return INTRODUCTION
                + "%d answers.%n%n| Fact | Question | Forms |%n|---|---|---|%n".formatted(forms.size())
                + forms.entrySet().stream()
                        .map(fact -> row(fact, labels.get(fact.getKey())))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Map.Entry<String, TreeSet<String>> fact, String label) {
        return "| `%s` | %s | %s |".formatted(fact.getKey(), label, String.join(", ", fact.getValue()));
    }

    private static String label(FormField field) {
        return field.kind() == FormField.Kind.COMPUTED ? "computed" : field.label();
    }

    private static Stream<Form> forms() {
        try (var files = Files.list(Path.of("forms"))) {
            return files
                    .filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .map(RoutingFactsDocument::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Form read(Path file) {
        try {
            return Form.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

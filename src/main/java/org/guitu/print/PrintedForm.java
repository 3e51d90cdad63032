package org.guitu.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guitu.form.AnswerWords;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormField.Kind;

/**
 * A form on paper: its groups in their order, each with what it says and asks. With answers it is as on the screen, what does not apply
 * is left out; empty it has every question that somebody answers, also those that are asked only after some answer.
 */
public record PrintedForm(List<Section> sections) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The star of a question whose answer is needed under a condition: a template of the browser's. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");

    private static final Pattern MARKDOWN = Pattern.compile("(?m)^[#>\\s]+|\\*\\*");

    /** @param label empty for what stands outside of groups */
    public record Section(String label, List<String> texts, List<Question> questions) {

        private boolean isEmpty() {
            return texts.isEmpty() && questions.isEmpty();
        }
    }

    /** What becomes of a question: nothing where it is left out. */
    private interface Asking {
        Optional<Question> ask(FormField field, String label);
    }

    /**
     * @param file as the browser gets it
     * @param answers those that the reader may see, by key
     */
    public static PrintedForm of(byte[] file, Map<String, Object> answers, Conditions conditions) {
        var known = new HashMap<>(answers);
        return new Reader(file, hide -> conditions.holds(hide, known), (field, label) -> {
                    var answer = answers.get(field.key());
                    if (field.kind() == Kind.COMPUTED) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            answer != null && !"".equals(answer)
                                    ? Question.answered(field, label, AnswerWords.of(Optional.of(field), answer))
                                    : field.isReadOnly()
                                            ? Question.answered(field, label, "（没有，或不在查阅范围）")
                                            : Question.open(field, label));
                })
                .read();
    }

    /** @param file as the browser gets it */
    public static PrintedForm empty(byte[] file) {
        return new Reader(
                        file,
                        hide -> false,
                        (field, label) -> field.isReadOnly() || field.kind() == Kind.COMPUTED
                                ? Optional.empty()
                                : Optional.of(Question.open(field, label)))
                .read();
    }

    private interface Hiding {
        boolean hides(String condition);
    }

    /** Walks through one file once. */
    private static final class Reader {

        private final JsonNode root;
        private final Form form;
        private final Hiding hiding;
        private final Asking asking;
        private final List<Section> sections = new ArrayList<>();

        Reader(byte[] file, Hiding hiding, Asking asking) {
            try {
                this.root = JSON.readTree(file);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
            this.form = Form.read(file);
            this.hiding = hiding;
            this.asking = asking;
        }

        PrintedForm read() {
            read(root, "");
            return new PrintedForm(
                    sections.stream().filter(section -> !section.isEmpty()).toList());
        }

        private void read(JsonNode parent, String label) {
            var section = begin(label);
            for (JsonNode component : parent.path("components")) {
                var hide = component.path("conditional").path("hide");
                if (hide.isTextual() && hiding.hides(hide.asText())) {
                    continue;
                }
                if (component.has("components")) {
                    read(component, plain(component.path("label").asText()));
                    section = begin(label);
                } else if (component.path("type").asText().equals("text")) {
                    section.texts()
                            .add(MARKDOWN.matcher(component.path("text").asText())
                                    .replaceAll("")
                                    .strip());
                } else {
                    add(component, section);
                }
            }
        }

        private Section begin(String label) {
            var section = new Section(label, new ArrayList<>(), new ArrayList<>());
            sections.add(section);
            return section;
        }

        private void add(JsonNode component, Section section) {
            form.field(component.path("key").asText())
                    .flatMap(field -> asking.ask(
                            field, plain(field.label()) + (field.isRequired() && !field.isReadOnly() ? " *" : "")))
                    .ifPresent(section.questions()::add);
        }

        private static String plain(String label) {
            return TEMPLATE.matcher(label).replaceAll("");
        }
    }
}

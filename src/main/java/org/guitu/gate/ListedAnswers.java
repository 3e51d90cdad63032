package org.guitu.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.ProblemList;

/**
 * What the forms of a deployment ask, by the keys of the answers: which are codes of a list, by the custom property {@code options},
 * and which question means the same as another, by {@code sameAs}.
 */
final class ListedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAME_AS = "sameAs";
    private static final String DEFAULT = "default";
    private static final String GROUND = "outsideGround";
    private static final Map<String, String> OPENS =
            Map.of("today", "date", "now", "datetime", "own-name", "text", "own-office", "text");
    private static final Map<String, String> SORTS =
            Map.of("textfield", "text", "textarea", "text", "select", "choice", "radio", "choice");

    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, Set<String>> own = new HashMap<>();
    private final Map<String, List<Asked>> questions = new HashMap<>();
    private final Set<String> takingGrounds = new HashSet<>();
    private boolean readDeployed;

    private record Asked(String sort, String dataClass) {

        static Asked of(JsonNode question) {
            var type = question.path("type").asText();
            return new Asked(
                    type.equals("datetime") ? question.path("subtype").asText("date") : SORTS.getOrDefault(type, type),
                    question.path("properties").path("class").asText());
        }

        /** A computed answer may be of any sort. */
        boolean answers(Asked other) {
            return dataClass.equals(other.dataClass) && (sort.equals(other.sort) || sort.equals("expression"));
        }
    }

    /** Whether the form takes a ground from those who do not work on the case. */
    boolean takesGround(String form) {
        return takingGrounds.contains(form);
    }

    /** Notes what the form asks; what is no form says nothing. */
    void read(ModelFile form) {
        for (JsonNode question : questionsOf(form)) {
            var key = question.path("key").asText();
            note(question, key);
            if (key.equals(GROUND)) {
                takingGrounds.add(form.key());
            }
            var list = question.path("properties").path("options").asText();
            if (!list.isEmpty()) {
                lists.put(key, list);
                question.path("values").forEach(option -> own.computeIfAbsent(key, any -> new HashSet<>())
                        .add(option.path("value").asText()));
            }
        }
    }

    private void note(JsonNode question, String key) {
        if (!question.path("readonly").asBoolean()) {
            questions.computeIfAbsent(key, any -> new ArrayList<>()).add(Asked.of(question));
        }
    }

    /** The list of which that answer is a code. */
    Optional<String> listOf(String key) {
        return Optional.ofNullable(lists.get(key));
    }

    /** Whether some form offers that code beside the list. */
    boolean isOwn(String key, String code) {
        return own.getOrDefault(key, Set.of()).contains(code);
    }

    /**
     * What is wrong with what the form opens with; once all forms of the deployment were read.
     *
     * @param deployed the forms that there are already, asked for only where a question names one of them
     */
    void checkRepeats(ModelFile form, Supplier<List<ModelFile>> deployed, ProblemList problems) {
        for (JsonNode question : questionsOf(form)) {
            var key = question.path("key").asText();
            var properties = question.path("properties");
            boolean asks = !question.path("readonly").asBoolean()
                    && !question.path("type").asText().equals("expression");
            problems.addUnless(
                    !properties.has(DEFAULT)
                            || asks
                                    && Asked.of(question)
                                            .sort()
                                            .equals(OPENS.get(
                                                    properties.path(DEFAULT).asText())),
                    key,
                    "only a date that is asked for opens with 'default': 'today', one with its time with 'now', a line of text with 'own-name' or 'own-office'; leave 'default' out elsewhere.");
            if (properties.has(SAME_AS)) {
                problems.addUnless(
                        asks && !properties.has("prefill") && !properties.has("observation"),
                        key,
                        "sameAs makes a question open with an earlier answer: leave it out of what is only shown or computed, and 'prefill' and 'observation' out beside it.");
                for (String other : properties.path(SAME_AS).asText().split(",\\s*")) {
                    checkSame(question, key, other, deployed, problems);
                }
            }
        }
    }

    private void checkSame(
            JsonNode question, String key, String other, Supplier<List<ModelFile>> deployed, ProblemList problems) {
        if (!questions.containsKey(other)) {
            readDeployed(deployed);
        }
        var named = questions.getOrDefault(other, List.of());
        if (named.isEmpty() || other.equals(key)) {
            problems.add(
                    key,
                    "sameAs '%s' is no other question of any form%s: name the key that the same was asked by before.",
                    other,
                    Meant.of(other, questions.keySet()));
        } else {
            problems.addUnless(
                    named.stream().anyMatch(any -> any.answers(Asked.of(question))),
                    key,
                    "sameAs '%s' is of another type or class: what is the same is asked alike, and has the same class.",
                    other);
        }
    }

    private void readDeployed(Supplier<List<ModelFile>> deployed) {
        if (!readDeployed) {
            readDeployed = true;
            for (ModelFile form : deployed.get()) {
                questionsOf(form)
                        .forEach(question -> note(question, question.path("key").asText()));
            }
        }
    }

    /** Everything in it that has a key; nothing for what is no form. */
    static Collection<JsonNode> questionsOf(ModelFile form) {
        var found = new ArrayList<JsonNode>();
        try {
            collect(JSON.readTree(form.content()), found);
        } catch (IOException noJson) {
            // Nothing to note: FormFileCheck says what is wrong with it.
        }
        return found;
    }

    private static void collect(JsonNode parent, List<JsonNode> questions) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                questions.add(component);
            }
            collect(component, questions);
        }
    }
}

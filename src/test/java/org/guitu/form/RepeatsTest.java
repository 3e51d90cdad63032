package org.guitu.form;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing is asked twice: what two forms of a case ask alike opens with the earlier answer, is declared as a fresh observation, or
 * stands in {@code own-meanings.csv} with the reason why it is something else.
 */
class RepeatsTest {

    /** What every step has of its own: its result, why, since when, and what is agreed for the next time. */
    private static final Pattern OF_THE_STEP = Pattern.compile("\\w*(Outcome|Reason|Detail|Until|Comment)");

    /** What tells people apart, by the ending of the key. */
    private static final Pattern OF_SOMEBODY = Pattern.compile("\\w*(Name|IdNumber|Phone|Address|Relation)");

    private static final Set<String> ABOUT_PEOPLE = Set.of("identity", "contact");

    private static final List<Question> QUESTIONS = new ArrayList<>();
    private static final Map<String, String> OWN = new TreeMap<>();

    private record Question(String form, boolean starts, JsonNode json) {

        String key() {
            return json.path("key").asText();
        }

        String label() {
            return Stream.of("label", "dateLabel", "timeLabel")
                    .map(name -> json.path(name).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("")
                    .replaceAll("[（(].*?[)）]|[\\s的]", "");
        }

        String sort() {
            var type = json.path("type").asText();
            return switch (type) {
                case "select", "radio" -> "choice";
                case "textfield", "textarea" -> "text";
                case "datetime" -> json.path("subtype").asText("date");
                default -> type;
            };
        }

        String dataClass() {
            return json.path("properties").path("class").asText();
        }

        boolean has(String property) {
            return json.path("properties").has(property);
        }

        boolean opensAgain() {
            return has("prefill") || has("prefillFrom") || has("sameAs");
        }

        /** What is seen, said or done now, or planned for a day to come; a case's number says which case. */
        boolean isOfItsOwn() {
            return has("observation")
                    || has("default")
                    || json.path("disallowPassedDates").asBoolean()
                    || json.path("type").asText().equals("textarea") && !ABOUT_PEOPLE.contains(dataClass())
                    || OF_THE_STEP.matcher(key()).matches()
                    || key().equals("caseNumber");
        }

        String name() {
            return "%s of %s (%s)".formatted(key(), form, label());
        }
    }

    @BeforeAll
    static void readForms() throws IOException {
        var starts = new TreeSet<String>();
        try (var models = Files.list(Path.of("processes"))) {
            for (Path model :
                    models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                Pattern.compile("<bpmn:startEvent[^>]*camunda:formRef=\"([^\"]+)\"")
                        .matcher(Files.readString(model))
                        .results()
                        .forEach(form -> starts.add(form.group(1)));
            }
        }
        try (var forms = Files.list(Path.of("forms"))) {
            for (Path file : forms.sorted().toList()) {
                var root = new ObjectMapper().readTree(file.toFile());
                collect(root, root.path("id").asText(), starts);
            }
        }
        try (var rows = RepeatsTest.class.getResourceAsStream("/own-meanings.csv")) {
            new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(",", 2))
                    .forEach(row -> List.of(row[0].split(" ")).forEach(key -> OWN.put(key, row[1])));
        }
    }

    private static void collect(JsonNode parent, String form, Set<String> starts) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")
                    && !component.path("readonly").asBoolean()
                    && !component.path("type").asText().equals("expression")) {
                QUESTIONS.add(new Question(form, starts.contains(form), component));
            }
            collect(component, form, starts);
        }
    }

    @Test
    void whatTwoFormsAskByOneKeyOpensWithTheEarlierAnswer() {
        var typedTwice = new ArrayList<String>();
        QUESTIONS.stream()
                .filter(question -> !OWN.containsKey(question.key()))
                .filter(question -> !question.isOfItsOwn())
                .collect(groupingBy(Question::key, TreeMap::new, Collectors.toList()))
                .forEach((key, asked) -> {
                    long blank = asked.stream()
                            .filter(question -> !question.starts() && !question.opensAgain())
                            .count();
                    boolean asStart = asked.stream().anyMatch(Question::starts);
                    if (blank + (asStart ? 1 : 0) > 1) {
                        typedTwice.add(names(asked));
                    }
                });
        assertThat(typedTwice).isEmpty();
    }

    @Test
    void whatTwoFormsAskInTheSameWordsMeansTheSameOrSaysWhyNot() {
        var alike = QUESTIONS.stream()
                .filter(question -> !question.starts() && !question.isOfItsOwn())
                .collect(groupingBy(
                        question -> question.label() + "|" + question.sort() + "|" + question.dataClass(),
                        TreeMap::new,
                        Collectors.toList()));
        assertThat(unrelated(alike.values())).isEmpty();
    }

    @Test
    void whatTellsSomebodyApartMeansTheSamePersonOrSaysWhyNot() {
        var alike = new HashMap<String, List<Question>>();
        for (Question question : QUESTIONS) {
            var ending = OF_SOMEBODY.matcher(question.key());
            if (ending.matches() && !question.starts() && ABOUT_PEOPLE.contains(question.dataClass())) {
                alike.computeIfAbsent(ending.group(1), any -> new ArrayList<>()).add(question);
            }
        }
        assertThat(unrelated(alike.values())).isEmpty();
    }

    @Test
    void everyReasonIsStillOfAQuestion() {
        var keys = QUESTIONS.stream().map(Question::key).collect(toCollection(TreeSet::new));
        assertThat(keys).containsAll(OWN.keySet());
        assertThat(OWN.values()).allMatch(reason -> reason.length() > 10);
    }

    /** Those of each group that are not declared to be the same as the others, although they look alike. */
    private static List<String> unrelated(Collection<List<Question>> groups) {
        var same = sameByKey();
        return groups.stream()
                .map(group -> group.stream()
                        .filter(question -> !OWN.containsKey(question.key()))
                        .toList())
                .filter(group -> group.stream()
                                .map(question -> root(same, question.key()))
                                .distinct()
                                .count()
                        > 1)
                .map(RepeatsTest::names)
                .toList();
    }

    /** Each key with one of those that mean the same; what means the same as a third means the same. */
    private static Map<String, String> sameByKey() {
        var same = new HashMap<String, String>();
        for (Question question : QUESTIONS) {
            Optional.of(question.json().path("properties").path("sameAs").asText())
                    .filter(names -> !names.isEmpty())
                    .ifPresent(names -> List.of(names.split(",\\s*")).forEach(other -> {
                        var one = root(same, question.key());
                        var two = root(same, other);
                        if (!one.equals(two)) {
                            same.put(one, two);
                        }
                    }));
        }
        return same;
    }

    private static String root(Map<String, String> same, String key) {
        var root = key;
        while (same.containsKey(root)) {
            root = same.get(root);
        }
        return root;
    }

    private static String names(List<Question> questions) {
        return questions.stream().map(Question::name).distinct().collect(Collectors.joining("; "));
    }
}

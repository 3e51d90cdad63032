package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.browser.FormJs;
import org.guitu.browser.InstalledBrowser;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.form.FormField.Kind;
import org.guitu.office.China;
import org.guitu.testing.PackagedLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The browser shows, stars and computes by Tasklist's own FEEL what the server then checks by another: both are asked the same, rule
 * by rule over generated answers, and form by form as somebody fills it in.
 */
class TwoEnginesTest {

    /** Late in the evening of a month's last day, when it is another day in Greenwich. */
    private static final Instant NOW = Instant.parse("2027-02-28T15:30:00Z");

    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, China.ZONE);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_COMBINATIONS = 40;
    private static final int FILLS = 2;
    private static final int FORMS_AT_ONCE = 25;

    @RegisterExtension
    static final InstalledBrowser BROWSER = new InstalledBrowser();

    private final Conditions feel = ConditionsForTests.at(InstantSource.fixed(NOW));
    private final Map<String, byte[]> files = files();
    private final Map<String, Form> forms = forms(files);
    private final GeneratedAnswers generated = new GeneratedAnswers(forms.values(), TODAY, new Random(15));
    private final FormJs formJs = new FormJs(BROWSER, NOW);
    private final Map<String, String> differences = new TreeMap<>();

    /** How a rule is used, and of which form. */
    private record Rule(String feel, String use, Form form) {}

    @Test
    void everyRuleOfEveryFormMeansTheSameToBoth() {
        var rules = rules();
        var combinations = rules.stream()
                .map(rule -> generated.combinations(rule.form(), rule.feel(), MOST_COMBINATIONS))
                .toList();
        var expressions = new ArrayList<FormJs.Expression>();
        for (int at = 0; at < rules.size(); at++) {
            var rule = rules.get(at);
            expressions.add(new FormJs.Expression(
                    rule.feel().substring(1),
                    combinations.get(at).stream()
                            .map(answers -> inTheBrowser(rule.form(), answers))
                            .toList()));
        }
        var told = formJs.evaluate(expressions);
        var evaluations = 0;
        for (int at = 0; at < rules.size(); at++) {
            for (int one = 0; one < combinations.get(at).size(); one++) {
                compare(
                        rules.get(at),
                        combinations.get(at).get(one),
                        told.get(at).get(one));
                evaluations++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(evaluations).isGreaterThan(15_000);
    }

    private void compare(Rule rule, Map<String, Object> answers, JsonNode told) {
        var value = feel.value(rule.feel(), onTheServer(rule, answers));
        var same =
                switch (rule.use()) {
                    case "hide" -> Boolean.TRUE.equals(value) == told.get(0).asBoolean();
                    case "requiredWhen" ->
                        Boolean.TRUE.equals(value)
                                == (told.get(1).isBoolean() && told.get(1).asBoolean());
                    default -> Objects.equals(plain(value), plain(JSON.convertValue(told.get(1), Object.class)));
                };
        if (!same) {
            differences.putIfAbsent(
                    rule.form().id() + " " + rule.use() + " " + rule.feel(),
                    "%s: server %s, browser %s".formatted(answers, value, told));
        }
    }

    /** No answer is none, however it is held. */
    private static Object plain(Object value) {
        return value instanceof String text && text.isBlank() || value instanceof Collection<?> list && list.isEmpty()
                ? null
                : value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private List<Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        forms.values().forEach(form -> form.fields().forEach(field -> {
            field.hiddenWhen().forEach(rule -> add(rules, rule, "hide", form));
            field.requiredWhen().ifPresent(rule -> add(rules, rule, "requiredWhen", form));
            if (field.kind() == Kind.COMPUTED) {
                add(rules, field.expression(), "expression", form);
            }
        }));
        return List.copyOf(rules.values());
    }

    /** The same rule over questions of the same kinds is tried once. */
    private static void add(Map<String, Rule> rules, String feel, String use, Form form) {
        var kinds = GeneratedAnswers.names(feel).stream()
                .map(name -> form.field(name)
                        .map(field -> field.kind() + "" + field.options().keySet())
                        .orElse(""))
                .collect(Collectors.joining());
        rules.putIfAbsent(use + feel + kinds, new Rule(feel, use, form));
    }

    /** form-js knows no null for some questions of its form, and none is missing. */
    private static Map<String, Object> inTheBrowser(Form form, Map<String, Object> answers) {
        var held = new HashMap<>(answers);
        form.fields().forEach(field -> {
            if (held.get(field.key()) == null && GeneratedAnswers.isHeldEmpty(field)) {
                held.put(field.key(), GeneratedAnswers.empty(field));
            }
        });
        return held;
    }

    /** What was answered in the form without saying anything is no answer; a fact is what it is. */
    private static Map<String, Object> onTheServer(Rule rule, Map<String, Object> answers) {
        var held = new HashMap<String, Object>();
        GeneratedAnswers.names(rule.feel()).forEach(name -> held.put(name, null));
        answers.forEach(
                (name, value) -> held.put(name, rule.form().field(name).isPresent() ? plainOrSame(value) : value));
        return held;
    }

    private static Object plainOrSame(Object value) {
        return plain(value) == null ? null : value;
    }

    @Test
    void whoeverFillsInAFormIsAskedWhatTheServerChecks() {
        var ids = List.copyOf(forms.keySet());
        var questions = 0;
        for (int from = 0; from < ids.size(); from += FORMS_AT_ONCE) {
            var some = ids.subList(from, Math.min(from + FORMS_AT_ONCE, ids.size())).stream()
                    .flatMap(id -> Stream.generate(() -> id).limit(FILLS))
                    .toList();
            var fills = some.stream().map(this::fill).toList();
            var filled = formJs.fill(fills);
            for (int at = 0; at < some.size(); at++) {
                questions += compare(forms.get(some.get(at)), fills.get(at), filled.get(at));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(questions).isGreaterThan(5_000);
    }

    private FormJs.Fill fill(String id) {
        try {
            var form = forms.get(id);
            var schema = JSON.readTree(FormForBrowser.read(files.get(id))
                    .filled(PackagedLists.LISTS)
                    .json());
            return new FormJs.Fill(schema, facts(form), List.of(answers(form, 9), answers(form, 4)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> facts(Form form) {
        var facts = new TreeMap<String, Object>();
        form.fields().stream()
                .flatMap(field -> Stream.concat(field.rules(), Stream.of(field.key())))
                .forEach(rule -> {
                    for (String name : GeneratedAnswers.names(rule)) {
                        if (form.field(name)
                                .filter(field -> !field.isReadOnly() && field.kind() != Kind.COMPUTED)
                                .isEmpty()) {
                            Optional.ofNullable(generated.fact(form, name, rule))
                                    .ifPresent(value -> facts.putIfAbsent(name, value));
                        }
                    }
                });
        return facts;
    }

    private Map<String, Object> answers(Form form, int ofTen) {
        var reader = new AnswerReader(TODAY);
        var answers = new LinkedHashMap<String, Object>();
        for (FormField field : form.fields()) {
            if (!field.isReadOnly() && field.kind() != Kind.COMPUTED && generated.happens(ofTen)) {
                var answer = generated.answer(field);
                try {
                    reader.read(field, answer);
                    answers.put(field.key(), answer);
                } catch (AnswerReader.MistypedException notTaken) {
                    // Both refuse it, and say so.
                }
            }
        }
        return answers;
    }

    /** What is shown, starred and read-only on both sides; how many questions were compared. */
    private int compare(Form form, FormJs.Fill fill, JsonNode filled) {
        var shown = keys(filled.path("shown"));
        var starred = keys(filled.path("starred"));
        var check = new FormCheck(form, feel, NOW);
        var values = new LinkedHashMap<String, Object>();
        Map<String, Object> data = JSON.convertValue(filled.path("data"), new TypeReference<>() {});
        form.fields().stream()
                .filter(field -> !field.isReadOnly())
                .forEach(field -> values.put(field.key(), new AnswerReader(TODAY).read(field, data.get(field.key()))));
        var hidden = check.hide(values, fill.facts());
        var context = check.context(values, fill.facts());
        for (FormField field : form.fields()) {
            if (field.kind() != Kind.COMPUTED) {
                var isHidden = field.isReadOnly()
                        ? field.hiddenWhen().stream().anyMatch(rule -> feel.holds(rule, context))
                        : hidden.contains(field.key());
                same(form, fill, field.key() + " is shown", !isHidden, shown.contains(field.key()));
                if (!isHidden && shown.contains(field.key())) {
                    var isNeeded = !field.isReadOnly()
                            && (field.isRequired()
                                    || field.requiredWhen()
                                            .filter(rule -> feel.holds(rule, context))
                                            .isPresent());
                    same(form, fill, field.key() + " is starred", isNeeded, starred.contains(field.key()));
                }
            }
        }
        same(
                form,
                fill,
                "form-js reports " + filled.path("errors"),
                true,
                filled.path("errors").isEmpty());
        return shown.size();
    }

    private void same(Form form, FormJs.Fill fill, String what, boolean server, boolean browser) {
        if (server != browser) {
            differences.putIfAbsent(
                    form.id() + ", " + what,
                    "server %s, browser %s: %s, %s".formatted(server, browser, fill.facts(), fill.rounds()));
        }
    }

    private static Set<String> keys(JsonNode list) {
        var keys = new HashSet<String>();
        list.forEach(key -> keys.add(key.asText()));
        return keys;
    }

    private static Map<String, byte[]> files() {
        try (var folder = Files.list(Path.of("forms"))) {
            var files = new TreeMap<String, byte[]>();
            for (Path file : folder.toList()) {
                files.put(file.getFileName().toString().replace(".form", ""), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Form> forms(Map<String, byte[]> files) {
        var forms = new TreeMap<String, Form>();
        files.forEach((id, content) -> forms.put(id, Form.read(content).filled(PackagedLists.LISTS)));
        return forms;
    }
}

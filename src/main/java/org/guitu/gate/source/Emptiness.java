package org.guitu.gate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guitu.form.Conditions;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.Sentence;

/** Whether a form lets an answer be empty where something behind it needs one. */
public final class Emptiness {

    private static final int MOST_CASES = 200;

    private final Version version;
    private final Conditions conditions;
    private final Map<Map.Entry<Question, Map<String, Object>>, Boolean> asked = new HashMap<>();

    public Emptiness(Version version, Conditions conditions) {
        this.version = version;
        this.conditions = conditions;
    }

    /** The facts that decide whether the question must be answered. */
    public static Set<String> mentioned(Question question) {
        var names = new HashSet<String>();
        deciding(question).forEach(rule -> FeelParser.expression(rule).ifPresent(feel -> Names.collect(feel, names)));
        return names;
    }

    /** The facts of which a computed answer is made, and which decide whether it is. */
    static Set<String> builtOn(Question question) {
        var names = mentioned(question);
        FeelParser.expression(question.component().path("expression").asText())
                .ifPresentOrElse(feel -> Names.collect(feel, names), () -> names.add("?"));
        return names;
    }

    private static List<String> deciding(Question question) {
        var rules = new ArrayList<>(question.hiddenWhen());
        if (!question.property("requiredWhen").isEmpty()) {
            rules.add(question.property("requiredWhen"));
        }
        return rules;
    }

    /** When the fact may be empty there, with the remedy; nothing where it never is, or where nobody can tell. */
    public Optional<Sentence> when(String fact, State state) {
        var value = state.find(fact).filter(Val::empty);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().open() && value.get().codes().isEmpty()) {
            return Optional.of(Sentence.of("nothing but an empty value was set: ask for it before"));
        }
        return value.get()
                .question()
                .filter(question -> !question.isComputed())
                .flatMap(question -> when(question, state));
    }

    private Optional<Sentence> when(Question question, State state) {
        if (deciding(question).isEmpty()) {
            return Optional.of(Sentence.of(
                    "nobody must answer it: give the question '%s' 'required', or 'requiredWhen' with what leads here",
                    question.key()));
        }
        var mentioned = mentioned(question);
        boolean known = mentioned.stream()
                .allMatch(
                        name -> state.find(name).filter(value -> !value.open()).isPresent());
        return known && !isRuledElsewhere(question, mentioned)
                ? cases(mentioned, state).stream()
                        .filter(answers -> mayBeEmpty(question, answers))
                        .findFirst()
                        .map(answers -> Sentence.of(
                                "with %s nobody must answer it: add that to 'requiredWhen' of the question '%s', and show it then",
                                shown(answers), question.key()))
                : Optional.empty();
    }

    /** A later form may refuse what would lead on with the empty answer. */
    private boolean isRuledElsewhere(Question question, Set<String> deciding) {
        return version.forms().values().stream()
                .filter(form -> !form.contains(question))
                .flatMap(List::stream)
                .map(other -> other.property("refuseWhen"))
                .flatMap(rule -> FeelParser.expression(rule).stream())
                .anyMatch(feel -> {
                    var names = new HashSet<String>();
                    Names.collect(feel, names);
                    return names.stream().anyMatch(deciding::contains);
                });
    }

    private boolean mayBeEmpty(Question question, Map<String, Object> answers) {
        return asked.computeIfAbsent(Map.entry(question, answers), any -> isHiddenOrFree(question, answers));
    }

    private boolean isHiddenOrFree(Question question, Map<String, Object> answers) {
        boolean hidden = question.hiddenWhen().stream().anyMatch(hide -> conditions.holds(hide, answers));
        boolean needed = question.isRequired()
                || !question.property("requiredWhen").isEmpty()
                        && conditions.holds(question.property("requiredWhen"), answers);
        return hidden || !needed;
    }

    private static List<Map<String, Object>> cases(Set<String> names, State state) {
        List<Map<String, Object>> cases = List.of(Map.of());
        for (String name : names) {
            var value = state.find(name).orElseThrow();
            var more = new ArrayList<Map<String, Object>>();
            for (Map<String, Object> each : cases) {
                value.codes().forEach(code -> more.add(with(each, name, code)));
                if (value.empty()) {
                    more.add(with(each, name, null));
                }
            }
            cases = more;
            if (cases.size() > MOST_CASES) {
                return List.of();
            }
        }
        return cases;
    }

    private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
        var all = new HashMap<>(answers);
        all.put(name, value);
        return all;
    }

    private static String shown(Map<String, Object> answers) {
        return String.join(
                ", ",
                answers.entrySet().stream()
                        .map(answer -> "%s = %s".formatted(answer.getKey(), answer.getValue()))
                        .sorted()
                        .toList());
    }
}

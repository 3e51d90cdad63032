package org.guitu.gate.formjs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.guitu.form.Conditions;
import org.guitu.form.FormField.Kind;

/**
 * Whether a condition takes a question without an answer as the browser holds it: form-js knows no {@code null} for texts, lists and
 * check boxes, but {@code ""}, {@code []} and {@code false}.
 */
final class EmptyAnswers {

    private static final Map<Kind, Object> IN_THE_BROWSER =
            Map.of(Kind.TEXT, "", Kind.CHOICES, List.of(), Kind.YES_NO, false);

    private final Conditions conditions;
    private final Map<String, Kind> kinds;

    EmptyAnswers(Conditions conditions, Map<String, Kind> kinds) {
        this.conditions = conditions;
        this.kinds = kinds;
    }

    /** The questions whose missing answer the condition takes otherwise in the browser; none where it is no FEEL. */
    List<String> takenOtherwise(String feel) {
        try {
            return differing(feel);
        } catch (IllegalArgumentException refusedAlready) {
            return List.of();
        }
    }

    private List<String> differing(String feel) {
        var tokens = FeelToken.of(feel);
        return tokens.stream()
                .filter(FeelToken::isWord)
                .map(FeelToken::text)
                .distinct()
                .filter(name -> kinds.containsKey(name) && IN_THE_BROWSER.containsKey(kinds.get(name)))
                .filter(name -> isComparedWithNull(name, tokens) && differs(name, feel, tokens))
                .toList();
    }

    private static boolean isComparedWithNull(String name, List<FeelToken> tokens) {
        for (int at = 0; at + 2 < tokens.size(); at++) {
            var first = tokens.get(at);
            var last = tokens.get(at + 2);
            if (tokens.get(at + 1).is("=", "!=")
                    && (first.is(name) && last.is("null") || first.is("null") && last.is(name))) {
                return true;
            }
        }
        return false;
    }

    /** Beside what the other questions may say: nothing, or what the condition itself compares them with. */
    private boolean differs(String name, String feel, List<FeelToken> tokens) {
        var texts = tokens.stream()
                .filter(FeelToken::isText)
                .map(text -> (Object) text.text().substring(1, text.text().length() - 1))
                .distinct();
        return Stream.concat(Stream.of((Object) null, true, 1L), texts).anyMatch(other -> {
            var answers = new HashMap<String, Object>();
            tokens.stream()
                    .filter(FeelToken::isWord)
                    .forEach(word -> answers.put(word.text(), fitting(word.text(), other)));
            answers.put(name, null);
            var onTheServer = conditions.value(feel, answers);
            answers.put(name, IN_THE_BROWSER.get(kinds.get(name)));
            return !Objects.equals(onTheServer, conditions.value(feel, answers));
        });
    }

    private Object fitting(String name, Object value) {
        return kinds.get(name) == Kind.CHOICES && value != null ? List.of(value) : value;
    }
}

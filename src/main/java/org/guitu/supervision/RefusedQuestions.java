package org.guitu.supervision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;

/**
 * A refused form as a page shows it.
 *
 * @param lines what stands above the questions: that nothing was sent, and what is about none of them
 * @param problems the sentences at the questions, by their keys
 */
record RefusedQuestions(List<String> lines, Map<String, String> problems) {

    static RefusedQuestions of(FormRefusal refusal, List<FormField> questions) {
        var problems = new HashMap<String, String>();
        var shown = questions.stream().collect(Collectors.toMap(FormField::key, FormField::label, (one, other) -> one));
        refusal.problems().stream()
                .filter(problem -> problem.key().filter(shown::containsKey).isPresent())
                .forEach(problem ->
                        problems.merge(problem.key().orElseThrow(), atQuestion(problem, shown), String::concat));
        var others = refusal.problems().stream()
                .filter(problem -> problem.key().filter(shown::containsKey).isEmpty())
                .map(problem -> problem.sentence() + "。");
        return new RefusedQuestions(
                Stream.concat(refusal.getMessage().lines().limit(1), others).toList(), Map.copyOf(problems));
    }

    /** The sentence without the label, under which it stands. */
    private static String atQuestion(FormRefusal.Problem problem, Map<String, String> labels) {
        var start = "“%s”".formatted(labels.get(problem.key().orElseThrow()));
        var sentence = problem.sentence() + "。";
        return sentence.startsWith(start) ? sentence.substring(start.length()) : sentence;
    }
}

package org.guitu.gate.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.source.Names;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Question;
import org.guitu.gate.source.Sources;

/** Whether the rules of forms ask for answers and facts that there are, with codes that these can have, and show what somebody answers. */
final class FormFacts implements FlowRule {

    private static final List<String> TIMES = List.of("now", "today");

    @Override
    public void check(Sources sources, Findings found) {
        var everywhere = everywhere(sources);
        sources.whole().files("form").forEach(form -> {
            var questions = Question.of(form);
            var known = known(sources, form, questions, everywhere);
            for (Question question : questions) {
                check(sources, form, question, questions, known, found);
                checkShown(form, question, everywhere, found);
                List.of("notAfter", "notBefore").forEach(property -> question.listed(property).stream()
                        .filter(name -> !TIMES.contains(name) && !everywhere.contains(name))
                        .forEach(name -> unknown(form, question, name, everywhere, found)));
            }
        });
    }

    /** What is answered on any form, or set in any process: a form shows what was answered elsewhere in the case. */
    private static Set<String> everywhere(Sources sources) {
        var names = new TreeSet<>(ProgramFacts.namesForForms());
        sources.versions().forEach(version -> {
            names.addAll(sources.given(version));
            version.forms().values().forEach(form -> addAsked(form, names));
        });
        sources.whole().files("form").forEach(form -> addAsked(Question.of(form), names));
        return names;
    }

    private static void addAsked(List<Question> form, Set<String> names) {
        form.stream().filter(Question::isAsked).forEach(question -> names.add(question.key()));
    }

    /** What the rules of the form can go by: what it asks and shows, and what the processes that use it know. */
    private static Set<String> known(
            Sources sources, ModelFile form, List<Question> questions, Set<String> everywhere) {
        var names = new HashSet<>(ProgramFacts.namesForForms());
        questions.forEach(question -> names.add(question.key()));
        var users = sources.versions().stream()
                .filter(version -> version.isNewest() && version.forms().containsKey(form.key()))
                .toList();
        users.forEach(user -> names.addAll(sources.given(user)));
        return users.isEmpty() ? everywhere : names;
    }

    private static void check(
            Sources sources,
            ModelFile form,
            Question question,
            List<Question> questions,
            Set<String> known,
            Findings found) {
        for (String rule : question.rules()) {
            FeelParser.expression(rule).ifPresent(feel -> {
                var names = new LinkedHashSet<String>();
                Names.collect(feel, names);
                names.stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> unknown(form, question, name, known, found));
                var compared = new HashMap<String, Set<String>>();
                Names.comparisons(feel, (name, code) -> compared.computeIfAbsent(name, any -> new TreeSet<>())
                        .add(code));
                compared.forEach((name, codes) -> checkCodes(sources, form, question, questions, name, codes, found));
            });
        }
        question.listed("prefillFrom").stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> unknown(form, question, name, known, found));
    }

    private static void checkShown(ModelFile form, Question question, Set<String> everywhere, Findings found) {
        boolean shows = !question.isAsked()
                && question.property("shows").isEmpty()
                && question.property("prefillFrom").isEmpty();
        if (shows && !everywhere.contains(question.key())) {
            found.fault(
                    form,
                    question.key(),
                    "shows '%s', which no form asks and no process sets%s: call it like the answer that it is to show, or remove it.",
                    question.key(),
                    Meant.of(question.key(), everywhere));
        }
    }

    private static void unknown(ModelFile form, Question question, String name, Set<String> known, Findings found) {
        found.fault(
                form,
                question.key(),
                "goes by '%s', which the form does not ask or show and its process does not know%s, so that it is always empty: name an answer or fact that there is, or show it in the form.",
                name,
                Meant.of(name, known));
    }

    private static void checkCodes(
            Sources sources,
            ModelFile form,
            Question question,
            List<Question> questions,
            String name,
            Set<String> codes,
            Findings found) {
        var own = questions.stream()
                .filter(any -> any.key().equals(name) && any.isAsked() && any.offersOwnOnly())
                .findFirst();
        for (String code : codes) {
            if (own.isPresent() && own.get().options().contains(code) || code.isEmpty()) {
                continue;
            }
            Optional.of(name)
                    .flatMap(sources.values()::find)
                    .flatMap(value -> Codes.unknown(name, code, value))
                    .ifPresent(sentence -> found.fault(form, question.key(), "%s", sentence));
        }
    }
}

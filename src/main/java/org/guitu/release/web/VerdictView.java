package org.guitu.release.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.Sentence;
import org.guitu.release.engine.Verdict;
import org.guitu.release.engine.Verdict.Compared;

/** A verdict as the page shows it. */
record VerdictView(
        String base,
        List<Line> faults,
        List<Line> warnings,
        List<FileView> files,
        List<Line> weakenings,
        String weakens,
        boolean changesAnything) {

    /**
     * Something about an element.
     *
     * @param name what people call it, with its lane; empty when it has no name
     * @param kind what has become of it, where it is about a difference
     * @param way the ids of the elements that a case passes until it goes wrong, with commas between them
     */
    record Line(String file, String element, String name, String kind, String words, String way) {}

    /**
     * A file beside what runs.
     *
     * @param ending {@code bpmn}, {@code dmn} or {@code form}
     * @param fresh whether it is new
     * @param drawn whether it has diagrams to show
     */
    record FileView(
            String name,
            String ending,
            boolean along,
            boolean same,
            boolean fresh,
            boolean drawn,
            List<Line> changes) {}

    static VerdictView of(Verdict verdict, Function<Sentence, String> say) {
        return new VerdictView(
                verdict.base(),
                verdict.problems().stream()
                        .filter(Problem::isFault)
                        .map(problem -> line(problem, say))
                        .toList(),
                verdict.problems().stream()
                        .filter(problem -> !problem.isFault())
                        .map(problem -> line(problem, say))
                        .toList(),
                verdict.compared().stream().map(file -> file(file, say)).toList(),
                verdict.weakenings().stream()
                        .map(any -> new Line(any.file(), any.element(), "", "", say.apply(any.words()), ""))
                        .toList(),
                verdict.weakens(),
                verdict.changesAnything());
    }

    private static Line line(Problem problem, Function<Sentence, String> say) {
        return new Line(
                problem.file().substring(problem.file().lastIndexOf('/') + 1),
                problem.element(),
                Stream.of(problem.place().name(), problem.place().lane())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                "",
                say.apply(problem.sentence()),
                String.join(",", problem.way()));
    }

    private static FileView file(Compared compared, Function<Sentence, String> say) {
        var file = compared.after();
        return new FileView(
                file.shortName(),
                file.ending().toLowerCase(Locale.ROOT),
                compared.along(),
                compared.isSame(),
                compared.before().isEmpty(),
                file.ending().equals("bpmn") && !compared.isSame(),
                compared.changes().stream()
                        .map(change -> new Line(
                                file.shortName(),
                                change.element(),
                                "",
                                change.kind().name(),
                                say.apply(change.words()),
                                ""))
                        .toList());
    }
}

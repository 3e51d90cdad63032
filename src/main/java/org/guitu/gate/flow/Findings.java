package org.guitu.gate.flow;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Place;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.Problem.Severity;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.source.Version;

/** What the rules find, each once. */
final class Findings {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> ofOlder = new HashSet<>();

    /** Of a version that cases still go by it is said which. */
    void fault(Version version, String element, String text, Object... values) {
        faultOnWay(version, List.of(), element, text, values);
    }

    void faultOnWay(Version version, List<String> way, String element, String text, Object... values) {
        add(Severity.FAULT, version, way, element, Sentence.of(text, values));
    }

    void warn(Version version, String element, String text, Object... values) {
        add(Severity.WARNING, version, List.of(), element, Sentence.of(text, values));
    }

    void fault(ModelFile file, String element, String text, Object... values) {
        found.add(new Problem(Severity.FAULT, file.name(), element, Sentence.of(text, values), List.of(), Place.NONE));
    }

    void warn(ModelFile file, String element, String text, Object... values) {
        found.add(
                new Problem(Severity.WARNING, file.name(), element, Sentence.of(text, values), List.of(), Place.NONE));
    }

    private void add(Severity severity, Version version, List<String> way, String element, Sentence sentence) {
        var problem = new Problem(
                severity,
                version.file().name(),
                element,
                version.isNewest()
                        ? sentence
                        : Sentence.of(
                                "in version %s, by which %s cases go, %s",
                                version.number(), version.instances(), sentence),
                way,
                Place.NONE);
        found.add(problem);
        if (!version.isNewest()) {
            ofOlder.add(problem);
        }
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    /** Whether it is one of these files, as it will be, that has the problem. */
    boolean isOf(Set<String> files, Problem problem) {
        return files.contains(problem.file()) && !ofOlder.contains(problem);
    }
}

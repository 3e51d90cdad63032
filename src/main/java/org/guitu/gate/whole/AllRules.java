package org.guitu.gate.whole;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;

/**
 * All rules about the whole. What was wrong before with a file that stays as it is keeps nobody from deploying something else: it is said of
 * whoever sends that file.
 */
public final class AllRules {

    private AllRules() {}

    public static List<Problem> check(List<WholeRule> rules, Whole whole) {
        var sent = whole.sent().stream().map(ModelFile::name).collect(Collectors.toSet());
        var found = found(rules, whole);
        if (found.stream().noneMatch(problem -> problem.isFault() && !sent.contains(problem.file()))) {
            return found;
        }
        var before = new HashSet<>(found(rules, whole.asDeployed()));
        return found.stream()
                .filter(problem -> sent.contains(problem.file()) || !before.contains(problem))
                .toList();
    }

    private static List<Problem> found(List<WholeRule> rules, Whole whole) {
        return rules.stream().flatMap(rule -> rule.check(whole).stream()).toList();
    }
}

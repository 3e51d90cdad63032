package org.guitu.gate.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.form.Conditions;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.source.Sources;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * Whether every fact that a condition, timer, mapping, table or form asks for is set before, on every way and with a code that it can
 * have, and whether whatever is taken away is used nowhere any more.
 *
 * <p>Of files that are not sent only that is said which this deployment breaks.
 */
@Component
public final class DataFlow implements WholeRule {

    private final Directory directory;
    private final List<FlowRule> rules;

    public DataFlow(Directory directory, Conditions conditions) {
        this.directory = directory;
        this.rules = List.of(
                new KnownFacts(),
                new Codes(),
                new Constants(),
                new OnTheWay(conditions),
                new Messages(),
                new FormFacts(),
                new TableInputs(),
                new Removed());
    }

    @Override
    public List<Problem> check(Whole whole) {
        var sent = whole.sent().stream().map(ModelFile::name).collect(Collectors.toSet());
        var touched = whole.sent().stream().map(ModelFile::shortName).collect(Collectors.toSet());
        var now = find(whole, touched);
        if (now.all().stream().allMatch(problem -> now.isOf(sent, problem))) {
            return now.all();
        }
        var before = Set.copyOf(find(asBefore(whole), touched).all());
        return now.all().stream()
                .filter(problem -> now.isOf(sent, problem) || !before.contains(problem))
                .toList();
    }

    private Findings find(Whole whole, Set<String> touched) {
        var sources = new Sources(whole, directory, touched);
        var found = new Findings();
        rules.forEach(rule -> rule.check(sources, found));
        return found;
    }

    private static Whole asBefore(Whole whole) {
        var deployed = whole.files().stream()
                .map(file -> whole.before(file.shortName()))
                .flatMap(Optional::stream)
                .toList();
        return new Whole(List.of(), deployed, whole.older());
    }
}

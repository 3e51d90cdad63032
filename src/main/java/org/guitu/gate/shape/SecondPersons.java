package org.guitu.gate.shape;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.springframework.stereotype.Component;

/** Whether each step whose author may not decide is there: where the name is a slip, one and the same person proposes and approves. */
@Component
public final class SecondPersons implements WholeRule {

    private static final String PROPERTY = "notCompletedBy";

    @Override
    public List<Problem> check(Whole whole) {
        var models = whole.files("bpmn").toList();
        var steps = steps(Stream.concat(models.stream(), whole.older().stream().map(OlderVersion::model)), whole);
        return models.stream()
                .flatMap(file -> check(file, whole, steps).stream())
                .toList();
    }

    private static List<Problem> check(ModelFile file, Whole whole, Set<String> steps) {
        var problems = new ProblemList(file);
        nodes(file, whole)
                .filter(node -> node.properties().containsKey(PROPERTY))
                .forEach(node -> check(node, steps, problems));
        return problems.found();
    }

    private static void check(Node node, Set<String> steps, ProblemList problems) {
        for (String step : node.properties().get(PROPERTY).split(",\\s*")) {
            problems.addUnless(
                    !step.equals(node.id()),
                    node.id(),
                    "'%s' is kept from whoever did that step itself, which says nothing: name in notCompletedBy the step on which it decides.",
                    node.name());
            problems.addUnless(
                    steps.contains(step),
                    node.id(),
                    "notCompletedBy '%s' is no step%s, so that whoever proposed may approve: name the user task or the start form on which '%s' decides.",
                    step,
                    Meant.of(step, steps),
                    node.name());
        }
    }

    /** A start form goes by the form's name. */
    private static Set<String> steps(Stream<ModelFile> models, Whole whole) {
        var found = new TreeSet<String>();
        models.flatMap(file -> nodes(file, whole)).forEach(node -> {
            if (node.kind() == Kind.USER_TASK) {
                found.add(node.id());
            } else if (node.kind() == Kind.START) {
                found.add(node.form());
            }
        });
        return found;
    }

    private static Stream<Node> nodes(ModelFile file, Whole whole) {
        return Nets.of(whole.root(file)).stream().flatMap(net -> net.nodes().stream());
    }
}

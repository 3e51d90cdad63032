package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Fault;
import org.guitu.gate.state.Proof;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.springframework.stereotype.Component;

/**
 * Whatever has happened in a case, an end can still be reached: no deployment without that proof.
 *
 * <p>A model that stays as it is is only looked at where something that it works with is new; what was wrong with it before is not held
 * against this deployment.
 */
@Component
public final class ProofRule implements WholeRule {

    private final Proofs proofs;

    public ProofRule(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public List<Problem> check(Whole whole) {
        var models = proofs.models(whole);
        var found = new ArrayList<Problem>();
        var staying = new ArrayList<Net>();
        var now = proofs.of(models, models.nets().keySet());
        for (Net net : models.nets().values()) {
            var file = whole.file(models.file(net.id())).orElseThrow();
            if (whole.isSent(file)) {
                now.get(net.id()).faults().stream()
                        .filter(fault -> !isLooseEnd(net, fault))
                        .forEach(fault -> found.add(problem(file, models, net, fault)));
            } else if (!now.get(net.id()).isSound()) {
                staying.add(net);
            }
        }
        if (!staying.isEmpty()) {
            var before = before(whole);
            for (Net net : staying) {
                var file = whole.file(models.file(net.id())).orElseThrow();
                now.get(net.id()).faults().stream()
                        .filter(fault -> !isIn(fault, before.get(net.id())))
                        .forEach(fault -> found.add(problem(file, models, net, fault)));
            }
        }
        return found;
    }

    private Map<String, Proof> before(Whole whole) {
        var deployed = whole.files().stream()
                .flatMap(file -> whole.before(file.shortName()).stream())
                .toList();
        var as = new Whole(List.of(), deployed, whole.older());
        var models = proofs.models(as);
        return proofs.of(models, models.nets().keySet());
    }

    /** Where nothing leads on at all, {@code gate.shape} says so. */
    private static boolean isLooseEnd(Net net, Fault fault) {
        return fault.kind() == Fault.Kind.NO_WAY
                && net.find(fault.node())
                        .filter(node -> net.from(node).isEmpty())
                        .isPresent();
    }

    private static boolean isIn(Fault fault, Proof proof) {
        return proof != null
                && proof.faults().stream()
                        .anyMatch(known ->
                                known.kind() == fault.kind() && known.node().equals(fault.node()));
    }

    private static Problem problem(ModelFile file, Models models, Net net, Fault fault) {
        var problems = new ProblemList(file);
        var element = fault.node().isEmpty() ? net.id() : fault.node();
        var at = named(net, fault.node());
        var way = words(net, fault.way(), " → ");
        var details = words(net, fault.detail(), ", ");
        switch (fault.kind()) {
            case WAITS_FOR_EVER -> {
                if (net.find(fault.node())
                        .map(Node::kind)
                        .filter(Kind.USER_TASK::equals)
                        .isPresent()) {
                    problems.addWay(
                            fault.way(),
                            element,
                            "'%s' is never left: its form accepts no answer. The shortest way there: %s. Let its rules accept one.",
                            at,
                            way);
                } else if (net.find(fault.node())
                                .map(Node::trigger)
                                .filter(Trigger.MESSAGE::equals)
                                .isPresent()
                        || net.find(fault.node())
                                .map(Node::kind)
                                .filter(Kind.EVENT_BASED::equals)
                                .isPresent()) {
                    problems.addWay(
                            fault.way(),
                            element,
                            "'%s' waits for a message that no process sends. The shortest way there: %s. Let a process of the case send it.",
                            at,
                            way);
                } else if (fault.detail().isEmpty()) {
                    problems.addWay(
                            fault.way(),
                            element,
                            "'%s' is never left: the process that it calls has no end to come to. The shortest way there: %s. Give that process an end.",
                            at,
                            way);
                } else {
                    problems.addWay(
                            fault.way(),
                            element,
                            "'%s' waits for ever: from %s nothing can come any more. The shortest way there: %s. Join only what was split, or lead every branch there.",
                            at,
                            details,
                            way);
                }
            }
            case NEVER_ENDS ->
                problems.addWay(
                        fault.way(),
                        element,
                        "from '%s' on no end can be reached any more: the case goes round by %s. The shortest way there: %s. Give it a way out.",
                        at,
                        details,
                        way);
            case DOUBLED ->
                problems.addWay(
                        fault.way(),
                        element,
                        "a case comes to '%s' a second time while it is still there, and all that follows is done twice. The shortest way there: %s. Join branches by a gateway of the kind that split them.",
                        at,
                        way);
            case JOINS_TOO_EARLY ->
                problems.addWay(
                        fault.way(),
                        element,
                        "'%s' does not wait for what can still come there by a boundary event, and is passed twice then. The shortest way there: %s. Lead the event to where its activity leads.",
                        at,
                        way);
            case NO_WAY ->
                problems.addWay(
                        fault.way(),
                        element,
                        "'%s' has no way for %s. The shortest way there: %s. Name the value in a condition, or give the gateway a default flow.",
                        at,
                        String.join(", ", fault.detail()),
                        way);
            case RUNS_ROUND ->
                problems.addWay(
                        fault.way(),
                        element,
                        "'%s' is passed again and again without a person or a timer. The shortest way there: %s. Put a task or a timer into the circle.",
                        at,
                        way);
            case CALLS_ITSELF ->
                problems.addWay(
                        fault.way(),
                        element,
                        "'%s' calls '%s', by which this process is called again before anybody has done anything. Put a task or a timer before the call.",
                        at,
                        fault.detail().stream()
                                .map(called -> models.nets().get(called).name())
                                .collect(Collectors.joining()));
            case NEVER_REACHED ->
                problems.addWay(
                        fault.way(),
                        element,
                        "no case ever comes to '%s'. The nearest that one comes: %s. Lead a way there, or remove it.",
                        at,
                        way);
            case TOO_MANY_STATES ->
                problems.add(
                        element,
                        "stands in more than %s different states, so that it is not proved that its cases can end: let processes of their own carry out what runs side by side, and call them.",
                        Fault.MOST_STATES);
            case TOO_MANY_VALUES ->
                problems.add(
                        element,
                        "its conditions tell more values of '%s' apart than can be tried: let a decision table decide.",
                        String.join(", ", fault.detail()));
        }
        return problems.found().get(0);
    }

    private static String named(Net net, String node) {
        return net.find(node).map(Node::name).orElse(node);
    }

    private static String words(Net net, List<String> nodes, String between) {
        return nodes.stream().map(node -> named(net, node)).collect(Collectors.joining(between));
    }
}

package org.guitu.gate.invariant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.net.Term.Operator;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Fault;
import org.guitu.gate.state.Prover;
import org.guitu.gate.state.Range;
import org.guitu.gate.state.Surroundings;

/**
 * A process in which each required step is followed by a note that it was passed, and the step to which no case may come preceded by a
 * gateway that has no way where the rule forbids it: a case that stands there is what is looked for.
 */
final class GuardedNet implements Surroundings {

    private static final String GUARD = "§guard";
    private static final String YES = "yes";
    private static final Range NOT_YET = Range.of(Set.of("no"));

    private final Net net;
    private final Surroundings surroundings;
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, List<Effect>> notes = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();

    /**
     * @param when the facts for which it is forbidden
     * @param unless what allows it
     */
    GuardedNet(Net net, Surroundings surroundings, String target, Condition when, List<List<Requirement>> unless) {
        this.net = net;
        this.surroundings = surroundings;
        net.nodes().forEach(node -> nodes.put(node.id(), node));
        flows.addAll(net.flows());
        fixed.addAll(when.facts());
        unless.stream().flatMap(List::stream).forEach(requirement -> requirement
                .condition()
                .ifPresent(condition -> fixed.addAll(condition.facts())));
        unless.stream()
                .flatMap(List::stream)
                .filter(requirement -> !requirement.step().isEmpty())
                .distinct()
                .forEach(this::note);
        guard(target, allowed(when, unless));
    }

    /** The shortest way to where it is forbidden; empty where there is none. */
    Optional<Fault> broken() {
        var guarded = new Net(net.id(), net.name(), nodes.values(), flows);
        return Prover.prove(guarded, this).faults().stream()
                .filter(fault -> fault.node().equals(GUARD)
                        || fault.kind() == Fault.Kind.TOO_MANY_STATES
                        || fault.kind() == Fault.Kind.TOO_MANY_VALUES)
                .findFirst()
                .map(fault -> new Fault(
                        fault.kind(),
                        fault.node(),
                        fault.way().stream()
                                .filter(node -> !node.startsWith("§"))
                                .toList(),
                        fault.detail()));
    }

    /** Whether values in words are those of a requirement. */
    static boolean isNote(String detail) {
        return detail.startsWith("§");
    }

    /** The requirement that is not met, as the rule writes it. */
    static Optional<String> missing(String detail) {
        int value = detail.lastIndexOf(" = ");
        return detail.endsWith(" = " + YES) ? Optional.empty() : Optional.of(detail.substring(1, value));
    }

    private static Condition allowed(Condition when, List<List<Requirement>> unless) {
        var found = new ArrayList<List<Term>>();
        when.terms().forEach(term -> found.addAll(contrary(term)));
        for (List<Requirement> list : unless) {
            found.add(list.stream()
                    .flatMap(requirement -> requirement.step().isEmpty()
                            ? requirement.condition().stream().flatMap(condition -> condition.terms().stream())
                            : Stream.of(is(requirement.fact(), YES)))
                    .toList());
        }
        return new Condition(found);
    }

    private static Term is(String fact, String code) {
        return new Term.Comparison(new Operand.Fact(fact), Operator.EQUAL, new Operand.Constant(code));
    }

    /** When a term does not hold. */
    private static List<List<Term>> contrary(Term term) {
        if (term instanceof Term.Contains contains) {
            return List.of(List.of(new Term.Contains(contains.fact(), contains.code(), !contains.negated())));
        }
        if (term instanceof Term.Truth truth) {
            return List.of(List.of(new Term.Truth(truth.fact(), !truth.negated())));
        }
        var comparison = (Term.Comparison) term;
        var found = new ArrayList<List<Term>>();
        found.add(List.of(
                new Term.Comparison(comparison.left(), comparison.operator().contrary(), comparison.right())));
        if (comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.UNEQUAL) {
            comparison
                    .facts()
                    .forEach(fact -> found.add(List.of(
                            new Term.Comparison(new Operand.Fact(fact), Operator.EQUAL, new Operand.Constant(null)))));
        }
        return found;
    }

    /** Behind the step it is noted whether the requirement is met by it; the last time counts. */
    private void note(Requirement requirement) {
        var step = net.node(requirement.step());
        var fact = requirement.fact();
        var ask = added(fact + " ask", Kind.EXCLUSIVE, step.scope());
        var met = added(fact + " met", Kind.DECISION, step.scope());
        var missed = added(fact + " missed", Kind.DECISION, step.scope());
        var on = added(fact + " on", Kind.THROW, step.scope());
        for (int i = 0; i < flows.size(); i++) {
            var flow = flows.get(i);
            if (flow.source().equals(step.id())) {
                flows.set(i, new Flow(flow.id(), flow.name(), on, flow.target(), flow.condition(), flow.isDefault()));
            }
        }
        flow(step.id(), ask, Optional.empty(), false);
        flow(ask, met, requirement.condition(), false);
        requirement.condition().ifPresent(any -> flow(ask, missed, Optional.empty(), true));
        flow(met, on, Optional.empty(), false);
        flow(missed, on, Optional.empty(), false);
        notes.put(met, List.of(new Effect(fact, Range.of(Set.of(YES)), false)));
        notes.put(missed, List.of(new Effect(fact, NOT_YET, false)));
    }

    private void guard(String target, Condition allowed) {
        var guard = added(GUARD, Kind.EXCLUSIVE, net.node(target).scope());
        for (int i = 0; i < flows.size(); i++) {
            var flow = flows.get(i);
            if (flow.target().equals(target)) {
                flows.set(
                        i, new Flow(flow.id(), flow.name(), flow.source(), guard, flow.condition(), flow.isDefault()));
            }
        }
        flow(guard, target, Optional.of(allowed), false);
    }

    private String added(String id, Kind kind, String scope) {
        nodes.put(
                id,
                new Node(
                        id,
                        id,
                        kind,
                        Trigger.NONE,
                        "",
                        scope,
                        "",
                        true,
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        return id;
    }

    private void flow(String from, String to, Optional<Condition> condition, boolean isDefault) {
        flows.add(new Flow(from + " > " + to, "", from, to, condition, isDefault));
    }

    @Override
    public List<Effect> effects(Node node) {
        var note = notes.get(node.id());
        return note != null ? note : node.id().startsWith("§") ? List.of() : surroundings.effects(node);
    }

    @Override
    public List<Condition> accepted(Node node) {
        return node.id().startsWith("§") ? List.of() : surroundings.accepted(node);
    }

    @Override
    public Range atStart(String fact) {
        return fact.startsWith("§") ? NOT_YET : surroundings.atStart(fact);
    }

    /** What the rule asks about is taken for what it is during the whole process: nobody grows up on the way. */
    @Override
    public boolean changesAnyTime(String fact) {
        return !fact.startsWith("§") && !fixed.contains(fact) && surroundings.changesAnyTime(fact);
    }

    @Override
    public Callee callee(Node call) {
        return surroundings.callee(call);
    }
}

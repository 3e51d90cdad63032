package org.guitu.gate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.state.Proof;
import org.guitu.gate.state.Range;
import org.guitu.gate.state.Surroundings;
import org.guitu.person.PersonFacts;

/** What one of the models works with, as far as it is known of the processes that it calls. */
final class Around implements Surroundings {

    private final Models models;
    private final Net net;
    private final Function<String, Proof> proofs;
    private final Map<String, List<Effect>> effects = new HashMap<>();
    private final Set<String> setHere = new HashSet<>();
    private final Set<String> setBeside = new HashSet<>();

    Around(Models models, Net net, Function<String, Proof> proofs) {
        this.models = models;
        this.net = net;
        this.proofs = proofs;
        for (Node node : net.nodes()) {
            var found = new ArrayList<>(models.effects(net, node));
            if (node.kind() == Kind.CALL) {
                found.addAll(models.returned(node, endsOf(node)));
            }
            effects.put(node.id(), found);
            found.forEach(effect -> setHere.add(effect.fact()));
            if (runsBeside(node)) {
                found.forEach(effect -> setBeside.add(effect.fact()));
            }
        }
    }

    /** Whether it lies in an event sub-process that interrupts nothing. */
    private boolean runsBeside(Node node) {
        for (var around = net.find(node.scope());
                around.isPresent();
                around = net.find(around.get().scope())) {
            if (around.get().kind() == Kind.EVENT_SUB_PROCESS
                    && net.in(around.get().id())
                            .anyMatch(start -> start.kind() == Kind.START && !start.interrupting())) {
                return true;
            }
        }
        return false;
    }

    private Set<String> endsOf(Node call) {
        return models.nets().containsKey(call.called())
                ? proofs.apply(call.called()).ends()
                : Set.of();
    }

    @Override
    public List<Effect> effects(Node node) {
        return effects.get(node.id());
    }

    @Override
    public List<Condition> accepted(Node node) {
        return models.accepted(net, node);
    }

    @Override
    public Range atStart(String fact) {
        return models.isHandedTo(net, fact) || setHere.contains(fact)
                ? models.atStart(net, fact)
                : models.range(fact).orNothing(true);
    }

    @Override
    public boolean changesAnyTime(String fact) {
        return PersonFacts.NAMES.contains(fact)
                || setBeside.contains(fact)
                || !setHere.contains(fact) && !models.isHandedTo(net, fact);
    }

    @Override
    public boolean comes(Node event) {
        return event.trigger() != Trigger.MESSAGE || models.isSent(event.event());
    }

    @Override
    public Callee callee(Node call) {
        if (!models.nets().containsKey(call.called())) {
            return Callee.UNKNOWN;
        }
        var proof = proofs.apply(call.called());
        return new Callee(!proof.ends().isEmpty() || !proof.isSound(), proof.instant());
    }
}

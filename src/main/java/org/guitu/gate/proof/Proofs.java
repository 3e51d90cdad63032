package org.guitu.gate.proof;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guitu.gate.fact.FactValues;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.state.Fault;
import org.guitu.gate.state.Proof;
import org.guitu.gate.state.Prover;
import org.guitu.gate.state.Surroundings;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * Proves processes together with all that they call. A called process is proved by itself; its caller only knows how it can end, so that
 * the states of the one are not multiplied by those of the other.
 *
 * <p>What was proved once, with the same model, forms and ends of what it calls, is not proved again.
 */
@Component
public final class Proofs {

    /** As many as several installations' models together. */
    private static final int KEPT = 1000;

    private final Map<String, Proof> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
            return size() > KEPT;
        }
    };

    private final Directory directory;
    private WeakReference<Whole> last = new WeakReference<>(null);
    private Models models;

    public Proofs(Directory directory) {
        this.directory = directory;
    }

    /** The models of a deployment with all that they will work with; of the same one they are read once. */
    public synchronized Models models(Whole whole) {
        if (last.get() != whole) {
            last = new WeakReference<>(whole);
            models = new Models(whole, FactValues.of(whole, directory));
        }
        return models;
    }

    /** What a process works with, all that it calls proved. */
    public Surroundings around(Models models, Net net) {
        var proved = of(models, Set.of(net.id()));
        return new Around(models, net, called -> proved.getOrDefault(called, Proof.NONE));
    }

    /** The proofs of these processes, and of those that they call. */
    public synchronized Map<String, Proof> of(Models models, Set<String> processes) {
        var found = new TreeMap<String, Proof>();
        for (List<String> together : new CallOrder(models).of(processes)) {
            settle(models, together, found);
        }
        endless(models, found);
        return found;
    }

    /** Of processes that call each other it is only known how they can end once that does not change any more. */
    private void settle(Models models, List<String> together, Map<String, Proof> found) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String process : together) {
                var before = found.getOrDefault(process, Proof.NONE);
                var net = models.nets().get(process);
                var now = prove(net, new Around(models, net, called -> found.getOrDefault(called, Proof.NONE)));
                found.put(process, now);
                changed |= together.size() > 1 || calls(net, process)
                        ? !now.ends().equals(before.ends()) || now.instant() != before.instant()
                        : false;
            }
        }
    }

    private static boolean calls(Net net, String process) {
        return net.nodes(Kind.CALL).anyMatch(call -> call.called().equals(process));
    }

    private Proof prove(Net net, Around around) {
        var key = fingerprint(net, around);
        var proof = known.get(key);
        if (proof == null) {
            proof = Prover.prove(net, around);
            known.put(key, proof);
        }
        return proof;
    }

    private static String fingerprint(Net net, Around around) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = new StringBuilder(net.id());
            for (Node node : net.nodes()) {
                text.append(node).append(around.effects(node)).append(around.accepted(node));
                if (node.kind() == Kind.CALL) {
                    text.append(around.callee(node));
                }
            }
            var facts = new TreeSet<String>();
            net.flows().forEach(flow -> {
                text.append(flow);
                flow.condition().ifPresent(condition -> facts.addAll(condition.facts()));
            });
            facts.forEach(fact -> text.append(fact).append(around.atStart(fact)).append(around.changesAnyTime(fact)));
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A circle of calls that begins before anybody has done anything does not stop. */
    private static void endless(Models models, Map<String, Proof> found) {
        var calls = new HashMap<String, Map<String, String>>();
        found.forEach((process, proof) -> {
            var called = new TreeMap<String, String>();
            proof.calledAtOnce().stream()
                    .map(models.nets().get(process)::node)
                    .filter(node -> node.kind() == Kind.CALL)
                    .forEach(node -> called.put(node.called(), node.id()));
            calls.put(process, called);
        });
        for (String process : List.copyOf(found.keySet())) {
            for (var call : calls.get(process).entrySet()) {
                if (reaches(calls, call.getKey(), process)) {
                    var proof = found.get(process);
                    var faults = new ArrayList<>(proof.faults());
                    faults.add(new Fault(
                            Fault.Kind.CALLS_ITSELF,
                            call.getValue(),
                            List.of(call.getValue()),
                            List.of(call.getKey())));
                    found.put(
                            process,
                            new Proof(faults, proof.ends(), proof.instant(), proof.calledAtOnce(), proof.states()));
                }
            }
        }
    }

    private static boolean reaches(Map<String, Map<String, String>> calls, String from, String to) {
        var seen = new TreeSet<String>();
        var open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            var at = open.remove(open.size() - 1);
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(calls.getOrDefault(at, Map.of()).keySet());
            }
        }
        return false;
    }
}

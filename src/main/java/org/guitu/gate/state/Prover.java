package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.state.Dimension.TooManyValues;

/** Proves a process, from each of its starts; an event sub-process, which may begin at any time, by itself. */
public final class Prover {

    private final Graph graph;
    private final Surroundings surroundings;
    private final LinkedHashMap<String, Fault> faults = new LinkedHashMap<>();
    private final TreeSet<String> ends = new TreeSet<>();
    private final TreeSet<String> calledAtOnce = new TreeSet<>();
    private final BitSet passed = new BitSet();
    private boolean instant;
    private boolean cutShort;
    private int states;

    private Prover(Net net, Surroundings surroundings) {
        this.graph = new Graph(net);
        this.surroundings = surroundings;
    }

    public static Proof prove(Net net, Surroundings surroundings) {
        return new Prover(net, surroundings).prove();
    }

    private Proof prove() {
        Facts facts;
        try {
            facts = new Facts(graph, surroundings);
        } catch (TooManyValues tooMany) {
            return new Proof(
                    List.of(new Fault(Fault.Kind.TOO_MANY_VALUES, "", List.of(), List.of(tooMany.fact()))),
                    new TreeSet<>(),
                    false,
                    new TreeSet<>(),
                    0);
        }
        for (int n = 0; n < graph.size(); n++) {
            if (graph.kind(n) == Kind.START && graph.scope(n) < 0) {
                search(facts, n, -1);
            } else if (graph.kind(n) == Kind.START
                    && graph.kind(graph.scope(n)) == Kind.EVENT_SUB_PROCESS
                    && (graph.scope(graph.scope(n)) < 0 || !graph.node(n).interrupting())) {
                search(facts, n, graph.scope(n));
            }
        }
        if (cutShort) {
            addAllEnds();
        } else {
            findNeverReached();
        }
        return new Proof(new ArrayList<>(faults.values()), ends, instant, calledAtOnce, states);
    }

    private void search(Facts facts, int start, int root) {
        var search = new Search(graph, facts, surroundings, start, root);
        search.run();
        search.faults().forEach(fault -> faults.putIfAbsent(fault.kind() + " " + fault.node(), fault));
        passed.or(search.passed());
        states += search.states();
        cutShort |= search.isCutShort();
        if (root >= 0) {
            passed.set(root);
        }
        if (root < 0 || graph.node(start).interrupting()) {
            ends.addAll(search.ends());
        }
        if (root < 0) {
            instant |= search.isInstant();
            calledAtOnce.addAll(search.waitingAtOnce());
        }
    }

    /** Where not everything was tried, whoever calls the process reckons with every end. */
    private void addAllEnds() {
        for (int n = 0; n < graph.size(); n++) {
            if (graph.kind(n) == Kind.END && graph.scope(n) < 0) {
                ends.add(graph.node(n).id());
            }
        }
    }

    /** Only the first of several one behind the other, and not what lies behind something that is wrong already. */
    private void findNeverReached() {
        var excused = new BitSet();
        for (Fault fault : faults.values()) {
            if (fault.node().isEmpty()) {
                return;
            }
            excused.or(graph.everyWay(graph.number(fault.node())));
        }
        for (int n = 0; n < graph.size(); n++) {
            if (!passed.get(n) && !excused.get(n) && isFirst(n)) {
                var node = graph.node(n).id();
                faults.put(
                        Fault.Kind.NEVER_REACHED + " " + node,
                        new Fault(Fault.Kind.NEVER_REACHED, node, wayTowards(n), List.of()));
            }
        }
    }

    private boolean isFirst(int node) {
        int before = 0;
        for (int other = 0; other < graph.size(); other++) {
            if (graph.everyNext(other).contains(node)) {
                before++;
                if (passed.get(other)) {
                    return true;
                }
            }
        }
        return before == 0;
    }

    /** Whether the start event is that of a sub-process which is part of the way. */
    private boolean isInside(int start) {
        return graph.scope(start) >= 0 && graph.kind(graph.scope(start)) == Kind.SUB_PROCESS;
    }

    /** By nodes to which cases come, up to the one before it. */
    private List<String> wayTowards(int node) {
        var from = new int[graph.size()];
        Arrays.fill(from, -2);
        var open = new ArrayDeque<Integer>();
        for (int n = 0; n < graph.size(); n++) {
            if (graph.kind(n) == Kind.START && passed.get(n) && !isInside(n)) {
                from[n] = -1;
                open.add(n);
            }
        }
        while (!open.isEmpty()) {
            int at = open.poll();
            for (int next : graph.everyNext(at)) {
                if (next == node) {
                    var way = new ArrayDeque<String>();
                    for (int back = at; back >= 0; back = from[back]) {
                        way.addFirst(graph.node(back).id());
                    }
                    return List.copyOf(way);
                }
                if (passed.get(next) && from[next] == -2) {
                    from[next] = at;
                    open.add(next);
                }
            }
        }
        return List.of();
    }
}

package org.guitu.gate.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;

/** A net by numbers: nodes, flows, the places where tokens wait, and what can be reached from where. */
final class Graph {

    private final Net net;
    private final List<Node> nodes;
    private final List<Flow> flows;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] scope;
    private final int[] target;
    private final int[] source;
    private final int[][] from;
    private final int[][] into;
    private final int[][] edges;
    private final int[][] eventSubProcesses;
    private final int[][] starts;
    private final BitSet mainEnds;
    private final int[] placeOfNode;
    private final int[] placeOfFlow;
    private final int[] nodeOfPlace;
    private final BitSet[] alongFlows;
    private final BitSet[] everyWay;
    private final BitSet onCircle = new BitSet();
    private int places;

    Graph(Net net) {
        this.net = net;
        nodes = List.copyOf(net.nodes());
        flows = net.flows();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i).id(), i);
        }
        int count = nodes.size();
        scope = nodes.stream()
                .mapToInt(node -> numbers.getOrDefault(node.scope(), -1))
                .toArray();
        source = flows.stream().mapToInt(flow -> numbers.get(flow.source())).toArray();
        target = flows.stream().mapToInt(flow -> numbers.get(flow.target())).toArray();
        from = table(
                count, n -> net.from(nodes.get(n)).stream().map(flows::indexOf).toList());
        into = table(
                count, n -> net.into(nodes.get(n)).stream().map(flows::indexOf).toList());
        edges = table(
                count,
                n -> net.edges(nodes.get(n)).map(edge -> numbers.get(edge.id())).toList());
        eventSubProcesses = table(count, n -> inside(n, Kind.EVENT_SUB_PROCESS));
        starts = table(count, n -> inside(n, Kind.START));
        mainEnds = mainEnds();
        placeOfNode = new int[count];
        placeOfFlow = new int[flows.size()];
        nodeOfPlace = placed();
        alongFlows = reach(this::next);
        everyWay = reach(this::everyNext);
        var automatic = reach(n -> isWait(n) ? List.of() : next(n));
        for (int n = 0; n < count; n++) {
            int number = n;
            if (!isWait(n) && next(n).stream().anyMatch(other -> other == number || automatic[other].get(number))) {
                onCircle.set(n);
            }
        }
    }

    private static int[][] table(int size, IntFunction<List<Integer>> row) {
        var table = new int[size][];
        for (int i = 0; i < size; i++) {
            table[i] = row.apply(i).stream().mapToInt(Integer::intValue).toArray();
        }
        return table;
    }

    private List<Integer> inside(int scope, Kind kind) {
        return net.in(nodes.get(scope).id())
                .filter(node -> node.kind() == kind)
                .map(node -> numbers.get(node.id()))
                .toList();
    }

    /** The end events to which more leads than events that interrupt nothing, and that end nothing but what comes there. */
    private BitSet mainEnds() {
        var seen = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int n = 0; n < nodes.size(); n++) {
            if (kind(n) == Kind.START) {
                open.add(n);
            }
        }
        while (!open.isEmpty()) {
            int at = open.pop();
            if (!seen.get(at)) {
                seen.set(at);
                open.addAll(next(at));
                for (int edge : edges[at]) {
                    if (nodes.get(edge).interrupting()) {
                        open.add(edge);
                    }
                }
            }
        }
        var found = new BitSet();
        seen.stream()
                .filter(n -> kind(n) == Kind.END && trigger(n) != Trigger.TERMINATE)
                .forEach(found::set);
        return found;
    }

    private int[] placed() {
        var holders = new ArrayList<Integer>();
        for (int n = 0; n < nodes.size(); n++) {
            placeOfNode[n] = -1;
            if (isWait(n) || isEdgeThatStays(n) || mainEnds.get(n)) {
                placeOfNode[n] = holders.size();
                holders.add(n);
            }
        }
        for (int f = 0; f < flows.size(); f++) {
            placeOfFlow[f] = -1;
            if (isJoin(target[f])) {
                placeOfFlow[f] = holders.size();
                holders.add(target[f]);
            }
        }
        places = holders.size();
        return holders.stream().mapToInt(Integer::intValue).toArray();
    }

    private BitSet[] reach(IntFunction<List<Integer>> next) {
        var found = new BitSet[nodes.size()];
        for (int n = 0; n < nodes.size(); n++) {
            found[n] = new BitSet(nodes.size());
            var open = new ArrayDeque<>(next.apply(n));
            while (!open.isEmpty()) {
                int at = open.pop();
                if (!found[n].get(at)) {
                    found[n].set(at);
                    open.addAll(next.apply(at));
                }
            }
        }
        return found;
    }

    /** As the engine sees it: by sequence flows, and out of a sub-process where none leads on. */
    private List<Integer> next(int node) {
        var found = new ArrayList<Integer>();
        for (int flow : from[node]) {
            found.add(target[flow]);
        }
        if (kind(node) == Kind.SUB_PROCESS) {
            for (int start : starts[node]) {
                found.add(start);
            }
        }
        if (from[node].length == 0 && scope[node] >= 0 && kind(scope[node]) == Kind.SUB_PROCESS) {
            for (int flow : from[scope[node]]) {
                found.add(target[flow]);
            }
        }
        return found;
    }

    /** By boundary events, too, those of what it lies in, and by what interrupts that. */
    List<Integer> everyNext(int node) {
        var found = new ArrayList<>(next(node));
        for (int around = node; around >= 0; around = scope[around]) {
            for (int edge : edges[around]) {
                found.add(edge);
            }
            if (around != node && kind(around) == Kind.SUB_PROCESS) {
                for (int beside : eventSubProcesses[around]) {
                    for (int start : starts[beside]) {
                        found.add(start);
                    }
                }
                if (from[node].length == 0) {
                    for (int flow : from[around]) {
                        found.add(target[flow]);
                    }
                }
            }
        }
        return found;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    Flow flow(int number) {
        return flows.get(number);
    }

    int number(String node) {
        return numbers.get(node);
    }

    int size() {
        return nodes.size();
    }

    int flows() {
        return flows.size();
    }

    int places() {
        return places;
    }

    Kind kind(int node) {
        return nodes.get(node).kind();
    }

    Trigger trigger(int node) {
        return nodes.get(node).trigger();
    }

    int scope(int node) {
        return scope[node];
    }

    /** Whether the node lies in that scope, however deep; everything lies in the process, -1. */
    boolean isIn(int node, int around) {
        for (int at = node; at >= 0; at = scope[at]) {
            if (scope[at] == around) {
                return true;
            }
        }
        return false;
    }

    int source(int flow) {
        return source[flow];
    }

    int target(int flow) {
        return target[flow];
    }

    int[] from(int node) {
        return from[node];
    }

    int[] into(int node) {
        return into[node];
    }

    int[] edges(int activity) {
        return edges[activity];
    }

    int[] eventSubProcesses(int around) {
        return eventSubProcesses[around];
    }

    int[] starts(int around) {
        return starts[around];
    }

    int placeOfNode(int node) {
        return placeOfNode[node];
    }

    int placeOfFlow(int flow) {
        return placeOfFlow[flow];
    }

    int nodeOfPlace(int place) {
        return nodeOfPlace[place];
    }

    /** Whether a token of that place stands at a join. */
    boolean isArrival(int place) {
        return isJoin(nodeOfPlace[place]);
    }

    /** Whether the place only notes that a boundary event has happened, or that one of several tokens has come to an end. */
    boolean isNote(int place) {
        return kind(nodeOfPlace[place]) == Kind.BOUNDARY || kind(nodeOfPlace[place]) == Kind.END;
    }

    boolean isWait(int node) {
        return switch (kind(node)) {
            case USER_TASK, CALL, EVENT_BASED -> true;
            case CATCH -> trigger(node) != Trigger.LINK && trigger(node) != Trigger.NONE;
            default -> false;
        };
    }

    boolean isJoin(int node) {
        return (kind(node) == Kind.PARALLEL || kind(node) == Kind.INCLUSIVE) && into[node].length > 1;
    }

    boolean isEdgeThatStays(int node) {
        return kind(node) == Kind.BOUNDARY && !nodes.get(node).interrupting();
    }

    /** Whether the engine says that a token at the one node can come to the other. */
    boolean reaches(int node, int other) {
        return alongFlows[node].get(other);
    }

    /** The same, boundary events and all. */
    BitSet everyWay(int node) {
        return everyWay[node];
    }

    /** Whether one can come back to the node without anything on the way that waits. */
    boolean isOnCircle(int node) {
        return onCircle.get(node);
    }
}

package org.guitu.gate.flow;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.Meant;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;

/** Whether what is sent is waited for, and what is waited for is sent: messages, signals, errors, escalations. */
final class Messages implements FlowRule {

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version : sources.versions()) {
            for (Node node : version.net().nodes()) {
                check(sources, version, node, found);
            }
        }
    }

    private static void check(Sources sources, Version version, Node node, Findings found) {
        switch (node.trigger()) {
            case MESSAGE -> checkMessage(sources, version, node, found);
            case SIGNAL -> checkPair(sources, version, node, "signal", found);
            case ERROR -> checkPair(sources, version, node, "error", found);
            case ESCALATION -> checkPair(sources, version, node, "escalation", found);
            default -> {}
        }
    }

    private static void checkMessage(Sources sources, Version version, Node node, Findings found) {
        if (Sources.sends(node)) {
            boolean caught = nodes(sources.versions(), Trigger.MESSAGE)
                    .anyMatch(other -> !isThrown(other) && sources.fits(node, other.event()));
            if (!caught) {
                found.fault(
                        version,
                        node.id(),
                        "sends '%s', for which nothing waits%s: let an event wait for it, or remove this one.",
                        sent(node),
                        Meant.of(node.event(), waitedFor(sources)));
            }
        } else if (!isThrown(node)
                && !ProgramFacts.MESSAGES.contains(node.event())
                && !isNamed(sources, version, node)
                && sources.senders(node).isEmpty()) {
            found.fault(
                    version,
                    node.id(),
                    "waits for '%s', which nothing sends%s: let an event send it, or remove this one.",
                    node.event(),
                    Meant.of(node.event(), sentAnywhere(sources)));
        } else if (node.kind() == Kind.CATCH && !ProgramFacts.MESSAGES.contains(node.event())) {
            checkComesLater(version, node, sources.senders(node), found);
        }
    }

    /** A message reaches what waits at that moment; whoever begins to wait afterwards has missed it. */
    private static void checkComesLater(Version version, Node node, List<Node> senders, Findings found) {
        var net = version.net();
        boolean fromHere = senders.stream()
                .allMatch(sender -> net.find(sender.id()).filter(sender::equals).isPresent());
        boolean aloneWaited = net.into(node).stream()
                .noneMatch(flow -> net.node(flow.source()).kind() == Kind.EVENT_BASED);
        if (fromHere && aloneWaited && !isReached(net, node, senders)) {
            found.fault(
                    version,
                    node.id(),
                    "waits for '%s', which only '%s' of this process sends, before a case comes here: it has missed it, and waits for ever. Wait beside what sends it, or let another process send it.",
                    node.event(),
                    senders.get(0).name());
        }
    }

    /** Whether there is a way to it that passes none of these. */
    private static boolean isReached(Net net, Node node, List<Node> not) {
        var seen = new HashSet<Node>(not);
        var open = new ArrayDeque<Node>();
        open.add(node);
        while (!open.isEmpty()) {
            var at = open.poll();
            if (at.kind() == Kind.START) {
                return true;
            }
            Stream.concat(
                            net.into(at).stream().map(flow -> net.node(flow.source())),
                            net.find(at.attachedTo()).stream())
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }

    /** A case begins at it where an event says so. */
    private static boolean isNamed(Sources sources, Version version, Node start) {
        return sources.versions().stream()
                .flatMap(any -> any.net().nodes().stream())
                .anyMatch(event -> version.id().equals(event.properties().get("opensCase"))
                        && start.id().equals(event.properties().get("opensAt")));
    }

    private static String sent(Node sender) {
        return sender.properties().containsKey("forEach") ? sender.event() + "-…" : sender.event();
    }

    private static Set<String> waitedFor(Sources sources) {
        return nodes(sources.versions(), Trigger.MESSAGE)
                .filter(node -> !isThrown(node))
                .map(Node::event)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sentAnywhere(Sources sources) {
        return nodes(sources.versions(), Trigger.MESSAGE)
                .filter(Sources::sends)
                .map(Node::event)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkPair(Sources sources, Version version, Node node, String what, Findings found) {
        var others = nodes(sources.versions(), node.trigger())
                .filter(other -> isThrown(other) != isThrown(node))
                .map(Node::event)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean met = others.contains(node.event())
                || others.contains("")
                || node.event().isEmpty() && !others.isEmpty();
        if (!met) {
            found.fault(
                    version,
                    node.id(),
                    isThrown(node)
                            ? "throws the %s '%s', which nothing catches%s: let an event catch it, or remove this one."
                            : "catches the %s '%s', which nothing throws%s: let an event throw it, or remove this one.",
                    what,
                    node.event(),
                    Meant.of(node.event(), others));
        }
    }

    private static Stream<Node> nodes(List<Version> versions, Trigger trigger) {
        return versions.stream()
                .flatMap(version -> version.net().nodes().stream())
                .filter(node -> node.trigger() == trigger);
    }

    private static boolean isThrown(Node node) {
        return node.kind() == Kind.THROW || node.kind() == Kind.END;
    }
}

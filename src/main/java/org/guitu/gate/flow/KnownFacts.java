package org.guitu.gate.flow;

import java.util.HashSet;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.Meant;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Read;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;

/** Whether each fact that a process asks for or hands on is one that it can have at all. */
final class KnownFacts implements FlowRule {

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version : sources.versions()) {
            Read.of(version).forEach(read -> check(sources, version, read, found));
            version.net().nodes(Kind.CALL).forEach(call -> call.out()
                    .forEach(out -> checkBack(sources, version, call, out, found)));
        }
    }

    private static void check(Sources sources, Version version, Read read, Findings found) {
        var given = sources.given(version);
        if (given.contains(read.fact())) {
            return;
        }
        if (ProgramFacts.isOffered(read.fact())) {
            if (read.use().wantsVariable() && ProgramFacts.NAMED.contains(read.fact())) {
                found.fault(
                        version,
                        read.element(),
                        "hands on '%s', which is no variable but follows from others, and would be empty: write sourceExpression=\"${%1$s}\".",
                        read.fact());
            }
            return;
        }
        var names = new HashSet<>(given);
        names.addAll(ProgramFacts.NAMED);
        var meant = Meant.of(read.fact(), names);
        if (sources.ways(version).isEmpty() && meant.equals("")) {
            return; // whatever will start it one day may give it
        }
        if (read.use() == Read.Use.TAKEN_OVER && isKnownAnywhere(sources, read.fact())
                || read.use() == Read.Use.CARRIED && isOfReceiver(sources, version, read)) {
            return;
        }
        if (read.use().wantsVariable()) {
            found.fault(
                    version,
                    read.element(),
                    "hands on '%s', which nothing in this process sets%s: name a fact that a form, table or call before it gives.",
                    read.fact(),
                    meant);
        } else if (read.use() == Read.Use.NAMED) {
            found.fault(
                    version,
                    read.element(),
                    "names '%s', which nothing in this process sets%s: name a fact that a form, table or call before it gives.",
                    read.fact(),
                    meant);
        } else {
            found.fault(
                    version,
                    read.element(),
                    "asks for '%s', which nothing sets%s: ask for it in a form before, take it from a table, or let whatever starts the process hand it on.",
                    read.fact(),
                    meant);
        }
    }

    private static boolean isKnownAnywhere(Sources sources, String fact) {
        return sources.versions().stream().anyMatch(any -> sources.given(any).contains(fact));
    }

    /** What the receiver finds out itself is handed on empty, so that its conditions may ask for it before. */
    private static boolean isOfReceiver(Sources sources, Version version, Read read) {
        var event = version.net().node(read.node());
        return sources.versionsOf(event.properties().getOrDefault("starts", ""))
                .anyMatch(receiver -> receiver.net().nodes().stream()
                        .anyMatch(node -> sources.givenAt(receiver, node).contains(read.fact())));
    }

    private static void checkBack(Sources sources, Version version, Node call, Mapping out, Findings found) {
        if (!(out.source() instanceof Operand.Fact source)) {
            return;
        }
        for (Version called : sources.called(call)) {
            var given = sources.given(called);
            if (!source.name().equals(CommonFacts.OUTCOME) && !given.contains(source.name())) {
                found.fault(
                        version,
                        call.id(),
                        "brings '%s' back, which %s never sets%s: name one of its facts, or 'outcome' for the end that it reaches.",
                        source.name(),
                        called.file().shortName(),
                        Meant.of(source.name(), given));
            }
        }
    }
}

package org.guitu.gate.flow;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.catalogue.Suggestion;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;

/** Whether a code that a call or an event hands on is written as whoever receives it writes it. */
final class Constants implements FlowRule {

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version : sources.versions()) {
            for (Node node : version.net().nodes()) {
                if (node.kind() == Kind.CALL) {
                    checkCall(sources, version, node, found);
                }
                if (node.properties().containsKey("starts")) {
                    var started = sources.versionsOf(node.properties().get("starts"))
                            .filter(Version::isNewest)
                            .toList();
                    Sources.carried(node).forEach((fact, code) -> check(version, node, fact, code, started, found));
                }
            }
        }
    }

    private static void checkCall(Sources sources, Version version, Node call, Findings found) {
        for (Mapping in : call.in()) {
            if (in.source() instanceof Operand.Constant constant && constant.value() instanceof String code) {
                check(version, call, in.target(), code, sources.called(call), found);
            }
        }
    }

    /** What is compared with nothing there may still be shown, or go to a table. */
    private static void check(
            Version version, Node node, String fact, String code, List<Version> receivers, Findings found) {
        for (Version receiver : receivers) {
            var compared = compared(receiver, fact);
            if (code != null && !compared.contains(code)) {
                Suggestion.near(code, compared)
                        .ifPresent(near -> found.fault(
                                version,
                                node.id(),
                                "hands on '%s' as '%s', for which %s asks by another code (meant '%s'?): write that one.",
                                fact,
                                code,
                                receiver.file().shortName(),
                                near));
            }
        }
    }

    private static Set<String> compared(Version version, String fact) {
        var codes = new TreeSet<String>();
        version.net().flows().stream()
                .flatMap(flow -> flow.condition().stream())
                .flatMap(condition -> condition.terms().stream())
                .forEach(term -> {
                    if (term instanceof Term.Comparison comparison
                            && comparison.left().equals(new Operand.Fact(fact))
                            && comparison.right() instanceof Operand.Constant constant
                            && constant.value() instanceof String code) {
                        codes.add(code);
                    }
                });
        return codes;
    }
}

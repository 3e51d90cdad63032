package org.guitu.gate.shape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.gate.whole.Whole;
import org.guitu.gate.whole.WholeRule;
import org.guitu.xml.Xml;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Whether every process begins at one place, every way leads on to an end event, and every condition is asked.
 *
 * <p>For the engine a step from which nothing leads on is an end without a name: whoever called the process never learns how it went.
 */
@Component
public final class LooseEnds implements WholeRule {

    @Override
    public List<Problem> check(Whole whole) {
        return whole.sent().stream()
                .filter(file -> file.ending().equals("bpmn"))
                .flatMap(file -> check(file, whole.root(file)).stream())
                .toList();
    }

    private static List<Problem> check(ModelFile file, Element root) {
        var problems = new ProblemList(file);
        var conditional = Xml.all(root, "conditionExpression").stream()
                .map(condition -> ((Element) condition.getParentNode()).getAttribute("id"))
                .collect(Collectors.toSet());
        for (Net net : Nets.of(root)) {
            checkBeginsOnce(net, net.id(), "", problems);
            net.nodes(Kind.SUB_PROCESS).forEach(sub -> checkBeginsOnce(net, sub.id(), sub.id(), problems));
            for (Node node : net.nodes()) {
                checkLeadsOn(net, node, problems);
                net.from(node).forEach(flow -> checkIsAsked(net, node, flow, conditional, problems));
            }
        }
        return problems.found();
    }

    /** A process or sub-process that is entered begins at its start event that waits for nothing. */
    private static void checkBeginsOnce(Net net, String element, String scope, ProblemList problems) {
        long starts = net.in(scope)
                .filter(node -> node.kind() == Kind.START && node.trigger() == Trigger.NONE)
                .count();
        problems.addUnless(
                starts == 1,
                element,
                "has %s start events that wait for nothing: it begins at just one. Draw one, and lead on from there by a gateway.",
                starts);
    }

    private static void checkLeadsOn(Net net, Node node, ProblemList problems) {
        boolean isLast = node.kind() == Kind.END || node.kind() == Kind.EVENT_SUB_PROCESS;
        problems.addUnless(
                isLast || !net.from(node).isEmpty(),
                node.id(),
                "nothing leads on from '%s': a case would end there, and nobody would learn how. Draw a way to the next step, or to an end event.",
                node.name());
    }

    private static void checkIsAsked(Net net, Node node, Flow flow, Set<String> conditional, ProblemList problems) {
        if (node.kind() == Kind.PARALLEL || node.kind() == Kind.EVENT_BASED) {
            problems.addUnless(
                    !conditional.contains(flow.id()),
                    flow.id(),
                    "its condition is never asked, because '%s' leads every way: remove it, or make the gateway an inclusive or exclusive one.",
                    node.name());
        } else if (node.kind() == Kind.EXCLUSIVE && net.from(node).size() > 1) {
            problems.addUnless(
                    conditional.contains(flow.id()) || flow.isDefault(),
                    flow.id(),
                    "leads on from '%s' without a condition and is not its default flow, so that ways behind it in the file are never taken: give it a condition, or make it the default flow.",
                    node.name());
        }
    }
}

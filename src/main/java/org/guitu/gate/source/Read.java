package org.guitu.gate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guitu.form.CommonFacts;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A place in a process that asks for a fact.
 *
 * @param node where it is asked for
 * @param element what names it: the node itself, or a flow
 * @param term the question of a condition, if it is one
 */
public record Read(String node, String element, String fact, Use use, Optional<Term> term) {

    private static final List<String> BY_NAME = List.of("departmentFrom", "regionFrom", "moves", "movesTo");

    private static final Set<String> COUNTERS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    /** What for. */
    public enum Use {
        CONDITION(true),
        /** Of an event that waits until it is so. */
        WAITED(false),
        DAY(true),
        DURATION(true),
        COUNT(true),
        LIST(true),
        /** For each code of which a message goes out. */
        EACH(true),
        /** The process that is called. */
        CALLED(true),
        /** A mapping by an expression. */
        EXPRESSION(true),
        /** A mapping of a variable. */
        MAPPING(false),
        /** The region of what is called, which may not be empty. */
        REGION(false),
        CARRIED(false),
        /** The same into the next case, where also what the instances above know goes along. */
        TAKEN_OVER(false),
        NAMED(false);

        private final boolean fails;

        Use(boolean fails) {
            this.fails = fails;
        }

        /** Whether the engine fails where nothing has set the fact; elsewhere it takes nothing. */
        public boolean fails() {
            return fails;
        }

        /** Whether the engine or the program fails where the fact is empty. */
        public boolean needsValue() {
            return fails && this != CONDITION && this != EXPRESSION && this != EACH || this == REGION;
        }

        /** Whether it wants a variable, and none of the names that follow from others. */
        public boolean wantsVariable() {
            return this == MAPPING || this == REGION || this == CARRIED || this == TAKEN_OVER;
        }
    }

    public static List<Read> of(Version version) {
        var found = new ArrayList<Read>();
        for (Flow flow : version.net().flows()) {
            flow.condition().ifPresent(condition -> condition.terms().forEach(term -> term.facts()
                    .forEach(fact ->
                            found.add(new Read(flow.source(), flow.id(), fact, Use.CONDITION, Optional.of(term))))));
        }
        version.times()
                .forEach((event, fact) -> found.add(new Read(
                        event, event, fact, version.isUntilDay(event) ? Use.DAY : Use.DURATION, Optional.empty())));
        version.net().nodes().forEach(node -> add(version, node, found));
        return found;
    }

    private static void add(Version version, Node node, List<Read> found) {
        node.condition().ifPresent(condition -> condition.terms().forEach(term -> term.facts()
                .forEach(fact -> found.add(new Read(node.id(), node.id(), fact, Use.WAITED, Optional.of(term))))));
        node.repeat().ifPresent(repeat -> addUntil(version, node, found));
        node.repeat()
                .map(Node.Repeat::over)
                .filter(over -> over.matches("[a-zA-Z_]\\w*"))
                .ifPresent(over -> found.add(of(node, over, isCount(version, node) ? Use.COUNT : Use.LIST)));
        Version.fact(node.called()).ifPresent(fact -> found.add(of(node, fact, Use.CALLED)));
        if (node.kind() == Kind.CALL) {
            addMappings(version, node, found);
        }
        BY_NAME.stream()
                .flatMap(property -> Sources.listed(node, property).stream())
                .forEach(fact -> found.add(of(node, fact, Use.NAMED)));
        Sources.listed(node, "forEach").forEach(fact -> found.add(of(node, fact, Use.EACH)));
        Sources.carried(node).forEach((fact, code) -> {
            if (code == null) {
                found.add(of(node, fact, node.properties().containsKey("opensCase") ? Use.TAKEN_OVER : Use.CARRIED));
            }
        });
    }

    /** What is asked whenever one of several is done; the engine counts them by names of its own. */
    private static void addUntil(Version version, Node node, List<Read> found) {
        Xml.all(version.xml(), "completionCondition").stream()
                .filter(until -> ownerOfLoop(until).getAttribute("id").equals(node.id()))
                .flatMap(until -> Condition.parse(Xml.ownText(until)).stream())
                .flatMap(condition -> condition.terms().stream())
                .forEach(term -> term.facts().stream()
                        .filter(fact -> !COUNTERS.contains(fact))
                        .forEach(fact ->
                                found.add(new Read(node.id(), node.id(), fact, Use.WAITED, Optional.of(term)))));
    }

    private static void addMappings(Version version, Node call, List<Read> found) {
        var byExpression = Xml.all(version.xml(), "in").stream()
                .filter(in -> Xml.idOf(in).equals(call.id()) && in.hasAttribute("sourceExpression"))
                .map(in -> in.getAttribute("target"))
                .toList();
        for (Mapping in : call.in()) {
            if (in.source() instanceof Operand.Fact fact && !fact.name().isEmpty()) {
                found.add(of(
                        call,
                        fact.name(),
                        byExpression.contains(in.target())
                                ? Use.EXPRESSION
                                : in.target().equals(CommonFacts.REGION) ? Use.REGION : Use.MAPPING));
            }
        }
    }

    private static boolean isCount(Version version, Node node) {
        return Xml.all(version.xml(), "loopCardinality").stream()
                .map(Read::ownerOfLoop)
                .anyMatch(owner -> owner.getAttribute("id").equals(node.id()));
    }

    private static Element ownerOfLoop(Element inLoop) {
        return (Element) inLoop.getParentNode().getParentNode();
    }

    private static Read of(Node node, String fact, Use use) {
        return new Read(node.id(), node.id(), fact, use, Optional.empty());
    }
}

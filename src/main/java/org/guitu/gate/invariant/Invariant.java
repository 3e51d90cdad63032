package org.guitu.gate.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.gate.net.Condition;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Node;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A row of the table: where no case may come, unless.
 *
 * @param id of the row
 * @param reason why, and by which clause
 * @param processes in which; none for all
 * @param when which facts must be so for the row to count; empty for always
 * @param never the steps and ends to which no case comes, {@code approve-*} for all that begin so, {@code property:discloses} for all that have it
 * @param unless what makes it allowed: one of these lists must be met whole
 * @param asks the questions that the form of the step must ask
 * @param secondPerson the steps that somebody else must have done, or {@code itself}
 */
record Invariant(
        String id,
        String reason,
        List<String> processes,
        String when,
        List<String> never,
        String unless,
        List<String> asks,
        List<String> secondPerson) {

    /** The name of the table. */
    static final String TABLE = KnownName.INVARIANTS.id();

    static final String ITSELF = "itself";

    private static final String WITH_PROPERTY = "property:";

    static List<Invariant> all(Element root) {
        var names = Xml.all(root, "output").stream()
                .map(output -> output.getAttribute("name"))
                .toList();
        return Xml.all(root, "rule").stream().map(rule -> read(rule, names)).toList();
    }

    private static Invariant read(Element rule, List<String> names) {
        var cells = Xml.children(rule, "outputEntry");
        var said = Stream.iterate(0, i -> i < Math.min(names.size(), cells.size()), i -> i + 1)
                .collect(Collectors.toMap(names::get, i -> unquoted(cells.get(i)), (one, other) -> one));
        Function<String, String> cell = name -> said.getOrDefault(name, "");
        return new Invariant(
                rule.getAttribute("id"),
                Xml.children(rule, "description").stream().map(Xml::ownText).collect(Collectors.joining(" ")),
                Requirement.listed(Xml.children(rule, "inputEntry").stream()
                        .map(Invariant::unquoted)
                        .findFirst()
                        .orElse("")),
                cell.apply("when"),
                Requirement.listed(cell.apply("never")),
                cell.apply("unless"),
                Requirement.listed(cell.apply("asks")),
                Requirement.listed(cell.apply("secondPerson")));
    }

    private static String unquoted(Element cell) {
        return Xml.all(cell, "text").stream()
                .map(Xml::ownText)
                .collect(Collectors.joining())
                .replace("\"", "");
    }

    boolean holdsFor(Net net) {
        return processes.isEmpty() || processes.contains(net.id());
    }

    /** Whether it names steps one by one, which there must be. */
    static boolean isName(String never) {
        return !never.endsWith("*") && !never.startsWith(WITH_PROPERTY);
    }

    /** The nodes of a process to which no case may come. */
    List<Node> targets(Net net) {
        return net.nodes().stream()
                .filter(node -> never.stream().anyMatch(each -> isMeant(each, node)))
                .toList();
    }

    private static boolean isMeant(String never, Node node) {
        if (never.startsWith(WITH_PROPERTY)) {
            return node.properties().containsKey(never.substring(WITH_PROPERTY.length()));
        }
        return never.endsWith("*")
                ? node.kind() == Kind.USER_TASK && node.id().startsWith(never.substring(0, never.length() - 1))
                : node.id().equals(never);
    }

    /** Whether there is something to prove besides what the steps themselves say. */
    boolean isAboutTheWay() {
        return !unless.isBlank() || !stepsByAnother().isEmpty() || asks.isEmpty() && secondPerson.isEmpty();
    }

    List<String> stepsByAnother() {
        return secondPerson.stream().filter(step -> !step.equals(ITSELF)).toList();
    }

    /** Empty where it cannot be read. */
    Optional<Condition> condition() {
        return when.isBlank() ? Optional.of(new Condition(List.of(List.of()))) : Requirement.condition(when);
    }

    /** The lists of which one must be met whole, the steps by another among each; empty where one cannot be read. */
    Optional<List<List<Requirement>>> requirements() {
        var found = new ArrayList<List<Requirement>>();
        var others = stepsByAnother().stream()
                .map(step -> new Requirement(step, Optional.empty()))
                .toList();
        if (unless.isBlank()) {
            return Optional.of(others.isEmpty() ? List.of() : List.of(others));
        }
        for (String list : unless.split("\\s+or\\s+")) {
            var each = Requirement.listed(list).stream().map(Requirement::parse).toList();
            if (!each.stream().allMatch(Optional::isPresent)) {
                return Optional.empty();
            }
            found.add(Stream.concat(each.stream().map(Optional::get), others.stream())
                    .toList());
        }
        return Optional.of(found);
    }
}

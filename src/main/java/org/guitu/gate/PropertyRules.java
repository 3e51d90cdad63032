package org.guitu.gate;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.guitu.clock.ClockAct;
import org.guitu.clock.ClockReason;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Whether the properties that a process adds to its elements are known, mean something where they stand, and name what there is. */
final class PropertyRules {

    /** Where a property must stand to mean anything. */
    static final Map<String, List<String>> PLACES = Map.ofEntries(
            entry("bringsForward", List.of("endEvent")),
            entry("directory", List.of("endEvent", "intermediateThrowEvent", "intermediateCatchEvent")),
            entry(DisclosureRules.PROPERTY, List.of("userTask", "startEvent")),
            entry("inCases", List.of("endEvent", "intermediateThrowEvent")),
            entry("movesWithCase", List.of("process")),
            entry("newRound", List.of("userTask", "callActivity", "intermediateCatchEvent")),
            entry("opensAt", List.of("endEvent", "intermediateThrowEvent")),
            entry("outsidersMay", List.of("process")),
            entry("starts", List.of("endEvent", "intermediateThrowEvent")),
            entry("waitsByLaw", List.of("intermediateCatchEvent")),
            entry("severalAtOnce", List.of("userTask", "callActivity")));

    /** Which linked cases an event may start a process in. */
    static final List<String> FAMILIES = List.of("close-kin", "linked");

    /** What becomes of an entry of the directory. */
    static final List<String> DIRECTORY = List.of("listed", "suspended", "removed", "places", "review");

    private final ProblemList problems;
    private final NamedCodes names;
    private final BiPredicate<String, String> isStart;

    /** @param isStart whether that process has that start event */
    PropertyRules(ProblemList problems, NamedCodes names, BiPredicate<String, String> isStart) {
        this.problems = problems;
        this.names = names;
        this.isStart = isStart;
    }

    void check(Element property) {
        var name = property.getAttribute("name");
        var value = property.getAttribute("value");
        checkPlace(property, name);
        if (Bpmn.PROPERTIES.contains(name) && !Xml.saysSomething(property)) {
            return;
        }
        switch (name) {
            case "opensCase" -> checkProcess(property, value, "a case cannot begin with '%s', which is no process%s");
            case "starts" -> checkProcess(property, value, "starts '%s', which is no process%s");
            case "opensAt" -> checkStart(property, value);
            case "inCases" -> checkFamily(property, value);
            case "directory" -> checkEntry(property, value);
            case "newRound" -> checkNewRound(property, value);
            case "suspendClocks" -> checkReason(property, value);
            case "severalAtOnce" ->
                problems.addUnless(
                        value.length() >= ProcessRules.SHORTEST_REASON,
                        Xml.idOf(property),
                        "severalAtOnce '%s' does not say why: write why the step may run more than once at the same time.",
                        value);
            default ->
                problems.addUnless(
                        Bpmn.PROPERTIES.contains(name),
                        Xml.idOf(property),
                        "property '%s' is unknown%s: write one of %s.",
                        name,
                        Meant.of(name, Bpmn.PROPERTIES),
                        String.join(", ", Bpmn.PROPERTIES));
        }
    }

    private void checkPlace(Element property, String name) {
        var owner = property.getParentNode().getParentNode().getParentNode();
        Optional.ofNullable(PLACES.get(name))
                .ifPresent(place -> problems.addUnless(
                        place.contains(owner.getLocalName()),
                        Xml.idOf(property),
                        "property '%s' holds at <%s> only: put it there, or remove it.",
                        name,
                        String.join("> or <", place)));
    }

    private void checkProcess(Element property, String process, String problem) {
        problems.addUnless(
                names.isProcess(process),
                Xml.idOf(property),
                "%s: deploy that one first, or together with this one.",
                Sentence.of(problem, process, names.meantProcess(process)));
    }

    private void checkStart(Element property, String event) {
        problems.addUnless(
                Xml.children((Element) property.getParentNode()).stream()
                        .filter(sibling -> "opensCase".equals(sibling.getAttribute("name")))
                        .anyMatch(sibling -> isStart.test(sibling.getAttribute("value"), event)),
                Xml.idOf(property),
                "a case cannot begin at '%s': name a start event of the process that 'opensCase' names.",
                event);
    }

    private void checkFamily(Element property, String which) {
        problems.addUnless(
                FAMILIES.contains(which) && startsProcess(property),
                Xml.idOf(property),
                "inCases '%s' says nothing: write one of %s, beside 'starts', which says what starts in those cases.",
                which,
                String.join(", ", FAMILIES));
    }

    private static boolean startsProcess(Element property) {
        return Xml.children((Element) property.getParentNode()).stream()
                .anyMatch(sibling -> "starts".equals(sibling.getAttribute("name")));
    }

    private void checkEntry(Element property, String state) {
        problems.addUnless(
                DIRECTORY.contains(state),
                Xml.idOf(property),
                "directory '%s' is unknown: write one of %s.",
                state,
                String.join(", ", DIRECTORY));
    }

    private void checkNewRound(Element property, String steps) {
        var tasks = Xml.all(property.getOwnerDocument().getDocumentElement(), "userTask").stream()
                .map(Xml::idOf)
                .toList();
        for (String step : steps.split(",\\s*")) {
            problems.addUnless(
                    tasks.contains(step),
                    Xml.idOf(property),
                    "newRound '%s' is no user task of this file%s: name the steps of which a new round begins here.",
                    step,
                    Meant.of(step, tasks));
        }
    }

    private void checkReason(Element property, String reason) {
        problems.addUnless(
                ClockReason.find(reason, ClockAct.SUSPENDED).isPresent(),
                Xml.idOf(property),
                "'%s' is no reason to suspend the clocks of a case: use one of %s.",
                reason,
                ClockReason.of(ClockAct.SUSPENDED).stream()
                        .map(ClockReason::code)
                        .collect(Collectors.joining(", ")));
    }
}

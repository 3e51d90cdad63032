package org.guitu.gate.weakening;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Whether a way now leads past an approval that everything behind it had to pass, or is taken whatever was decided. */
final class ApprovalWeakening {

    /** What does something; gateways and waits only lead there. */
    private static final Set<String> DOING =
            Set.of("userTask", "callActivity", "businessRuleTask", "subProcess", "endEvent", "intermediateThrowEvent");

    private final Steps before;
    private final Steps after;
    private final Moved moved;
    private final Found found;

    ApprovalWeakening(Steps before, Steps after, Moved moved, Found found) {
        this.before = before;
        this.after = after;
        this.moved = moved;
        this.found = found;
    }

    void look() {
        before.all("userTask").stream().filter(ApprovalWeakening::isApproval).forEach(this::look);
        before.all("callActivity").stream()
                .filter(call -> moved.has(call.getAttribute("calledElement"), ApprovalWeakening::isApproval))
                .forEach(this::look);
    }

    private static boolean isApproval(Element task) {
        return !Steps.property(task, "notCompletedBy").isEmpty()
                || task.getAttribute("id").startsWith("approve-");
    }

    private void look(Element approval) {
        var id = approval.getAttribute("id");
        var inPlace = moved.inPlaceOf(approval, after);
        if (inPlace.isEmpty()) {
            found.add(id, "%s is gone: nobody approves this any more.", Steps.words(approval));
            return;
        }
        var freeBefore = before.reachableWithout(Set.of(id));
        var freeNow = after.reachableWithout(inPlace);
        before.reachableFrom(id).stream()
                .filter(step -> !step.equals(id) && !freeBefore.contains(step) && freeNow.contains(step))
                .flatMap(step -> after.find(step).stream())
                .filter(step -> DOING.contains(step.getLocalName()))
                .findFirst()
                .ifPresent(step -> found.add(
                        step.getAttribute("id"),
                        "a way leads to %s past the approval %s, which every case had to pass before.",
                        Steps.words(step),
                        Steps.words(approval)));
        if (approval.getLocalName().equals("userTask") && after.find(id).isPresent()) {
            before.after(id).forEach(gateway -> decision(approval, gateway));
        }
    }

    /** The gateway that asks what was decided. */
    private void decision(Element approval, String id) {
        before.find(id)
                .filter(gateway -> gateway.getLocalName().endsWith("Gateway"))
                .ifPresent(was -> {
                    if (after.find(id).isEmpty()) {
                        found.addIf(
                                isAsking(before, id) && nextAsks(approval).isEmpty(),
                                approval.getAttribute("id"),
                                "no gateway behind %s asks any more what was decided.",
                                Steps.words(approval));
                        return;
                    }
                    for (Element flow : ways(before, id)) {
                        after.find(flow.getAttribute("id"))
                                .filter(now -> !condition(flow, before).equals(condition(now, after))
                                        || !flow.getAttribute("targetRef").equals(now.getAttribute("targetRef")))
                                .ifPresent(now -> found.add(
                                        now.getAttribute("id"),
                                        "the way behind the approval %s leads to '%s' under '%s'; it led to '%s' under '%s'.",
                                        Steps.words(approval),
                                        now.getAttribute("targetRef"),
                                        condition(now, after),
                                        flow.getAttribute("targetRef"),
                                        condition(flow, before)));
                    }
                });
    }

    private List<String> nextAsks(Element approval) {
        return after.after(approval.getAttribute("id")).stream()
                .filter(next -> isAsking(after, next))
                .toList();
    }

    private static boolean isAsking(Steps steps, String gateway) {
        return ways(steps, gateway).stream()
                .anyMatch(flow -> !Xml.children(flow, "conditionExpression").isEmpty());
    }

    private static List<Element> ways(Steps steps, String gateway) {
        return steps.all("sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(gateway))
                .collect(Collectors.toList());
    }

    /** Under which the way is taken; the default way when no other is. */
    private static String condition(Element flow, Steps steps) {
        boolean isDefault = steps.find(flow.getAttribute("sourceRef"))
                .filter(gateway -> gateway.getAttribute("default").equals(flow.getAttribute("id")))
                .isPresent();
        return isDefault
                ? "default"
                : Xml.children(flow, "conditionExpression").stream()
                        .map(Xml::ownText)
                        .findFirst()
                        .orElse("");
    }
}

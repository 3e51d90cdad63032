package org.guitu.gate.weakening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What the steps of a process no longer keep: the second person, the queue, the closed dossier, the wait that a law prescribes. */
final class ProcessWeakening {

    private static final Directory DIRECTORY = Directory.packaged();

    private final Steps before;
    private final Steps after;
    private final Moved moved;
    private final Found found;

    ProcessWeakening(Steps before, Steps after, Moved moved, Found found) {
        this.before = before;
        this.after = after;
        this.moved = moved;
        this.found = found;
    }

    void look() {
        before.all("userTask").forEach(task -> moved.find(task, after).ifPresent(now -> {
            secondPerson(task, now);
            queue(task, now);
            lost(task, now, "dossier", "%s opens the dossier, which '%s' kept closed.");
        }));
        lanes(
                after,
                task -> before.find(id(task))
                        .filter(was -> differs(before, was))
                        .isPresent(),
                found);
        for (String kind : List.of("userTask", "startEvent")) {
            before.all(kind).forEach(step -> moved.find(step, after)
                    .ifPresent(now -> lost(
                            step,
                            now,
                            "discloses",
                            "%s no longer says that by it somebody gets to know something ('%s').")));
        }
        waits();
        clocks();
        after.processes().forEach(this::beginning);
        new ApprovalWeakening(before, after, moved, found).look();
    }

    private void secondPerson(Element task, Element now) {
        var lost = steps(Steps.property(task, "notCompletedBy"));
        lost.removeAll(steps(Steps.property(now, "notCompletedBy")));
        found.addIf(
                !lost.isEmpty(),
                id(now),
                "%s may be completed by whoever completed %s: the second person rule is lost.",
                Steps.words(now),
                String.join(", ", lost));
    }

    private static Set<String> steps(String names) {
        return Arrays.stream(names.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void queue(Element task, Element now) {
        var was = queue(task);
        var is = queue(now);
        found.addIf(
                !was.equals(is),
                id(now),
                "%s stands in the queue '%s' instead of '%s': others see and do it.",
                Steps.words(now),
                is,
                was);
    }

    private static String queue(Element task) {
        var named = Steps.property(task, "departmentFrom");
        return named.isEmpty() ? Steps.camunda(task, "candidateGroups") : named;
    }

    /** Of a process that was not there before. */
    static void lookAtNew(Steps process, Found found) {
        lanes(process, task -> false, found);
    }

    /**
     * A lane shows whose the step is.
     *
     * @param wasSo whether another department stood there before: that is not lost now
     */
    private static void lanes(Steps process, Predicate<Element> wasSo, Found found) {
        process.all("userTask").stream()
                .filter(task -> differs(process, task) && !wasSo.test(task))
                .forEach(task -> found.add(
                        id(task),
                        "%s stands in the lane '%s', but in the queue '%s': the drawing names another department than does it.",
                        Steps.words(task),
                        process.laneOf(id(task))
                                .map(lane -> lane.getAttribute("name"))
                                .orElse(""),
                        queue(task)));
    }

    private static boolean differs(Steps steps, Element task) {
        var departments = steps(Steps.camunda(task, "candidateGroups"));
        departments.removeIf(group -> !DIRECTORY.isDepartment(group));
        return Steps.property(task, "departmentFrom").isEmpty()
                && !departments.isEmpty()
                && steps.laneOf(id(task))
                        .filter(lane ->
                                department(lane).filter(departments::contains).isEmpty())
                        .isPresent();
    }

    private static Optional<String> department(Element lane) {
        return DIRECTORY.departments().stream()
                .filter(department ->
                        department.zh().equals(lane.getAttribute("name").strip()))
                .map(Department::id)
                .findFirst();
    }

    private void lost(Element was, Element is, String property, String words) {
        var before = Steps.property(was, property);
        found.addIf(
                !before.isEmpty() && !before.equals(Steps.property(is, property)),
                id(is),
                words,
                Steps.words(is),
                before);
    }

    private void waits() {
        for (Element event : before.all("intermediateCatchEvent")) {
            if (Steps.property(event, "waitsByLaw").isEmpty()) {
                continue;
            }
            var now = moved.find(event, after);
            found.addIf(
                    now.filter(is -> !Steps.property(is, "waitsByLaw").isEmpty())
                            .isEmpty(),
                    id(event),
                    "%s no longer waits as a law prescribes.",
                    Steps.words(now.orElse(event)));
            now.filter(is -> !time(event).equals(time(is)))
                    .ifPresent(is -> found.add(
                            id(is),
                            "%s, which a law prescribes, waited for '%s' and waits for '%s'.",
                            Steps.words(is),
                            time(event),
                            time(is)));
        }
        before.all("boundaryEvent").stream()
                .filter(event -> !time(event).isEmpty())
                .forEach(this::reported);
    }

    /** What happens when a step takes too long. */
    private void reported(Element event) {
        var now = moved.find(event, after);
        if (now.isEmpty()) {
            before.find(event.getAttribute("attachedToRef"))
                    .flatMap(host -> moved.find(host, after))
                    .ifPresent(host -> found.add(
                            id(host),
                            "%s lost its timer %s, which ended or reported what took too long.",
                            Steps.words(host),
                            Steps.words(event)));
        } else {
            found.addIf(
                    !time(now.get()).equals(time(event)) && !isShorter(time(now.get()), time(event)),
                    id(event),
                    "%s comes at '%s' instead of '%s'.",
                    Steps.words(now.get()),
                    time(now.get()),
                    time(event));
        }
    }

    private static boolean isShorter(String duration, String than) {
        var is = Amounts.number(duration);
        var was = Amounts.number(than);
        return is.isPresent() && was.isPresent() && is.get() <= was.get();
    }

    private static String time(Element event) {
        return Xml.children(event, "timerEventDefinition").stream()
                .flatMap(timer -> Xml.children(timer).stream())
                .map(Xml::ownText)
                .findFirst()
                .orElse("");
    }

    /** Clocks that stand still, or begin anew, where they ran on. */
    private void clocks() {
        for (String kind : List.of(
                "startEvent",
                "endEvent",
                "intermediateThrowEvent",
                "intermediateCatchEvent",
                "userTask",
                "callActivity",
                "boundaryEvent")) {
            for (Element now : after.all(kind)) {
                before.find(id(now)).ifPresent(was -> {
                    gained(was, now, "suspendClocks", "%s stops the clocks of the case: '%s'.");
                    gained(was, now, "newRound", "%s lets clocks begin anew that went on before: %s.");
                });
            }
        }
        for (Element element : before.all("userTask")) {
            moved.find(element, after)
                    .ifPresent(now -> lost(
                            element,
                            now,
                            "runsOn",
                            "%s no longer runs on while the clocks of the case stand still (%s)."));
        }
    }

    private void gained(Element was, Element now, String property, String words) {
        var gained = steps(Steps.property(now, property));
        gained.removeAll(steps(Steps.property(was, property)));
        if (property.equals("newRound")) {
            gained.removeIf(step -> before.find(step).isEmpty());
        }
        found.addIf(!gained.isEmpty(), id(now), words, Steps.words(now), String.join(", ", gained));
    }

    private void beginning(Element process) {
        before.processes().stream()
                .filter(old -> id(old).equals(id(process)))
                .findFirst()
                .ifPresent(old -> {
                    found.addIf(
                            Steps.property(old, "outsidersMay").isEmpty()
                                    && !Steps.property(process, "outsidersMay").isEmpty(),
                            id(process),
                            "%s can be started by those who do not work on the case: '%s'.",
                            Steps.words(process),
                            Steps.property(process, "outsidersMay"));
                    lost(old, process, "runsOn", "%s no longer runs on while the clocks of the case stand still (%s).");
                    var more = steps(Steps.camunda(process, "candidateStarterGroups"));
                    more.removeAll(steps(Steps.camunda(old, "candidateStarterGroups")));
                    found.addIf(
                            !more.isEmpty(),
                            id(process),
                            "%s can be started by %s as well.",
                            Steps.words(process),
                            String.join(", ", more));
                });
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }
}

package org.guitu.gate.weakening;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.whole.Whole;
import org.w3c.dom.Element;

/** Finds an element again: in the file it stood in, or in another to which it was moved. */
final class Moved {

    private final List<Steps> everywhere;

    Moved(Whole whole) {
        this.everywhere =
                whole.files("bpmn").map(file -> new Steps(whole.root(file))).toList();
    }

    /** The element of that id as it will be; one of another kind is another element. */
    Optional<Element> find(Element was, Steps here) {
        var id = was.getAttribute("id");
        return here.find(id)
                .or(() -> everywhere.stream()
                        .flatMap(file -> file.find(id).stream())
                        .findFirst())
                .filter(now -> now.getLocalName().equals(was.getLocalName()));
    }

    /** What stands for the step in that file: itself, or the calls that lead to where it stands now; for a call, those of the same process. */
    Set<String> inPlaceOf(Element was, Steps here) {
        var id = was.getAttribute("id");
        var called = was.getAttribute("calledElement");
        if (called.isEmpty() && here.find(id).isPresent()) {
            return Set.of(id);
        }
        var leading = new HashSet<String>();
        var processes = called.isEmpty() ? processesWith(file -> file.find(id).isPresent()) : Set.of(called);
        while (leading.addAll(processes)) {
            var callers = Set.copyOf(leading);
            processes = processesWith(file -> calls(file, callers).findAny().isPresent());
        }
        return calls(here, leading).map(call -> call.getAttribute("id")).collect(Collectors.toSet());
    }

    /** Whether the process of that id has such a step itself. */
    boolean has(String process, Predicate<Element> step) {
        return everywhere.stream()
                .filter(file -> file.processes().stream()
                        .anyMatch(any -> any.getAttribute("id").equals(process)))
                .anyMatch(file -> file.all("userTask").stream().anyMatch(step));
    }

    private Set<String> processesWith(Predicate<Steps> property) {
        return everywhere.stream()
                .filter(property)
                .flatMap(file -> file.processes().stream())
                .map(process -> process.getAttribute("id"))
                .collect(Collectors.toSet());
    }

    private static Stream<Element> calls(Steps file, Set<String> processes) {
        return file.all("callActivity").stream().filter(call -> processes.contains(call.getAttribute("calledElement")));
    }
}

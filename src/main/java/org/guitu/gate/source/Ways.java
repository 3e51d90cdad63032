package org.guitu.gate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Trigger;

/** How instances of a process come into being: by its form, by calls and events of other processes, by the program. */
final class Ways {

    private final List<Version> versions;
    private final Function<Node, List<Version>> called;

    /** @param called what a call calls, in the newest version */
    Ways(List<Version> versions, Function<Node, List<Version>> called) {
        this.versions = versions;
        this.called = called;
    }

    List<Way> of(Version version) {

        var found = new ArrayList<Way>();
        version.net().starts().forEach(start -> addForm(version, start, found));
        for (Version by : versions) {
            for (Node node : by.net().nodes()) {
                addCall(version, by, node, found);
                addBeside(version, by, node, found);
            }
        }
        if (ProgramFacts.starts(version.id())) {
            plainStart(version)
                    .ifPresent(start -> found.add(new Way(
                            start,
                            ProgramFacts.givenTo(version.id()),
                            Map.of(),
                            Optional.empty(),
                            "",
                            Sentence.of("the program starts it"))));
        }
        return found;
    }

    private void addForm(Version version, Node start, List<Way> found) {
        if (start.form().isEmpty()) {
            return;
        }
        var facts = new HashSet<String>();
        var questions = version.questions(start);
        if (questions.stream().anyMatch(question -> question.key().equals(CommonFacts.CASE_NUMBER))) {
            facts.addAll(ProgramFacts.ofTheCase());
        }
        facts.addAll(ProgramFacts.addedTo(version.id()));
        found.add(new Way(
                start,
                facts,
                Map.of(),
                Optional.empty(),
                start.form(),
                Sentence.of("somebody starts it by %s.form", start.form())));
    }

    private void addCall(Version version, Version by, Node call, List<Way> found) {
        boolean calls = call.kind() == Kind.CALL
                && (version.isNewest()
                        ? called.apply(call).contains(version)
                        : call.called().equals(version.id()));
        if (!calls) {
            return;
        }
        var constants = new HashMap<String, Object>();
        for (Mapping in : call.in()) {
            if (in.source() instanceof Operand.Constant constant) {
                constants.put(in.target(), constant.value());
            }
        }
        plainStart(version)
                .ifPresent(start -> found.add(new Way(
                        start,
                        call.in().stream().map(Mapping::target).collect(Collectors.toSet()),
                        constants,
                        Optional.of(by),
                        call.id(),
                        Sentence.of("%s calls it at '%s'", by.words(), call.id()))));
    }

    private void addBeside(Version version, Version by, Node event, List<Way> found) {
        boolean opens = version.id().equals(event.properties().get("opensCase"));
        if (!opens && !version.id().equals(event.properties().get("starts"))) {
            return;
        }
        var facts = new LinkedHashSet<>(ProgramFacts.ofEveryInstance());
        facts.addAll(carried(event).keySet());
        if (event.properties().containsKey("inCases")) {
            facts.addAll(Set.of("kinCase", "kinRelation"));
        }
        var start = Optional.ofNullable(event.properties().get("opensAt"))
                .flatMap(version.net()::find)
                .or(() -> plainStart(version));
        start.ifPresent(at -> found.add(new Way(
                at,
                facts,
                Map.of(),
                Optional.of(by),
                event.id(),
                Sentence.of("%s starts it at '%s'", by.words(), event.id()))));
    }

    /** Where it begins when no form or name says so. */
    private static Optional<Node> plainStart(Version version) {
        return version.net()
                .starts()
                .filter(start -> start.trigger() == Trigger.NONE)
                .findFirst();
    }

    /** What the event hands on, with the code where it says one; {@code null} where it hands on a fact. */
    static Map<String, String> carried(Node event) {
        var found = new HashMap<String, String>();
        for (String carried : listed(event, "carries")) {
            var parts = carried.split("=", 2);
            found.put(parts[0], parts.length == 2 ? parts[1] : null);
        }
        return found;
    }

    static List<String> listed(Node node, String property) {
        return Stream.of(node.properties().getOrDefault(property, "").split(",\\s*"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}

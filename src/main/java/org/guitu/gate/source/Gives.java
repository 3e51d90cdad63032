package org.guitu.gate.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.form.Conditions;
import org.guitu.gate.fact.FactValue;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.net.Mapping;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;

/** What the nodes of one process make of its facts. */
public final class Gives {

    private final Sources sources;
    private final Version version;
    private static final Object NOTHING = new Object();
    private static final Val TRUTH = Val.of(List.of(true, false), true, true);

    private final Conditions conditions;
    private final Map<String, Map<String, Val>> byNode = new HashMap<>();
    private final Map<String, Set<Map<String, Val>>> cases = new HashMap<>();

    public Gives(Sources sources, Version version, Conditions conditions) {
        this.sources = sources;
        this.version = version;
        this.conditions = conditions;
    }

    /** The facts that are set anew once the node is done. */
    Map<String, Val> at(Node node) {
        return byNode.computeIfAbsent(node.id(), any -> {
            var given = new HashMap<String, Val>();
            sources.givenAt(version, node).forEach(fact -> given.put(fact, Val.ANY));
            var questions = version.questions(node);
            questions.stream()
                    .filter(Question::isFact)
                    .forEach(question ->
                            given.put(question.key(), answer(question).by(Optional.of(question))));
            node.out().forEach(out -> given.put(out.target(), returned(node, out)));
            if (!node.result().isEmpty()) {
                given.put(node.result(), known(node.result(), true));
            }
            sources.senders(node).stream()
                    .flatMap(sender -> Sources.carried(sender).entrySet().stream())
                    .filter(carried -> carried.getValue() != null && given.containsKey(carried.getKey()))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())))
                    .forEach((fact, codes) -> given.put(fact, Val.of(codes, true, false)));
            return given;
        });
    }

    /** With what the program offers to the conditions behind the node, which no variable holds. */
    State offered(Node node, State state) {
        var facts = new HashMap<>(state.facts());
        version.net().from(node).stream()
                .flatMap(flow -> flow.condition().stream())
                .flatMap(condition -> condition.facts().stream())
                .filter(ProgramFacts::isOffered)
                .forEach(fact -> facts.putIfAbsent(fact, isTruth(fact) ? TRUTH : Val.ANY));
        return state.of(facts);
    }

    private boolean isTruth(String fact) {
        return sources.values()
                .find(fact)
                .filter(value -> value.types().equals(Set.of(Type.TRUTH)))
                .isPresent();
    }

    /** What becomes of computed facts by each answer that they are computed of, as far as all of these are known. */
    List<State> computed(Node node, State state, Set<String> asked) {
        return cases.computeIfAbsent(node.id(), any -> cases(node, asked)).stream()
                .map(values -> {
                    var facts = new HashMap<>(state.facts());
                    facts.putAll(values);
                    return state.of(facts);
                })
                .toList();
    }

    private Set<Map<String, Val>> cases(Node node, Set<String> asked) {
        var questions = version.questions(node);
        var computed = questions.stream()
                .filter(question -> question.isFact() && question.isComputed() && asked.contains(question.key()))
                .filter(question -> isKnown(Emptiness.builtOn(question), questions))
                .toList();
        var names = new TreeSet<String>();
        computed.forEach(question -> names.addAll(Emptiness.builtOn(question)));
        var found = new LinkedHashSet<Map<String, Val>>();
        answers(names, node).forEach(answers -> found.add(settled(node, computed, answers, asked)));
        return found;
    }

    /** Whether all of them are asked by the form itself, each with codes of its own. */
    private static boolean isKnown(Set<String> names, List<Question> questions) {
        return names.stream().allMatch(name -> questions.stream()
                .anyMatch(question -> question.key().equals(name) && question.isFact() && question.offersOwnOnly()));
    }

    private List<Map<String, Object>> answers(Set<String> names, Node node) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (String name : names) {
            var value = at(node).get(name);
            all = all.stream()
                    .flatMap(answers -> Stream.concat(
                                    value.codes().stream(), value.empty() ? Stream.of(NOTHING) : Stream.empty())
                            .map(code -> with(answers, name, code)))
                    .toList();
        }
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> answers, String name, Object code) {
        var more = new HashMap<>(answers);
        more.put(name, code == NOTHING ? null : code);
        return more;
    }

    private Map<String, Val> settled(
            Node node, List<Question> computed, Map<String, Object> answers, Set<String> asked) {
        var facts = new HashMap<String, Val>();
        answers.forEach((name, code) -> {
            if (asked.contains(name)) {
                facts.put(name, Val.constant(code).by(at(node).get(name).question()));
            }
        });
        for (Question question : computed) {
            boolean hidden = question.hiddenWhen().stream().anyMatch(hide -> conditions.holds(hide, answers));
            facts.put(
                    question.key(),
                    Val.constant(
                            hidden
                                    ? null
                                    : conditions.value(
                                            question.component()
                                                    .path("expression")
                                                    .asText(),
                                            answers)));
        }
        return facts;
    }

    /** What any of these nodes may make of the fact. */
    Optional<Val> by(Stream<Node> nodes, String fact) {
        return nodes.flatMap(node -> Optional.ofNullable(at(node).get(fact)).stream())
                .reduce(Val::or);
    }

    private Val answer(Question question) {
        boolean empty = question.mayBeEmpty();
        return switch (question.type()) {
            case "select", "radio" -> question.offersOwnOnly() ? Val.of(question.options(), empty, true) : open(empty);
            case "checkbox" ->
                Val.of(Set.of(true, false), !question.hiddenWhen().isEmpty(), true);
            case "expression" -> known(question.key(), true);
            default -> open(empty);
        };
    }

    private static Val open(boolean empty) {
        return new Val(Set.of(), true, empty, false, Optional.empty());
    }

    private Val returned(Node call, Mapping out) {
        if (out.source() instanceof Operand.Constant constant) {
            return Val.constant(constant.value());
        }
        var source = ((Operand.Fact) out.source()).name();
        if (!source.equals(CommonFacts.OUTCOME)) {
            return known(source, true);
        }
        var ends = new HashSet<String>();
        sources.called(call).stream()
                .flatMap(called -> sources.versionsOf(called.id()))
                .flatMap(called -> called.ends().stream())
                .forEach(end -> ends.add(end.id()));
        return ends.isEmpty() ? Val.ANY : Val.of(ends, false, true);
    }

    /** As far as all who give the fact tell. */
    private Val known(String fact, boolean empty) {
        var value = sources.values().find(fact);
        if (value.filter(FactValue::closed).isEmpty()) {
            return open(empty);
        }
        var types = value.get().types();
        if (types.equals(Set.of(Type.TEXT))) {
            return Val.of(value.get().codes(), empty, false);
        }
        return types.equals(Set.of(Type.TRUTH)) ? Val.of(List.of(true, false), empty, false) : open(empty);
    }
}

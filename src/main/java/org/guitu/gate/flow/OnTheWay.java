package org.guitu.gate.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guitu.form.Conditions;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Term;
import org.guitu.gate.source.Emptiness;
import org.guitu.gate.source.Gives;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Read;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.State;
import org.guitu.gate.source.Version;
import org.guitu.gate.source.Walk;
import org.guitu.gate.source.Way;

/** Whether on each way through a process every fact is there when it is asked for, and every code of an outcome finds a way on. */
final class OnTheWay implements FlowRule {

    private final Conditions conditions;

    OnTheWay(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version :
                sources.versions().stream().filter(sources::isTouched).toList()) {
            var reads = Read.of(version);
            var gives = new Gives(sources, version, conditions);
            var asked = asked(version, reads);
            var emptiness = new Emptiness(version, conditions);
            for (Way way : sources.ways(version)) {
                new Walk(version, gives, asked, new Look(sources, version, way, reads, emptiness, found)).from(way);
            }
        }
    }

    /** Those of which anything must be known: what is asked for, and what decides whether it was answered. */
    static Set<String> asked(Version version, List<Read> reads) {
        var names = new HashSet<String>();
        reads.stream()
                .filter(read -> read.use().fails() || read.use().needsValue())
                .map(Read::fact)
                .forEach(names::add);
        var conditions = reads.stream()
                .filter(read -> read.use() != Read.Use.CONDITION)
                .map(Read::fact)
                .collect(Collectors.toSet());
        version.forms().values().stream()
                .flatMap(List::stream)
                .filter(question -> conditions.contains(question.key()))
                .forEach(question -> names.addAll(Emptiness.mentioned(question)));
        return names;
    }

    /** What is noticed on the ways from one beginning. */
    private static final class Look implements Walk.Visitor {

        private final Sources sources;
        private final Version version;
        private final Way begin;
        private final Emptiness emptiness;
        private final Findings found;
        private final Map<String, List<Read>> reads = new HashMap<>();
        private final Set<String> said = new HashSet<>();

        Look(Sources sources, Version version, Way begin, List<Read> all, Emptiness emptiness, Findings found) {
            this.sources = sources;
            this.version = version;
            this.begin = begin;
            this.emptiness = emptiness;
            this.found = found;
            all.stream()
                    .filter(read -> read.use() != Read.Use.CONDITION)
                    .filter(read -> read.use().fails() || read.use().needsValue())
                    .forEach(read -> reads.computeIfAbsent(read.node(), any -> new ArrayList<>())
                            .add(read));
        }

        @Override
        public void arrived(Node node, State state, Supplier<List<String>> way) {
            for (Read read : reads.getOrDefault(node.id(), List.of())) {
                if (read.use().fails() && isUnset(read.fact(), state)) {
                    unset(read.fact(), read.element(), way);
                } else if (!state.assumed() && read.use() != Read.Use.EXPRESSION && read.use() != Read.Use.EACH) {
                    emptiness.when(read.fact(), state).ifPresent(when -> empty(read, when, way));
                }
            }
        }

        @Override
        public void asks(Node node, Flow flow, Term term, State state, Supplier<List<String>> way) {
            for (String fact : term.facts()) {
                if (isUnset(fact, state)) {
                    unset(fact, flow.id(), way);
                } else if (term instanceof Term.Contains && !state.assumed()) {
                    emptiness.when(fact, state).ifPresent(when -> noList(fact, flow, when, way));
                }
            }
        }

        @Override
        public void stuck(Node gateway, State state, Supplier<List<String>> way) {
            if (state.assumed()) {
                return;
            }
            var questions = version.net().from(gateway).stream()
                    .flatMap(flow -> flow.condition().stream())
                    .toList();
            var facts = questions.stream()
                    .flatMap(condition -> condition.facts().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String fact : facts) {
                var value = state.find(fact);
                if (!ProgramFacts.isOffered(fact)
                        && value.filter(any -> any.exact()
                                        && !any.open()
                                        && !any.codes().isEmpty())
                                .isPresent()
                        && questions.stream().allMatch(condition -> state.excludes(condition, Set.of(fact)))) {
                    value.get().codes().stream()
                            .map(String::valueOf)
                            .sorted()
                            .forEach(code -> noWay(gateway, fact, code, way));
                }
            }
        }

        private boolean isUnset(String fact, State state) {
            return state.find(fact).isEmpty()
                    && !ProgramFacts.isOffered(fact)
                    && sources.given(version).contains(fact);
        }

        private void unset(String fact, String element, Supplier<List<String>> way) {
            if (!said.add(fact + " " + element)) {
                return;
            }
            if (begin.by().filter(Version::isNewest).isPresent()
                    && begin.by().get().net().node(begin.at()).kind() == Kind.CALL
                    && sources.ways(version).stream()
                            .anyMatch(other -> other.facts().contains(fact))) {
                found.fault(
                        begin.by().get(),
                        begin.at(),
                        "does not hand on '%s', for which '%s' of %s asks: add a <camunda:in> for it.",
                        fact,
                        element,
                        version.file().shortName());
                return;
            }
            found.faultOnWay(
                    version,
                    way.get(),
                    element,
                    "asks for '%s', which nothing has set on the way by %s (%s): set it on every way that leads here, or ask first for what tells these ways apart.",
                    fact,
                    shown(way.get()),
                    begin.words());
        }

        private void empty(Read read, Sentence when, Supplier<List<String>> way) {
            if (said.add("empty " + read.fact() + " " + read.element())) {
                found.faultOnWay(
                        version,
                        way.get(),
                        read.element(),
                        "needs '%s', which may be empty on the way by %s: %s.",
                        read.fact(),
                        shown(way.get()),
                        when);
            }
        }

        private void noList(String fact, Flow flow, Sentence when, Supplier<List<String>> way) {
            if (said.add("empty " + fact + " " + flow.id())) {
                found.faultOnWay(
                        version,
                        way.get(),
                        flow.id(),
                        "asks what is in '%s', which may be empty: %s; or write ${%1$s != null && …}.",
                        fact,
                        when);
            }
        }

        private void noWay(Node gateway, String fact, String code, Supplier<List<String>> way) {
            if (said.add("no way " + gateway.id() + " " + fact + " " + code)) {
                found.faultOnWay(
                        version,
                        way.get(),
                        gateway.id(),
                        "no way leads on when '%s' is '%s': draw one for it, or make one of them the default flow.",
                        fact,
                        code);
            }
        }

        private static String shown(List<String> way) {
            return String.join(" → ", way.size() <= 6 ? way : way.subList(way.size() - 6, way.size()));
        }
    }
}

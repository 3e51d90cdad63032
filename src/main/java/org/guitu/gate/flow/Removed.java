package org.guitu.gate.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Flow;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Net;
import org.guitu.gate.net.Nets;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Operand;
import org.guitu.gate.net.Term;
import org.guitu.gate.source.ProgramFacts;
import org.guitu.gate.source.Question;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** What a deployment takes away, or adds, of which others go by: ends of processes, questions and options of forms. */
final class Removed implements FlowRule {

    private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"");

    @Override
    public void check(Sources sources, Findings found) {
        checkCountedEnds(sources, found);
        for (Version version : sources.versions()) {
            if (version.isNewest() && sources.whole().isSent(version.file())) {
                checkEnds(sources, version, found);
            }
        }
        sources.whole().sent().stream()
                .filter(file -> file.ending().equals("form"))
                .forEach(form -> sources.whole()
                        .before(form.shortName())
                        .ifPresent(before -> checkForm(sources, form, before, found)));
    }

    /** The program counts by them. */
    private static void checkCountedEnds(Sources sources, Findings found) {
        ProgramFacts.ENDS.forEach((process, ends) -> sources.versionsOf(process)
                .filter(Version::isNewest)
                .forEach(version -> {
                    var there = ends(version.net());
                    ends.stream()
                            .filter(end -> !there.contains(end))
                            .sorted()
                            .forEach(end -> found.fault(
                                    version,
                                    process,
                                    "has no end event '%s' any more%s, by which the program counts: keep its id.",
                                    end,
                                    Meant.of(end, there)));
                }));
    }

    private static Set<String> ends(Net net) {
        return net.nodes(Kind.END).map(Node::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkEnds(Sources sources, Version version, Findings found) {
        var before = sources.whole().before(version.file().shortName());
        if (before.isEmpty()) {
            return;
        }
        var now = ends(version.net());
        Nets.of(sources.whole().root(before.get())).stream()
                .filter(net -> net.id().equals(version.id()))
                .flatMap(net -> ends(net).stream())
                .filter(end -> !now.contains(end))
                .forEach(end -> users(sources, version, end)
                        .forEach(user -> found.fault(
                                version,
                                end,
                                "this end event is gone%s, and %s goes by it: keep its id, or change that first.",
                                Meant.of(end, now),
                                user)));
    }

    private static List<Sentence> users(Sources sources, Version ended, String end) {
        var users = new ArrayList<Sentence>();
        for (Version caller : sources.versions()) {
            if (!caller.isNewest() || !sources.whole().isSent(caller.file())) {
                caller.net()
                        .nodes(Kind.CALL)
                        .filter(call -> call.called().equals(ended.id()))
                        .flatMap(call -> call.out().stream())
                        .filter(out -> out.source().equals(new Operand.Fact(CommonFacts.OUTCOME)))
                        .flatMap(out -> comparing(caller, out.target(), end))
                        .forEach(flow -> users.add(Sentence.of("'%s' of %s", flow, caller.words())));
            }
        }
        sources.whole().files("dmn").forEach(table -> rows(sources.whole().root(table), ended.id(), end)
                .forEach(row -> users.add(Sentence.of("row '%s' of %s", row, table.shortName()))));
        return users;
    }

    private static Stream<String> comparing(Version version, String fact, String code) {
        return version.net().flows().stream()
                .filter(flow -> flow.condition().stream()
                        .flatMap(condition -> condition.terms().stream())
                        .anyMatch(term -> compares(term, fact, code)))
                .map(Flow::id);
    }

    private static boolean compares(Term term, String fact, String code) {
        return term instanceof Term.Comparison comparison
                        && comparison.left().equals(new Operand.Fact(fact))
                        && comparison.right().equals(new Operand.Constant(code))
                || term instanceof Term.Contains contains
                        && contains.fact().equals(fact)
                        && contains.code().equals(code);
    }

    /** The rows of a table about processes and how they ended that name this end of this process. */
    private static List<String> rows(Element table, String process, String end) {
        return rows(table, Map.of("process", process, CommonFacts.OUTCOME, end));
    }

    private static List<String> rows(Element table, Map<String, String> naming) {
        var columns = Xml.all(table, "inputExpression").stream()
                .map(input -> input.getTextContent().strip())
                .toList();
        if (!columns.containsAll(naming.keySet())) {
            return List.of();
        }
        return Xml.all(table, "rule").stream()
                .filter(rule -> {
                    var cells = Xml.children(rule, "inputEntry");
                    return naming.entrySet().stream()
                            .allMatch(entry -> columns.indexOf(entry.getKey()) < cells.size()
                                    && codes(cells.get(columns.indexOf(entry.getKey())))
                                            .contains(entry.getValue()));
                })
                .map(Xml::idOf)
                .toList();
    }

    private static Set<String> codes(Element cell) {
        return CODE.matcher(cell.getTextContent())
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toSet());
    }

    private static void checkForm(Sources sources, ModelFile form, ModelFile before, Findings found) {
        var now = new HashMap<String, Question>();
        Question.of(form).stream().filter(Question::isAsked).forEach(question -> now.put(question.key(), question));
        for (Question was : Question.of(before)) {
            if (!was.isAsked()) {
                continue;
            }
            var is = Optional.ofNullable(now.get(was.key()));
            if (is.isEmpty()) {
                checkQuestion(sources, form, was, found);
            } else {
                removed(was.options(), is.get().options())
                        .forEach(code -> checkOption(sources, form, was.key(), code, found));
                removed(is.get().options(), was.options())
                        .forEach(code -> checkNewOption(sources, form, is.get(), code, found));
            }
        }
    }

    private static Set<String> removed(Set<String> from, Set<String> others) {
        var left = new LinkedHashSet<>(from);
        left.removeAll(others);
        return left;
    }

    /** Forms that show it and models that go by it are found as what they then lack; here are the tables. */
    private static void checkQuestion(Sources sources, ModelFile form, Question was, Findings found) {
        if (isAskedElsewhere(sources, was.key())) {
            return;
        }
        sources.whole().files("dmn").forEach(table -> Stream.concat(
                        rows(sources.whole().root(table), Map.of("field", was.key())).stream(),
                        rows(sources.whole().root(table), Map.of("originForm", form.key(), "field", was.key()))
                                .stream())
                .distinct()
                .forEach(row -> found.warn(
                        form,
                        was.key(),
                        "is asked no more, and row '%s' of %s is about it: if it has another name now, change the row too.",
                        row,
                        table.shortName())));
    }

    private static boolean isAskedElsewhere(Sources sources, String key) {
        return sources.whole()
                .files("form")
                .flatMap(form -> Question.of(form).stream())
                .anyMatch(question -> question.isAsked() && question.key().equals(key));
    }

    private static void checkOption(Sources sources, ModelFile form, String key, String code, Findings found) {
        if (sources.values().find(key).filter(value -> value.canBe(code)).isPresent()) {
            return;
        }
        sources.whole().files("dmn").forEach(table -> rows(sources.whole().root(table), Map.of(key, code))
                .forEach(row -> found.warn(
                        form,
                        key,
                        "offers '%s' no more, by which row '%s' of %s decides: keep it, or remove the row too.",
                        code,
                        row,
                        table.shortName())));
    }

    /** A new code that no flow names goes the default way, which may not be what is meant. */
    private static void checkNewOption(
            Sources sources, ModelFile form, Question question, String code, Findings found) {
        for (Version version : sources.versions()) {
            if (version.isNewest() && version.forms().containsKey(form.key())) {
                version.net().nodes(Kind.EXCLUSIVE).forEach(gateway -> {
                    var flows = version.net().from(gateway);
                    boolean asks = flows.stream()
                            .flatMap(flow -> flow.condition().stream())
                            .anyMatch(condition -> condition.facts().contains(question.key()));
                    if (asks
                            && flows.stream().anyMatch(Flow::isDefault)
                            && comparing(version, question.key(), code)
                                    .findAny()
                                    .isEmpty()) {
                        found.warn(
                                version,
                                gateway.id(),
                                "'%s' is new in '%s' of %s and goes the default way here: draw a flow for it, if that is not meant.",
                                code,
                                question.key(),
                                form.shortName());
                    }
                });
            }
        }
    }
}

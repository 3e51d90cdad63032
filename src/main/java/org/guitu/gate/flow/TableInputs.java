package org.guitu.gate.flow;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.guitu.form.CommonFacts;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.Meant;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.gate.source.Names;
import org.guitu.gate.source.Sources;
import org.guitu.gate.source.Version;
import org.guitu.person.PersonFacts;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Whether the processes that ask a decision table know the facts that its columns ask for. */
final class TableInputs implements FlowRule {

    @Override
    public void check(Sources sources, Findings found) {
        for (Version version : sources.versions()) {
            version.net().nodes(Kind.DECISION).forEach(task -> sources.whole()
                    .file(task.decision() + ".dmn")
                    .ifPresent(table -> check(sources, version, task, table, found)));
        }
    }

    private static void check(Sources sources, Version version, Node task, ModelFile table, Findings found) {
        var known = new HashSet<>(sources.given(version));
        known.add(CommonFacts.CASE_NUMBER);
        for (Element input : Xml.all(sources.whole().root(table), "inputExpression")) {
            FeelParser.expression(input.getTextContent()).ifPresent(feel -> {
                var names = new LinkedHashSet<String>();
                Names.collect(feel, names);
                names.stream()
                        .filter(name -> !known.contains(name) && !isAlive(name))
                        .forEach(name -> unknown(sources, version, task, table, input, name, known, found));
            });
        }
    }

    /** Tables are told of the person, but of none of the other names that follow from facts. */
    private static boolean isAlive(String name) {
        return PersonFacts.NAMES.contains(name);
    }

    private static void unknown(
            Sources sources,
            Version version,
            Node task,
            ModelFile table,
            Element input,
            String name,
            Set<String> known,
            Findings found) {
        var meant = Meant.of(name, known);
        if (!version.isNewest()) {
            found.warn(
                    table,
                    Xml.idOf(input),
                    "asks for '%s', which the cases of %s do not know at '%s': let a row hold for them that asks nothing there.",
                    name,
                    version.words(),
                    task.id());
        } else if (sources.whole().isSent(table)) {
            found.fault(
                    table,
                    Xml.idOf(input),
                    "asks for '%s', which nothing sets in '%s' of %s%s: name a fact that it knows there.",
                    name,
                    version.id(),
                    version.file().shortName(),
                    meant);
        } else {
            found.fault(
                    version,
                    task.id(),
                    "asks %s for an answer by '%s', which nothing in this process sets%s: ask for it in a form before, or hand it on where the process is called.",
                    table.shortName(),
                    name,
                    meant);
        }
    }
}

package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/** Who asks a table, and whether one answer or all of them count. */
final class Readers {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** Of which the program takes the first row. */
    private static final Set<String> ONCE = Set.of(
            "time-limits",
            "limit-extension",
            "parked-notice",
            "processing-grounds",
            "retention",
            "field-access",
            "step-names");

    /** Of which it takes all. */
    private static final Set<String> ALL = Set.of("case-header", "correction-effects");

    /** Without whose answer it stops. */
    private static final Set<String> NEEDED = Set.of("limit-extension", "parked-notice");

    /** @param once whether one answer counts */
    private record Reader(String table, String variable, boolean once) {}

    private final List<Reader> readers = new ArrayList<>();
    private final Set<String> waitedFor = new TreeSet<>();

    Readers(Whole whole) {
        Stream.concat(whole.files("bpmn"), whole.older().stream().map(OlderVersion::model))
                .forEach(model -> collect(whole, model));
    }

    private void collect(Whole whole, ModelFile model) {
        var root = whole.root(model);
        for (Element task : Xml.all(root, "businessRuleTask")) {
            var result = task.getAttributeNS(CAMUNDA, "mapDecisionResult");
            readers.add(new Reader(
                    task.getAttributeNS(CAMUNDA, "decisionRef"),
                    task.getAttributeNS(CAMUNDA, "resultVariable"),
                    result.startsWith("single")));
        }
        Stream.of("timeDate", "timeDuration", "timeCycle")
                .flatMap(kind -> Xml.all(root, kind).stream())
                .forEach(timer ->
                        WORD.matcher(timer.getTextContent()).results().forEach(word -> waitedFor.add(word.group())));
    }

    /** Whether somebody counts on one answer. */
    boolean wantOne(Table table) {
        return ONCE.contains(table.id())
                || readers.stream().anyMatch(reader -> reader.table().equals(table.id()) && reader.once());
    }

    /** Whether somebody counts on all of them. */
    boolean wantAll(Table table) {
        return ALL.contains(table.id())
                || readers.stream().anyMatch(reader -> reader.table().equals(table.id()) && !reader.once());
    }

    /** Whether a model takes the only column, whatever it is called. */
    boolean wantOneColumn(Table table) {
        return readers.stream().anyMatch(reader -> reader.table().equals(table.id()));
    }

    /** Whether a timer waits for what the table says: a day or a duration. */
    boolean wantTime(Table table) {
        return readers.stream()
                .anyMatch(reader -> reader.table().equals(table.id()) && waitedFor.contains(reader.variable()));
    }

    /** Whether nothing goes on without an answer. */
    boolean needAnswer(Table table) {
        return NEEDED.contains(table.id())
                || readers.stream()
                        .anyMatch(reader -> reader.table().equals(table.id())
                                && reader.once()
                                && waitedFor.contains(reader.variable()));
    }
}

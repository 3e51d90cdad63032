package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guitu.gate.file.Sentence;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A decision table as it is read: columns by what they ask or say, rows in their order.
 *
 * @param hitPolicy {@code UNIQUE} where the file says nothing
 * @param inputs columns by the expression that they ask, with their titles
 * @param outputs columns by name, with their titles
 */
public record Table(
        String id,
        String name,
        String hitPolicy,
        Map<String, String> inputs,
        Map<String, String> outputs,
        List<Row> rows) {

    /** A text in quotes, or what stands between two of them. */
    private static final Pattern PART = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^\"]+|\"");

    /**
     * A row.
     *
     * @param number from 1
     * @param inputs its cells by the key of the column; what asks nothing is left out
     * @param outputs the same of what it says
     */
    public record Row(String id, int number, String remark, Map<String, String> inputs, Map<String, String> outputs) {

        /** What it asks of that column; empty where it does not matter. */
        public String asks(String column) {
            return inputs.getOrDefault(column, "");
        }

        /** What it says in that column. */
        public String says(String column) {
            return outputs.getOrDefault(column, "");
        }

        /** Whether it asks and says the same, whatever its id and remark. */
        public boolean isLike(Row other) {
            return inputs.equals(other.inputs) && outputs.equals(other.outputs);
        }
    }

    /** The decision table of a DMN file; empty where it has another kind of decision or none. */
    public static Optional<Table> of(Element root) {
        return Xml.all(root, "decision").stream()
                .filter(decision -> !Xml.children(decision, "decisionTable").isEmpty())
                .findFirst()
                .map(decision ->
                        read(decision, Xml.children(decision, "decisionTable").get(0)));
    }

    /** The row by its place, what it asks, and its id. */
    public Sentence words(Row row) {
        return row.inputs().isEmpty()
                ? Sentence.of("row %s (for everything else; %s)", row.number(), row.id())
                : Sentence.of("row %s (%s; %s)", row.number(), cells(inputs, row.inputs()), row.id());
    }

    /** What the row says, by the titles of its columns. */
    String answers(Row row) {
        return cells(outputs, row.outputs());
    }

    private static String cells(Map<String, String> columns, Map<String, String> cells) {
        return cells.entrySet().stream()
                .map(cell -> "%s = %s".formatted(columns.get(cell.getKey()), Shown.whole(cell.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static Table read(Element decision, Element table) {
        var inputs = new LinkedHashMap<String, String>();
        Xml.children(table, "input").forEach(input -> inputs.put(keyOf(input), titleOf(input, keyOf(input))));
        var outputs = new LinkedHashMap<String, String>();
        Xml.children(table, "output").forEach(output -> {
            var name = output.getAttribute("name");
            outputs.put(name, titleOf(output, name));
        });
        var rows = new ArrayList<Row>();
        for (Element rule : Xml.children(table, "rule")) {
            rows.add(new Row(
                    rule.getAttribute("id"),
                    rows.size() + 1,
                    Xml.children(rule, "description").stream()
                            .map(Xml::ownText)
                            .findFirst()
                            .orElse(""),
                    cells(inputs, Xml.children(rule, "inputEntry"), true),
                    cells(outputs, Xml.children(rule, "outputEntry"), false)));
        }
        var policy = table.getAttribute("hitPolicy");
        return new Table(
                decision.getAttribute("id"),
                decision.getAttribute("name"),
                policy.isEmpty() ? "UNIQUE" : policy,
                inputs,
                outputs,
                List.copyOf(rows));
    }

    private static String keyOf(Element input) {
        return Xml.children(input, "inputExpression").stream()
                .map(expression -> expression.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(input.getAttribute("id"));
    }

    private static String titleOf(Element column, String otherwise) {
        var label = column.getAttribute("label").strip();
        return label.isEmpty() ? otherwise : label;
    }

    private static Map<String, String> cells(Map<String, String> columns, List<Element> entries, boolean asking) {
        var cells = new LinkedHashMap<String, String>();
        int at = 0;
        for (String column : columns.keySet()) {
            var text = at < entries.size() ? tidied(entries.get(at).getTextContent()) : "";
            if (!text.isEmpty() && !(asking && text.equals("-"))) {
                cells.put(column, text);
            }
            at++;
        }
        return cells;
    }

    /** Without the spaces that say nothing. */
    private static String tidied(String cell) {
        return PART.matcher(cell.strip())
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().startsWith("\"")
                                ? part.group()
                                : part.group().replaceAll("\\s*,\\s*", ", ").replaceAll("\\s+", " ")));
    }
}

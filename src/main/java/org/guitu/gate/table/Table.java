package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.FeelParser;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A decision table, read.
 *
 * @param id of the decision
 * @param tableId of the table itself
 * @param hitPolicy as written, or {@code UNIQUE}
 */
record Table(String id, String tableId, String hitPolicy, List<Input> inputs, List<Output> outputs, List<Row> rows) {

    /**
     * A column that is asked with something.
     *
     * @param expression what it is asked with, as written
     * @param type the declared one, or empty
     */
    record Input(String id, String expression, String type) {

        /** Taken apart; empty for what is not understood. */
        Optional<Feel> feel() {
            return FeelParser.expression(expression);
        }
    }

    /** A column that says something. */
    record Output(String id, String name, String type) {}

    /** A cell as it is written. */
    record Cell(String id, String text) {}

    /**
     * A row.
     *
     * @param number from 1, as people count
     */
    record Row(String id, int number, List<Cell> tests, List<Cell> says) {}

    /** The one of the file, if it has one. */
    static Optional<Table> of(Element root) {
        return Xml.all(root, "decision").stream()
                .flatMap(decision ->
                        Xml.children(decision, "decisionTable").stream().map(table -> read(decision, table)))
                .findFirst();
    }

    private static Table read(Element decision, Element table) {
        var inputs = new ArrayList<Input>();
        for (Element input : Xml.children(table, "input")) {
            var expressions = Xml.children(input, "inputExpression");
            var text = expressions.stream().map(Table::text).findFirst().orElse("");
            var type = expressions.stream()
                    .map(expression -> expression.getAttribute("typeRef"))
                    .findFirst()
                    .orElse("");
            inputs.add(new Input(input.getAttribute("id"), text, type));
        }
        var outputs = Xml.children(table, "output").stream()
                .map(output -> new Output(
                        output.getAttribute("id"), output.getAttribute("name"), output.getAttribute("typeRef")))
                .toList();
        var rows = new ArrayList<Row>();
        for (Element rule : Xml.children(table, "rule")) {
            rows.add(new Row(Xml.idOf(rule), rows.size() + 1, cells(rule, "inputEntry"), cells(rule, "outputEntry")));
        }
        return new Table(
                decision.getAttribute("id"),
                table.getAttribute("id"),
                table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") : "UNIQUE",
                inputs,
                outputs,
                rows);
    }

    private static List<Cell> cells(Element rule, String kind) {
        return Xml.children(rule, kind).stream()
                .map(cell -> new Cell(Xml.idOf(cell), text(cell)))
                .toList();
    }

    private static String text(Element cell) {
        return Xml.children(cell, "text").stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    /** Where that output stands; below 0 when there is none of the name. */
    int output(String name) {
        return outputs.stream().map(Output::name).toList().indexOf(name);
    }

    /** Whether every row has a cell for each column; what is not so says something else than it shows. */
    boolean isComplete() {
        return rows.stream()
                .allMatch(
                        row -> row.tests().size() == inputs.size() && row.says().size() == outputs.size());
    }

    /** What a cell of that row says, as written; empty where it says nothing or has no such column. */
    String said(Row row, String output) {
        int column = output(output);
        return column < 0 || column >= row.says().size()
                ? ""
                : row.says().get(column).text();
    }

    /** The same as a code, without quotes. */
    String code(Row row, String output) {
        return said(row, output).replace("\"", "").strip();
    }

    /** Whether one answer counts; otherwise all do. */
    boolean answersOnce() {
        return List.of("FIRST", "UNIQUE", "ANY").contains(hitPolicy);
    }
}

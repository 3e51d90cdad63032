package org.guitu.upgrade.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.guitu.gate.file.ModelFile;
import org.guitu.upgrade.table.Row.Cell;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A file with one decision table, read for its columns and rows. */
final class DecisionTable {

    private final ModelFile file;
    private final Element table;
    private final Shape shape;
    private final List<Row> rows;

    private DecisionTable(ModelFile file, Element table) {
        this.file = file;
        this.table = table;
        this.shape = new Shape(
                table.getAttribute("hitPolicy") + table.getAttribute("aggregation"),
                columns("input", input -> Xml.all(input, "text").stream()
                        .map(text -> text.getTextContent().strip())
                        .findFirst()
                        .orElse("")),
                columns("output", output -> output.getAttribute("name")));
        this.rows = Xml.children(table, "rule").stream().map(Row::of).toList();
    }

    /** Empty when the file holds anything else. */
    static Optional<DecisionTable> read(ModelFile file) {
        try {
            var tables = Xml.all(Xml.read(file.content()), "decisionTable");
            return tables.size() == 1 ? Optional.of(new DecisionTable(file, tables.get(0))) : Optional.empty();
        } catch (SAXException noXml) {
            return Optional.empty();
        }
    }

    private List<String> columns(String kind, Function<Element, String> name) {
        return Xml.children(table, kind).stream().map(name).toList();
    }

    ModelFile file() {
        return file;
    }

    Element element() {
        return table;
    }

    Shape shape() {
        return shape;
    }

    List<Row> rows() {
        return rows;
    }

    /** Its rows under the columns of another table: what that one does not have is left out, what this one lacks is empty. */
    List<Row> rowsUnder(Shape other) {
        return shape.equals(other)
                ? rows
                : rows.stream()
                        .map(row -> new Row(
                                row.rule(),
                                moved(row.inputs(), shape.inputs(), other.inputs()),
                                moved(row.outputs(), shape.outputs(), other.outputs())))
                        .toList();
    }

    private static List<Cell> moved(List<Cell> cells, List<String> from, List<String> to) {
        return to.stream()
                .map(from::indexOf)
                .map(column -> column < 0 || column >= cells.size() ? Cell.EMPTY : cells.get(column))
                .toList();
    }

    /** Everything in the file but the rows is the same. */
    boolean hasHeadOf(DecisionTable other) {
        return TableFile.head(table).equals(TableFile.head(other.table));
    }

    /** The same rows in the same order. */
    static boolean areLike(List<Row> some, List<Row> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i).isLike(others.get(i)));
    }
}

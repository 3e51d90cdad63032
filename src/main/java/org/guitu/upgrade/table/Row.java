package org.guitu.upgrade.table;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.xml.Xml;
import org.w3c.dom.Element;

/**
 * A rule of a decision table.
 *
 * @param rule as it stands in its file
 */
record Row(Element rule, List<Cell> inputs, List<Cell> outputs) {

    /**
     * What stands in a row under one column.
     *
     * @param entry as it stands in its file; null where the row's own table has no such column
     */
    record Cell(Element entry, String text) {

        static final Cell EMPTY = new Cell(null, "");

        private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"");

        static Cell of(Element entry) {
            return new Cell(entry, entry.getTextContent().strip());
        }

        /** The codes that it names. */
        Set<String> codes() {
            return CODE.matcher(text).results().map(code -> code.group(1)).collect(Collectors.toSet());
        }
    }

    static Row of(Element rule) {
        return new Row(rule, cells(rule, "inputEntry"), cells(rule, "outputEntry"));
    }

    private static List<Cell> cells(Element rule, String kind) {
        return Xml.children(rule, kind).stream().map(Cell::of).toList();
    }

    String id() {
        return rule.getAttribute("id");
    }

    /** It asks the same. */
    boolean asks(Row other) {
        return texts(inputs).equals(texts(other.inputs));
    }

    /** It asks the same and answers the same. */
    boolean says(Row other) {
        return asks(other) && texts(outputs).equals(texts(other.outputs));
    }

    /** It says the same, and so do the remarks in it. */
    boolean isLike(Row other) {
        return says(other) && remarks().equals(other.remarks());
    }

    private List<String> remarks() {
        return Stream.of("description", "annotationEntry")
                .flatMap(kind -> Xml.children(rule, kind).stream())
                .map(remark -> remark.getTextContent().strip())
                .filter(remark -> !remark.isEmpty())
                .toList();
    }

    /** With the other's cells under the columns that its own table does not have. */
    Row filledFrom(Row other, Shape own, Shape all) {
        return new Row(
                rule,
                filled(inputs, other.inputs, own.inputs(), all.inputs()),
                filled(outputs, other.outputs, own.outputs(), all.outputs()));
    }

    private static List<Cell> filled(List<Cell> cells, List<Cell> others, List<String> own, List<String> all) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> (own.contains(all.get(column)) ? cells : others).get(column))
                .toList();
    }

    private static List<String> texts(List<Cell> cells) {
        return cells.stream().map(Cell::text).toList();
    }
}

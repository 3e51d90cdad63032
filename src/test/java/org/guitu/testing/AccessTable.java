package org.guitu.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The table {@code field-access.dmn}, read row by row: its cells are lists of codes, so that every question there is can be asked of it
 * quickly. {@code FieldAccessTest} compares what it says with the engine.
 */
public final class AccessTable {

    private static final Pattern CELL = Pattern.compile("(\"[^\"]+\"(, ?\"[^\"]+\")*)?");
    private static final Pattern CODE = Pattern.compile("\"([^\"]+)\"");

    private final List<Row> rows = new ArrayList<>();

    /** A row: in the order of the columns what it is for, an empty set for anything. */
    public record Row(String id, List<Set<String>> cells, boolean reads) {

        private boolean fits(List<String> question) {
            for (int column = 0; column < cells.size(); column++) {
                var codes = cells.get(column);
                if (!codes.isEmpty() && !codes.contains(question.get(column))) {
                    return false;
                }
            }
            return true;
        }
    }

    public AccessTable() {
        for (Rule rule : Dmn.readModelFromFile(
                        Path.of("processes/field-access.dmn").toFile())
                .getModelElementsByType(Rule.class)) {
            rows.add(new Row(
                    rule.getId(),
                    rule.getInputEntries().stream()
                            .map(cell -> codes(cell.getText().getTextContent()))
                            .toList(),
                    rule.getOutputEntries().iterator().next().getTextContent().contains("read")));
        }
    }

    private static Set<String> codes(String cell) {
        if (!CELL.matcher(cell.strip()).matches()) {
            throw new AssertionError("field-access.dmn has cells of codes only, and not " + cell);
        }
        return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Row> rows() {
        return rows;
    }

    /** The row that decides. */
    public Row row(String department, String dataClass, String form, String originForm, String field) {
        var question = Arrays.asList(department, dataClass, form, originForm, field);
        return rows.stream().filter(row -> row.fits(question)).findFirst().orElseThrow();
    }

    public boolean reads(String department, String dataClass, String form, String originForm, String field) {
        return row(department, dataClass, form, originForm, field).reads();
    }
}

package org.guitu.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A table whose conditions are lists of codes and nothing else, read as it is written: quick enough to be asked about every department and
 * every step. That the engine reads it so too, each test of a table shows by some questions.
 */
final class CodeTable {

    private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"|true|false");

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    /** {@code conditions}: the codes that fit, by input; those of an empty cell are none, and all fit. */
    record Row(String id, Map<String, Set<String>> conditions, Map<String, String> says) {

        private boolean fits(Map<String, String> inputs) {
            return conditions.entrySet().stream()
                    .allMatch(
                            cell -> cell.getValue().isEmpty() || cell.getValue().contains(inputs.get(cell.getKey())));
        }

        /** What the row says in that column, without quotation marks; {@code null} for nothing. */
        String get(String output) {
            return says.get(output);
        }
    }

    CodeTable(DecisionTable table) {
        var model = table.model();
        columns = model.getModelElementsByType(Input.class).stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
        var outputs = model.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
        for (Rule rule : model.getModelElementsByType(Rule.class)) {
            var conditions = new HashMap<String, Set<String>>();
            int column = 0;
            for (var cell : rule.getInputEntries()) {
                conditions.put(columns.get(column++), codes(cell.getText().getTextContent()));
            }
            var says = new HashMap<String, String>();
            column = 0;
            for (var cell : rule.getOutputEntries()) {
                var text = cell.getText().getTextContent();
                says.put(outputs.get(column++), text.isBlank() ? null : text.replace("\"", ""));
            }
            rows.add(new Row(rule.getId(), conditions, says));
        }
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(code -> code.group(1) == null ? code.group() : code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows that fit, from the first to the last. */
    List<Row> ask(Map<String, String> inputs) {
        return rows.stream().filter(row -> row.fits(inputs)).toList();
    }

    List<Row> rows() {
        return rows;
    }

    /** All codes that the rows name under these conditions. */
    Set<String> codes(String... inputs) {
        return rows.stream()
                .flatMap(row -> List.of(inputs).stream().map(row.conditions()::get))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

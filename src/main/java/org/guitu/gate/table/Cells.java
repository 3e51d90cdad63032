package org.guitu.gate.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.FeelNames;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.table.Table.Cell;
import org.guitu.gate.table.Table.Input;
import org.guitu.gate.table.Table.Row;
import org.guitu.office.Directory;

/** Whether every column is asked with something that there is, and every cell says what its column can say. */
final class Cells {

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Its own rule speaks of the catalogue, and {@code DecisionCheck} of columns of departments. */
    private static final Set<String> SPOKEN_OF = Set.of("department", "service");

    private final Table table;
    private final Asked asked;
    private final Map<String, Set<String>> before;
    private final Hints hints;
    private final Results results;
    private final ProblemList problems;

    /** @param before the codes of its columns as it is deployed: those that there are no more are only warned of */
    Cells(Table table, Asked asked, Map<String, Set<String>> before, Directory directory, ProblemList problems) {
        this.table = table;
        this.asked = asked;
        this.before = before;
        this.hints = new Hints(directory);
        this.results = new Results(table, asked, hints, problems);
        this.problems = problems;
    }

    /** Every code that the rows compare that column with. */
    static Set<String> codesOf(Table table, int column) {
        var found = new TreeSet<String>();
        table.rows().stream()
                .filter(row -> column < row.tests().size())
                .map(row -> row.tests().get(column))
                .forEach(cell -> TEXT.matcher(cell.text()).results().forEach(text -> found.add(text.group(1))));
        return found;
    }

    /** The same by what the columns are asked with. */
    static Map<String, Set<String>> codesOf(Table table) {
        var found = new HashMap<String, Set<String>>();
        for (int i = 0; i < table.inputs().size(); i++) {
            found.put(table.inputs().get(i).expression(), codesOf(table, i));
        }
        return found;
    }

    void check() {
        table.inputs().forEach(this::checkColumn);
        table.outputs()
                .forEach(output -> problems.addUnless(
                        !output.name().isBlank() || table.outputs().size() == 1,
                        output.id(),
                        "a column has no name: give it the one that it is read by."));
        for (Row row : table.rows()) {
            if (row.tests().size() != table.inputs().size()
                    || row.says().size() != table.outputs().size()) {
                problems.add(
                        row.id(),
                        "row %d has %d and %d cells for %d and %d columns: give it one for each.",
                        row.number(),
                        row.tests().size(),
                        row.says().size(),
                        table.inputs().size(),
                        table.outputs().size());
                continue;
            }
            for (int i = 0; i < table.inputs().size(); i++) {
                checkTest(row, table.inputs().get(i), row.tests().get(i));
            }
            for (int i = 0; i < table.outputs().size(); i++) {
                results.check(row, table.outputs().get(i), row.says().get(i));
            }
        }
    }

    private void checkColumn(Input input) {
        for (String name : asked.unknownNames(table, input)) {
            problems.add(
                    input.id(),
                    "asks for '%s', which nothing is called%s: name what the table is asked with.",
                    name,
                    hints.meant(name, asked.names(table)));
        }
        var domain = asked.domain(table, input);
        var wrong =
                switch (input.type()) {
                    case "boolean" -> domain.hasOnly(Type.TEXT) || domain.hasOnly(Type.NUMBER);
                    case "integer", "long", "double", "number" ->
                        domain.hasOnly(Type.TEXT) || domain.hasOnly(Type.TRUTH);
                    case "date" -> domain.hasOnly(Type.TRUTH) || domain.hasOnly(Type.NUMBER);
                    default -> false;
                };
        problems.addUnless(
                !wrong,
                input.id(),
                "'%s' is never a %s, and the table fails whenever it is asked: change the type of the column.",
                input.expression(),
                input.type());
    }

    private void checkTest(Row row, Input input, Cell cell) {
        if (Hints.areFullWidth(row, cell, problems)) {
            return;
        }
        var test = FeelParser.test(cell.text());
        if (test.isEmpty()) {
            return;
        }
        for (String name : FeelNames.of(test.get())) {
            if (!asked.names(table).contains(name)) {
                problems.add(
                        cell.id(),
                        "row %d: '%s' without quotes is no code: write \"%s\".",
                        row.number(),
                        name,
                        hints.suggested(name, asked.domain(table, input).codes())
                                .orElse(name));
            }
        }
        var domain = asked.domain(table, input);
        TEXT.matcher(cell.text())
                .results()
                .map(text -> text.group(1))
                .forEach(code -> checkCode(row, input, cell, code));
        checkSort(row, input, cell, test.get(), domain);
    }

    private void checkCode(Row row, Input input, Cell cell, String code) {
        var domain = asked.domain(table, input);
        if (!domain.types().contains(Type.TEXT) || domain.canBe(code) || SPOKEN_OF.contains(input.expression())) {
            return;
        }
        var meant = hints.meant(code, domain.codes());
        if (before.getOrDefault(input.expression(), Set.of()).contains(code)) {
            problems.warn(
                    cell.id(),
                    "row %d: '%s' is never '%s' any more%s: take the code out.",
                    row.number(),
                    input.expression(),
                    code,
                    meant);
        } else {
            problems.add(
                    cell.id(),
                    "row %d: '%s' is never '%s'%s: write a code that a form, a list or a model has, or deploy what has it together with the table.",
                    row.number(),
                    input.expression(),
                    code,
                    meant);
        }
    }

    /** A code where only yes or no can stand, a number where only a code can. */
    private void checkSort(Row row, Input input, Cell cell, Feel test, Domain domain) {
        var sorts = Sorts.of(test);
        var fitting =
                switch (input.type()) {
                    case "boolean" -> Set.of(Type.TRUTH);
                    case "integer", "long", "double", "number" -> Set.of(Type.NUMBER);
                    case "string" -> Set.of(Type.TEXT);
                    default -> domain.types();
                };
        boolean met = sorts.isEmpty()
                || sorts.stream().anyMatch(fitting::contains)
                || sorts.contains(Type.TEXT) && fitting.contains(Type.DAY);
        problems.addUnless(
                met,
                cell.id(),
                "row %d: '%s' can never be %s: write what the column is about.",
                row.number(),
                input.expression(),
                cell.text());
    }
}

package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guitu.catalogue.Suggestion;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;
import org.guitu.gate.fact.FeelNames;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.table.Table.Cell;
import org.guitu.gate.table.Table.Input;
import org.guitu.gate.table.Table.Output;
import org.guitu.gate.table.Table.Row;
import org.guitu.office.Department;
import org.guitu.office.Directory;

/** Whether every column is asked with something that there is, and every cell says what its column can say. */
final class Cells {

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FULL_WIDTH = Pattern.compile("[“”„‟＂‘’，、；（）［］｛｝＞＜＝≥≤０-９]");

    private static final Pattern TIME = Pattern.compile("-?P[0-9YMWDTHS.]+|\\d{4}-\\d{2}-\\d{2}.*");

    /** Its own rule speaks of the catalogue, and {@code DecisionCheck} of columns of departments. */
    private static final Set<String> SPOKEN_OF = Set.of("department", "service");

    private final Table table;
    private final Asked asked;
    private final Map<String, Set<String>> before;
    private final Directory directory;
    private final ProblemList problems;

    /** @param before the codes of its columns as it is deployed: those that there are no more are only warned of */
    Cells(Table table, Asked asked, Map<String, Set<String>> before, Directory directory, ProblemList problems) {
        this.table = table;
        this.asked = asked;
        this.before = before;
        this.directory = directory;
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
                checkSaid(row, table.outputs().get(i), row.says().get(i));
            }
        }
    }

    private void checkColumn(Input input) {
        for (String name : asked.unknownNames(table, input)) {
            problems.add(
                    input.id(),
                    "asks for '%s', which nothing is called%s: name what the table is asked with.",
                    name,
                    meant(name, asked.names(table)));
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
        if (hasFullWidth(row, cell)) {
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
                        suggested(name, asked.domain(table, input).codes()).orElse(name));
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
        var meant = meant(code, domain.codes());
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

    private boolean hasFullWidth(Row row, Cell cell) {
        var found = FULL_WIDTH.matcher(TEXT.matcher(cell.text()).replaceAll(""));
        if (!found.find()) {
            return false;
        }
        problems.add(
                cell.id(),
                "row %d: '%s' in %s is a full-width sign: write \" , ( ) >= and digits in half width.",
                row.number(),
                found.group(),
                cell.text());
        return true;
    }

    private void checkSaid(Row row, Output output, Cell cell) {
        if (cell.text().isEmpty()) {
            boolean alone = !asked.isKnown(table) && table.outputs().size() == 1;
            problems.addUnless(
                    !alone && !Codes.isFilled(table.id(), output.name()),
                    cell.id(),
                    "row %d says nothing in '%s': fill the cell.",
                    row.number(),
                    output.name());
            return;
        }
        if (hasFullWidth(row, cell)) {
            return;
        }
        FeelParser.expression(cell.text()).ifPresent(said -> checkSaid(row, output, cell, said));
    }

    private void checkSaid(Row row, Output output, Cell cell, Feel said) {
        var allowed = Codes.said(table.id(), output.name());
        if (said instanceof Name name && !asked.names(table).contains(name.name())) {
            problems.add(
                    cell.id(),
                    "row %d: '%s' without quotes is no code: write \"%s\".",
                    row.number(),
                    name.name(),
                    suggested(name.name(), allowed.orElse(List.of())).orElse(name.name()));
        } else if (allowed.isPresent()) {
            var code = said instanceof Text text ? text.value() : cell.text();
            problems.addUnless(
                    said instanceof Text && allowed.get().contains(code),
                    cell.id(),
                    "row %d: '%s' cannot be '%s'%s: write one of %s.",
                    row.number(),
                    output.name(),
                    code,
                    meant(code, allowed.get()),
                    String.join(", ", allowed.get()));
        } else if (Codes.isNumber(table.id(), output.name())) {
            problems.addUnless(
                    said instanceof Numeral || said instanceof Nothing,
                    cell.id(),
                    "row %d: '%s' is a number, and %s is none: write digits only, without quotes.",
                    row.number(),
                    output.name(),
                    cell.text());
        } else {
            checkType(row, output, cell, said);
            if (said instanceof Text text) {
                checkWord(row, output, cell, text.value());
            }
        }
    }

    /** A process acts on the codes that it knows; what is shown above a task are questions. */
    private void checkWord(Row row, Output output, Cell cell, String word) {
        if (table.id().equals("case-header") && output.name().equals("fields")) {
            for (String field : word.split(",\\s*")) {
                problems.addUnless(
                        asked.isFact(field.substring(field.lastIndexOf('.') + 1)),
                        cell.id(),
                        "row %d: no form asks '%s'%s: name the key of a question, or a fact.",
                        row.number(),
                        field,
                        meant(field, asked.names(table)));
            }
        } else if (!asked.isKnown(table)
                && !TIME.matcher(word).matches()
                && !asked.vocabulary().contains(word)) {
            problems.add(
                    cell.id(),
                    "row %d says '%s', which no form, list or process knows%s: write a code that somebody acts on.",
                    row.number(),
                    word,
                    meant(word, asked.vocabulary()));
        }
    }

    private void checkType(Row row, Output output, Cell cell, Feel said) {
        boolean fits =
                switch (output.type()) {
                    case "boolean" -> said instanceof Truth || isNoValue(said);
                    case "integer", "long" ->
                        isNoValue(said)
                                || said instanceof Numeral number
                                        && number.value().stripTrailingZeros().scale() <= 0;
                    case "double", "number" -> said instanceof Numeral || isNoValue(said);
                    case "string" -> said instanceof Text || isNoValue(said);
                    default -> true;
                };
        problems.addUnless(
                fits,
                cell.id(),
                "row %d: %s does not fit the type '%s' of '%s': write the cell or the type of the column anew.",
                row.number(),
                cell.text(),
                output.type(),
                output.name());
    }

    /** Nothing, or something worked out. */
    private static boolean isNoValue(Feel said) {
        return said instanceof Nothing || !(said instanceof Text || said instanceof Numeral || said instanceof Truth);
    }

    /** What may have been meant, to stand in a sentence; nothing where nothing is near. */
    private Object meant(String written, Collection<String> codes) {
        return suggested(written, codes)
                .<Object>map(code -> Sentence.of(" (meant '%s'?)", code))
                .orElse("");
    }

    /** By a slip of the hand, or by its Chinese name. */
    private Optional<String> suggested(String written, Collection<String> codes) {
        var words = new ArrayList<Map.Entry<String, String>>();
        directory
                .departments()
                .forEach((Department department) -> words.add(Map.entry(department.zh(), department.id())));
        return Codes.ofWord(written)
                .or(() -> words.stream()
                        .filter(word -> word.getKey().equals(written))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .filter(codes::contains)
                .or(() -> Suggestion.near(written, codes));
    }
}

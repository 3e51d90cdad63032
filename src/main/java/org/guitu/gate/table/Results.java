package org.guitu.gate.table;

import java.util.List;
import java.util.regex.Pattern;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.file.ProblemList;
import org.guitu.gate.table.Table.Cell;
import org.guitu.gate.table.Table.Output;
import org.guitu.gate.table.Table.Row;

/** Whether what a row says can be said in its column: a code that is understood, a number, something at all. */
final class Results {

    private static final Pattern TIME = Pattern.compile("-?P[0-9YMWDTHS.]+|\\d{4}-\\d{2}-\\d{2}.*");

    private final Table table;
    private final Asked asked;
    private final Hints hints;
    private final ProblemList problems;

    Results(Table table, Asked asked, Hints hints, ProblemList problems) {
        this.table = table;
        this.asked = asked;
        this.hints = hints;
        this.problems = problems;
    }

    void check(Row row, Output output, Cell cell) {
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
        if (Hints.areFullWidth(row, cell, problems)) {
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
                    hints.suggested(name.name(), allowed.orElse(List.of())).orElse(name.name()));
        } else if (allowed.isPresent()) {
            var code = said instanceof Text text ? text.value() : cell.text();
            problems.addUnless(
                    said instanceof Text && allowed.get().contains(code),
                    cell.id(),
                    "row %d: '%s' cannot be '%s'%s: write one of %s.",
                    row.number(),
                    output.name(),
                    code,
                    hints.meant(code, allowed.get()),
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
                        hints.meant(field, asked.names(table)));
            }
        } else if (!asked.isKnown(table)
                && !TIME.matcher(word).matches()
                && !asked.vocabulary().contains(word)
                && isColumnOfCodes(output)) {
            problems.add(
                    cell.id(),
                    "row %d says '%s', which no form, list or process knows%s: write a code that somebody acts on.",
                    row.number(),
                    word,
                    hints.meant(word, asked.vocabulary()));
        }
    }

    /** Otherwise it says words for people. */
    private boolean isColumnOfCodes(Output output) {
        return table.rows().stream().map(row -> table.code(row, output.name())).anyMatch(asked.vocabulary()::contains);
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
}

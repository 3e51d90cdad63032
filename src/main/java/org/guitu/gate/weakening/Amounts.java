package org.guitu.gate.weakening;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.guitu.gate.difference.Table;
import org.guitu.gate.difference.Table.Row;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.weakening.TwoTables.Answers;

/** What two rows say in a column, the one that answered before and the one that answers now, and whether that is weaker. */
final class Amounts {

    private final Table tableBefore;
    private final Table tableAfter;
    private final Answers answers;
    private final Found found;

    Amounts(Table before, Table after, Answers answers, Found found) {
        this.tableBefore = before;
        this.tableAfter = after;
        this.answers = answers;
        this.found = found;
    }

    /** The row that answers now, or the one that nothing has replaced. */
    String element() {
        return answers.after() != null ? answers.after().id() : answers.before().id();
    }

    Sentence row() {
        return answers.after() != null ? tableAfter.words(answers.after()) : tableBefore.words(answers.before());
    }

    String was(String column) {
        return says(answers.before(), column);
    }

    String is(String column) {
        return says(answers.after(), column);
    }

    private static String says(Row row, String column) {
        return row == null ? "" : row.says(column);
    }

    /** Weaker when an amount of days or the like has grown or is gone. */
    void longer(String... columns) {
        for (String column : columns) {
            if (!was(column).isEmpty()
                    && !was(column).equals(is(column))
                    && !(isNumber(column)
                            && number(is(column)).orElseThrow()
                                    <= number(was(column)).orElseThrow())) {
                changed(column);
            }
        }
    }

    /** Weaker when it has shrunk; what is empty lasts for good, and where no row answers nothing ends it. */
    void shorter(String... columns) {
        for (String column : columns) {
            if (!is(column).isEmpty()
                    && !was(column).equals(is(column))
                    && !(isNumber(column)
                            && number(is(column)).orElseThrow()
                                    >= number(was(column)).orElseThrow())) {
                changed(column);
            }
        }
    }

    /** Weaker when it was that and is something else. */
    void otherThan(String column, String value) {
        if (was(column).equals(value) && !is(column).equals(value)) {
            changed(column);
        }
    }

    void lose(Sentence what) {
        found.add(element(), "%s %s.", row(), what);
    }

    void changed(String column) {
        var title = tableAfter.outputs().getOrDefault(column, column);
        if (is(column).isEmpty()) {
            found.add(element(), "%s: the column '%s' says nothing any more; it said %s.", row(), title, was(column));
        } else if (was(column).isEmpty()) {
            found.add(
                    element(), "%s: the column '%s' says %s; nothing was said there before.", row(), title, is(column));
        } else {
            found.add(element(), "%s: the column '%s' said %s and says %s.", row(), title, was(column), is(column));
        }
    }

    private boolean isNumber(String column) {
        return number(was(column)).isPresent() && number(is(column)).isPresent();
    }

    /** A number, or the days of a period such as {@code "P30D"}. */
    static Optional<Double> number(String cell) {
        try {
            return Optional.of(Double.valueOf(cell));
        } catch (NumberFormatException noNumber) {
            try {
                var period = Period.parse(cell.replace("\"", ""));
                return Optional.of(period.toTotalMonths() * 30.4 + period.getDays());
            } catch (DateTimeParseException noPeriod) {
                return Optional.empty();
            }
        }
    }
}

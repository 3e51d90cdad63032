package org.guitu.upgrade.table;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The table of retention: nothing that may shorten a period is merged, for that takes two persons. */
final class Periods {

    private static final Pattern CODES = Pattern.compile("\\s*\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final int process;
    private final int days;
    private final int years;
    private final List<Row> installed;
    private final Set<String> processes;

    Periods(Shape shape, List<Row> installed, Set<String> processes) {
        this.process = shape.inputs().indexOf("process");
        this.days = shape.outputs().indexOf("historyDays");
        this.years = shape.outputs().indexOf("years");
        this.installed = installed;
        this.processes = processes;
    }

    /** Whether the package's row in place of the installation's, none in place of it, or one that was not there, may shorten a period. */
    boolean mayShorten(Trio trio) {
        var now = trio.packaged();
        var row = trio.installed();
        if (now == null || process < 0 || days < 0 || years < 0) {
            return true;
        }
        if (row != null) {
            return !row.asks(now) || !isAsLong(now, row);
        }
        return !concernsNobodyYet(now)
                && (!cell(now, years).isEmpty() || installed.stream().anyMatch(other -> !isAsLong(now, other)));
    }

    /** An empty period is for ever. */
    private boolean isAsLong(Row row, Row other) {
        return (cell(row, years).isEmpty() || isAsLong(row, other, years)) && isAsLong(row, other, days);
    }

    private static boolean isAsLong(Row row, Row other, int column) {
        var length = number(cell(row, column));
        var least = number(cell(other, column));
        return length.isPresent() && least.isPresent() && length.getAsInt() >= least.getAsInt();
    }

    /** The processes that it names come with it. */
    private boolean concernsNobodyYet(Row row) {
        var cell = row.inputs().get(process);
        return CODES.matcher(cell.text()).matches() && cell.codes().stream().noneMatch(processes::contains);
    }

    private static String cell(Row row, int column) {
        return column < row.outputs().size() ? row.outputs().get(column).text() : "-";
    }

    private static OptionalInt number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}

package org.guitu.gate.weakening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guitu.gate.difference.Table;
import org.guitu.gate.difference.Table.Row;

/** Who may read the answer to a question under one class and under another, by {@code field-access.dmn}. */
final class ClassReaders {

    private static final String CLASS = "dataClass";
    private static final String ORIGIN = "originForm";
    private static final String FIELD = "field";

    private final Optional<Table> before;
    private final Optional<Table> after;

    ClassReaders(Optional<Table> before, Optional<Table> after) {
        this.before = before;
        this.after = after;
    }

    /** Whether some department can read it on some form that could not; without the table every other class counts as less closed. */
    boolean moreThan(String oldClass, String newClass, String form, String field) {
        return before.isEmpty()
                || after.isEmpty()
                || new TwoTables(
                                Set.of("department", "form"),
                                about(before.get(), oldClass, form, field),
                                about(after.get(), newClass, form, field),
                                any -> true)
                        .differing().stream().anyMatch(answers -> isRead(answers.after()) && !isRead(answers.before()));
    }

    private static boolean isRead(Row row) {
        return row != null && row.says("access").equals("\"read\"");
    }

    private static List<Row> about(Table table, String dataClass, String form, String field) {
        return table.rows().stream()
                .filter(row -> Cell.of(row.asks(CLASS)).fits(dataClass)
                        && Cell.of(row.asks(ORIGIN)).fits(form)
                        && Cell.of(row.asks(FIELD)).fits(field))
                .toList();
    }
}

package org.guitu.gate.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.gate.difference.Change.Kind;
import org.guitu.gate.difference.Table.Row;
import org.guitu.gate.file.Sentence;

/**
 * Compares two versions of a decision table row by row and cell by cell. A row is the one before that asks the same; where none
 * does, the one of the same id.
 */
final class TableDifference {

    /** Where the order of the rows decides, or is that of the answers. */
    private static final Set<String> ORDERED = Set.of("FIRST", "RULE ORDER", "COLLECT");

    private final Table before;
    private final Table after;
    private final Map<Row, Row> was = new LinkedHashMap<>();
    private final List<Row> gone;
    private final List<Row> unknown;

    TableDifference(Table before, Table after) {
        this.before = before;
        this.after = after;
        this.gone = new ArrayList<>(before.rows());
        this.unknown = new ArrayList<>(after.rows());
        pair((old, row) -> old.isLike(row) && old.id().equals(row.id()));
        pair(Row::isLike);
        pair((old, row) -> asksTheSame(old, row) && old.id().equals(row.id()));
        pair(this::asksTheSame);
        pair((old, row) -> old.id().equals(row.id()));
    }

    /** Pairs what is left of both; among several it takes the one with the most equal cells. */
    private void pair(BiPredicate<Row, Row> same) {
        for (Row row : List.copyOf(unknown)) {
            gone.stream()
                    .filter(old -> same.test(old, row))
                    .max(Comparator.comparingLong(old -> equalCells(old, row)))
                    .ifPresent(old -> {
                        was.put(row, old);
                        gone.remove(old);
                        unknown.remove(row);
                    });
        }
    }

    private boolean asksTheSame(Row old, Row row) {
        return before.inputs().keySet().stream()
                .filter(after.inputs()::containsKey)
                .allMatch(column -> old.asks(column).equals(row.asks(column)));
    }

    private long equalCells(Row old, Row row) {
        return after.outputs().keySet().stream()
                .filter(column -> old.says(column).equals(row.says(column)))
                .count();
    }

    List<Change> changes() {
        var found = new ArrayList<Change>();
        for (Row row : after.rows()) {
            var old = was.get(row);
            if (old == null) {
                found.add(new Change(
                        Kind.ADDED, row.id(), Sentence.of("%s is new and says: %s.", after.words(row), answers(row))));
            } else {
                cells(after.inputs(), before.inputs(), old.inputs(), row.inputs(), row, found);
                cells(after.outputs(), before.outputs(), old.outputs(), row.outputs(), row, found);
                if (!old.remark().equals(row.remark())) {
                    changed(row, Sentence.of("the remark"), old.remark(), row.remark())
                            .forEach(found::add);
                }
            }
        }
        gone.forEach(
                row -> found.add(new Change(Kind.REMOVED, row.id(), Sentence.of("%s is gone.", before.words(row)))));
        moved().forEach(found::add);
        return found;
    }

    private void cells(
            Map<String, String> columns,
            Map<String, String> columnsBefore,
            Map<String, String> old,
            Map<String, String> now,
            Row row,
            List<Change> found) {
        Stream.concat(columns.keySet().stream(), columnsBefore.keySet().stream())
                .distinct()
                .filter(column -> !old.getOrDefault(column, "").equals(now.getOrDefault(column, "")))
                .flatMap(column -> changed(
                        row,
                        Sentence.of("the column '%s'", columns.getOrDefault(column, columnsBefore.get(column))),
                        old.getOrDefault(column, ""),
                        now.getOrDefault(column, "")))
                .forEach(found::add);
    }

    private Stream<Change> changed(Row row, Sentence what, String was, String is) {
        Map<Sentence, Object> saysBefore = was.isEmpty() ? Map.of() : Map.of(what, was);
        Map<Sentence, Object> says = is.isEmpty() ? Map.of() : Map.of(what, is);
        var words = after.words(row);
        return new Thing(row.id(), words, says).changesSince(new Thing(row.id(), words, saysBefore));
    }

    private Stream<Change> moved() {
        if (!ORDERED.contains(after.hitPolicy()) && !after.id().equals(ServiceCatalogue.TABLE)) {
            return Stream.empty();
        }
        var stood = before.rows().stream()
                .filter(was::containsValue)
                .map(Row::number)
                .toList();
        var stand = after.rows().stream()
                .filter(was::containsKey)
                .map(row -> was.get(row).number())
                .toList();
        var moved = Order.moved(stood, stand);
        return after.rows().stream()
                .filter(row ->
                        was.containsKey(row) && moved.contains(was.get(row).number()))
                .map(row -> new Change(
                        Kind.MOVED,
                        row.id(),
                        Sentence.of(
                                "%s stood at place %s and stands at place %s: rows are asked from top to bottom.",
                                after.words(row), was.get(row).number(), row.number())));
    }

    private Object answers(Row row) {
        return Optional.of(after.answers(row))
                .filter(text -> !text.isEmpty())
                .<Object>map(text -> text)
                .orElse(Sentence.of("nothing"));
    }
}

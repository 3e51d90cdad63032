package org.guitu.gate.weakening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.gate.difference.Table;
import org.guitu.gate.difference.Table.Row;

/**
 * Two versions of a table of which the first row that fits counts, asked the same: which row answers now, and which did before. Only
 * what a changed row is asked about is tried, by regions instead of single values.
 */
final class TwoTables {

    /** Any value that no cell names. */
    private static final String OTHER = "…";

    /** Regions looked at in one comparison: a hundred times what the largest packaged table needs. */
    private static final int MOST = 500_000;

    private final Map<String, List<Object>> values = new LinkedHashMap<>();
    private final List<Row> before;
    private final List<Row> after;
    private final Map<Row, Region> regions = new LinkedHashMap<>();
    private final Map<List<Row>, Answers> found = new LinkedHashMap<>();
    private int looked;

    /**
     * Who answers.
     *
     * @param before the row that did, or null
     * @param after the row that does now, or null
     * @param example of what was asked, by column
     */
    record Answers(Row before, Row after, Map<String, Object> example) {}

    /** @param counts whether a value is one to ask about; of a process that only one of the versions knows it is not */
    TwoTables(Set<String> columns, List<Row> before, List<Row> after, Predicate<Object> counts) {
        this.before = before;
        this.after = after;
        for (String column : columns) {
            var known = new LinkedHashSet<Object>();
            Stream.concat(before.stream(), after.stream())
                    .flatMap(row -> Cell.of(row.asks(column)).values())
                    .filter(counts)
                    .forEach(known::add);
            known.add(OTHER);
            values.put(column, List.copyOf(known));
        }
        Stream.concat(before.stream(), after.stream()).forEach(row -> regions.put(row, region(row)));
    }

    static TwoTables of(Table before, Table after, Predicate<Object> counts) {
        var columns = new LinkedHashSet<>(before.inputs().keySet());
        columns.addAll(after.inputs().keySet());
        return new TwoTables(columns, before.rows(), after.rows(), counts);
    }

    private Region region(Row row) {
        return new Region(values.entrySet().stream()
                .map(column -> {
                    var cell = Cell.of(row.asks(column.getKey()));
                    var fits = new BitSet();
                    IntStream.range(0, column.getValue().size())
                            .filter(i -> cell.fits(column.getValue().get(i)))
                            .forEach(fits::set);
                    return fits;
                })
                .toList());
    }

    /** Each pair of rows of which the one answered before what the other answers now; those that say the same are left out. */
    List<Answers> differing() {
        Stream.concat(
                        after.stream().filter(row -> before.stream().noneMatch(row::isLike)),
                        before.stream().filter(row -> after.stream().noneMatch(row::isLike)))
                .forEach(row -> walk(regions.get(row), 0, 0));
        reordered().forEach(row -> walk(regions.get(row), 0, 0));
        return List.copyOf(found.values());
    }

    /** Whether not everything was looked at. */
    boolean isTooLarge() {
        return looked > MOST;
    }

    /** Rows that stand before another one which stood before them. */
    private Stream<Row> reordered() {
        var stood = new LinkedHashMap<Row, Integer>();
        after.forEach(
                row -> before.stream().filter(row::isLike).findFirst().ifPresent(old -> stood.put(row, old.number())));
        var rows = List.copyOf(stood.keySet());
        return IntStream.range(1, rows.size())
                .filter(i -> rows.subList(0, i).stream().anyMatch(above -> stood.get(above) > stood.get(rows.get(i))))
                .mapToObj(rows::get);
    }

    private void walk(Region region, int fromBefore, int fromAfter) {
        if (region.columns().stream().anyMatch(BitSet::isEmpty) || looked++ > MOST) {
            return;
        }
        int old = first(before, fromBefore, region);
        int now = first(after, fromAfter, region);
        for (Row row : rows(old, now)) {
            var asked = regions.get(row);
            if (!region.isWithin(asked)) {
                walk(region.with(asked).orElseThrow(), old, now);
                region.without(asked).forEach(part -> walk(part, old, now));
                return;
            }
        }
        var answered = old < before.size() ? before.get(old) : null;
        var answers = now < after.size() ? after.get(now) : null;
        if (answered == null
                ? answers != null
                : answers == null || !answered.outputs().equals(answers.outputs())) {
            var pair = new ArrayList<Row>();
            pair.add(answered);
            pair.add(answers);
            found.putIfAbsent(pair, new Answers(answered, answers, example(region)));
        }
    }

    private List<Row> rows(int old, int now) {
        return Stream.concat(
                        old < before.size() ? Stream.of(before.get(old)) : Stream.empty(),
                        now < after.size() ? Stream.of(after.get(now)) : Stream.empty())
                .toList();
    }

    private int first(List<Row> rows, int from, Region region) {
        int at = from;
        while (at < rows.size() && region.with(regions.get(rows.get(at))).isEmpty()) {
            at++;
        }
        return at;
    }

    /** Of each column a value, a named one where there is one; what does not matter is left out. */
    private Map<String, Object> example(Region region) {
        var columns = List.copyOf(values.keySet());
        return IntStream.range(0, columns.size())
                .boxed()
                .flatMap(
                        i -> named(columns.get(i), region.columns().get(i))
                                .map(value -> Map.entry(columns.get(i), value))
                                .stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private Optional<Object> named(String column, BitSet region) {
        var known = values.get(column);
        return region.cardinality() == known.size()
                ? Optional.empty()
                : region.stream()
                        .mapToObj(known::get)
                        .filter(value -> !OTHER.equals(value))
                        .findFirst();
    }
}

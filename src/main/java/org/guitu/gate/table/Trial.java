package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.form.CommonFacts;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.FeelParser;
import org.guitu.gate.table.CellTest.NotUnderstood;
import org.guitu.gate.table.Table.Row;

/**
 * A table tried on everything that it can be asked: which rows answer what, exactly, by taking from all that may be asked what each row
 * answers.
 */
final class Trial {

    /** More pieces than any table that people can read comes to; beyond, nothing is said. */
    private static final int MOST_PIECES = 20_000;

    private final List<Row> rows;
    private final List<Axis> axes;

    /** By column and row. */
    private final List<List<Feel>> tests;

    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> asked;
    private boolean tooMany;

    private Trial(Table table, List<Axis> axes, List<List<Feel>> tests) {
        this.rows = table.rows();
        this.tests = tests;
        this.axes = axes;
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            boxes.add(new Box(axes.stream().map(axis -> axis.of(row)).toList()));
        }
        asked = possible();
    }

    /** @return empty when the table has something that is not understood, or rows that are not whole */
    static Optional<Trial> of(Table table, List<Domain> domains) {
        if (!table.isComplete() || table.rows().isEmpty()) {
            return Optional.empty();
        }
        try {
            var axes = new ArrayList<Axis>();
            var parsed = new ArrayList<List<Feel>>();
            for (int i = 0; i < table.inputs().size(); i++) {
                int column = i;
                var tests = table.rows().stream()
                        .map(row ->
                                FeelParser.test(row.tests().get(column).text()).orElseThrow(NotUnderstood::new))
                        .toList();
                parsed.add(tests);
                axes.add(new Axis(table.inputs().get(i).expression(), domains.get(i), tests));
            }
            return Optional.of(new Trial(table, axes, parsed));
        } catch (NotUnderstood beyondThis) {
            return Optional.empty();
        }
    }

    /** Everything, but no adult who is younger than 18. */
    private List<Box> possible() {
        var everything = new Box(axes.stream().map(Axis::all).toList());
        var sides = new ArrayList<BitSet>();
        int limited = 0;
        for (Axis axis : axes) {
            if (axis.name().equals(CommonFacts.MINOR)) {
                sides.add(axis.where(Boolean.FALSE::equals));
                limited++;
            } else if (axis.name().equals(CommonFacts.AGE_YEARS)) {
                sides.add(axis.where(age -> age != null && !Axis.isOfAge(age)));
                limited++;
            } else {
                sides.add(axis.all());
            }
        }
        return limited == 2 ? everything.without(new Box(sides)) : List.of(everything);
    }

    /** Whether no value fits a cell of that row. */
    boolean isImpossible(Row row) {
        return boxOf(row).isEmpty();
    }

    /** A row that is never the first to answer, with the row above it that answers all of its own, if it is one alone. */
    record Hidden(Row row, Optional<Row> by) {}

    List<Hidden> hidden() {
        var found = new ArrayList<Hidden>();
        var open = asked;
        for (Row row : rows) {
            var box = boxOf(row);
            if (!box.isEmpty() && !isLastForAllOthers(row) && open.stream().noneMatch(box::meets)) {
                found.add(new Hidden(
                        row,
                        earlier(row).filter(above -> boxOf(above).contains(box)).findFirst()));
            }
            open = without(open, box);
        }
        return found;
    }

    /** A last row without any test harms nobody, whatever those above it answer. */
    private boolean isLastForAllOthers(Row row) {
        return row.number() == rows.size()
                && row.tests().stream().allMatch(cell -> List.of("", "-").contains(cell.text()));
    }

    /** A pair of rows that both answer something. */
    record Pair(Row first, Row second, String example) {}

    List<Pair> overlapping() {
        var found = new ArrayList<Pair>();
        for (Row row : rows) {
            earlier(row)
                    .filter(above -> boxOf(above).meets(boxOf(row)))
                    .map(above -> boxOf(above).and(boxOf(row)))
                    .flatMap(both -> asked.stream().filter(both::meets).map(both::and))
                    .findFirst()
                    .ifPresent(both -> found.add(new Pair(
                            earlier(row)
                                    .filter(above -> boxOf(above).meets(both))
                                    .findFirst()
                                    .orElseThrow(),
                            row,
                            example(both))));
        }
        return found;
    }

    /** Pairs of which the second answers nothing that the first does not. */
    List<Pair> contained() {
        var found = new ArrayList<Pair>();
        for (Row row : rows) {
            rows.stream()
                    .filter(other -> other != row && !boxOf(row).isEmpty())
                    .filter(other -> boxOf(other).contains(boxOf(row))
                            && (!boxOf(row).contains(boxOf(other)) || other.number() < row.number()))
                    .findFirst()
                    .ifPresent(other -> found.add(new Pair(other, row, "")));
        }
        return found;
    }

    /** What no row answers, by an example of each sort. */
    List<String> gaps() {
        var open = asked;
        for (Row row : rows) {
            open = without(open, boxOf(row));
        }
        return tooMany
                ? List.of()
                : open.stream().map(this::example).distinct().limit(3).toList();
    }

    /** The first row that answers when the columns are asked so. */
    Optional<Row> first(List<Object> values) {
        return rows.stream()
                .filter(row -> IntStream.range(0, axes.size())
                        .allMatch(i -> CellTest.holds(tests.get(i).get(row.number() - 1), values.get(i))))
                .findFirst();
    }

    private Stream<Row> earlier(Row row) {
        return rows.subList(0, row.number() - 1).stream();
    }

    private Box boxOf(Row row) {
        return boxes.get(row.number() - 1);
    }

    /** Once there are too many pieces nothing more is taken away: then no row counts as hidden, and no gap is told. */
    private List<Box> without(List<Box> open, Box box) {
        tooMany |= open.size() > MOST_PIECES;
        if (box.isEmpty() || tooMany) {
            return open;
        }
        return open.stream().flatMap(piece -> piece.without(box).stream()).toList();
    }

    /** Names only the columns that matter. */
    private String example(Box box) {
        var told = new ArrayList<String>();
        for (int i = 0; i < axes.size(); i++) {
            var side = box.sides().get(i);
            if (!side.equals(axes.get(i).all())) {
                told.add("%s = %s".formatted(axes.get(i).name(), axes.get(i).words(side.nextSetBit(0))));
            }
        }
        return told.stream().collect(Collectors.joining(", "));
    }
}

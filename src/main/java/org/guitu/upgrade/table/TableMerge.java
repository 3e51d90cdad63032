package org.guitu.upgrade.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.guitu.gate.file.ModelFile;
import org.w3c.dom.Element;

/**
 * Makes one table of what a package and an installation have made of the same table. Row by row, what only one of them has changed is
 * as that one has it; where both have, the installation's row stays.
 *
 * <p>A row that the package has dropped stays while something goes by it. Nothing that may shorten a period of {@code retention.dmn} is
 * merged.
 */
public final class TableMerge {

    /**
     * What became of the table.
     *
     * @param table the file to be in force; the installation's own when nothing changes
     * @param taken the package's table as far as it was taken: what it will be compared with next time
     */
    public record Merged(ModelFile table, ModelFile taken) {}

    /** What becomes of a row: in the table, and in what counts as taken of the package; null for none. */
    private record Fate(Row row, Row taken) {}

    private final DecisionTable before;
    private final DecisionTable packaged;
    private final DecisionTable installed;
    private final Shape shape;
    private final List<Row> rowsBefore;
    private final List<Row> rowsPackaged;
    private final List<Row> rowsInstalled;
    private final RowUse use;
    private final boolean isTakenOver;
    private final boolean isRetention;
    private final Periods periods;

    private TableMerge(
            DecisionTable before,
            DecisionTable packaged,
            DecisionTable installed,
            Shape shape,
            RowUse use,
            boolean isTakenOver) {
        this.before = before;
        this.packaged = packaged;
        this.installed = installed;
        this.shape = shape;
        this.rowsBefore = before.rowsUnder(shape);
        this.rowsPackaged = packaged.rowsUnder(shape);
        this.rowsInstalled = installed.rowsUnder(shape);
        this.use = use;
        this.isTakenOver = isTakenOver;
        this.isRetention = packaged.file().key().equals(KnownName.RETENTION.id());
        this.periods = new Periods(shape, rowsInstalled, use.processes());
    }

    /** What comes in without anybody being asked; empty when the tables cannot be merged by row. */
    public static Optional<Merged> merge(ModelFile before, ModelFile packaged, ModelFile installed, RowUse use) {
        return merge(before, packaged, installed, use, false);
    }

    /** The same when the package's row goes wherever both have changed it, and periods may become shorter. */
    public static Optional<Merged> takeOver(ModelFile before, ModelFile packaged, ModelFile installed, RowUse use) {
        return merge(before, packaged, installed, use, true);
    }

    private static Optional<Merged> merge(
            ModelFile before, ModelFile packaged, ModelFile installed, RowUse use, boolean isTakenOver) {
        var tables = Stream.of(before, packaged, installed)
                .filter(Objects::nonNull)
                .flatMap(file -> DecisionTable.read(file).stream())
                .toList();
        if (tables.size() < 3) {
            return Optional.empty();
        }
        return shape(tables.get(0).shape(), tables.get(1).shape(), tables.get(2).shape())
                .map(shape -> new TableMerge(tables.get(0), tables.get(1), tables.get(2), shape, use, isTakenOver))
                .filter(merge -> isTakenOver || !merge.isRetention || merge.packaged.hasHeadOf(merge.before))
                .map(TableMerge::merged);
    }

    /** The columns to be: those of whoever has changed them; empty when both have. */
    private static Optional<Shape> shape(Shape before, Shape packaged, Shape installed) {
        return installed.equals(before) || installed.equals(packaged)
                ? Optional.of(packaged)
                : packaged.equals(before) ? Optional.of(installed) : Optional.empty();
    }

    private Merged merged() {
        var fates = new HashMap<Trio, Fate>();
        var trios = Trio.of(rowsBefore, rowsPackaged, rowsInstalled).stream()
                .map(this::aligned)
                .flatMap(this::split)
                .toList();
        trios.forEach(trio -> fates.put(trio, fate(trio)));
        boolean packageOrders = isTakenOver || !isRetention && keepsOrder(trios);
        var order = packageOrders ? byPackage(trios) : byInstallation(trios);
        var rows = picked(order, fates, Fate::row);
        var orderTaken = packageOrders || isInOrderOfPackage(trios)
                ? byPackage(trios)
                : ordered(trios, rowsBefore, Trio::before, rowsPackaged, Trio::packaged, true);
        return new Merged(table(rows), taken(picked(orderTaken, fates, Fate::taken)));
    }

    /** A column that only one of them has says nothing about whether the other has changed the row. */
    private Trio aligned(Trio trio) {
        var own = trio.installed();
        var news = trio.packaged();
        if (own == null || news == null) {
            return trio;
        }
        return new Trio(
                trio.before() == null
                        ? null
                        : trio.before().filledFrom(shape.equals(packaged.shape()) ? news : own, before.shape(), shape),
                news.filledFrom(own, packaged.shape(), shape),
                own.filledFrom(news, installed.shape(), shape));
    }

    /** A row with other questions than before is a new one, where something still goes by the old one. */
    private Stream<Trio> split(Trio trio) {
        return trio.before() != null
                        && trio.packaged() != null
                        && !trio.before().asks(trio.packaged())
                        && isUsed(trio.before())
                ? Stream.of(new Trio(null, trio.packaged(), null), new Trio(trio.before(), null, trio.installed()))
                : Stream.of(trio);
    }

    private Fate fate(Trio trio) {
        var own = trio.installed();
        var news = trio.packaged();
        if (trio.isUnchanged()) {
            return new Fate(trio.isUntouched() && news != null ? plain(trio) : own, news);
        }
        if (news == null && isUsed(trio.before())) {
            return new Fate(own, own == null ? null : trio.before());
        }
        if (own != null && news != null && own.says(news) || own == null && news == null) {
            return new Fate(own, news);
        }
        boolean isAlone = trio.before() == null ? own == null : trio.isUntouched();
        return isTakenOver || isAlone && !(isRetention && periods.mayShorten(trio))
                ? new Fate(news, news)
                : new Fate(own, trio.before());
    }

    /** Remarks are taken from whoever has changed them, the installation first. */
    private static Row plain(Trio trio) {
        return trio.installed().isLike(trio.before()) ? trio.packaged() : trio.installed();
    }

    private boolean isUsed(Row row) {
        return IntStream.range(0, row.inputs().size()).anyMatch(column -> row.inputs().get(column).codes().stream()
                .anyMatch(code -> use.names().contains(code) && !isStillNamed(code, column)));
    }

    private boolean isStillNamed(String code, int column) {
        return rowsPackaged.stream()
                .anyMatch(row -> column < row.inputs().size()
                        && row.inputs().get(column).codes().contains(code));
    }

    private boolean keepsOrder(List<Trio> trios) {
        return common(trios, rowsBefore, Trio::before, Trio::installed)
                .equals(common(trios, rowsInstalled, Trio::installed, Trio::before));
    }

    private boolean isInOrderOfPackage(List<Trio> trios) {
        return common(trios, rowsPackaged, Trio::packaged, Trio::installed)
                .equals(common(trios, rowsInstalled, Trio::installed, Trio::packaged));
    }

    private static List<Trio> common(
            List<Trio> trios, List<Row> order, Function<Trio, Row> place, Function<Trio, Row> other) {
        return in(trios, order, place).stream()
                .filter(trio -> other.apply(trio) != null)
                .toList();
    }

    /** An own row stands before a new one of the package, and what both have as the package orders it. */
    private List<Trio> byPackage(List<Trio> trios) {
        return ordered(trios, rowsPackaged, Trio::packaged, rowsInstalled, Trio::installed, true);
    }

    private List<Trio> byInstallation(List<Trio> trios) {
        return ordered(trios, rowsInstalled, Trio::installed, rowsPackaged, Trio::packaged, false);
    }

    /** In the order of one table; what it does not have comes after what stands before it in the other, or before what stands after it. */
    private static List<Trio> ordered(
            List<Trio> trios,
            List<Row> order,
            Function<Trio, Row> place,
            List<Row> others,
            Function<Trio, Row> otherPlace,
            boolean isAfter) {
        var found = new ArrayList<>(in(trios, order, place));
        var rest = new ArrayList<>(in(trios, others, otherPlace));
        if (!isAfter) {
            Collections.reverse(rest);
        }
        int at = isAfter ? 0 : found.size();
        for (Trio trio : rest) {
            int known = found.indexOf(trio);
            if (known < 0) {
                found.add(at, trio);
                at += isAfter ? 1 : 0;
            } else {
                at = known + (isAfter ? 1 : 0);
            }
        }
        return found;
    }

    private static List<Trio> in(List<Trio> trios, List<Row> order, Function<Trio, Row> place) {
        Map<Element, Trio> byRule = trios.stream()
                .filter(trio -> place.apply(trio) != null)
                .collect(Collectors.toMap(trio -> place.apply(trio).rule(), Function.identity()));
        return order.stream().map(row -> byRule.get(row.rule())).toList();
    }

    private static List<Row> picked(List<Trio> order, Map<Trio, Fate> fates, Function<Fate, Row> part) {
        return order.stream().map(fates::get).map(part).filter(Objects::nonNull).toList();
    }

    private ModelFile table(List<Row> rows) {
        boolean hasOwnHead = !installed.shape().equals(shape)
                ? false
                : !packaged.shape().equals(shape) || !installed.hasHeadOf(before);
        var head = hasOwnHead ? installed : packaged;
        return Stream.of(installed, packaged)
                .filter(table -> (table == head || table.hasHeadOf(head)) && isLike(table, rows))
                .findFirst()
                .map(DecisionTable::file)
                .orElseGet(() -> new ModelFile(installed.file().name(), TableFile.write(head.element(), rows)));
    }

    /** Under the package's own columns again. */
    private ModelFile taken(List<Row> rows) {
        var ofPackage = Stream.concat(packaged.rows().stream(), before.rowsUnder(packaged.shape()).stream())
                .collect(Collectors.toMap(Row::rule, Function.identity()));
        var taken = shape.equals(packaged.shape())
                ? rows
                : rows.stream().map(row -> ofPackage.get(row.rule())).toList();
        return isLike(packaged, taken)
                ? packaged.file()
                : new ModelFile(packaged.file().name(), TableFile.write(packaged.element(), taken));
    }

    private static boolean isLike(DecisionTable table, List<Row> rows) {
        return DecisionTable.areLike(table.rows(), rows);
    }
}

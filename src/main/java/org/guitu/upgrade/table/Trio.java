package org.guitu.upgrade.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * One row in three tables; null where a table has none such.
 *
 * @param before in the package as it was last taken
 * @param packaged in the package now
 * @param installed in the table in force
 */
record Trio(Row before, Row packaged, Row installed) {

    private static final List<BiPredicate<Row, Row>> ALIKE = List.of(
            (one, other) -> one.asks(other) && one.id().equals(other.id()), Row::says, Row::asks, Trio::isRewritten);

    /** The same row with other questions. */
    private static boolean isRewritten(Row one, Row other) {
        return !one.id().isEmpty() && one.id().equals(other.id());
    }

    /** Which rows are the same: those that ask the same, and of the rest those with the same id. */
    static List<Trio> of(List<Row> before, List<Row> packaged, List<Row> installed) {
        var ofPackage = pairs(before, packaged);
        var ofInstallation = pairs(before, installed);
        var found = new ArrayList<Trio>();
        before.forEach(row -> found.add(new Trio(row, ofPackage.get(row), ofInstallation.get(row))));
        var news = without(packaged, Set.copyOf(ofPackage.values()));
        var own = without(installed, Set.copyOf(ofInstallation.values()));
        var both = pairs(news, own);
        news.forEach(row -> found.add(new Trio(null, row, both.get(row))));
        without(own, Set.copyOf(both.values())).forEach(row -> found.add(new Trio(null, null, row)));
        return found;
    }

    private static Map<Row, Row> pairs(List<Row> some, List<Row> others) {
        var found = new HashMap<Row, Row>();
        var taken = new HashSet<Row>();
        for (var alike : ALIKE) {
            for (Row row : some) {
                if (!found.containsKey(row)) {
                    others.stream()
                            .filter(other -> !taken.contains(other) && alike.test(row, other))
                            .findFirst()
                            .ifPresent(other -> {
                                found.put(row, other);
                                taken.add(other);
                            });
                }
            }
        }
        return found;
    }

    private static List<Row> without(List<Row> rows, Set<Row> some) {
        return rows.stream().filter(row -> !some.contains(row)).toList();
    }

    /** The installation has the row as the package last had it. */
    boolean isUntouched() {
        return before != null && installed != null && before.says(installed);
    }

    /** The package has the row as it last had it, or has dropped it before. */
    boolean isUnchanged() {
        return before == null ? packaged == null : packaged != null && before.says(packaged);
    }
}

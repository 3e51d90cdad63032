package org.guitu.gate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.guitu.gate.difference.Table.Row;
import org.junit.jupiter.api.Test;

/** Asking by regions finds what asking each value by itself finds. */
class TwoTablesTest {

    private static final Set<String> COLUMNS = new LinkedHashSet<>(List.of("place", "age", "kind"));
    private static final List<String> PLACES = List.of("", "\"a\"", "\"b\"", "\"a\", \"c\"", "not(\"a\")");
    private static final List<String> AGES = List.of("", "< 16", "[16..17]", ">= 18", "null");
    private static final List<String> KINDS = List.of("", "true", "false", "not(true)");
    private static final List<String> SAYS = List.of("\"read\"", "\"none\"", "");

    private static final List<Object> PLACE_VALUES = List.of("a", "b", "c", "elsewhere");
    private static final List<Object> AGE_VALUES = new ArrayList<>();
    private static final List<Object> KIND_VALUES = List.of(true, false, "unknown");

    static {
        for (int age = 10; age < 20; age++) {
            AGE_VALUES.add(new BigDecimal(age));
        }
        AGE_VALUES.add("null");
    }

    @Test
    void regionsFindWhatEachValueByItselfFinds() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var before = rows(random, 1 + random.nextInt(6));
            var after = changed(before, random);
            var found = new HashSet<List<String>>();
            new TwoTables(COLUMNS, before, after, any -> true)
                    .differing()
                    .forEach(answers -> found.add(pair(answers.before(), answers.after())));
            assertThat(found).as("tables of seed %s", seed).isEqualTo(oneByOne(before, after));
        }
    }

    private static List<Row> rows(Random random, int number) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < number; i++) {
            rows.add(row(random, "row-" + i, i));
        }
        return rows;
    }

    private static Row row(Random random, String id) {
        return row(random, id, 0);
    }

    private static Row row(Random random, String id, int number) {
        return new Row(
                id,
                number,
                "",
                Map.of("place", any(PLACES, random), "age", any(AGES, random), "kind", any(KINDS, random)),
                Map.of("access", any(SAYS, random)));
    }

    private static String any(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** A row changed, added, left out or moved. */
    private static List<Row> changed(List<Row> before, Random random) {
        var after = new ArrayList<>(before);
        int at = random.nextInt(after.size());
        switch (random.nextInt(4)) {
            case 0 -> after.set(at, row(random, "changed"));
            case 1 -> after.add(at, row(random, "added"));
            case 2 -> after.remove(at);
            default -> Collections.swap(after, at, random.nextInt(after.size()));
        }
        return after;
    }

    private static Set<List<String>> oneByOne(List<Row> before, List<Row> after) {
        var found = new HashSet<List<String>>();
        for (Object place : PLACE_VALUES) {
            for (Object age : AGE_VALUES) {
                for (Object kind : KIND_VALUES) {
                    var asked = Map.of("place", place, "age", age, "kind", kind);
                    var old = first(before, asked);
                    var now = first(after, asked);
                    if (old == null
                            ? now != null
                            : now == null || !old.outputs().equals(now.outputs())) {
                        found.add(pair(old, now));
                    }
                }
            }
        }
        return found;
    }

    private static Row first(List<Row> rows, Map<String, Object> asked) {
        return rows.stream()
                .filter(row -> COLUMNS.stream()
                        .allMatch(column -> Cell.of(row.asks(column)).fits(asked.get(column))))
                .findFirst()
                .orElse(null);
    }

    private static List<String> pair(Row old, Row now) {
        return Arrays.asList(old == null ? null : old.id(), now == null ? null : now.id());
    }
}

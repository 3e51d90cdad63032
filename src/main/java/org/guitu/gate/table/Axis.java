package org.guitu.gate.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guitu.form.CommonFacts;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Range;
import org.guitu.gate.fact.Feel.Text;

/**
 * A column's values in classes: those for which the same cells hold are one. So a table is tried on every value, with as few as its cells
 * tell apart.
 */
final class Axis {

    /** Stands for every text that no cell names. */
    private static final String OTHER = "…";

    /** From then on somebody is an adult. */
    private static final BigDecimal OF_AGE = BigDecimal.valueOf(18);

    private static final int MOST_TOLD = 3;

    private final String name;
    private final List<List<Object>> members = new ArrayList<>();
    private final List<BitSet> classesOfRows = new ArrayList<>();

    /**
     * @param name what it is asked with, as written
     * @param tests the cell of each row
     */
    Axis(String name, Domain domain, List<Feel> tests) {
        this.name = name;
        var classes = new LinkedHashMap<BitSet, Integer>();
        for (Object value : values(name, domain, tests)) {
            var rows = new BitSet();
            for (int row = 0; row < tests.size(); row++) {
                rows.set(row, CellTest.holds(tests.get(row), value));
            }
            rows.set(tests.size(), name.equals(CommonFacts.AGE_YEARS) && isOfAge(value));
            if (classes.putIfAbsent(rows, members.size()) == null) {
                members.add(new ArrayList<>());
            }
            members.get(classes.get(rows)).add(value);
        }
        for (int row = 0; row < tests.size(); row++) {
            classesOfRows.add(of(classes, row));
        }
    }

    static boolean isOfAge(Object years) {
        return years instanceof BigDecimal number && number.compareTo(OF_AGE) >= 0;
    }

    private static BitSet of(Map<BitSet, Integer> classes, int row) {
        var held = new BitSet();
        classes.forEach((rows, number) -> held.set(number, rows.get(row)));
        return held;
    }

    String name() {
        return name;
    }

    /** All classes. */
    BitSet all() {
        var all = new BitSet();
        all.set(0, members.size());
        return all;
    }

    /** Those for which the cell of that row holds. */
    BitSet of(int row) {
        return classesOfRows.get(row);
    }

    /** The classes whose value is such a one. */
    BitSet where(Predicate<Object> such) {
        var found = new BitSet();
        for (int i = 0; i < members.size(); i++) {
            found.set(i, such.test(members.get(i).get(0)));
        }
        return found;
    }

    /** The values of that class in words, as far as they are not too many. */
    String words(int number) {
        var values = members.get(number);
        var told = values.stream().limit(MOST_TOLD).map(Axis::word).collect(Collectors.joining(", "));
        return values.size() > MOST_TOLD ? told + ", …" : told;
    }

    private static String word(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static Set<Object> values(String name, Domain domain, List<Feel> tests) {
        var values = new LinkedHashSet<Object>();
        var types = domain.types();
        if (types.contains(Type.TRUTH)) {
            values.add(true);
            values.add(false);
        }
        if (types.contains(Type.TEXT)) {
            values.addAll(domain.codes());
        }
        var texts = new TreeSet<String>();
        var numbers = new TreeSet<BigDecimal>();
        if (name.equals(CommonFacts.AGE_YEARS)) {
            numbers.add(OF_AGE);
        }
        tests.forEach(test -> collect(test, texts, numbers));
        if (types.contains(Type.TEXT) && !domain.closed()) {
            values.addAll(texts);
            values.add(OTHER);
        }
        if (types.contains(Type.DAY)) {
            texts.forEach(text -> values.addAll(List.of(text, text + "0")));
            values.add("0000-01-01");
        }
        if (types.contains(Type.NUMBER)) {
            values.addAll(between(numbers));
        }
        if (domain.missing()) {
            values.add(null);
        }
        return values;
    }

    /** Every bound, its neighbours, and nothing below 0: what is counted and how old somebody is are whole numbers. */
    private static Set<BigDecimal> between(Set<BigDecimal> bounds) {
        var found = new TreeSet<BigDecimal>();
        found.add(BigDecimal.ZERO);
        for (BigDecimal bound : bounds) {
            found.addAll(List.of(bound.subtract(BigDecimal.ONE), bound, bound.add(BigDecimal.ONE)));
        }
        found.removeIf(number -> number.signum() < 0);
        return found;
    }

    private static void collect(Feel feel, Set<String> texts, Set<BigDecimal> numbers) {
        if (feel instanceof Text text) {
            texts.add(text.value());
        } else if (feel instanceof Numeral number) {
            numbers.add(number.value());
        } else if (feel instanceof Binary binary) {
            collect(binary.left(), texts, numbers);
            collect(binary.right(), texts, numbers);
        } else if (feel instanceof Range range) {
            collect(range.from(), texts, numbers);
            collect(range.to(), texts, numbers);
        } else if (feel instanceof Items list) {
            list.items().forEach(item -> collect(item, texts, numbers));
        } else if (feel instanceof Call call) {
            call.arguments().forEach(argument -> collect(argument, texts, numbers));
        }
    }
}

package org.guitu.gate.weakening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a row can be asked about: of each column some of the values that there are.
 *
 * @param columns for each column the numbers of its values
 */
record Region(List<BitSet> columns) {

    /** What is in both; empty when nothing is. */
    Optional<Region> with(Region other) {
        var both = new ArrayList<BitSet>();
        for (int i = 0; i < columns.size(); i++) {
            var values = (BitSet) columns.get(i).clone();
            values.and(other.columns.get(i));
            if (values.isEmpty()) {
                return Optional.empty();
            }
            both.add(values);
        }
        return Optional.of(new Region(both));
    }

    boolean isWithin(Region other) {
        return with(other).filter(this::equals).isPresent();
    }

    /** What is not in the other, in parts that have nothing in common. */
    List<Region> without(Region other) {
        var parts = new ArrayList<Region>();
        var left = new ArrayList<BitSet>(columns);
        for (int i = 0; i < columns.size(); i++) {
            var outside = (BitSet) left.get(i).clone();
            outside.andNot(other.columns.get(i));
            if (!outside.isEmpty()) {
                var part = new ArrayList<>(left);
                part.set(i, outside);
                parts.add(new Region(part));
            }
            var inside = (BitSet) left.get(i).clone();
            inside.and(other.columns.get(i));
            left.set(i, inside);
        }
        return parts;
    }
}

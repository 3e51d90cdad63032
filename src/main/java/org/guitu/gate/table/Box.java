package org.guitu.gate.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a row answers: of each column some classes, in every combination. */
record Box(List<BitSet> sides) {

    boolean isEmpty() {
        return sides.stream().anyMatch(BitSet::isEmpty);
    }

    boolean meets(Box other) {
        for (int i = 0; i < sides.size(); i++) {
            if (!sides.get(i).intersects(other.sides.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean contains(Box other) {
        for (int i = 0; i < sides.size(); i++) {
            var outside = (BitSet) other.sides.get(i).clone();
            outside.andNot(sides.get(i));
            if (!outside.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What both have. */
    Box and(Box other) {
        var both = new ArrayList<BitSet>();
        for (int i = 0; i < sides.size(); i++) {
            var side = (BitSet) sides.get(i).clone();
            side.and(other.sides.get(i));
            both.add(side);
        }
        return new Box(both);
    }

    /** What is left of it without the other, in pieces that do not meet. */
    List<Box> without(Box other) {
        if (!meets(other)) {
            return List.of(this);
        }
        var pieces = new ArrayList<Box>();
        var rest = new ArrayList<>(sides);
        for (int i = 0; i < rest.size(); i++) {
            var outside = (BitSet) rest.get(i).clone();
            outside.andNot(other.sides.get(i));
            if (!outside.isEmpty()) {
                var piece = new ArrayList<>(rest);
                piece.set(i, outside);
                pieces.add(new Box(piece));
                var inside = (BitSet) rest.get(i).clone();
                inside.and(other.sides.get(i));
                rest.set(i, inside);
            }
        }
        return pieces;
    }
}

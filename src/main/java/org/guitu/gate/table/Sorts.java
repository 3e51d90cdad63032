package org.guitu.gate.table;

import java.util.EnumSet;
import java.util.Set;
import org.guitu.gate.fact.FactValue.Type;
import org.guitu.gate.fact.Feel;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Nothing;
import org.guitu.gate.fact.Feel.Numeral;
import org.guitu.gate.fact.Feel.Range;
import org.guitu.gate.fact.Feel.Text;
import org.guitu.gate.fact.Feel.Truth;

/** Of what sorts the values are that a cell compares its input with. */
final class Sorts {

    private Sorts() {}

    /** Empty when it compares with nothing in particular. */
    static Set<Type> of(Feel test) {
        var found = EnumSet.noneOf(Type.class);
        if (test instanceof Call call && call.function().equals("not")) {
            call.arguments().forEach(argument -> found.addAll(of(argument)));
        } else if (test instanceof Binary binary && binary.sign().equals("or")) {
            found.addAll(of(binary.left()));
            found.addAll(of(binary.right()));
        } else if (test instanceof Binary binary && binary.left().equals(Feel.INPUT)) {
            collect(binary.right(), found);
        }
        return found;
    }

    private static void collect(Feel value, Set<Type> found) {
        if (value instanceof Text) {
            found.add(Type.TEXT);
        } else if (value instanceof Numeral) {
            found.add(Type.NUMBER);
        } else if (value instanceof Truth) {
            found.add(Type.TRUTH);
        } else if (value instanceof Nothing) {
            found.addAll(EnumSet.allOf(Type.class));
        } else if (value instanceof Range range) {
            collect(range.from(), found);
        } else if (value instanceof Items list) {
            list.items().forEach(item -> collect(item, found));
        }
    }
}

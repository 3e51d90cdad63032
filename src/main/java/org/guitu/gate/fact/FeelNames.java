package org.guitu.gate.fact;

import java.util.Set;
import java.util.TreeSet;
import org.guitu.gate.fact.Feel.Binary;
import org.guitu.gate.fact.Feel.Call;
import org.guitu.gate.fact.Feel.Choice;
import org.guitu.gate.fact.Feel.Filter;
import org.guitu.gate.fact.Feel.Items;
import org.guitu.gate.fact.Feel.Loop;
import org.guitu.gate.fact.Feel.Name;
import org.guitu.gate.fact.Feel.Part;
import org.guitu.gate.fact.Feel.Range;

/** Which facts an expression names. */
public final class FeelNames {

    private final Set<String> found = new TreeSet<>();

    private FeelNames() {}

    /** Not what its loops bind, and not the input of a cell. */
    public static Set<String> of(Feel feel) {
        var names = new FeelNames();
        names.collect(feel);
        names.found.remove(Feel.INPUT.name());
        return names.found;
    }

    private void collect(Feel feel) {
        if (feel instanceof Name name) {
            found.add(name.name());
        } else if (feel instanceof Part part) {
            collect(part.of());
        } else if (feel instanceof Call call) {
            call.arguments().forEach(this::collect);
        } else if (feel instanceof Items list) {
            list.items().forEach(this::collect);
        } else if (feel instanceof Loop loop) {
            found.addAll(of(loop.list()));
            var inside = of(loop.body());
            inside.remove(loop.name());
            found.addAll(inside);
        } else {
            collectSides(feel);
        }
    }

    private void collectSides(Feel feel) {
        if (feel instanceof Range range) {
            collect(range.from());
            collect(range.to());
        } else if (feel instanceof Binary binary) {
            collect(binary.left());
            collect(binary.right());
        } else if (feel instanceof Choice choice) {
            collect(choice.condition());
            collect(choice.then());
            collect(choice.otherwise());
        } else if (feel instanceof Filter filter) {
            collect(filter.list());
            collect(filter.by());
        }
    }
}

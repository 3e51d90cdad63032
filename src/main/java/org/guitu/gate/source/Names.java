package org.guitu.gate.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.guitu.gate.fact.Feel;

/** What FEEL asks for, and with which codes it compares it. */
public final class Names {

    private Names() {}

    /** Adds the names of the facts, without those that a loop gives. */
    public static void collect(Feel feel, Set<String> names) {
        if (feel instanceof Feel.Name name) {
            if (!name.equals(Feel.INPUT)) {
                names.add(name.name());
            }
        } else if (feel instanceof Feel.Loop loop) {
            collect(loop.list(), names);
            collectWithout(loop.name(), loop.body(), names);
        } else if (feel instanceof Feel.Filter filter) {
            collect(filter.list(), names);
            collectWithout("item", filter.by(), names);
        } else {
            parts(feel).forEach(part -> collect(part, names));
        }
    }

    private static void collectWithout(String bound, Feel feel, Set<String> names) {
        var inner = new HashSet<String>();
        collect(feel, inner);
        inner.remove(bound);
        names.addAll(inner);
    }

    /** Tells of each fact and code that are compared. */
    public static void comparisons(Feel feel, BiConsumer<String, String> told) {
        if (feel instanceof Feel.Binary binary && Set.of("=", "!=", "in").contains(binary.sign())) {
            pair(binary.left(), binary.right(), told);
            pair(binary.right(), binary.left(), told);
        } else if (feel instanceof Feel.Call call
                && call.function().equals("list contains")
                && call.arguments().size() == 2) {
            pair(call.arguments().get(0), call.arguments().get(1), told);
            pair(call.arguments().get(1), call.arguments().get(0), told);
        }
        parts(feel).forEach(part -> comparisons(part, told));
    }

    private static void pair(Feel fact, Feel codes, BiConsumer<String, String> told) {
        if (fact instanceof Feel.Name name) {
            (codes instanceof Feel.Items list ? list.items() : List.of(codes)).forEach(code -> {
                if (code instanceof Feel.Text text) {
                    told.accept(name.name(), text.value());
                }
            });
        }
    }

    private static Stream<Feel> parts(Feel feel) {
        if (feel instanceof Feel.Part part) {
            return Stream.of(part.of());
        } else if (feel instanceof Feel.Call call) {
            return call.arguments().stream();
        } else if (feel instanceof Feel.Items list) {
            return list.items().stream();
        } else if (feel instanceof Feel.Range range) {
            return Stream.of(range.from(), range.to());
        } else if (feel instanceof Feel.Binary binary) {
            return Stream.of(binary.left(), binary.right());
        } else if (feel instanceof Feel.Choice choice) {
            return Stream.of(choice.condition(), choice.then(), choice.otherwise());
        } else if (feel instanceof Feel.Loop loop) {
            return Stream.of(loop.list(), loop.body());
        } else if (feel instanceof Feel.Filter filter) {
            return Stream.of(filter.list(), filter.by());
        }
        return Stream.empty();
    }
}

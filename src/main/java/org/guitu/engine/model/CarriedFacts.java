package org.guitu.engine.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The facts that a model says go along from one process to another: by their names, or as {@code name=code}, which gives that code. */
public final class CarriedFacts {

    private CarriedFacts() {}

    /** @param known what a fact is where it comes from; {@code null} where nobody knows */
    public static Map<String, Object> of(List<String> carried, Function<String, Object> known) {
        var facts = new HashMap<String, Object>();
        for (String fact : carried) {
            var parts = fact.split("=", 2);
            facts.put(parts[0], parts.length == 1 ? known.apply(fact) : parts[1]);
        }
        return facts;
    }
}

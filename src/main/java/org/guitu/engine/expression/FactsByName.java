package org.guitu.engine.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All {@link NamedFact}s that the features offer. */
final class FactsByName {

    private final Map<String, NamedFact> byName;

    /** @throws IllegalStateException when two features offer the same name */
    FactsByName(List<NamedFact> offered) {
        this.byName = offered.stream().collect(Collectors.toUnmodifiableMap(NamedFact::name, Function.identity()));
    }

    /** How the name's value is found; empty when no feature offers it. */
    Optional<NamedFact> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

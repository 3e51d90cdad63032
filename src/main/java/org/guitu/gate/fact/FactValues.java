package org.guitu.gate.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guitu.catalogue.KnownName;
import org.guitu.gate.whole.OlderVersion;
import org.guitu.gate.whole.Whole;
import org.guitu.office.Directory;

/**
 * What values each fact can have: the options of the forms that ask for it, what their expressions come to, what tables say, what
 * processes set and hand on. Facts go by their names, whatever the process; versions that cases still go by count too.
 */
public final class FactValues {

    /** More than any chain of facts that are handed on is long; what still grows then is not closed. */
    private static final int MOST_ROUNDS = 40;

    private final Map<String, FactValue> facts = new TreeMap<>();

    private FactValues() {}

    /** The same for every rule that asks about the same deployment. */
    public static FactValues of(Whole whole, Directory directory) {
        return whole.once(FactValues.class, () -> read(whole, directory));
    }

    private static FactValues read(Whole whole, Directory directory) {
        var system = new SystemFacts(whole, directory);
        var forms = new FormGivers(system);
        var models = new ModelGivers(whole);
        var givers = new ArrayList<Giver>();
        whole.files("form").forEach(form -> forms.collect(form, givers));
        whole.files("bpmn").forEach(model -> models.collect(model, givers));
        for (OlderVersion older : whole.older()) {
            older.forms().forEach(form -> forms.collect(form, givers));
            models.collect(older.model(), givers);
        }
        var known = system.values();
        var given = givers.stream().map(Giver::fact).collect(Collectors.toSet());
        KnownName.of(KnownName.Kind.FACT)
                .flatMap(name -> name.names().stream())
                .filter(name -> !given.contains(name))
                .forEach(name -> known.putIfAbsent(name, Values.ANY));
        var found = new FactValues();
        found.settle(givers, known);
        return found;
    }

    /** What the fact can be; empty for what no form, table or process of these sets. */
    public Optional<FactValue> find(String fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    /** What an expression over facts can come to. */
    public FactValue result(Feel expression) {
        var values = new FeelResults(name -> find(name)
                        .map(fact -> new Values(fact.types(), fact.codes(), fact.closed()))
                        .orElse(Values.ANY))
                .of(expression);
        return new FactValue(values.types(), new TreeSet<>(values.codes()), values.closed(), new TreeSet<>(), false);
    }

    /** The names of all. */
    public SortedSet<String> names() {
        return new TreeSet<>(facts.keySet());
    }

    private void settle(Collection<Giver> givers, Map<String, Values> system) {
        var known = new HashMap<>(system);
        givers.forEach(giver -> known.putIfAbsent(giver.fact(), Values.NONE));
        boolean grows = true;
        for (int round = 0; grows && round < MOST_ROUNDS; round++) {
            grows = false;
            for (Giver giver : givers) {
                var before = known.get(giver.fact());
                var more = giver.value().apply(name -> known.getOrDefault(name, Values.ANY));
                if (!more.isWithin(before)) {
                    grows = true;
                    known.put(giver.fact(), before.or(more));
                }
            }
        }
        boolean endless = grows;
        var byFact = givers.stream().collect(Collectors.groupingBy(Giver::fact));
        known.forEach((fact, values) -> {
            var from = byFact.getOrDefault(fact, List.of());
            facts.put(
                    fact,
                    new FactValue(
                            values.types(),
                            new TreeSet<>(values.codes()),
                            values.closed() && !endless,
                            new TreeSet<>(from.stream().map(Giver::file).toList()),
                            from.isEmpty() || from.stream().anyMatch(Giver::routes)));
        });
    }
}

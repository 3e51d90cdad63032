package org.guitu.migration;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whether a case may be put at a step of its own version, by what it knows: nothing that comes after may lack a fact, a day or a way. */
public final class StepEntry {

    private final Needs needs;

    public StepEntry(ProcessModel model, Surroundings others) {
        this.needs = new Needs(model, others);
    }

    /**
     * @param facts what the case knows, by name
     */
    public boolean fits(String step, Map<String, Object> facts) {
        var need = needs.at(step);
        var missing = new TreeSet<>(need.facts());
        missing.retainAll(needs.known(step));
        missing.removeAll(facts.keySet());
        return missing.isEmpty()
                && needs.waitsFor(step).stream().allMatch(day -> facts.get(day) != null)
                && need.gateways().stream().noneMatch(gateway -> hasNoWay(gateway, facts));
    }

    private boolean hasNoWay(String gateway, Map<String, Object> facts) {
        var names = needs.decidesBy(gateway);
        return facts.keySet().containsAll(names)
                && names.stream().noneMatch(name -> facts.get(name) instanceof List)
                && !needs.hasWay(gateway, facts::get);
    }
}

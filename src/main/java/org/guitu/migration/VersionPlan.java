package org.guitu.migration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of the cases that go by one older version of a process: one fate for every step where somebody may stand. A case that stands
 * at several steps moves only if none of them keeps it.
 *
 * @param process the id of the process
 * @param version the number of the older version
 * @param steps by the id of the step, in the order of the model
 */
public record VersionPlan(String process, int version, Map<String, Fate> steps) {

    public VersionPlan {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** The same with another fate of one step. */
    public VersionPlan with(String step, Fate fate) {
        var changed = new LinkedHashMap<>(steps);
        changed.put(step, fate);
        return new VersionPlan(process, version, changed);
    }

    /** What becomes of whoever stands there; a step that the plan does not know keeps its case. */
    public Fate of(String step) {
        return steps.getOrDefault(step, Fate.STAY);
    }
}

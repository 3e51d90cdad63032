package org.guitu.worklist.engine;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.engine.access.SecondPerson;
import org.guitu.engine.access.TaskPolicy;

/**
 * The tasks that demand a second person and wait for this one. To be made within a command of the engine.
 *
 * @param forms those whose authors are kept from a step, of each step that demands a second person
 * @param mine the tasks that the person may do, and the step of each
 */
record Approvals(Map<StepVersion, List<String>> forms, Map<String, StepVersion> mine) {

    static Approvals of(TaskPolicy policy, Collection<StepVersion> steps, TaskRows rows, SecondPerson second) {
        var forms = new HashMap<StepVersion, List<String>>();
        steps.forEach(step -> {
            var first = second.firstForms(step.definition(), step.step());
            if (!first.isEmpty()) {
                forms.put(step, first);
            }
        });
        if (forms.isEmpty()) {
            return new Approvals(forms, Map.of());
        }
        var waiting = rows.worked(policy, forms.keySet());
        var barred = second.barred(
                policy.person(),
                waiting.entrySet().stream().collect(toMap(Map.Entry::getKey, task -> forms.get(task.getValue()))));
        waiting.keySet().removeAll(barred);
        return new Approvals(forms, waiting);
    }

    /** Whether the task demands a second person, and this is none. */
    boolean bar(ListedTask task) {
        return forms.containsKey(task.step()) && !mine.containsKey(task.id());
    }
}

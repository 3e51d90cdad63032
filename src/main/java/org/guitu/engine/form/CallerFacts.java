package org.guitu.engine.form;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.engine.Instances;
import org.guitu.form.Form;
import org.guitu.form.FormField;

/**
 * The routing facts that a form shows, or compares a time with, and that the task's process does not know itself: as the process that called it knows them now,
 * or the one above. What goes on beside a called process, such as the search for the relatives, is so seen as soon as it is known. To
 * be called within a command of the engine.
 */
final class CallerFacts {

    private CallerFacts() {}

    /** By their names; without those that nobody knows. */
    static Map<String, Object> of(TaskEntity task, Form form) {
        var shown = form.fields().stream()
                .filter(field -> field.isReadOnly() && !field.isClassified())
                .map(FormField::key);
        var unknown = Stream.concat(shown, form.timesOfOthers().stream())
                .filter(key -> !task.hasVariable(key))
                .toList();
        var found = new HashMap<String, Object>();
        if (unknown.isEmpty()) {
            return found;
        }
        var instances = Instances.upFrom(task.getExecution());
        unknown.forEach(key -> instances.stream()
                .filter(instance -> instance.hasVariable(key))
                .findFirst()
                .ifPresent(instance -> found.put(key, instance.getVariable(key))));
        return found;
    }
}

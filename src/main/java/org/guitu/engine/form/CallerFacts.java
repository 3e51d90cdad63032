package org.guitu.engine.form;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.engine.Instances;
import org.guitu.form.Form;

/**
 * The routing facts that a form shows or opens with, or compares a time with, and that the task's process does not know itself: as the process that called it knows them now,
 * or the one above. What goes on beside a called process, such as the search for the relatives, is so seen as soon as it is known. To
 * be called within a command of the engine.
 */
final class CallerFacts {

    private CallerFacts() {}

    /** Those that the form shows, by their names; without those that nobody knows. */
    static Map<String, Object> of(TaskEntity task, Form form) {
        return of(task, shown(form));
    }

    /** The same with those that the times of a form that was filled in are compared with. */
    static Map<String, Object> withTimes(TaskEntity task, Form form) {
        return of(task, Stream.concat(shown(form), form.timesOfOthers().stream()));
    }

    private static Stream<String> shown(Form form) {
        return form.fields().stream()
                .filter(field -> !field.isClassified())
                .flatMap(field -> field.isReadOnly() ? Stream.of(field.key()) : field.sameAs().stream());
    }

    private static Map<String, Object> of(TaskEntity task, Stream<String> keys) {
        var unknown = keys.filter(key -> !task.hasVariable(key)).toList();
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

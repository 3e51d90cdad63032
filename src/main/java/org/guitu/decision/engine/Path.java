package org.guitu.decision.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Where a token may go from a step of a model; conditions are not evaluated. */
final class Path {

    private Path() {}

    /** Every step that may follow that one. */
    static Set<ActivityImpl> after(ActivityImpl step) {
        return walk(next(step).toList(), any -> true);
    }

    /** The tasks and calls that follow next, without another task or call between; of a task that waits itself. */
    static Set<ActivityImpl> next(Collection<ActivityImpl> waiting) {
        return walk(waiting, activity -> !isWork(activity));
    }

    private static Set<ActivityImpl> walk(Collection<ActivityImpl> from, Predicate<ActivityImpl> goesOn) {
        var found = new LinkedHashSet<ActivityImpl>();
        var queue = new ArrayDeque<>(from);
        while (!queue.isEmpty()) {
            var activity = queue.poll();
            if (found.add(activity) && goesOn.test(activity)) {
                next(activity).forEach(queue::add);
            }
        }
        return found;
    }

    private static boolean isWork(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof UserTaskActivityBehavior
                || activity.getActivityBehavior() instanceof CallActivityBehavior;
    }

    /** Along its flows, into it where it is a scope, out of the scope that ends with it, and by the events at its border. */
    private static Stream<ActivityImpl> next(ActivityImpl activity) {
        var along = activity.getOutgoingTransitions().stream()
                .map(transition -> (ActivityImpl) transition.getDestination());
        var border = activity.getEventActivities().stream();
        var inside = activity.getActivities().stream();
        ScopeImpl scope = activity.getFlowScope();
        var out = activity.getOutgoingTransitions().isEmpty() && scope instanceof ActivityImpl around
                ? Stream.of(around)
                : Stream.<ActivityImpl>empty();
        return Stream.of(along, border, inside, out).flatMap(stream -> stream);
    }
}

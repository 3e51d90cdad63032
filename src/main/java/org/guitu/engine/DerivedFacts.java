package org.guitu.engine;

import java.time.InstantSource;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.queue.Directory;

/**
 * What a model may ask by name although no variable holds it, because it follows from others: {@code dueDate}, when the task at
 * hand is due by its time limit, for a timer on its edge; {@code regionAbove}, the region above the instance's, or the province
 * itself.
 */
final class DerivedFacts {

    static final Set<String> NAMES = Set.of("dueDate", "regionAbove");

    private final TaskClock clock;
    private final InstantSource now;
    private final Directory directory;

    DerivedFacts(TaskClock clock, InstantSource now, Directory directory) {
        this.clock = clock;
        this.now = now;
        this.directory = directory;
    }

    Object value(String name, ExecutionEntity execution) {
        if (name.equals("dueDate")) {
            return clock.dueDate(execution.getActivityId(), execution.getVariable("urgencyLevel"), now.instant());
        }
        var region = directory.region(execution.getTenantId());
        return region.parent().isEmpty() ? region.code() : region.parent();
    }
}

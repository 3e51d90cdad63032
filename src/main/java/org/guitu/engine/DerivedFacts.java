package org.guitu.engine;

import java.time.InstantSource;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.queue.Directory;
import org.guitu.queue.Queue;

/**
 * What a model may ask by name although no variable holds it, because it follows from others: {@code dueDate}, when the task at
 * hand is due by its time limit, for a timer on its edge; {@code regionAbove}, the region above the instance's, or the province
 * itself; {@code recipients}, the queues that got to know something of the person, and of the one that the variable {@code
 * recipient} names, {@code recipientDepartment} and {@code recipientRegion}.
 */
final class DerivedFacts {

    static final Set<String> NAMES =
            Set.of("dueDate", "regionAbove", "recipients", "recipientDepartment", "recipientRegion");

    private final TaskClock clock;
    private final InstantSource now;
    private final Directory directory;
    private final Recipients recipients;

    DerivedFacts(TaskClock clock, InstantSource now, Directory directory, Recipients recipients) {
        this.clock = clock;
        this.now = now;
        this.directory = directory;
        this.recipients = recipients;
    }

    Object value(String name, ExecutionEntity execution) {
        return switch (name) {
            case "dueDate" ->
                clock.dueDate(execution.getActivityId(), execution.getVariable("urgencyLevel"), now.instant());
            case "regionAbove" -> {
                var region = directory.region(execution.getTenantId());
                yield region.parent().isEmpty() ? region.code() : region.parent();
            }
            case "recipients" -> recipients.of(execution.getProcessBusinessKey(), execution.getTenantId());
            case "recipientDepartment" -> recipient(execution).department();
            case "recipientRegion" -> recipient(execution).region();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Queue recipient(ExecutionEntity execution) {
        return Queue.find((String) execution.getVariable("recipient")).orElseThrow();
    }
}

package org.guitu.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.queue.Directory;
import org.guitu.queue.Queue;

/**
 * What a model may ask by name although no variable holds it, because it follows from others: {@code dueDate}, when the task at
 * hand is due by its time limit, for a timer on its edge; {@code regionAbove}, the region above the instance's, or the province
 * itself; {@code adultFrom}, the day that the fact {@code comesOfAge} names, or a day that nobody lives to see for whom it names
 * none, or a day that is past; {@code recipients}, the queues that got to know something of the person, and of the one that the
 * variable {@code recipient} names, {@code recipientDepartment} and {@code recipientRegion}; and the {@link FurtherServices}.
 */
final class DerivedFacts {

    static final Set<String> NAMES = Set.of(
            "dueDate",
            "regionAbove",
            "adultFrom",
            "recipients",
            "recipientDepartment",
            "recipientRegion",
            FurtherServices.PLANNED,
            FurtherServices.WITHOUT_CONSENT);

    static final String COMES_OF_AGE = "comesOfAge";

    private static final String NEVER = "9999-01-01";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
                clock.dueDate(
                        execution.getProcessDefinition().getKey(),
                        execution.getActivityId(),
                        execution.getVariable("urgencyLevel"),
                        now.instant());
            case "regionAbove" -> {
                var region = directory.region(execution.getTenantId());
                yield region.parent().isEmpty() ? region.code() : region.parent();
            }
            case "recipients" -> recipients.of(execution.getProcessBusinessKey(), execution.getTenantId());
            case "recipientDepartment" -> recipient(execution).department();
            case "recipientRegion" -> recipient(execution).region();
            case FurtherServices.PLANNED -> FurtherServices.planned(execution);
            case FurtherServices.WITHOUT_CONSENT -> FurtherServices.withoutConsent(execution);
            case "adultFrom" -> adultFrom((String) execution.getVariable(COMES_OF_AGE));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Queue recipient(ExecutionEntity execution) {
        return Queue.find((String) execution.getVariable("recipient")).orElseThrow();
    }

    /** ISO texts are in the order of the days. */
    private String adultFrom(String comesOfAge) {
        var today = LocalDate.ofInstant(now.instant(), CHINA).toString();
        return comesOfAge == null || comesOfAge.compareTo(today) <= 0 ? NEVER : comesOfAge;
    }
}

package org.guitu.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.queue.Directory;

/**
 * What a model may ask by name although no variable holds it, because it follows from others: {@code dueDate}, when the task at
 * hand is due by its time limit, for a timer on its edge; {@code regionAbove}, the region above the instance's, or the province
 * itself; {@code adultFrom}, the day that the fact {@code comesOfAge} names, or a day that nobody lives to see for whom it names
 * none, or a day that is past.
 */
final class DerivedFacts {

    static final Set<String> NAMES = Set.of("dueDate", "regionAbove", "adultFrom");

    static final String COMES_OF_AGE = "comesOfAge";

    private static final String NEVER = "9999-01-01";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
        if (name.equals("adultFrom")) {
            return adultFrom((String) execution.getVariable(COMES_OF_AGE));
        }
        var region = directory.region(execution.getTenantId());
        return region.parent().isEmpty() ? region.code() : region.parent();
    }

    /** ISO texts are in the order of the days. */
    private String adultFrom(String comesOfAge) {
        var today = LocalDate.ofInstant(now.instant(), CHINA).toString();
        return comesOfAge == null || comesOfAge.compareTo(today) <= 0 ? NEVER : comesOfAge;
    }
}

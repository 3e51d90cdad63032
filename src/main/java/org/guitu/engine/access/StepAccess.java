package org.guitu.engine.access;

import java.util.Collection;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.RememberedRows;
import org.springframework.stereotype.Component;

/**
 * Which steps of a case a department knows of at all, since what a step is called tells what is done with the person:
 * {@code step-names.dmn}, asked within a command of the engine. What the own office did, it knows without being asked about.
 */
@Component
public final class StepAccess {

    private final RememberedRows rows;

    StepAccess(RememberedRows rows) {
        this.rows = rows;
    }

    /**
     * A step of some process, by their ids, as the table is asked about it.
     *
     * @param step a user task, the start form of the process, or the process once more for what it is called itself
     * @param departments those that have it to do, or did it
     */
    public record Place(String process, String step, Collection<String> departments) {}

    /** Whether people of one of these departments may know of it. */
    public boolean opens(Collection<String> readers, Place place) {
        return readers.stream().anyMatch(reader -> opens(reader, place));
    }

    private boolean opens(String reader, Place place) {
        return rows
                .of(
                        KnownName.STEP_NAMES.owner(),
                        Variables.putValue("department", reader)
                                .putValue("process", place.process())
                                .putValue("step", place.step())
                                .putValue("sameDepartment", place.departments().contains(reader)))
                .stream()
                .anyMatch(row -> "show".equals(row.get("access")));
    }
}

package org.guitu.engine.access;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.Decisions;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Who may read which class of personal answers on which form: {@code field-access.dmn}, asked within a command of the engine. */
@Component
public final class FieldAccess {

    private final Decisions decisions;
    private final Directory directory;

    FieldAccess(Decisions decisions, Directory directory) {
        this.decisions = decisions;
        this.directory = directory;
    }

    /**
     * Whether a department of the person may read earlier answers of that class on that form.
     *
     * @param form the id of a form, or of another way to read that the table names
     */
    public boolean permits(Authentication person, String dataClass, String form) {
        return Objects.requireNonNullElse(person.getGroupIds(), List.<String>of()).stream()
                .filter(directory::isDepartment)
                .anyMatch(department -> permits(department, dataClass, form));
    }

    /** Whether people of that department may read earlier answers of that class on that form. */
    public boolean permits(String department, String dataClass, String form) {
        return decisions
                .firstRow(
                        KnownName.FIELD_ACCESS.id(),
                        Variables.putValue("department", department)
                                .putValue("dataClass", dataClass)
                                .putValue("form", form))
                .filter(row -> "read".equals(row.get("access")))
                .isPresent();
    }
}

package org.guitu.engine.access;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.Decisions;
import org.springframework.stereotype.Component;

/** Who may read which class of personal answers on which form: {@code field-access.dmn}, asked within a command of the engine. */
@Component
public final class FieldAccess {

    private final Decisions decisions;
    private final People people;

    FieldAccess(Decisions decisions, People people) {
        this.decisions = decisions;
        this.people = people;
    }

    /**
     * Whether a department of the person may read earlier answers of that class on that form.
     *
     * @param form the id of a form, or of another way to read that the table names
     */
    public boolean permits(Authentication person, String dataClass, String form) {
        return people.departmentsOf(person).stream().anyMatch(department -> permits(department, dataClass, form));
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

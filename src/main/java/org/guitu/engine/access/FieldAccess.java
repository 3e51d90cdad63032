package org.guitu.engine.access;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.expression.Decisions;
import org.springframework.stereotype.Component;

/**
 * Who may read again what was recorded, by where it was recorded and where it is to be shown: {@code field-access.dmn}, asked within a
 * command of the engine.
 *
 * <p>A version of the table always gives the same answer to the same question, so that each is worked out once on each node.
 */
@Component
public final class FieldAccess {

    private static final String OWN = "own-dossier";
    private static final String ELSEWHERE = "same-department";
    private static final String OTHERS = "dossier";
    private static final int MOST_KEPT = 50_000;

    private final Decisions decisions;
    private final People people;
    private final Map<Question, Boolean> answered = new ConcurrentHashMap<>();

    FieldAccess(Decisions decisions, People people) {
        this.decisions = decisions;
        this.people = people;
    }

    private record Question(String table, String department, Origin origin, String form) {}

    /**
     * Whether a department of the person may read what has that origin on that form.
     *
     * @param form the id of a form, or of another way to read that the table names
     */
    public boolean permits(Authentication person, Origin origin, String form) {
        return people.departmentsOf(person).stream().anyMatch(department -> permits(department, origin, form));
    }

    /** Whether people of that department may read what has that origin on that form. */
    public boolean permits(String department, Origin origin, String form) {
        if (answered.size() > MOST_KEPT) {
            answered.clear();
        }
        var question = new Question(decisions.versionOf(KnownName.FIELD_ACCESS.id()), department, origin, form);
        var known = answered.get(question);
        if (known != null) {
            return known;
        }
        boolean permitted = ask(question);
        answered.put(question, permitted);
        return permitted;
    }

    /**
     * The same for the tab “档案”: whether people of that department see there what {@code recordedBy} has recorded.
     *
     * @param here whether it was recorded in a region where they work
     */
    public boolean opensInDossier(String department, String recordedBy, boolean here, Origin origin) {
        return permits(department, origin, !department.equals(recordedBy) ? OTHERS : here ? OWN : ELSEWHERE);
    }

    private boolean ask(Question question) {
        return decisions
                .firstRow(
                        KnownName.FIELD_ACCESS.id(),
                        Variables.putValue("department", question.department())
                                .putValue("dataClass", question.origin().dataClass())
                                .putValue("form", question.form())
                                .putValue("originForm", question.origin().form())
                                .putValue("field", question.origin().field()))
                .filter(row -> "read".equals(row.get("access")))
                .isPresent();
    }
}

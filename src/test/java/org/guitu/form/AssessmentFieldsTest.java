package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.engine.expression.ConditionsForTests;
import org.junit.jupiter.api.Test;

/** That several departments assess together costs them all no more than it cost one office that asked about everything. */
class AssessmentFieldsTest {

    /** What civil affairs alone were asked for a child, from the assessment to the draft, before departments gave parts. */
    private static final int ALONE = 22;

    private static final Map<String, Object> GIRL = Map.of("minor", true, "ageYears", 8, "sex", "female");

    private final Conditions conditions = ConditionsForTests.at(InstantSource.system());

    @Test
    void anAverageChildsAssessmentAsksNoMoreThanBefore() {
        int parts = part("health", "needed")
                + part("education", "needed")
                + part("justice", "not-needed")
                + part("womens-federation", "not-needed")
                + part("police", "nothing-to-add");
        int joint = visible(
                "assess-needs",
                Map.of(
                        "assessNeedsOutcome",
                        "complete",
                        "partNeeds",
                        List.of(
                                "medical-none",
                                "counselling-some",
                                "schooling-some",
                                "legal-none",
                                "rehabilitation-none")));
        int draft = visible(
                "draft-plan", Map.of("draftPlanOutcome", "drafted", "personAgrees", "agrees", "linkedCases", 0));
        assertThat(parts).isEqualTo(10);
        assertThat(parts + joint + draft).isLessThanOrEqualTo(ALONE);
    }

    @Test
    void noDepartmentIsAskedMoreThanSixThings() {
        for (String department : List.of("police", "health", "education", "justice", "housing", "foreign-affairs")) {
            for (String outcome : List.of("urgent", "needed", "warning", "not-ours", "more-time")) {
                assertThat(part(department, outcome))
                        .as("%s %s", department, outcome)
                        .isLessThanOrEqualTo(6);
            }
        }
    }

    private int part(String department, String outcome) {
        return visible("give-assessment-part", Map.of("partDepartment", department, "partOutcome", outcome));
    }

    private int visible(String form, Map<String, Object> answers) {
        var fields = FormFiller.packaged(form).fields();
        var context = new HashMap<String, Object>();
        fields.forEach(field -> context.put(field.key(), null));
        context.putAll(GIRL);
        context.putAll(answers);
        return (int) fields.stream()
                .filter(field -> !field.isReadOnly() && field.kind() != FormField.Kind.COMPUTED)
                .filter(field -> field.hiddenWhen().stream().noneMatch(feel -> conditions.holds(feel, context)))
                .count();
    }
}

package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;

/**
 * A case that the police of a county have just opened: its first task waits for the civil affairs.
 *
 * @param caseNumber its number
 * @param instance the id of its process instance
 * @param task the id of the first task
 */
public record NewCase(String caseNumber, String instance, String task) {

    /**
     * @param base the address of the application
     * @param county the region's code, such as {@code 350404}
     */
    public static NewCase open(String base, Conditions conditions, String county) {
        var answers = fill(
                conditions,
                "register-person",
                Map.of(
                        "region",
                        county,
                        "sex",
                        "female",
                        "ageKnown",
                        "birth-date",
                        "birthDate",
                        LocalDate.now().minusYears(9).toString()));
        var opened = new Desk(base, "police-" + county).submitStartForm("rescue-case", answers);
        assertThat(opened.message()).isEmpty();
        var caseNumber = opened.body().path("businessKey").asText();
        var task = new Desk(base, "civil-affairs-" + county).tasks(caseNumber).get(0);
        return new NewCase(
                caseNumber,
                task.path("processInstanceId").asText(),
                task.path("id").asText());
    }

    /** Answers all that a form requires, with the given answers where there are some. */
    public static Map<String, Object> fill(Conditions conditions, String form, Map<String, Object> answers) {
        return FormFiller.of(form, conditions, LocalDate.now()).fill(answers, Map.of());
    }
}

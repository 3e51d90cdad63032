package org.guitu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.China;

/** Fills packaged forms in as far as they must be, and submits them through the REST API. */
public record FilledForms(String base, Conditions conditions, InstantSource clock) {

    /** Opens the case of a girl of about eight in that county as its police, with other answers where given, and tells its number. */
    public String openCase(String county, Map<String, Object> answers) {
        var given = new HashMap<String, Object>(Map.of(
                "region", county,
                "sex", "female",
                "ageKnown", "estimated",
                "estimatedAge", 8,
                "identityState", "unknown",
                "urgencyLevel", "high"));
        given.putAll(answers);
        var opened = desk("police-" + county).submitStartForm("rescue-case", fill("register-person", given));
        assertThat(opened.message()).isEmpty();
        return opened.body().path("businessKey").asText();
    }

    /** The id of the one open task of the case with that key that the account sees. */
    public String task(String account, String caseNumber, String key) {
        return desk(account).tasks(caseNumber).stream()
                .filter(task -> task.path("taskDefinitionKey").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(account + " sees no " + key))
                .path("id")
                .asText();
    }

    /** The account claims the task and submits its form. */
    public void complete(String account, String task, String form, Map<String, Object> answers) {
        assertThat(desk(account).claim(task).message()).isEmpty();
        assertThat(desk(account).submitForm(task, fill(form, answers)).message())
                .as(form)
                .isEmpty();
    }

    public Desk desk(String account) {
        return new Desk(base, account);
    }

    private Map<String, Object> fill(String form, Map<String, Object> answers) {
        var today = LocalDate.ofInstant(clock.instant(), China.ZONE);
        return FormFiller.of(form, conditions, today).fill(answers, Map.of());
    }
}

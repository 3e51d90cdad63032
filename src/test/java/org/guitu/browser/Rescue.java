package org.guitu.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.China;
import org.guitu.testing.Desk;

/** A case in one county, brought by REST to where somebody looks at it in a browser. */
final class Rescue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final Conditions conditions;
    private final InstantSource clock;
    private final String county;
    private String caseNumber;

    Rescue(String base, Conditions conditions, InstantSource clock, String county) {
        this.base = base;
        this.conditions = conditions;
        this.clock = clock;
        this.county = county;
    }

    /** Opens the case of an unknown girl of about eight, unless other answers are given, and hands back its number. */
    String open(String... answers) {
        var filler = filler("register-person");
        var given = filler.read(
                "region=" + county,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=unknown",
                "urgencyLevel=high");
        given.putAll(filler.read(answers));
        var opened = desk("police").submitStartForm("rescue-case", filler.fill(given, Map.of()));
        assertThat(opened.message()).isEmpty();
        caseNumber = opened.body().path("businessKey").asText();
        return caseNumber;
    }

    /** Civil affairs claim the task and submit its form. */
    void complete(String task, String... answers) {
        completeBy("civil-affairs", task, answers);
    }

    /** Somebody of that department does. */
    void completeBy(String department, String task, String... answers) {
        var worker = desk(department);
        var id = worker.tasks(caseNumber).stream()
                .filter(open -> open.path("taskDefinitionKey").asText().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError(task + " is not open"))
                .path("id")
                .asText();
        assertThat(worker.claim(id).message()).isEmpty();
        var known = new HashMap<String, Object>();
        worker.get("/task/" + id + "/form-variables")
                .body()
                .properties()
                .forEach(variable -> known.put(variable.getKey(), plain(variable.getValue())));
        var filler = filler(task);
        assertThat(worker.submitForm(id, filler.fill(filler.read(answers), known))
                        .message())
                .as(task)
                .isEmpty();
    }

    private Desk desk(String department) {
        return new Desk(base, department + "-" + county);
    }

    private FormFiller filler(String form) {
        return FormFiller.of(form, conditions, LocalDate.ofInstant(clock.instant(), China.ZONE));
    }

    private static Object plain(JsonNode variable) {
        return JSON.convertValue(variable.path("value"), Object.class);
    }
}

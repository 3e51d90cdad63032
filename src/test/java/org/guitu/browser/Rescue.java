package org.guitu.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.form.FormFiller;
import org.guitu.testing.Desk;
import org.springframework.core.io.ClassPathResource;

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
    String open(Object... answers) {
        var given = new HashMap<String, Object>(Map.of(
                "region", county,
                "sex", "female",
                "ageKnown", "estimated",
                "estimatedAge", 8,
                "identityState", "unknown",
                "urgencyLevel", "high"));
        given.putAll(pairs(answers));
        var opened = desk("police").submitStartForm("rescue-case", fill("register-person", given, Map.of()));
        assertThat(opened.message()).isEmpty();
        caseNumber = opened.body().path("businessKey").asText();
        return caseNumber;
    }

    /** Civil affairs claim the task and submit its form. */
    void complete(String task, Object... answers) {
        var worker = desk("civil-affairs");
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
        assertThat(worker.submitForm(id, fill(task, pairs(answers), known)).message())
                .as(task)
                .isEmpty();
    }

    private Desk desk(String department) {
        return new Desk(base, department + "-" + county);
    }

    private Map<String, Object> fill(String form, Map<String, Object> answers, Map<String, Object> known) {
        try (var file = new ClassPathResource("forms/" + form + ".form").getInputStream()) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
            return new FormFiller(Form.read(file.readAllBytes()), conditions, today).fill(answers, known);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object plain(JsonNode variable) {
        return JSON.convertValue(variable.path("value"), Object.class);
    }

    private static Map<String, Object> pairs(Object... pairs) {
        var answers = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], pairs[i + 1]);
        }
        return answers;
    }
}

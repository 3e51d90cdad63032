package org.guitu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.springframework.context.ApplicationContext;

/** Opens cases by the start form, claims the first task of each and submits its form, beside all the other open tasks. */
final class CaseBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 20;
    private static final int CASES = 100;

    private final Report report;
    private final int tasks;
    private final Conditions conditions;
    private final Office police;
    private final Office civilAffairs;

    CaseBenchmark(Report report, int tasks, ApplicationContext guitu, int port) {
        this.report = report;
        this.tasks = tasks;
        this.conditions = guitu.getBean(Conditions.class);
        this.police = new Office(port).login("police-" + Filling.COUNTY);
        this.civilAffairs = new Office(port).login(Filling.PERSON);
    }

    void run() throws IOException {
        var starts = new ArrayList<Long>();
        var claims = new ArrayList<Long>();
        var opens = new ArrayList<Long>();
        var submits = new ArrayList<Long>();
        for (int i = -WARM_UP; i < CASES; i++) {
            var into = i < 0;
            // Another person each time: the second case of one would be asked about.
            var opening = startAnswers(conditions);
            var receiving = typed(fill(
                    conditions,
                    "receive-person",
                    Map.of("receiveOutcome", "received"),
                    Map.of("region", Filling.COUNTY)));
            time(into, starts, () -> police.post("/process-definition/key/rescue-case/submit-form", opening));
            var task = newestTask(civilAffairs);
            var path = "/task/" + task;
            time(into, claims, () -> civilAffairs.post(path + "/claim", Map.of("userId", Filling.PERSON)));
            time(into, opens, () -> civilAffairs.get(path + "/form-variables"));
            time(into, submits, () -> civilAffairs.post(path + "/submit-form", receiving));
        }
        report.add(tasks, "guitu", "open a case", 1, starts);
        report.add(tasks, "guitu", "claim a task", 1, claims);
        report.add(tasks, "guitu", "open its form", 1, opens);
        report.add(tasks, "guitu", "submit its form", 1, submits);
    }

    private static void time(boolean warmingUp, List<Long> nanos, Runnable call) {
        long begin = System.nanoTime();
        call.run();
        if (!warmingUp) {
            nanos.add(System.nanoTime() - begin);
        }
    }

    /** Opens one case and gives back the id of its first task. */
    static String openCase(ApplicationContext guitu, int port) throws IOException {
        new Office(port)
                .login("police-" + Filling.COUNTY)
                .post("/process-definition/key/rescue-case/submit-form", startAnswers(guitu.getBean(Conditions.class)));
        return newestTask(new Office(port).login(Filling.PERSON));
    }

    private static String newestTask(Office office) {
        return office.get("/task?taskDefinitionKey=receive-person&unassigned=true&sortBy=created&sortOrder=desc"
                        + "&maxResults=1&candidateGroup=" + Filling.PERSON)
                .path("_embedded")
                .path("task")
                .path(0)
                .path("id")
                .asText();
    }

    private static Map<String, Object> startAnswers(Conditions conditions) throws IOException {
        return typed(fill(
                conditions,
                "register-person",
                Map.of("region", Filling.COUNTY, "sex", "female", "ageKnown", "unknown"),
                Map.of()));
    }

    private static Map<String, Object> fill(
            Conditions conditions, String form, Map<String, Object> answers, Map<String, Object> known)
            throws IOException {
        return FormFiller.of(form, conditions, LocalDate.now()).fill(answers, known);
    }

    private static Map<String, Object> typed(Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((key, value) -> variables.put(
                key,
                value instanceof List<?>
                        ? Map.of(
                                "type", "Json", "value", JSON.valueToTree(value).toString())
                        : Map.of("value", value)));
        return Map.of("variables", variables);
    }
}

package org.guitu.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.migration.Fate;
import org.guitu.migration.Progress.State;
import org.junit.jupiter.api.Test;

/** A step has another id in the new version: whoever did it under the old one still has no say in what a second person decides. */
class SecondPersonKeptTest extends MovedCases {

    private static final String REVIEWER = "civil-affairs-" + COUNTY;

    private static Map<String, String> newVersion() {
        var files = new HashMap<String, String>();
        files.put(
                "legal-hold.bpmn",
                model("legal-hold")
                        .replace("\"review-legal-hold\"", "\"re-examine-hold\"")
                        .replace(">review-legal-hold<", ">re-examine-hold<")
                        .replace("review-legal-hold,", "re-examine-hold,"));
        var form = files(Map.of("legal-hold.bpmn", model("legal-hold"))).stream()
                .filter(file -> file.name().equals("review-legal-hold.form"))
                .findFirst()
                .orElseThrow();
        files.put(
                "re-examine-hold.form",
                new String(form.content(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"id\": \"review-legal-hold\"", "\"id\": \"re-examine-hold\""));
        files.put("time-limits.dmn", limitsWith("re-examine-hold"));
        return files;
    }

    private ProcessInstance hold() {
        return startByForm(
                "police-" + COUNTY,
                "legal-hold",
                "caseNumber=" + caseNumberOf(rescuedWoman()),
                "holdReviewOn=" + inDays(200));
    }

    @Test
    void theFirstPersonStaysTheFirst() {
        var proposed = hold();
        passTimer(proposed);
        submitAs(REVIEWER, task(proposed, "review-legal-hold"), "reviewHoldOutcome=lift", "holdCheckedBy=document");
        claimAs(COLLEAGUE, task(proposed, "lift-legal-hold"));
        var reviewed = hold();
        passTimer(reviewed);
        deploy(newVersion());
        var plan = migrations.proposed("legal-hold").get(0);
        assertThat(plan.of("review-legal-hold")).isEqualTo(Fate.moveTo("re-examine-hold"));
        long order = migrations.carryOut(List.of(plan), FIRST, SECOND);
        finish(order);
        assertThat(migrations.progress(order).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(task(proposed, "lift-legal-hold").getAssignee())
                .as("a second person keeps it")
                .isEqualTo(COLLEAGUE);
        logins.as("supervisor-" + COUNTY, () -> {
            taskService.setAssignee(task(proposed, "lift-legal-hold").getId(), null);
            return null;
        });
        assertKeptFrom(REVIEWER, proposed, "lift-legal-hold");
        submitAs(COLLEAGUE, task(proposed, "lift-legal-hold"), "liftHoldOutcome=approved");
        assertEnded(proposed, "lifted");
        assertThat(task(reviewed, "re-examine-hold").getName()).isEqualTo("复核保全");
    }
}

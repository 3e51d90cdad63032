package org.guitu.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.form.Conditions;
import org.guitu.office.China;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What another office has typed is not typed again: a question opens with it, and says where it comes from. */
@GuituTest
class AskedAgainTest {

    private static final String COUNTY = "350404";
    private static final Instant FOUND = Instant.parse("2026-11-02T17:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private Dossier dossier;

    @Autowired
    private TransactionTemplate transaction;

    private Desk office;
    private NewCase opened;

    @BeforeEach
    void aChildWaitsForAGuardian() {
        office = new Desk("http://localhost:" + port, "civil-affairs-" + COUNTY);
        opened = NewCase.open(office.base(), conditions, COUNTY);
        done("receive-person", Map.of("receiveOutcome", "received"));
        done("meet-urgent-needs", Map.of("urgentOutcome", "met"));
    }

    private void done(String form, Map<String, Object> answers) {
        var task = task();
        assertThat(office.claim(task).message()).isEmpty();
        assertThat(office.submitForm(task, NewCase.fill(conditions, form, answers))
                        .message())
                .isEmpty();
    }

    private String task() {
        return office.tasks(opened.caseNumber()).get(0).path("id").asText();
    }

    private String claimed() {
        var task = task();
        office.claim(task);
        return task;
    }

    private void found(String field, String dataClass, Object answer) {
        recorded("locate-relatives", "relatives", Map.of(field, new DossierEntry.Answer(dataClass, answer)), FOUND);
    }

    private void recorded(String form, String process, Map<String, DossierEntry.Answer> answers, Instant at) {
        transaction.executeWithoutResult(any -> dossier.add(new DossierEntry(
                new CaseNumber(opened.caseNumber()),
                process,
                opened.instance(),
                "task",
                form,
                1,
                "police-" + COUNTY,
                "police",
                COUNTY,
                at,
                new LinkedHashMap<>(answers))));
    }

    private JsonNode value(String key) {
        return office.get("/task/" + claimed() + "/form-variables")
                .body()
                .path(key)
                .path("value");
    }

    private JsonNode question(String key) {
        return office.get("/task/" + claimed() + "/deployed-form").body().findParents("key").stream()
                .filter(any -> any.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQuestionOpensWithWhatMeansTheSameAndSaysWhoFoundItAndWhen() {
        assertThat(value("guardianName").isMissingNode()).isTrue();
        found("relativeName", "identity", "示例母亲");
        assertThat(value("guardianName").asText()).isEqualTo("示例母亲");
        assertThat(question("guardianName").path("description").asText())
                .endsWith("来自“查找亲属”，2026-11-03，公安；请核对。")
                .doesNotContain("示例母亲", "police-" + COUNTY);
    }

    @Test
    void theNewestOfThemCounts() {
        found("relativeName", "identity", "示例母亲");
        recorded(
                "assign-guardian",
                "reception",
                Map.of("guardianName", new DossierEntry.Answer("identity", "示例外婆")),
                FOUND.plusSeconds(1));
        assertThat(value("guardianName").asText()).isEqualTo("示例外婆");
        found("relativeName", "identity", "示例父亲");
        assertThat(value("guardianName").asText()).isEqualTo("示例父亲");
    }

    @Test
    void aCodeThatTheQuestionDoesNotOfferLeavesItEmpty() {
        found("relativeRelation", "identity", "agency");
        assertThat(value("guardianRelation").isMissingNode()).isTrue();
        assertThat(question("guardianRelation").path("description").asText()).doesNotContain("来自");
        found("relativeRelation", "identity", "mother");
        assertThat(value("guardianRelation").asText()).isEqualTo("mother");
    }

    @Test
    void whatMayNotBeReadIsNotShown() {
        found("relativeName", "biometric", "示例母亲");
        assertThat(value("guardianName").isMissingNode()).isTrue();
        assertThat(question("guardianName").path("description").asText()).doesNotContain("来自");
    }

    @Test
    void theDayOfTheStepItselfOpensWithToday() {
        var definition = "/process-definition/key/person-export/deployed-start-form";
        var supervisor = new Desk(office.base(), "civil-affairs-" + COUNTY);
        var form = supervisor.get(definition);
        assertThat(form.body().findParents("key").stream()
                        .filter(any -> any.path("key").asText().equals("requestedOn"))
                        .findFirst()
                        .orElseThrow()
                        .path("defaultValue")
                        .asText())
                .isEqualTo(LocalDate.now(China.ZONE).toString());
    }
}

package org.guitu.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.form.FormFiller;
import org.guitu.office.China;
import org.guitu.testing.Desk;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Of a form that is refused the REST API tells, besides one text, what is wrong with which question. */
@GuituTest
class FieldProblemsTest {

    private static final String COUNTY = "350404";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private Desk police;
    private Map<String, Object> registration;

    @BeforeEach
    void aRegistrationThatWouldBeAccepted() {
        police = new Desk("http://localhost:" + port, "police-" + COUNTY);
        registration = FormFiller.of("register-person", conditions, today())
                .fill(
                        FormFiller.of("register-person", conditions, today())
                                .read("region=" + COUNTY, "ageKnown=estimated", "estimatedAge=8"),
                        Map.of());
    }

    @Test
    void eachKindOfProblemIsToldWithItsQuestionInTheOrderOfTheForm() {
        registration.remove("rescuedByUnit");
        registration.put("reportChannel", "by-pigeon");
        registration.put("rescuedOn", today().plusDays(2).toString());
        registration.put("arrivedWith", List.of("alone", "siblings"));
        registration.put("documentType", "resident-id");
        registration.put("idNumber", "123");
        registration.put("estimatedAge", 300);
        registration.put("notAsked", "x");

        var answer = police.submitStartForm("rescue-case", registration);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(keys(answer))
                .containsSubsequence(
                        "", "rescuedOn", "rescuedByUnit", "reportChannel", "arrivedWith", "idNumber", "estimatedAge");
        assertThat(sentences(answer))
                .contains("“解救单位”必须填写。", "“估计年龄（周岁）”不能大于 120。", "已选“独自一人”的，不能同时选其他人。请去掉一项。")
                .allSatisfy(sentence -> assertThat(answer.message()).contains(sentence));
    }

    @Test
    void anotherFilesNumberIsRefusedAtTheQuestionThatAsksForIt() {
        registration.put("reportNumber", "R350404-2020-000001");

        assertThat(keys(police.submitStartForm("rescue-case", registration))).containsExactly("reportNumber");

        var unknown = FormFiller.of("ask-for-assistance", conditions, today());
        assertThat(keys(police.submitStartForm(
                        "assistance-request", unknown.fill(unknown.read("caseNumber=350404-2020-000001"), Map.of()))))
                .containsExactly("caseNumber");
    }

    @Test
    void aTasksFormIsRefusedInTheSameWay() {
        var civilAffairs = new Desk(police.base(), "civil-affairs-" + COUNTY);
        var opened = NewCase.open(police.base(), conditions, COUNTY);
        var task = civilAffairs.tasks(opened.caseNumber()).get(0).path("id").asText();
        civilAffairs.claim(task);

        var answer = civilAffairs.submitForm(task, Map.of("receiveOutcome", "received"));

        assertThat(keys(answer)).contains("receivedAt", "handedOverByPolice", "responsibleOfficer", "bodyFeatures");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    private static List<String> keys(Desk.Answer answer) {
        return told(answer, "key");
    }

    private static List<String> sentences(Desk.Answer answer) {
        return told(answer, "message");
    }

    private static List<String> told(Desk.Answer answer, String what) {
        var told = new ArrayList<String>();
        for (JsonNode problem : answer.body().path("problems")) {
            told.add(problem.path(what).asText());
        }
        return told;
    }
}

package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.trait.Trait;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormField.Kind;
import org.guitu.form.FormFiller;
import org.guitu.office.China;
import org.guitu.testing.Browser;
import org.guitu.testing.ClearText;
import org.guitu.testing.Desk;
import org.guitu.testing.DossierTab;
import org.guitu.testing.GuituTest;
import org.guitu.testing.JsonLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people write into forms stands nowhere but in the dossier, and there in no form that anybody reads without the keys. */
@GuituTest
@ExtendWith(OutputCaptureExtension.class)
class NoClearTextTest {

    private static final String SENTINEL = "Sentinel-7Qx";
    private static final String ID_NUMBER = "350404190012319869";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PersonIndex index;

    @Test
    void nothingWrittenIntoAFormIsFoundInAnyColumnOfAnyTableNorInTheLog(CapturedOutput output) throws IOException {
        try (var json = new JsonLog()) {
            writeIntoForms();
            assertThat(json.text()).doesNotContain(SENTINEL).doesNotContain(ID_NUMBER);
        }
        assertThat(output.getAll()).doesNotContain(SENTINEL).doesNotContain(ID_NUMBER);
    }

    private void writeIntoForms() throws IOException {
        var caseNumber = open("350404", Map.of("identityState", "confirmed", "idNumber", ID_NUMBER));
        var narrative = (SENTINEL + "经历。").repeat(20_000).substring(0, 20_000);
        var worker = desk("civil-affairs-350404");
        var task = worker.tasks(caseNumber).get(0).path("id").asText();
        assertThat(worker.claim(task).message()).isEmpty();
        var form = FormFiller.packaged("receive-person");
        var answers = fill(form, sentinels(form, Map.of("receiveOutcome", "received", "furtherDetails", narrative)));
        var refused = new HashMap<>(answers);
        refused.put("belongings", SENTINEL.repeat(1000));
        assertThat(worker.submitForm(task, refused).status()).as("too long").isEqualTo(400);
        assertThat(worker.submitForm(task, answers).message()).isEmpty();
        keepADocumentAndACorrection(caseNumber);

        assertThat(ClearText.tablesWith(database, caseNumber))
                .as("what is no secret is found")
                .contains("public.act_ru_execution");
        database.sql("create table guitu.bytes_in_clear_text as select :value::bytea as value")
                .param("value", SENTINEL.getBytes(StandardCharsets.UTF_8))
                .update();
        try {
            assertThat(ClearText.tablesWith(database, SENTINEL, ID_NUMBER))
                    .as("a clear text is found")
                    .containsExactly("guitu.bytes_in_clear_text");
        } finally {
            database.sql("drop table guitu.bytes_in_clear_text").update();
        }
    }

    private void keepADocumentAndACorrection(String caseNumber) {
        var account = "civil-affairs-350404";
        var task = desk(account).tasks(caseNumber).get(0).path("id").asText();
        desk(account).claim(task);
        var tab = new DossierTab(new Browser("http://localhost:" + port).logIn(account), task);
        var step = tab.read().path("steps").path(0).path("number").asLong();
        var content = ("%PDF-" + SENTINEL.repeat(1000)).getBytes(StandardCharsets.UTF_8);
        assertThat(tab.upload(SENTINEL + " 证明", "legal", content).statusCode()).isEqualTo(204);
        var document = tab.read().path("files").path(0).path("id").asText();
        assertThat(tab.download(document, BodyHandlers.ofByteArray()).body()).isEqualTo(content);
        assertThat(tab.post("/documents/" + document + "/withdrawal", Map.of("reason", SENTINEL))
                        .statusCode())
                .isEqualTo(204);
        assertThat(tab.post(
                                "/steps/" + step + "/correction",
                                Map.of("reason", SENTINEL, "answers", Map.of("deputyOfficer", SENTINEL + " 更正")))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aPersonWhoComesAgainIsFoundByWhatTheFormsDeclare() throws IOException {
        var known = Map.<String, Object>of(
                "identityState", "confirmed",
                "idNumber", "350404190012310020",
                "personName", "示例重来",
                "ageKnown", "estimated",
                "estimatedAge", 30);
        var earlier = open("350404", known);
        var again = new HashMap<>(known);
        again.put("estimatedAge", 31);
        again.remove("idNumber");
        var later = open("350404", again);
        assertThat(index.search(new CaseNumber(later), Instant.now()).otherCases())
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.caseNumber()).hasToString(earlier);
                    assertThat(other.region()).isEqualTo("350404");
                    assertThat(other.sharedTraits()).containsExactly(Trait.NAME);
                });
        var third = open("350404", Map.of("identityState", "confirmed", "idNumber", "350404190012310020"));
        assertThat(index.search(new CaseNumber(third), Instant.now()).otherCases())
                .extracting(OtherCase::caseNumber)
                .extracting(CaseNumber::value)
                .containsExactly(earlier);
    }

    private String open(String region, Map<String, Object> answers) throws IOException {
        var all = new HashMap<String, Object>(Map.of(
                "region", region,
                "sex", "female",
                "ageKnown", "unknown",
                "urgencyLevel", "high"));
        all.putAll(answers);
        var form = FormFiller.packaged("register-person");
        var filled = fill(form, answers.containsKey("personName") ? all : sentinels(form, all));
        var opened = desk("police-" + region).submitStartForm("rescue-case", filled);
        if (opened.message().contains("可能已有个案")) {
            filled.put("possibleCaseNext", "rescued-again");
            opened = desk("police-" + region).submitStartForm("rescue-case", filled);
        }
        assertThat(opened.message()).isEmpty();
        return opened.body().path("businessKey").asText();
    }

    private static Map<String, Object> sentinels(Form form, Map<String, Object> answers) {
        var all = new HashMap<>(answers);
        form.fields().stream()
                .filter(field -> field.isClassified() && field.kind() == Kind.TEXT)
                .filter(field -> !field.isReadOnly()
                        && field.pattern().isEmpty()
                        && !field.key().equals("idNumber"))
                .map(FormField::key)
                .forEach(key -> all.putIfAbsent(key, SENTINEL + " " + key));
        return all;
    }

    private Map<String, Object> fill(Form form, Map<String, Object> answers) {
        return new FormFiller(form, conditions, LocalDate.ofInstant(clock.instant(), China.ZONE))
                .fill(answers, Map.of());
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }
}

package org.guitu.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.testing.FilledForms;
import org.guitu.testing.GuituTest;
import org.guitu.testing.PageVisit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tab “档案” is sent, and that nobody else is. */
@GuituTest
class DossierTabTest {

    private static final String COUNTY = "350404";
    private static final String MINE = "civil-affairs-350404";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private InstantSource clock;

    private FilledForms forms;
    private String caseNumber;
    private String path;

    @BeforeEach
    void aCaseWaitsForCivilAffairs() {
        forms = new FilledForms("http://localhost:" + port, conditions, clock);
        caseNumber = forms.openCase(COUNTY, Map.of("codeName", "示例鹿", "nationality", "chinese"));
        path = "/dossier/tasks/" + forms.task(MINE, caseNumber, "receive-person");
    }

    private PageVisit visit(String account) {
        return account.equals("nobody") ? PageVisit.anonymous(forms.base()) : PageVisit.of(forms.base(), account);
    }

    private static JsonNode json(String body) throws IOException {
        return new ObjectMapper().readTree(body);
    }

    @Test
    void theReaderGetsWordsAndNoCodes() throws IOException {
        var answer = visit(MINE).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var seen = json(answer.body());
        assertThat(seen.path("caseNumber").asText()).isEqualTo(caseNumber);
        assertThat(seen.path("writes").asBoolean()).isFalse();
        var step = seen.path("steps").path(0);
        assertThat(step.path("name").asText()).isEqualTo("发起流程");
        assertThat(step.path("process").asText()).isEqualTo("被拐卖受害人救助");
        assertThat(step.path("department").asText()).isEqualTo("公安");
        assertThat(step.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(step.path("answers").toString())
                .contains("\"label\":\"代号\"", "\"text\":\"示例鹿\"", "\"text\":\"中国\"")
                .doesNotContain("\"text\":\"chinese\"", "input");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 401",
        "police-350404, 404",
        "health-350404, 404",
        "civil-affairs-350405, 404",
        "supervisor-350404, 200",
        "administrator, 403",
        "auditor, 403"
    })
    void whoReads(String account, int status) {
        var answer = visit(account).get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("示例鹿");
    }

    @Test
    void aTaskThatIsNotYoursAndOneThatIsNotThereAreAnsweredAlike() {
        var visit = visit("health-350404");
        var other = visit.get(path);
        var none = visit.get("/dossier/tasks/00000000-0000-0000-0000-000000000000");
        assertThat(none.statusCode()).isEqualTo(other.statusCode());
        assertThat(none.body()).isEqualTo(other.body()).contains("不存在，或者不在您的任务队列中");
    }
}

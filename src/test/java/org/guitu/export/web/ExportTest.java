package org.guitu.export.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.processes.ProcessTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** What a person gets when asking what is held: everything, in words, through one task and one pair of hands. */
class ExportTest extends ProcessTest {

    private static final String MINE = "civil-affairs-" + COUNTY;
    private static final String RARE = "示例\uD842\uDFB7"; // a character that no font of ours has

    @Autowired
    private JdbcClient database;

    private MockMvc pages;

    @BeforeEach
    void behindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private String openCase() {
        return caseNumberOf(rescuedWoman("personName=" + RARE, "codeName=示例鹿"));
    }

    /** An export of the case that waits to be handed over. */
    private ProcessInstance approved(String caseNumber, String... decision) {
        var export =
                startByForm("police-" + COUNTY, "person-export", "caseNumber=" + caseNumber, "exportRequester=self");
        String[] approval = {"approveExportOutcome=approved"};
        submitAs(COLLEAGUE, task(export, "approve-export"), and(approval, decision));
        return export;
    }

    private String claimed(ProcessInstance export) {
        var task = task(export, "hand-over-export");
        claimAs(MINE, task);
        return task.getId();
    }

    private MockHttpServletResponse fetch(String account, String task, String format) throws Exception {
        var request = get("/dossier/tasks/{task}/export." + format, task);
        if (account != null) {
            request.session(Pages.login(pages, account));
        }
        return pages.perform(request).andReturn().getResponse();
    }

    private JsonNode json(String task) throws Exception {
        var answer = fetch(MINE, task, "json");
        assertThat(answer.getStatus()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private String pdf(String task) throws Exception {
        var answer = fetch(MINE, task, "pdf");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new Reader().getText(document).replaceAll("\\s", "");
        }
    }

    /** Reads the text as a person sees it: every character is drawn, by an embedded font. */
    private static final class Reader extends PDFTextStripper {

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            var text = font.toUnicode(code);
            if (!text.isBlank() && !text.equals("　")) {
                assertThat(((PDVectorFont) font).getPath(code).getBounds2D().isEmpty())
                        .as("'%s' is not drawn", text)
                        .isFalse();
            }
            super.showGlyph(matrix, font, code, displacement);
        }
    }

    private List<Map<String, Object>> events(String caseNumber) {
        return database.sql(
                        """
                        select account, object, detail from audit.event
                        where kind = 'EXPORTED' and case_number = :case order by id""")
                .param("case", caseNumber)
                .query()
                .listOfRows();
    }

    @Test
    void thePdfSaysInWordsWhatIsHeld() throws Exception {
        var number = openCase();
        var text = pdf(claimed(approved(number)));
        assertThat(text)
                .contains("个人信息查阅复制件", number, "三明市三元区")
                .contains("被拐卖受害人救助", "正在办理")
                .contains("代号示例鹿", "姓名示例𠮷", "公安")
                .contains("性别女")
                .contains("第1页")
                .doesNotContain("依法不予提供：", "police-350404");
    }

    @Test
    void theJsonHasStableKeys() throws Exception {
        var number = openCase();
        var file = json(claimed(approved(number)));
        assertThat(file.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "version",
                        "caseNumber",
                        "region",
                        "madeAt",
                        "processes",
                        "steps",
                        "files",
                        "recipients",
                        "withheld");
        assertThat(file.path("schema").asText() + file.path("version").asInt()).isEqualTo("guitu-person-export1");
        var step = file.path("steps").path(0);
        assertThat(step.fieldNames())
                .toIterable()
                .containsExactly(
                        "number",
                        "form",
                        "formVersion",
                        "process",
                        "department",
                        "region",
                        "recordedAt",
                        "corrects",
                        "reason",
                        "answers",
                        "withheld");
        assertThat(step.path("form").path("id").asText()).isEqualTo("register-person");
        assertThat(step.path("answers").findValuesAsText("field")).contains("codeName", "personName");
        assertThat(step.path("answers").findValuesAsText("text")).contains(RARE);
        assertThat(file.path("processes").path(0).path("facts").findValuesAsText("field"))
                .contains("sex", "urgencyLevel");
        assertThat(file.toString()).doesNotContain("police-350404", COLLEAGUE);
    }

    @Test
    void bothSayWhatTheLawKeepsFromBeingGivenAndDoNotHoldIt() throws Exception {
        var number = openCase();
        var task = claimed(approved(
                number, "withheldSteps=[verify-kinship]", "withheldClasses=[statement]", "withheldReason=third-party"));
        assertThat(pdf(task)).contains("依法不予提供：陈述类信息；“认定亲缘关系”步骤的内容；理由：涉及他人的个人信息。");
        var file = json(task);
        assertThat(file.path("steps").toString()).doesNotContain("\"id\":\"statement\"");
        assertThat(file.path("withheld").path("reason").path("id").asText()).isEqualTo("third-party");
        assertThat(events(number)).hasSize(2).allSatisfy(event -> {
            assertThat(event).containsEntry("account", MINE).containsEntry("object", "交付导出件");
            assertThat((String) event.get("detail")).matches("(PDF|JSON)；\\d+ 项，不予提供 \\d+ 项");
        });
    }

    @Test
    void aStepThatIsWithheldLeavesNoFactEither() throws Exception {
        var number = openCase();
        startByForm(
                "police-" + COUNTY,
                "legal-hold",
                "caseNumber=" + number,
                "holdReason=criminal-case",
                "holdReviewOn=" + inDays(9));
        assertThat(pdf(claimed(approved(number)))).contains("刑事案件侦查");
        var task = claimed(approved(number, "withheldSteps=[place-legal-hold]", "withheldReason=investigation"));
        assertThat(pdf(task)).contains("依法不予提供：“档案保全”步骤的内容").doesNotContain("刑事案件侦查");
        assertThat(json(task).toString()).doesNotContain("criminal-case", "holdReviewOn");
    }

    /** Whoever asks for the own file may be the one from whom a child or a mother is kept safe. */
    @Test
    void neitherTellsWhereSomebodyOfTheFamilyIsLookedAfterNorByWhatNumber() throws Exception {
        var number = openCase();
        var kin = caseNumberOf(startByForm("police-" + NEIGHBOUR, "rescue-case", "region=" + NEIGHBOUR, "sex=female"));
        var asked = startByForm(
                "police-" + COUNTY,
                "link-cases",
                "caseNumber=" + number,
                "linkAction=link",
                "linkCase=" + kin,
                "linkRelation=child",
                "linkSource=own-statement");
        submitAs(
                "civil-affairs-" + NEIGHBOUR,
                task(child(asked, "link-answer"), "confirm-link"),
                "confirmLinkOutcome=confirmed");
        var task = claimed(approved(number));
        var file = json(task);
        assertThat(file.toString())
                .contains("关联个案", "子女")
                .doesNotContain(kin, NEIGHBOUR, "沙县区", "link-answer", "confirm-link", "linkRegion");
        assertThat(file.path("steps").findParents("form"))
                .filteredOn(step -> step.path("form").path("id").asText().equals("request-link"))
                .singleElement()
                .satisfies(step -> assertThat(step.path("withheld").asInt()).isEqualTo(1));
        assertThat(pdf(task)).doesNotContain(kin, "沙县区");
    }

    @ParameterizedTest
    @CsvSource({
        ", 401",
        "police-350404, 404",
        "health-350404, 404",
        "civil-affairs-350405, 404",
        "supervisor-350404, 403",
        "civil-affairs-colleague, 403",
        "administrator, 403",
        "auditor, 403"
    })
    void isForNobodyButTheAssignee(String outsider, int status) throws Exception {
        var number = openCase();
        var task = claimed(approved(number));
        for (String format : List.of("pdf", "json")) {
            var answer = fetch(outsider, task, format);
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("示例鹿", number);
        }
        assertThat(events(number)).isEmpty();
    }

    @Test
    void isNotThereBeforeTheTaskIsClaimed() throws Exception {
        var number = openCase();
        var answer = fetch(MINE, task(approved(number), "hand-over-export").getId(), "pdf");
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("请先认领任务");
        assertThat(events(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "json"})
    void isNotThereThroughAnyOtherTask(String format) throws Exception {
        var number = openCase();
        var export = startByForm("police-" + COUNTY, "person-export", "caseNumber=" + number, "exportRequester=self");
        var task = task(export, "approve-export");
        claimAs(MINE, task);
        var answer = fetch(MINE, task.getId(), format);
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("经审批同意后");
        assertThat(fetch(MINE, "no-such-task", format).getStatus()).isEqualTo(404);
        assertThat(events(number)).isEmpty();
    }

    @Test
    void endsWithTheTask() throws Exception {
        var export = approved(openCase());
        var task = claimed(export);
        submit(export, "hand-over-export", "handOverExportOutcome=not-collected");
        assertThat(fetch(MINE, task, "pdf").getStatus()).isEqualTo(404);
    }
}

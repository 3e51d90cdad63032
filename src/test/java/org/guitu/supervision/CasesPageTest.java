package org.guitu.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.processes.GlassTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The supervisors' pages: progress for those of the region, content in an emergency, and nothing for anybody else. */
class CasesPageTest extends GlassTest {

    private static final String CODE_NAME = "示例甲";

    @Autowired
    private JdbcClient database;

    @Autowired
    private EmergencyReadingStore glassBreaks;

    @Autowired
    private CaseReading reading;

    @Autowired
    private DossierAccess dossiers;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AccountStore accounts;

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpSession login(String account) throws Exception {
        return Pages.login(pages, account);
    }

    private String read(String account, String path) throws Exception {
        return read(login(account), path);
    }

    private String read(MockHttpSession session, String path) throws Exception {
        return pages.perform(get(path).session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder begin(String caseNumber, String reason) {
        return post("/cases/" + caseNumber + "/break-glass")
                .param("glassReason", "missing")
                .param("glassReasonDetail", reason)
                .param("glassAcknowledged", "true");
    }

    private void begin(MockHttpSession session, String caseNumber) throws Exception {
        pages.perform(begin(caseNumber, WHY).session(session).with(csrf()))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/cases/" + caseNumber));
    }

    private List<String> details(String caseNumber, String kind) {
        return database.sql("select coalesce(object, '') || '|' || coalesce(detail, '') from audit.event"
                        + " where case_number = ? and kind = ? order by id")
                .params(caseNumber, kind)
                .query(String.class)
                .list();
    }

    @Test
    void theListHasTheCasesOfTheOwnRegionsAndBelowWithWhoHoldsWhatIsDueNext() throws Exception {
        var here = newCase();
        var nextDoor = dossier.open(NEIGHBOUR, Instant.now()).value();
        assertThat(read(READER, "/cases?number=" + here)).contains(here, "等三元区民政办理“接收受助人”", "1 项");
        assertThat(read(READER, "/cases")).contains(here).doesNotContain(nextDoor);
        assertThat(read(CITY, "/cases")).contains(here, nextDoor);
        assertThat(read(CITY, "/cases?region=" + NEIGHBOUR)).contains(nextDoor).doesNotContain(here);
        assertThat(read(PROVINCE, "/cases?region=350400")).contains(here, nextDoor);
        assertThat(read(READER, "/cases?region=" + NEIGHBOUR))
                .contains("没有符合这些条件的个案")
                .doesNotContain(nextDoor);
        assertThat(read(READER, "/cases?region=nowhere")).contains("没有符合这些条件的个案");
        assertThat(read(READER, "/cases?number=" + nextDoor)).contains("没有符合这些条件的个案");
        assertThat(read(READER, "/cases?number=%25")).contains("没有符合这些条件的个案");
    }

    @Test
    void aCaseIsFoundByAnyPartOfItsNumberHoweverItIsTyped() throws Exception {
        var here = newCase();
        var running = here.substring("350404-2026-".length());
        for (String typed : List.of(running, here.replace('-', '－'), " " + here.replace("-", " — ") + "\u200b")) {
            assertThat(read(READER, "/cases?number=" + typed)).as(typed).contains("/cases/" + here + "\"");
        }
        char last = here.charAt(here.length() - 1);
        var mistyped = here.substring(0, here.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
        assertThat(read(READER, "/cases?number=" + mistyped))
                .contains("这个编号抄错了")
                .doesNotContain("没有符合这些条件");
    }

    @Test
    void reportsAreNoCasesAndHaveAListOfTheirOwn() throws Exception {
        var report = dossier.openReport("350404", Instant.now()).value();
        var here = newCase();
        assertThat(report).startsWith("R");
        assertThat(read(READER, "/cases")).contains(here).doesNotContain(report);
        assertThat(read(READER, "/cases/reports")).contains(report, "登记时间").doesNotContain(here);
        assertThat(read(READER, "/cases/reports?number=" + here)).contains("没有符合这些条件的线索");
    }

    @Test
    void whatIsOverdueIsMarked() throws Exception {
        var caseNumber = newCase();
        assertThat(read(READER, "/cases?number=" + caseNumber)).doesNotContain("逾期");
        moveTo(Instant.now().plus(Duration.ofDays(5)));
        assertThat(read(READER, "/cases?number=" + caseNumber)).contains("逾期 1 项");
        assertThat(read(READER, "/cases/" + caseNumber))
                .contains("接收受助人", "已逾期", "三元区民政")
                .containsPattern("class=\"note bad\">等三元区民政办理“接收受助人”.*个工作日；办完后的下一步：满足紧急需要");
    }

    @Test
    void aLongListIsReadPageByPage() throws Exception {
        var region = "350926";
        for (int i = 0; i < CasesController.PAGE + 1; i++) {
            dossier.open(region, Instant.now());
        }
        var session = login(PROVINCE);
        var first = read(session, "/cases?region=" + region);
        assertThat(first).contains("更早的个案").doesNotContain("回到最新");
        var older = Pattern.compile("before=([0-9-]+)").matcher(first);
        assertThat(older.find()).isTrue();
        var second = read(session, "/cases?region=" + region + "&before=" + older.group(1));
        assertThat(second).contains("回到最新").doesNotContain("更早的个案");
        assertThat(Pattern.compile("href=\"/cases/" + region).matcher(first).results())
                .hasSize(CasesController.PAGE);
        assertThat(Pattern.compile("href=\"/cases/" + region).matcher(second).results())
                .hasSize(1);
    }

    @Test
    void aListTellsNothingOfCasesElsewhereByWhereItBegins() throws Exception {
        newCase();
        var elsewhere = dossier.open("350102", Instant.now());
        assertThat(read(READER, "/cases?before=" + elsewhere)).contains("没有").doesNotContain("href=\"/cases/350404");
    }

    @Test
    void aSupervisorSeesTheCourseAndNothingOfTheContent() throws Exception {
        var caseNumber = newCase();
        assertThat(read(READER, "/cases/" + caseNumber))
                .contains("公安", "被拐卖受害人救助", "接收受助人", "尚无人认领")
                .doesNotContain(CODE_NAME)
                .doesNotContain("紧急查阅中");
        assertThat(details(caseNumber, "DATA_READ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350404", "civil-affairs-350404", "administrator", "auditor"})
    void nobodyElseGetsIn(String account) throws Exception {
        var caseNumber = newCase();
        var session = login(account);
        pages.perform(get("/cases").session(session)).andExpect(status().isForbidden());
        pages.perform(get("/cases/" + caseNumber).session(session)).andExpect(status().isForbidden());
        pages.perform(begin(caseNumber, WHY).session(session).with(csrf())).andExpect(status().isForbidden());
        pages.perform(post("/cases/" + caseNumber + "/end-reading")
                        .session(session)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).isEmpty();
    }

    @Test
    void withoutLoginThereIsTheLoginPage() throws Exception {
        var caseNumber = newCase();
        for (var request : List.of(
                get("/cases"),
                get("/cases/" + caseNumber),
                begin(caseNumber, WHY).with(csrf()),
                post("/cases/" + caseNumber + "/end-reading").with(csrf()))) {
            pages.perform(request.accept(MediaType.TEXT_HTML))
                    .andExpect(status().isFound())
                    .andExpect(redirectedUrl("/login"));
        }
    }

    @Test
    void nothingIsBegunOrEndedFromAnotherSite() throws Exception {
        var caseNumber = newCase();
        var session = login(READER);
        pages.perform(begin(caseNumber, WHY).session(session)).andExpect(status().isForbidden());
        begin(session, caseNumber);
        pages.perform(post("/cases/" + caseNumber + "/end-reading").session(session))
                .andExpect(status().isForbidden());
        assertThat(glassBreaks.running(new CaseNumber(caseNumber), READER, Instant.now()))
                .isPresent();
    }

    @Test
    void aCaseOfAnotherRegionIsNotFoundLikeOneThatDoesNotExist() throws Exception {
        var nextDoor = dossier.open(NEIGHBOUR, Instant.now()).value();
        var session = login(READER);
        for (String number : List.of(nextDoor, "350404-2026-999999", "nonsense", "350404-2026-1")) {
            pages.perform(get("/cases/" + number).session(session)).andExpect(status().isNotFound());
            pages.perform(begin(number, WHY).session(session).with(csrf())).andExpect(status().isNotFound());
            pages.perform(post("/cases/" + number + "/end-reading")
                            .session(session)
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        assertThat(glassBreaks.of(new CaseNumber(nextDoor))).isEmpty();
    }

    @Test
    void inAnEmergencyTheContentIsShownInWordsAndEachTimeIsAnEvent() throws Exception {
        var caseNumber = newCase();
        addBiometric(caseNumber);
        var session = login(READER);
        begin(session, caseNumber);
        assertThat(details(caseNumber, "PROCESS_STARTED"))
                .singleElement()
                .asString()
                .startsWith("紧急查阅|");
        assertThat(read(SECOND, "/cases/" + caseNumber)).contains("<li>等三元区督导办理“复核紧急查阅”");
        assertThat(details(caseNumber, "DATA_READ")).isEmpty();
        assertThat(read(session, "/cases/" + caseNumber))
                .contains("紧急查阅中", "结束查阅", "代号", CODE_NAME, WHY)
                .doesNotContain("codeName", "示例指纹")
                .contains("另有 1 项不在紧急查阅的范围");
        read(session, "/cases/" + caseNumber);
        assertThat(details(caseNumber, "DATA_READ")).hasSize(2).allSatisfy(event -> assertThat(event)
                .startsWith("紧急查阅|")
                .contains("代号", "具体说明")
                .doesNotContain(CODE_NAME, WHY));
    }

    @Test
    void itOpensThisCaseToThisReaderOnly() throws Exception {
        var caseNumber = newCase();
        var other = newCase();
        var session = login(READER);
        begin(session, caseNumber);
        assertThat(read(session, "/cases/" + other)).doesNotContain(CODE_NAME);
        assertThat(read(SECOND, "/cases/" + caseNumber)).doesNotContain(CODE_NAME);
        assertThat(read(CITY, "/cases/" + caseNumber)).doesNotContain(CODE_NAME);
    }

    @Test
    void itEndsByTime() throws Exception {
        var caseNumber = newCase();
        var session = login(READER);
        begin(session, caseNumber);
        moveTo(Instant.now().plus(EmergencyReadingStore.LENGTH).plusSeconds(1));
        assertThat(read(session, "/cases/" + caseNumber))
                .contains("到时结束")
                .doesNotContain(CODE_NAME)
                .doesNotContain("紧急查阅中");
    }

    @Test
    void theReaderEndsIt() throws Exception {
        var caseNumber = newCase();
        var session = login(READER);
        begin(session, caseNumber);
        // Somebody else ends only what is her or his own.
        end(login(SECOND), caseNumber);
        assertThat(read(session, "/cases/" + caseNumber)).contains(CODE_NAME);
        end(session, caseNumber);
        assertThat(read(session, "/cases/" + caseNumber)).contains("提前结束").doesNotContain(CODE_NAME);
        assertThat(details(caseNumber, "GLASS_CLOSED")).containsExactly("紧急查阅|由查阅人结束");
        end(session, caseNumber);
        assertThat(details(caseNumber, "GLASS_CLOSED")).hasSize(1);
    }

    private void end(MockHttpSession session, String caseNumber) throws Exception {
        pages.perform(post("/cases/" + caseNumber + "/end-reading")
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/cases/" + caseNumber));
    }

    @Test
    void aDocumentOpensWhileTheReadingRunsAndEachTimeIsPartOfIt(
            @Autowired DocumentStore documents, @Autowired TransactionTemplate transaction) throws Exception {
        var caseNumber = newCase();
        var content = "%PDF-1.7 示例".getBytes(StandardCharsets.UTF_8);
        try (var draft = documents.draft(new CaseNumber(caseNumber), "identity", new ByteArrayInputStream(content))) {
            transaction.executeWithoutResult(
                    status -> documents.add(draft, "示例证明", "police-350404", "police", COUNTY, Instant.now()));
        }
        var id = documents.of(new CaseNumber(caseNumber), any -> true).get(0).id();
        var path = "/cases/" + caseNumber + "/documents/" + id;
        var session = login(READER);
        assertThat(read(session, "/cases/" + caseNumber)).contains("内容不显示").doesNotContain("示例证明");
        pages.perform(get(path).session(session)).andExpect(status().isNotFound());

        begin(session, caseNumber);
        assertThat(read(session, "/cases/" + caseNumber)).contains("示例证明", path);
        var opened = pages.perform(get(path).session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(opened.getContentAsByteArray()).isEqualTo(content);
        assertThat(opened.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + caseNumber + "-1.pdf\"");
        pages.perform(get("/cases/" + newCase() + "/documents/" + id).session(session))
                .andExpect(status().isNotFound());
        pages.perform(get(path).session(login(CITY))).andExpect(status().isNotFound());
        pages.perform(get(path).session(login("police-350404"))).andExpect(status().isForbidden());
        pages.perform(get(path).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/login"));
        assertThat(read(CITY, "/cases/" + caseNumber)).contains("第 1 号文件；身份");

        pages.perform(
                post("/cases/" + caseNumber + "/end-reading").session(session).with(csrf()));
        pages.perform(get(path).session(session)).andExpect(status().isNotFound());
        assertThat(details(caseNumber, "DOCUMENT_READ")).hasSize(1);
    }

    @Test
    void itEndsWithTheRole() throws Exception {
        var caseNumber = newCase();
        var former = hire();
        var session = login(former);
        begin(session, caseNumber);
        identities.deleteMembership(former, Role.SUPERVISOR.id());
        pages.perform(get("/cases/" + caseNumber).session(session).accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("/login"));
        assertThat(logins.as(former, () -> reading.read(new CaseNumber(caseNumber))))
                .isEmpty();
        // Other tests ask what each account of the county sees.
        identities.createMembership(former, Role.SUPERVISOR.id());
    }

    @Test
    void itEndsWithTheRegion() throws Exception {
        var caseNumber = newCase();
        var former = hire();
        var session = login(former);
        begin(session, caseNumber);
        identities.deleteTenantUserMembership(COUNTY, former);
        pages.perform(get("/cases/" + caseNumber).session(session)).andExpect(status().isNotFound());
        assertThat(logins.as(former, () -> reading.read(new CaseNumber(caseNumber))))
                .isEmpty();
    }

    /** Else the review task would open to the reader, without end, what the emergency opened for three hours. */
    @Test
    void theTaskOfReviewingOpensNoContentEvenToASupervisorOfALeadDepartment() throws Exception {
        var caseNumber = newCase();
        var police = hire("police");
        var session = login(police);
        begin(session, caseNumber);
        end(session, caseNumber);
        var task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("review-break-glass")
                .singleResult();
        for (String account : List.of(police, hire("police"), SECOND)) {
            assertThat(logins.as(account, () -> dossiers.read(task.getId())).steps().stream()
                            .filter(step -> !step.process().equals("紧急查阅")))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.answers()).isEmpty());
        }
    }

    private String hire() {
        return hire("joint-conference");
    }

    private String hire(String department) {
        var id = "supervisor-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(new Account(id, "示例督导", department, COUNTY, Role.SUPERVISOR), "guitu");
        return id;
    }

    @Test
    void whatIsRefusedSaysWhyAndKeepsWhatWasTyped() throws Exception {
        var caseNumber = newCase();
        var session = login(READER);
        var refused = pages.perform(begin(caseNumber, "太短").session(session).with(csrf()))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains(">太短：请写明", ">太短</textarea>", "checked=\"checked\"", "selected=\"selected\"");
        begin(session, caseNumber);
        pages.perform(begin(caseNumber, WHY).session(session).with(csrf()))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString()).contains("不能重复开始或延长"));
        assertThat(glassBreaks.of(new CaseNumber(caseNumber))).hasSize(1);
    }

    @Test
    void theReviewerSeesWhatWasReadAndWhenButNoValueAndLeavesATraceToo() throws Exception {
        var caseNumber = newCase();
        var session = login(READER);
        begin(session, caseNumber);
        read(session, "/cases/" + caseNumber);
        end(session, caseNumber);
        long before = auditReads(caseNumber);
        assertThat(read(SECOND, "/cases/" + caseNumber))
                .contains("紧急查阅记录", READER, "提前结束", "共 1 次", "身份：", "代号")
                .doesNotContain(CODE_NAME, WHY);
        assertThat(auditReads(caseNumber)).isEqualTo(before + 1);
        var untouched = newCase();
        read(SECOND, "/cases/" + untouched);
        assertThat(auditReads(untouched)).isZero();
    }

    private long auditReads(String caseNumber) {
        return details(caseNumber, "AUDIT_READ").size();
    }

    private void addBiometric(String caseNumber) {
        dossier.add(new DossierEntry(
                new CaseNumber(caseNumber),
                "identification",
                "none",
                "none",
                "take-samples",
                1,
                "police-350404",
                "police",
                COUNTY,
                Instant.now(),
                Map.of("sampleNumber", new DossierEntry.Answer("biometric", "示例指纹"))));
    }
}

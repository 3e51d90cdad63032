package org.guitu.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.engine.identity.AccountStore;
import org.guitu.mycases.engine.MyCases;
import org.guitu.office.Account;
import org.guitu.office.Department;
import org.guitu.office.Directory;
import org.guitu.office.Role;
import org.guitu.processes.ProcessTest;
import org.guitu.search.engine.CaseSearch;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Everybody finds what the lists show her or him, and nobody learns of anything else. */
class SearchTest extends ProcessTest {

    private static final String POLICE = "police-" + COUNTY;
    private static final String CIVIL_AFFAIRS = "civil-affairs-" + COUNTY;
    private static final String SUPERVISOR = "supervisor-" + COUNTY;

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private Directory directory;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private CaseSearch search;

    @Autowired
    private MyCases cases;

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private JsonNode hits(String account, String typed) throws Exception {
        return json.readTree(pages.perform(post("/search/suggestions")
                                .param("q", typed)
                                .with(csrf())
                                .session(Pages.login(pages, account)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .get("hits");
    }

    private static Stream<JsonNode> each(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static JsonNode of(JsonNode hits, String number) {
        return each(hits)
                .filter(hit -> hit.get("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCaseIsFoundWithWhereItIsAndWhoHasIt() throws Exception {
        var rescue = rescuedWoman();
        var number = caseNumberOf(rescue);
        var task = task(child(rescue, "reception"), "receive-person");

        var waiting = of(hits(CIVIL_AFFAIRS, number), number);
        assertThat(waiting.get("page").asText()).isEqualTo("/my-cases/" + number);
        assertThat(waiting.get("where").asText()).contains("接收受助人");
        assertThat(waiting.get("tasks").get(0).get("page").asText()).endsWith("task=" + task.getId());
        assertThat(waiting.get("tasks").get(0).get("who").asText()).isEqualTo("尚无人认领");

        assertThat(of(hits(POLICE, number), number).get("page").asText()).isEqualTo("/my-cases/" + number);
        assertThat(of(hits(SUPERVISOR, number), number).get("page").asText()).isEqualTo("/cases/" + number);

        taskService.setAssignee(task.getId(), CIVIL_AFFAIRS);
        assertThat(of(hits(CIVIL_AFFAIRS, number), number)
                        .get("tasks")
                        .get(0)
                        .get("who")
                        .asText())
                .isNotEqualTo("尚无人认领");
    }

    @Test
    void aStepIsFoundByAPartOfItsName() throws Exception {
        var number = caseNumberOf(rescuedWoman());
        var running = number.replaceAll("\\d{6}-\\d{4}-0*(\\d+).*", "$1");
        assertThat(each(hits(CIVIL_AFFAIRS, "接收受助")).flatMap(hit -> each(hit.get("tasks"))))
                .isNotEmpty()
                .allMatch(task -> task.get("name").asText().contains("接收受助"));
        assertThat(each(hits(CIVIL_AFFAIRS, number.substring(7, 11) + "-" + running)))
                .anyMatch(hit -> hit.get("number").asText().equals(number));
    }

    @Test
    void aCodeNameIsFoundByAPartOfItWhereTheListsSayIt() throws Exception {
        var number = caseNumberOf(rescuedWoman("codeName=示例晨曦Ａ"));
        rescuedWoman("codeName=示例黄昏");
        rescuedWoman("birthDate=" + today().minusYears(9), "codeName=示例晨曦二");
        for (String part : new String[] {"示例晨曦A", "晨曦", "曦ａ"}) {
            assertThat(each(hits(CIVIL_AFFAIRS, part))
                            .map(hit -> hit.get("number").asText()))
                    .as(part)
                    .containsExactly(number);
        }
        assertThat(of(hits(CIVIL_AFFAIRS, "晨曦"), number).get("codeName").asText())
                .isEqualTo("示例晨曦Ａ");
        for (String account : List.of(POLICE, SUPERVISOR, "civil-affairs-" + NEIGHBOUR)) {
            assertThat(hits(account, "晨曦")).as(account).isEmpty();
        }
    }

    @Test
    void supervisorsFindReportsOfTheirRegions(@Autowired Dossier dossier, @Autowired TransactionTemplate transaction)
            throws Exception {
        var number = transaction
                .execute(status -> dossier.openReport(COUNTY, Instant.parse("2001-05-01T00:00:00Z")))
                .value();
        assertThat(of(hits(SUPERVISOR, number), number).get("page").asText()).isEqualTo("/cases/" + number);
        for (String account : List.of(POLICE, "police-" + NEIGHBOUR)) {
            assertThat(hits(account, number)).as(account).isEmpty();
        }
    }

    @Test
    void aCodeNameThatIsNotFoundIsNotShownAndNoReadingOfItIsWrittenDown() {
        rescuedWoman();
        var account = CIVIL_AFFAIRS + "-search";
        accounts.create(new Account(account, "示例人员", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        search.find(account, "没有人叫这个");
        assertThat(readings(account)).isZero();
        assertThat(search.find(account, "接收受助人")).isNotEmpty();
        assertThat(readings(account)).isPositive();
    }

    private long readings(String account) {
        return database.sql("select count(*) from audit.event where account = ? and kind = 'DATA_READ'")
                .param(account)
                .query(Long.class)
                .single();
    }

    @Test
    void whatTheDatabaseCannotTakeIsRefusedInWords() throws Exception {
        var caseworker = Pages.login(pages, CIVIL_AFFAIRS);
        var supervisor = Pages.login(pages, SUPERVISOR);
        for (var asked : List.of(
                post("/search/suggestions").param("q", "小\u0000溪").with(csrf()).session(caseworker),
                get("/tasks/list").param("process", "\u0000").session(caseworker),
                get("/my-cases").param("process", "\u0000").session(caseworker),
                get("/assign").param("person", "\u0000").session(supervisor))) {
            pages.perform(asked)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.message").value(containsString("不能使用的字符")));
        }
        pages.perform(post("/search")
                        .param("q", "小\u0000溪")
                        .accept(MediaType.TEXT_HTML)
                        .with(csrf())
                        .session(caseworker))
                .andExpect(status().isBadRequest());
    }

    @Test
    void nobodyFindsWhatTheListsDoNotShow() throws Exception {
        var number = caseNumberOf(rescuedWoman());
        for (Department department : directory.departments()) {
            var account = department.id() + "-" + COUNTY;
            accounts.create(new Account(account, "示例人员", department.id(), COUNTY, Role.CASEWORKER), "guitu");
            boolean knows =
                    logins.as(account, () -> cases.read(new CaseNumber(number))).isPresent();
            assertThat(search.find(account, number).stream().map(Hit::number))
                    .as(account)
                    .hasSize(knows ? 1 : 0);
            assertThat(knows)
                    .as(account)
                    .isEqualTo(List.of("police", "civil-affairs").contains(department.id()));
        }
        // A city's staff are of the regions below, too, and work through none of their queues.
        var city = "civil-affairs-350400";
        accounts.create(new Account(city, "示例人员", "civil-affairs", "350400", Role.CASEWORKER), "guitu");
        for (String account : new String[] {"civil-affairs-" + NEIGHBOUR, "police-" + NEIGHBOUR, city}) {
            assertThat(hits(account, number)).as(account).isEmpty();
        }
    }

    @Test
    void thePageWorksWithoutTheBoxAndSaysWhatIsMissing() throws Exception {
        var number = caseNumberOf(rescuedWoman());
        var session = Pages.login(pages, CIVIL_AFFAIRS);
        for (String[] said : new String[][] {
            {number, "/my-cases/" + number}, {"安", "请至少写两个字"}, {"没有这种步骤的", "没有找到"}, {"", "编号可以只写后几位"}
        }) {
            var page = pages.perform(
                            post("/search").param("q", said[0]).with(csrf()).session(session))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).contains(said[1]);
        }
        pages.perform(post("/search").param("q", number).session(session)).andExpect(status().isForbidden());
        pages.perform(get("/search").session(Pages.login(pages, "administrator")))
                .andExpect(status().isForbidden());
    }
}

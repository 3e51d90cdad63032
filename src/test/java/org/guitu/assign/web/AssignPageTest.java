package org.guitu.assign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.guitu.dossier.web.SampleFiles;
import org.guitu.engine.identity.AccountStore;
import org.guitu.form.Conditions;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.processes.GlassTest;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.DossierTab;
import org.guitu.testing.NewCase;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Who does a task is said by supervisors, and by whoever gives back a claim of her or his own. */
class AssignPageTest extends GlassTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String NEXT_DOOR = "assign-supervisor";
    private static int people;

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private NoticeStore notices;

    private final String worker = "assign-from-" + ++people;
    private final String colleague = "assign-to-" + people;
    private MockMvc pages;
    private NewCase open;

    @BeforeEach
    void aTaskThatSomebodyHasClaimed(@Autowired WebApplicationContext context, @Autowired AccountStore accounts) {
        pages = Pages.behindTheLogin(context);
        accounts.create(new Account(worker, "示例甲", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        accounts.create(new Account(colleague, "示例乙", "civil-affairs", COUNTY, Role.CASEWORKER), "guitu");
        accounts.create(new Account(NEXT_DOOR, "示例丁", "joint-conference", NEIGHBOUR, Role.SUPERVISOR), "guitu");
        open = claimed();
    }

    /** Elsewhere it counts that the county next door has no supervisor. */
    @AfterEach
    void nobodySupervisesNextDoor(@Autowired IdentityService identities) {
        identities.deleteUser(NEXT_DOOR);
    }

    private NewCase claimed() {
        var made = NewCase.open("http://localhost:" + port, conditions, COUNTY);
        assertThat(desk(worker).claim(made.task()).message()).isEmpty();
        return made;
    }

    private Desk desk(String account) {
        return new Desk("http://localhost:" + port, account);
    }

    private String assignee(NewCase any) {
        return taskService.createTaskQuery().taskId(any.task()).singleResult().getAssignee();
    }

    private JsonNode people(String account, int expected) throws Exception {
        return people(account, open.task(), expected);
    }

    private JsonNode people(String account, String task, int expected) throws Exception {
        return JSON.readTree(
                text(pages.perform(get("/tasks/" + task + "/people").session(Pages.login(pages, account)))
                        .andExpect(status().is(expected))
                        .andReturn()
                        .getResponse()));
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private String change(String account, String what, int expected, String... values) throws Exception {
        var request = post("/tasks/" + open.task() + "/" + what)
                .session(Pages.login(pages, account))
                .with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return text(pages.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse());
    }

    private String move(String account, int expected, String to, String... tasks) throws Exception {
        var request = post("/assign")
                .param("person", worker)
                .param("to", to)
                .session(Pages.login(pages, account))
                .with(csrf());
        List.of(tasks).forEach(task -> request.param("task", task));
        return text(pages.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse());
    }

    private List<NoticeKind> told(String account) {
        return notices.of(account, Optional.empty()).stream()
                .map(notice -> notice.kind())
                .toList();
    }

    private List<String> events(NewCase any, String kind) {
        return database.sql(
                        "select account || '：' || detail from audit.event where kind = ? and object_id = ? order by id")
                .params(kind, any.task())
                .query(String.class)
                .list();
    }

    @Test
    void aSupervisorChoosesAmongThoseWhoCouldDoTheTaskByNameAndNumberOfTasks() throws Exception {
        var found = people(SUPERVISOR, 200);
        assertThat(found.path("assignee").asText()).isEqualTo(worker);
        assertThat(found.path("people").findValuesAsText("zh"))
                .contains("示例甲（%s）· 在办 1 项".formatted(worker), "示例乙（%s）· 在办 0 项".formatted(colleague));
        assertThat(found.path("people").findValuesAsText("account"))
                .contains("civil-affairs-" + COUNTY)
                .noneMatch(account -> account.startsWith("police") || account.startsWith("supervisor"))
                .doesNotContain("civil-affairs-350405", "civil-affairs-350400");
    }

    @Test
    void nobodyElseLearnsWhoIsInTheQueue() throws Exception {
        assertThat(people(worker, 403).path("message").asText()).contains("由本地区督导办理");
        assertThat(people("police-" + COUNTY, 404).path("message").asText()).contains("不在您的任务范围内");
        assertThat(people(NEXT_DOOR, 404).path("message").asText()).contains("不在您的任务范围内");
    }

    @Test
    void whoeverIsKeptFromATaskIsNotOfferedForIt() throws Exception {
        var review = taskService
                .createTaskQuery()
                .processInstanceId(reviewOf(breakGlass(READER, newCase())).getId())
                .singleResult()
                .getId();
        assertThat(people(SECOND, review, 200).path("people").findValuesAsText("account"))
                .contains(SECOND)
                .doesNotContain(READER);
        assertThat(people(READER, review, 403).path("message").asText()).contains("审查的是您提交的内容");
    }

    @Test
    void whoGetsAndWhoLosesATaskIsTold() throws Exception {
        change(SUPERVISOR, "assignee", 204, "to", colleague);
        assertThat(assignee(open)).isEqualTo(colleague);
        assertThat(told(colleague)).containsExactly(NoticeKind.TASK_GIVEN);
        assertThat(told(worker)).containsExactly(NoticeKind.TASK_TAKEN_OVER);
        assertThat(notices.of(worker, Optional.empty()).get(0).task()).isNull();
        assertThat(events(open, "TASK_ASSIGNED"))
                .containsExactly("%s：承办人 %s → %s".formatted(SUPERVISOR, worker, colleague));

        change(SUPERVISOR, "assignee", 204);
        assertThat(assignee(open)).isNull();
        assertThat(told(worker)).contains(NoticeKind.TASK_BACK);
        assertThat(told(colleague)).containsExactlyInAnyOrder(NoticeKind.TASK_GIVEN, NoticeKind.TASK_TAKEN_OVER);
    }

    @Test
    void anUnknownNameAndSomebodyOfAnotherQueueAreSaid() throws Exception {
        assertThat(change(SUPERVISOR, "assignee", 400, "to", "nobody-knows")).contains("没有名为“nobody-knows”的账户");
        assertThat(desk(SUPERVISOR)
                        .post("/task/" + open.task() + "/assignee", Map.of("userId", "nobody-knows"))
                        .message())
                .contains("没有名为“nobody-knows”的账户");
        assertThat(change(SUPERVISOR, "assignee", 403, "to", "police-" + COUNTY))
                .contains("不在这项任务的队列中");
        assertThat(change(worker, "assignee", 403, "to", colleague)).contains("由本地区督导办理");
        assertThat(assignee(open)).isEqualTo(worker);
    }

    @Test
    void whoeverHasNotWorkedOnAClaimGivesItBack() throws Exception {
        assertThat(change(colleague, "give-back", 403)).contains("不是您认领的");
        change(worker, "give-back", 204);
        assertThat(assignee(open)).isNull();
        assertThat(events(open, "TASK_RETURNED")).containsExactly("%s：承办人 %1$s → （无）".formatted(worker));
        assertThat(told(colleague)).isEmpty();
    }

    @Test
    void whoeverHasAddedSomethingToTheCaseDoesNot() throws Exception {
        var tab = new DossierTab(new Browser("http://localhost:" + port).logIn(worker), open.task());
        tab.read();
        assertThat(tab.upload("示例", "legal", SampleFiles.pdf(1000)).statusCode())
                .isBetween(200, 204);
        assertThat(change(worker, "give-back", 403)).contains("更正过记录或上传过文件");
        assertThat(assignee(open)).isEqualTo(worker);
        change(SUPERVISOR, "assignee", 204);
    }

    @Test
    void allOfSomebodysTasksGoToSomebodyElseAndEachIsReported() throws Exception {
        var second = claimed();
        var third = claimed();
        desk(SUPERVISOR).post("/task/" + third.task() + "/assignee", Map.of("userId", "civil-affairs-" + COUNTY));
        var elsewhere = NewCase.open("http://localhost:" + port, conditions, "350405");

        var page = text(pages.perform(get("/assign").param("person", worker).session(Pages.login(pages, SUPERVISOR)))
                .andReturn()
                .getResponse());
        assertThat(page)
                .contains(open.caseNumber(), second.caseNumber(), "示例乙（%s）· 在办 0 项".formatted(colleague))
                .doesNotContain(third.caseNumber());

        var report = move(SUPERVISOR, 200, colleague, open.task(), second.task(), third.task(), elsewhere.task());
        assertThat(report)
                .contains("2 项任务已交给“%s”，2 项没有动，原因见下。".formatted(colleague))
                .contains("没有动：已经由“civil-affairs-%s”办理。".formatted(COUNTY))
                .contains("没有动：这项任务不在您的任务范围内")
                .doesNotContain(elsewhere.caseNumber());
        assertThat(assignee(open)).isEqualTo(colleague);
        assertThat(assignee(second)).isEqualTo(colleague);
        assertThat(notices.of(colleague, Optional.empty()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.taskName()).endsWith("等 2 项任务"));
        assertThat(told(worker)).contains(NoticeKind.TASK_TAKEN_OVER);
        assertThat(events(second, "TASK_ASSIGNED")).hasSize(1);
    }

    @Test
    void whatMayNotBeMovedStaysAndTheRestGoes() throws Exception {
        var second = claimed();
        assertThat(move(SUPERVISOR, 200, "police-" + COUNTY, open.task()))
                .contains("0 项任务已交给", "没有动：“police-%s”不在这项任务的队列中".formatted(COUNTY));
        assertThat(move(SUPERVISOR, 200, "-", open.task(), second.task())).contains("2 项任务已退回队列。");
        assertThat(assignee(open)).isNull();
        assertThat(told(colleague)).containsExactly(NoticeKind.TASK_BACK);
        assertThat(move(SUPERVISOR, 400, "-")).contains("请至少勾选一项任务");
        assertThat(move(SUPERVISOR, 400, "", open.task())).contains("请选择交给谁");
    }

    @Test
    void aSupervisorSeesTheLoadOfTheOwnRegionsOnly() throws Exception {
        assertThat(loads(SUPERVISOR)).contains(worker);
        assertThat(loads("supervisor-350400")).contains(worker);
        assertThat(loads(NEXT_DOOR)).doesNotContain(worker);
        pages.perform(get("/assign").session(Pages.login(pages, worker))).andExpect(status().isForbidden());
        assertThat(text(pages.perform(get("/assign").param("person", worker).session(Pages.login(pages, NEXT_DOOR)))
                        .andReturn()
                        .getResponse()))
                .contains("这个账户名下没有任务")
                .doesNotContain(open.caseNumber());
    }

    private String loads(String account) throws Exception {
        return text(pages.perform(get("/assign").session(Pages.login(pages, account)))
                .andReturn()
                .getResponse());
    }
}

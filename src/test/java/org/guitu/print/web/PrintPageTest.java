package org.guitu.print.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.processes.GlassTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** What is printed: to whom, with what, and that it is written down. */
class PrintPageTest extends GlassTest {

    private static final String WORKER = "civil-affairs-" + COUNTY;
    private static final String NEXT_DOOR = "print-supervisor";
    private static final String CODE_NAME = "示例甲";

    private MockMvc pages;
    private String caseNumber;
    private String task;

    @BeforeEach
    void aCaseOfAGirl(@Autowired WebApplicationContext context, @Autowired AccountStore accounts) {
        accounts.create(new Account(NEXT_DOOR, "示例丁", "joint-conference", NEIGHBOUR, Role.SUPERVISOR), "guitu");
        pages = Pages.behindTheLogin(context);
        caseNumber = newCase();
        task = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("receive-person")
                .singleResult()
                .getId();
    }

    private String page(String account, String path, int expected) throws Exception {
        return pages.perform(get(path).session(Pages.login(pages, account)))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String ofTask(String account, String what, int expected) throws Exception {
        return page(account, "/tasks/" + task + "/" + what, expected);
    }

    private List<String> events(String kind) {
        return database.sql("select concat_ws('|', account, object, detail) from audit.event"
                        + " where kind = ? and case_number = ? order by id")
                .params(kind, caseNumber)
                .query(String.class)
                .list();
    }

    private void claim() {
        logins.as(WORKER, () -> {
            taskService.claim(task, WORKER);
            return null;
        });
    }

    @Test
    void theFormIsPrintedAsFarAsItsReaderMayReadIt() throws Exception {
        assertThat(ofTask(WORKER, "print", 200)).contains("请先认领").doesNotContain(CODE_NAME);
        claim();
        assertThat(ofTask(WORKER, "print", 200))
                .contains(CODE_NAME, "个案 " + caseNumber, "（" + WORKER + "） 打印于 ", "这一步的结果")
                .doesNotContain("{{", "退出</button>", "<nav");
        assertThat(ofTask(READER, "print", 200)).contains(caseNumber).doesNotContain(CODE_NAME);
        assertThat(events("PRINTED"))
                .containsExactly(WORKER + "|接收受助人|表单和内容", WORKER + "|接收受助人|表单和内容", READER + "|接收受助人|表单和内容");
        assertThat(events("DATA_READ")).anyMatch(event -> event.startsWith(WORKER + "|接收受助人|表单 receive-person"));
    }

    @Test
    void theEmptyFormHasEveryQuestionWithRoomAndNothingOfTheCaseButItsNumber() throws Exception {
        claim();
        var sheet = ofTask(WORKER, "sheet", 200);
        assertThat(sheet)
                .contains("个案 " + caseNumber, "现场日期、时间", "填写人签名、日期", "不适用的不填", "年　　　月　　　日")
                .containsPattern("class=\"boxes\"><span>已接收</span>")
                .doesNotContain(CODE_NAME, "请核对", "{{");
        assertThat(sheet).containsOnlyOnce("<title>").contains("<title>打印：空白单 · 归途 Guitu</title>");
        assertThat(events("PRINTED")).containsExactly(WORKER + "|接收受助人|空白单");
        assertThat(events("DATA_READ")).isEmpty();
    }

    @Test
    void theCourseIsPrintedAsTheTabShowsIt() throws Exception {
        assertThat(ofTask(WORKER, "course", 200)).contains("被拐卖受害人救助").doesNotContain(CODE_NAME);
        claim();
        assertThat(ofTask(WORKER, "course", 200)).contains("等三元区民政办理“接收受助人”", "三元区公安", CODE_NAME);
        assertThat(ofTask(READER, "course", 200)).doesNotContain(CODE_NAME);
        assertThat(events("PRINTED")).hasSize(3).allMatch(event -> event.endsWith("|接收受助人|办理过程"));
    }

    @Test
    void aSupervisorPrintsTheCourseWithoutContentAlsoInAnEmergency() throws Exception {
        ProcessInstance broken = breakGlass(READER, caseNumber);
        assertThat(broken).isNotNull();
        assertThat(page(READER, "/cases/" + caseNumber + "/print", 200))
                .contains("个案 " + caseNumber, "在等什么", "被拐卖受害人救助", "supervisor-350404")
                .doesNotContain(CODE_NAME);
        assertThat(events("PRINTED")).containsExactly(READER + "|办理过程");
        assertThat(events("DATA_READ")).isEmpty();
        page(NEXT_DOOR, "/cases/" + caseNumber + "/print", 404);
        page(WORKER, "/cases/" + caseNumber + "/print", 403);
    }

    @Test
    void anyFormIsPrintedEmptyForNoCase() throws Exception {
        assertThat(page("police-" + COUNTY, "/handbook/sheets/visit", 200))
                .contains("回访受助人", "个案 ＿＿", "填写人签名、日期")
                .doesNotContain(COUNTY + "-2");
        assertThat(page("civil-affairs-" + COUNTY, "/handbook?name=回访受助人", 200)).contains("/handbook/sheets/visit");
        page("police-" + COUNTY, "/handbook/sheets/nothing", 404);
    }

    @Test
    void othersPrintNothing() throws Exception {
        for (String other : List.of("police-" + COUNTY, "civil-affairs-" + NEIGHBOUR, NEXT_DOOR)) {
            for (String what : List.of("print", "sheet", "course")) {
                assertThat(ofTask(other, what, 404)).contains("不在您的任务").doesNotContain(caseNumber);
            }
        }
        ofTask("auditor", "print", 403);
        assertThat(events("PRINTED")).isEmpty();
    }
}

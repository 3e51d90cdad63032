package org.guitu.clock.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.processes.ProcessTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** A task's clock over HTTP, as the dialog in Tasklist asks for it. */
class ClockPageTest extends ProcessTest {

    private static final String SUPERVISOR = "supervisor-" + COUNTY;
    private static final String WORKER = "civil-affairs-" + COUNTY;

    private MockMvc pages;
    private ProcessInstance reception;
    private String task;

    @BeforeEach
    void aTask(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
        reception = start("reception", girlOf(9));
        task = task(reception, "receive-person").getId();
    }

    private ResultActions view(String account) throws Exception {
        return pages.perform(get("/clocks/" + task).session(Pages.login(pages, account)));
    }

    private ResultActions change(String account, String act, String... values) throws Exception {
        var request = post("/clocks/" + task + "/" + act)
                .session(Pages.login(pages, account))
                .with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return pages.perform(request);
    }

    @Test
    void aSupervisorIsOfferedToStopAndToProlong() throws Exception {
        view(SUPERVISOR)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("running"))
                .andExpect(jsonPath("$.text").value(containsString("还有 ")))
                .andExpect(jsonPath("$.limit").value("24小时"))
                .andExpect(jsonPath("$.extensible").value(24))
                .andExpect(jsonPath("$.reasons.suspend[0].code").value("person-missing"))
                .andExpect(jsonPath("$.reasons.extend").exists())
                .andExpect(jsonPath("$.reasons.ask").doesNotExist());
    }

    @Test
    void aCaseworkerIsOfferedToAsk() throws Exception {
        view(WORKER)
                .andExpect(jsonPath("$.reasons.ask").exists())
                .andExpect(jsonPath("$.reasons.suspend").doesNotExist());
    }

    @Test
    void stopsAndGoesOn() throws Exception {
        change(SUPERVISOR, "suspend", "reason", "person-unable").andExpect(status().isNoContent());
        view(WORKER)
                .andExpect(jsonPath("$.state").value("suspended"))
                .andExpect(jsonPath("$.text").value(startsWith("已中止：本人患病或暂时无法配合（自 ")));
        change(SUPERVISOR, "resume", "reason", "reason-gone").andExpect(status().isNoContent());
        view(WORKER)
                .andExpect(jsonPath("$.state").value("running"))
                .andExpect(jsonPath("$.changes.length()").value(2));
    }

    @Test
    void theSupervisorsPageOfTheCaseSaysSoToo() throws Exception {
        change(SUPERVISOR, "suspend", "reason", "person-missing");
        pages.perform(get("/cases/" + reception.getBusinessKey()).session(Pages.login(pages, SUPERVISOR)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("已中止")));
    }

    @Test
    void isProlongedOnRequest() throws Exception {
        change(WORKER, "ask", "reason", "complex", "amount", "12").andExpect(status().isNoContent());
        view(SUPERVISOR)
                .andExpect(jsonPath("$.request.amount").value("12小时"))
                .andExpect(jsonPath("$.reasons.decline").exists());
        change(SUPERVISOR, "extend", "reason", "complex", "amount", "12").andExpect(status().isNoContent());
        view(WORKER)
                .andExpect(jsonPath("$.limit").value("36小时"))
                .andExpect(jsonPath("$.request").isEmpty());
    }

    @Test
    void orNot() throws Exception {
        change(WORKER, "ask", "reason", "complex", "amount", "12");
        change(SUPERVISOR, "decline", "reason", "at-risk").andExpect(status().isNoContent());
        view(WORKER).andExpect(jsonPath("$.changes[1].act").value("不同意延长"));
    }

    @Test
    void aSupervisorPermitsToWaitLonger() throws Exception {
        var last = today().plusDays(7);
        view(SUPERVISOR)
                .andExpect(jsonPath("$.lastDay").value(last.toString()))
                .andExpect(jsonPath("$.reasons.wait[0].code").value("person-unable"));
        view(WORKER)
                .andExpect(jsonPath("$.lastDay").isEmpty())
                .andExpect(jsonPath("$.reasons.wait").doesNotExist());
        change(SUPERVISOR, "wait", "reason", "person-unable", "until", "soon")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value(containsString("请填写准许等到哪一天")));
        change(
                        SUPERVISOR,
                        "wait",
                        "reason",
                        "person-unable",
                        "until",
                        last.plusDays(20).toString())
                .andExpect(status().isNoContent());
        view(WORKER)
                .andExpect(jsonPath("$.changes[0].act").value("准许等到更晚"))
                .andExpect(jsonPath("$.state").value("running"));
    }

    @Test
    void saysHowLateATaskIs() throws Exception {
        moveTo(Instant.now().plus(Duration.ofHours(15)));
        view(WORKER).andExpect(jsonPath("$.state").value("soon"));
        moveTo(Instant.now().plus(Duration.ofDays(5)));
        view(WORKER)
                .andExpect(jsonPath("$.state").value("overdue"))
                .andExpect(jsonPath("$.text").value(containsString("已逾期 4 天")));
    }

    @ParameterizedTest
    @CsvSource({
        "suspend, '', '', 请选择原因",
        "suspend, no-such-reason, '', 请选择原因",
        "resume, reason-gone, '', 没有中止",
        "extend, complex, '', 整数",
        "extend, complex, -3, 整数",
        "extend, complex, 1e9, 整数",
        "extend, complex, 25, 1 至 24小时",
        "decline, at-risk, '', 没有待答复"
    })
    void whatIsWrongIsSaidInWords(String act, String reason, String amount, String text) throws Exception {
        change(SUPERVISOR, act, "reason", reason, "amount", amount)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value(containsString(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "extend", "decline"})
    void caseworkersChangeNothing(String act) throws Exception {
        var reason =
                switch (act) {
                    case "suspend" -> "force-majeure";
                    case "resume" -> "reason-gone";
                    case "extend" -> "complex";
                    default -> "at-risk";
                };
        change(WORKER, act, "reason", reason, "amount", "1").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"education-350404", "civil-affairs-350405", "administrator", "auditor", "police-350404"})
    void whoDoesNotSeeTheTaskFindsNoClock(String account) throws Exception {
        view(account).andExpect(status().isNotFound());
        change(account, "suspend", "reason", "force-majeure").andExpect(status().isNotFound());
        change(account, "ask", "reason", "complex", "amount", "1").andExpect(status().isNotFound());
    }

    @Test
    void withoutLoginThereIsTheLoginPage() throws Exception {
        pages.perform(get("/clocks/" + task).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/login"));
        pages.perform(post("/clocks/" + task + "/suspend").with(csrf()).accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "extend", "ask", "decline"})
    void nothingChangesWithoutTheToken(String act) throws Exception {
        pages.perform(post("/clocks/" + task + "/" + act).session(Pages.login(pages, SUPERVISOR)))
                .andExpect(status().isForbidden());
        assertThat(taskService.createTaskQuery().taskId(task).singleResult().getDueDate())
                .isNotNull();
    }
}

package org.guitu.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.Role;
import org.guitu.processes.GlassTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** The list of cases in which nobody has anything to do, and ending a wait on a case's page. */
class ParkedPageTest extends GlassTest {

    private static final String NEXT_DOOR = "supervisor-next-door";
    private static final String NOTE = "示例理由：本人住处不安全，不能再等。";

    private MockMvc pages;

    @BeforeEach
    void pagesBehindTheLogin(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
    }

    private MockHttpSession login(String account) throws Exception {
        return Pages.login(pages, account);
    }

    private String read(String account, String path) throws Exception {
        return pages.perform(get(path).session(login(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ProcessInstance waiting() {
        var rescue = rescuedWoman("urgencyLevel=normal");
        submit(child(rescue, "reception"), "receive-person", "receiveOutcome=more-time", "receiveUntil=" + inDays(1));
        return rescue;
    }

    private String timerOf(ProcessInstance rescue) {
        return managementService
                .createJobQuery()
                .processInstanceId(child(rescue, "reception").getId())
                .singleResult()
                .getId();
    }

    private static MockHttpServletRequestBuilder forward(String caseNumber, String wait) {
        return post("/cases/" + caseNumber + "/bring-forward")
                .param("wait", wait)
                .param("forwardReason", "person-at-risk")
                .param("forwardNote", NOTE);
    }

    private boolean isAtWork(ProcessInstance rescue) {
        return taskService
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumberOf(rescue))
                        .taskDefinitionKey("receive-person")
                        .count()
                == 1;
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor-350404, , true",
        "supervisor-350400, , true",
        "supervisor-350000, , true",
        "supervisor-350400, 350404, true",
        "supervisor-350400, 350405, false",
        "supervisor-350404, 350405, false",
        "supervisor-350404, nowhere, false"
    })
    void theListHasTheCasesOfTheOwnRegionsAndBelow(String account, String region, boolean seen) throws Exception {
        var number = caseNumberOf(waiting());
        var list = list(account, region == null ? "" : region);
        assertThat(list.contains("href=\"/cases/" + number + "\"")).isEqualTo(seen);
        if (seen) {
            assertThat(list).contains("等到", "由三元区督导看护，督导可以提前", "一般", "不到 1 小时").doesNotContain("无须办理");
        }
    }

    /** All its pages: other tests leave cases that wait. */
    private String list(String account, String region) throws Exception {
        var all = new StringBuilder();
        String page;
        int number = 0;
        do {
            page = read(account, "/cases/parked?region=" + region + "&page=" + number);
            all.append(page);
            number++;
        } while (page.contains("下一页"));
        return all.toString();
    }

    @Test
    void bothListsSayHowManyThereAre() throws Exception {
        waiting();
        assertThat(read(READER, "/cases")).containsPattern("无人在办 <b class=\"late\">[1-9]\\d*</b>");
        assertThat(read(READER, "/cases/parked")).containsPattern("无人在办 <b class=\"late\">[1-9]\\d*</b>");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 42_949_673, Integer.MAX_VALUE})
    void thereIsAListOnPagesThatThereAreNot(int page) throws Exception {
        pages.perform(get("/cases/parked?page=" + page).session(login(READER))).andExpect(status().isOk());
    }

    @Test
    void aRegionWithoutAnySaysSo() throws Exception {
        assertThat(read(PROVINCE, "/cases/parked?region=350128&page=-3")).contains("没有无人在办的个案");
    }

    @Test
    void aWaitIsEndedOnTheCasesPage() throws Exception {
        var rescue = waiting();
        var number = caseNumberOf(rescue);
        assertThat(read(READER, "/cases/" + number)).contains("不必再等：提前结束等待", "接收和征求同意：到再次接收日期（原定 ");
        pages.perform(forward(number, timerOf(rescue)).session(login(READER)).with(csrf()))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/cases/" + number));
        assertThat(isAtWork(rescue)).isTrue();
        assertThat(read(READER, "/cases/" + number)).doesNotContain("不必再等：提前结束等待");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forwardNote | 急 | 太短",
                "forwardReason | | 为什么不必再等",
                "forwardReason | because | 为什么不必再等",
                "wait | | 请选择要提前结束哪一项等待",
                "wait | 0 | 这项等待已经结束"
            })
    void whatIsRefusedIsSaidAndNothingTypedIsLost(String field, String value, String said) throws Exception {
        var rescue = waiting();
        var request = post("/cases/" + caseNumberOf(rescue) + "/bring-forward");
        for (var answer : List.of(
                List.of("wait", timerOf(rescue)),
                List.of("forwardReason", "person-at-risk"),
                List.of("forwardNote", NOTE))) {
            request.param(answer.get(0), answer.get(0).equals(field) ? value == null ? "" : value : answer.get(1));
        }
        var page = pages.perform(request.session(login(READER)).with(csrf()))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains(said);
        assertThat(page).contains(field.equals("forwardNote") ? value : NOTE);
        assertThat(isAtWork(rescue)).isFalse();
    }

    @Test
    void ofTwoSupervisorsWhoDoItAtOnceTheSecondIsTold() throws Exception {
        var rescue = waiting();
        var number = caseNumberOf(rescue);
        var wait = timerOf(rescue);
        var sessions = List.of(login(READER), login(SECOND));
        var together = new CyclicBarrier(2);
        var people = Executors.newFixedThreadPool(2);
        List<Callable<Integer>> both = sessions.stream()
                .map(session -> (Callable<Integer>) () -> {
                    together.await();
                    return pages.perform(forward(number, wait).session(session).with(csrf()))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                })
                .toList();
        var answers =
                people.invokeAll(both).stream().map(ParkedPageTest::answerOf).toList();
        people.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(302, 400);
        assertThat(isAtWork(rescue)).isTrue();
    }

    private static int answerOf(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350404", "civil-affairs-350404", "administrator", "auditor"})
    void nobodyElseGetsIn(String account) throws Exception {
        var rescue = waiting();
        var session = login(account);
        pages.perform(get("/cases/parked").session(session)).andExpect(status().isForbidden());
        pages.perform(forward(caseNumberOf(rescue), timerOf(rescue))
                        .session(session)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(isAtWork(rescue)).isFalse();
    }

    /** Elsewhere it counts that the county next door has no supervisor. */
    @AfterEach
    void nobodySupervisesNextDoor(@Autowired IdentityService identities) {
        identities.deleteUser(NEXT_DOOR);
    }

    @Test
    void aSupervisorOfAnotherRegionFindsNoSuchCase(@Autowired AccountStore accounts) throws Exception {
        accounts.create(new Account(NEXT_DOOR, "示例督导", "joint-conference", NEIGHBOUR, Role.SUPERVISOR), "guitu");
        var rescue = waiting();
        pages.perform(forward(caseNumberOf(rescue), timerOf(rescue))
                        .session(login(NEXT_DOOR))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(isAtWork(rescue)).isFalse();
    }

    @Test
    void nothingIsEndedFromAnotherSite() throws Exception {
        var rescue = waiting();
        pages.perform(forward(caseNumberOf(rescue), timerOf(rescue)).session(login(READER)))
                .andExpect(status().isForbidden());
        assertThat(isAtWork(rescue)).isFalse();
    }

    @Test
    void theWaitOfAnotherCaseIsNotEndedFromThisOne() throws Exception {
        var here = waiting();
        var other = waiting();
        pages.perform(forward(caseNumberOf(here), timerOf(other))
                        .session(login(READER))
                        .with(csrf()))
                .andExpect(status().isBadRequest());
        assertThat(isAtWork(other)).isFalse();
    }
}

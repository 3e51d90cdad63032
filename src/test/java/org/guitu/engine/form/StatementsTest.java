package org.guitu.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.form.Conditions;
import org.guitu.testing.Browser;
import org.guitu.testing.Desk;
import org.guitu.testing.Desk.Answer;
import org.guitu.testing.GuituTest;
import org.guitu.testing.NewCase;
import org.guitu.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How much a form asks of the database, login included: at most so many statements, whatever is added. Half of those of a submit are
 * the engine's own writing. A limit that is reached by something new shows, in the message, what to look for: what is asked twice.
 */
@GuituTest
class StatementsTest {

    /**
     * 72 before forms, accounts and answers were read and written once each; two read what is true of the person now, three the journey's
     * day of rescue, with which a time is compared, one asks for the clock
     * of an earlier round, two look for the family, six see that nobody leaves an urgent case without a task, at once with whoever else might,
     * one looks for decisions that rest on what was answered, and one takes the draft away.
     */
    private static final int ONE_SUBMIT = 69;

    /** 23 before; two read what is true of the person now, two look for the family. */
    private static final int WHAT_A_FORM_OPENS_WITH = 16;

    /**
     * 21 before; the file itself is read no more, three say where the answers come from with which it opens, and one which steps the reader
     * may know of; one says the name with which the question for the responsible officer opens.
     */
    private static final int THE_FORM_IN_THE_BROWSER = 15;

    /**
     * Eight ask who is asking; the others, in turn, for tasks, code names and the cases of the office, and why these wait. What looks like a
     * number may be a code name, too.
     */
    private static final int A_SEARCH = 22;

    private static final String COUNTY = "350404";

    @LocalServerPort
    private int port;

    @Autowired
    private Conditions conditions;

    @Autowired
    private Statements statements;

    private Desk office;
    private NewCase opened;

    @BeforeEach
    void openCase() {
        office = new Desk("http://localhost:" + port, "civil-affairs-" + COUNTY);
        opened = open();
    }

    private NewCase open() {
        var found = NewCase.open(office.base(), conditions, COUNTY);
        accepted(office.claim(found.task()));
        return found;
    }

    @Test
    void aSubmitAsksForEachThingOnce() {
        assertThat(statements.during(() -> receive(opened, Map.of())))
                .anyMatch(sql -> sql.startsWith("insert into guitu.dossier_value"))
                .hasSizeLessThanOrEqualTo(ONE_SUBMIT);
    }

    @Test
    void aFormIsReadOnceHoweverOftenItIsOpened() {
        var shown = "/task/" + opened.task() + "/form-variables";
        var file = "/task/" + opened.task() + "/deployed-form";
        accepted(office.get(shown));
        assertThat(statements.during(() -> accepted(office.get(shown))))
                .noneMatch(StatementsTest::readsForm)
                .hasSizeLessThanOrEqualTo(WHAT_A_FORM_OPENS_WITH);
        assertThat(statements.during(() -> accepted(office.get(file))))
                .noneMatch(StatementsTest::readsForm)
                .hasSizeLessThanOrEqualTo(THE_FORM_IN_THE_BROWSER);
    }

    private static boolean readsForm(String sql) {
        return sql.contains("ACT_RE_CAMFORMDEF") || sql.contains("ACT_GE_BYTEARRAY");
    }

    /** Once for the form, and once more for where the process goes by the verdict. */
    @Test
    void aSubmitLooksTwiceForEarlierCases() {
        var samePhone = Map.<String, Object>of("safePhone", "139%08d".formatted(System.nanoTime() % 100_000_000));
        receive(open(), samePhone);
        receive(opened, samePhone);
        submitNext("meet-urgent-needs", Map.of("urgentOutcome", "met"));
        assertThat(statements.during(
                        () -> submitNext("resolve-earlier-case", Map.of("earlierCaseVerdict", "different"))))
                .filteredOn(sql -> sql.contains("guitu.person_index") || sql.contains("from guitu.same_person"))
                .hasSize(4);
    }

    /** Asked after each pause in typing, however many tasks and cases there are. */
    @Test
    void aSearchAsksForEachThingOnce() {
        for (int i = 0; i < 3; i++) {
            open();
        }
        var browser = new Browser(office.base()).logIn(office.account());
        var token = browser.formToken();
        search(browser, token, "接收");
        assertThat(statements.during(() -> search(browser, token, "接收")))
                .anyMatch(sql -> sql.contains("strpos"))
                .hasSizeLessThanOrEqualTo(A_SEARCH);
        assertThat(statements.during(() -> search(browser, token, "没有这个代号"))).hasSizeLessThanOrEqualTo(A_SEARCH);
        var part = opened.caseNumber().substring(7, 18);
        search(browser, token, part);
        assertThat(statements.during(() -> search(browser, token, part))).hasSizeLessThanOrEqualTo(A_SEARCH);
    }

    private static void search(Browser browser, String token, String typed) {
        assertThat(browser.send(browser.to("/search/suggestions")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-CSRF-TOKEN", token)
                                .POST(BodyPublishers.ofString("q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))))
                        .statusCode())
                .isEqualTo(200);
    }

    private void receive(NewCase received, Map<String, Object> more) {
        var answers = new HashMap<String, Object>(more);
        answers.putAll(Map.of("receiveOutcome", "received", "responsibleOfficer", "示例甲", "deputyOfficer", "示例乙"));
        accepted(office.submitForm(received.task(), NewCase.fill(conditions, "receive-person", answers)));
    }

    private void submitNext(String form, Map<String, Object> answers) {
        var tasks = office.tasks(opened.caseNumber());
        assertThat(tasks).singleElement().satisfies(task -> assertThat(
                        task.path("taskDefinitionKey").asText())
                .isEqualTo(form));
        var task = tasks.get(0).path("id").asText();
        accepted(office.claim(task));
        accepted(office.submitForm(task, NewCase.fill(conditions, form, answers)));
    }

    private static void accepted(Answer answer) {
        assertThat(answer.message()).isEmpty();
        assertThat(List.of(200, 204)).contains(answer.status());
    }
}

package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guitu.clock.engine.escalation.EscalationNow;
import org.guitu.engine.identity.AccountStore;
import org.guitu.office.Account;
import org.guitu.office.China;
import org.guitu.office.Role;
import org.guitu.parked.engine.ParkedNow;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/**
 * A girl of about eight, threatened by her buyer's family, whose county has no room and keeps answering that it needs more time: she is
 * never out of everybody's sight, and county, city and province get to know.
 */
class AlwaysMoreTimeTest extends AccountsJourney {

    private static final String COUNTY_SUPERVISOR = "supervisor-350404";
    private static final String CITY_SUPERVISOR = "supervisor-350400";
    private static final String PROVINCE_SUPERVISOR = "supervisor-350000";
    private static final String NEXT_DOOR = "supervisor-more-time-350405";
    private static final String OTHER_CITY = "supervisor-more-time-350100";

    private static final List<String> DEPARTMENTS = List.of("civil-affairs", "police", "health", "procuratorate");

    /** Whoever finds out how old she is does not look after her. */
    private static final String NOT_FOR_HER = "assess-age";

    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

    /** On Mondays long before every other test, so that nothing of theirs is due. */
    private static Instant earliest = Instant.parse("1974-05-06T01:00:00Z");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private JdbcClient database;

    private MockMvc pages;
    private Instant begin;

    @BeforeEach
    void aMondayMorning() throws IOException {
        earliest = earliest.minus(Duration.ofDays(28));
        begin = earliest;
        ClockUtil.setCurrentTime(Date.from(begin));
        pages = Pages.behindTheLogin(application);
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=8",
                "identityState=unknown",
                "medicalUrgency=same-day",
                "safetyThreat=buyer-side",
                "urgencyLevel=critical");
    }

    @BeforeEach
    void supervisorsOfOtherRegions(@Autowired AccountStore accounts) {
        accounts.create(new Account(NEXT_DOOR, "示例督导", "joint-conference", "350405", Role.SUPERVISOR), "guitu");
        accounts.create(new Account(OTHER_CITY, "示例督导", "joint-conference", "350100", Role.SUPERVISOR), "guitu");
    }

    @Test
    void sheIsToBeReceivedWithinTheHourBeforeEverybodyElse() throws IOException {
        var receive = openTask("receive-person");
        assertThat(Duration.between(
                        time(receive.path("created").asText()),
                        time(receive.path("due").asText())))
                .isEqualTo(Duration.ofHours(1));
        open(
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=birth-date",
                "birthDate=" + inDays(-10_000),
                "urgencyLevel=normal");
        assertThat(openTask("receive-person").path("priority").asInt())
                .isLessThan(receive.path("priority").asInt());
        assertThat(queueOf("civil-affairs-" + COUNTY))
                .containsSubsequence(
                        receive.path("id").asText(),
                        openTask("receive-person").path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 days", "8 days", "2062-12-05", "2199-12-31"})
    void noDateBeyondTomorrowLetsHerWait(String date) throws IOException {
        var until = date.endsWith("days") ? inDays(Integer.parseInt(date.substring(0, 1))) : date;
        assertRefused("receive-person", "“再次接收日期”填的是%s，太晚：最晚可以到%s。".formatted(zh(until), zh(inDays(1))), putOff(until));
        assertSomebodyHasHer();
    }

    @Test
    void thirtyTimesPutOffCountyCityAndProvinceAreToldAndSheIsNeverOutOfSight() throws IOException {
        assertThat(told()).isEmpty();
        for (int round = 1; round <= 30; round++) {
            assertSomebodyHasHer();
            assertThat(complete("receive-person", putOff(inDays(round % 2)))).isEqualTo("civil-affairs-" + COUNTY);
            assertSomebodyHasHer();
            assertThat(openTasks()).contains("look-after-person").doesNotContain("receive-person");
            if (round % 5 == 0) {
                complete("look-after-person", "watchedHow=in-person", "watchOutcome=safe");
                assertSomebodyHasHer();
            }
            sweep();
            passTimer("reception");
            assertThat(openTasks()).contains("receive-person").doesNotContain("look-after-person");
            moveTo(clock.instant().plus(Duration.ofMinutes(50)));
            sweep();
        }
        assertThat(told())
                .startsWith(
                        COUNTY_SUPERVISOR + " OVERDUE",
                        CITY_SUPERVISOR + " ORDER_TO_ISSUE",
                        PROVINCE_SUPERVISOR + " ORDER_TO_ISSUE");
        assertThat(levelsOfReception()).containsExactly("1 350404", "2 350400", "3 350000");
        assertThat(tasksOf(PROVINCE_SUPERVISOR))
                .filteredOn("issue-order"::equals)
                .hasSize(2);

        complete("receive-person", "receiveOutcome=received");
        sweep();
        assertThat(openTasks()).contains("meet-urgent-needs").doesNotContain("look-after-person");
        assertThat(tasksOf(PROVINCE_SUPERVISOR)).doesNotContain("issue-order");
    }

    @Test
    void theClockOfTheFirstHourTellsTierAfterTier() throws IOException {
        complete("receive-person", putOff(inDays(1)));
        for (var told : List.of(
                Map.entry(59, List.<String>of()),
                Map.entry(61, List.of(COUNTY_SUPERVISOR + " OVERDUE")),
                Map.entry(121, List.of(COUNTY_SUPERVISOR + " OVERDUE", CITY_SUPERVISOR + " ORDER_TO_ISSUE")),
                Map.entry(
                        241,
                        List.of(
                                COUNTY_SUPERVISOR + " OVERDUE",
                                CITY_SUPERVISOR + " ORDER_TO_ISSUE",
                                PROVINCE_SUPERVISOR + " ORDER_TO_ISSUE")))) {
            moveTo(begin.plus(Duration.ofMinutes(told.getKey())));
            sweep();
            assertThat(told()).as("after %d minutes", told.getKey()).isEqualTo(told.getValue());
            assertSomebodyHasHer();
        }
    }

    @Test
    void whoIsInDangerMeanwhileIsSecuredByPolice() throws IOException {
        complete("receive-person", putOff(inDays(1)));
        complete("look-after-person", "watchedHow=in-person", "watchOutcome=in-danger");
        assertSomebodyHasHer();
        assertThat(complete("secure-person", "secureOutcome=secured")).isEqualTo("police-" + COUNTY);
        assertSomebodyHasHer();
    }

    @Test
    void whicheverStepIsPutOffHasItsLastDayAndWhenAllAreSomebodyLooksAfterHer() throws IOException {
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met", "urgencyLevel=critical");
        complete("assign-guardian", "guardianOutcome=temporary", "parentsSituation=unknown");
        putOff("obtain-consent", "consent", 3);
        assertThat(openTasks()).containsExactlyInAnyOrder("look-after-person", "assess-age");
        passTimer("reception");
        complete(
                "obtain-consent",
                "consentOutcome=given",
                "consentBy=agency",
                "toldTopics=[help, free, not-tied]",
                "consentedServices=[medical]");
        putOff("take-samples", "sample", 1);
        putOff("publish-notice", "notice", 3);
        putOff("prepare-interview", "prepare", 3);
        putOff("choose-hospital", "hospital", 1);
        putOff("assess-age", "assessAge", 14);
        assertThat(openTasks()).containsExactly("decide-placement");
        putOff("decide-placement", "placement", 1);
        assertThat(openTasks()).containsExactly("look-after-person");
    }

    /** No longer than that, and never without somebody who has her before the eyes. */
    private void putOff(String task, String what, int days) throws IOException {
        var more = what + "Outcome=more-time";
        assertRefused(task, "最晚可以到" + zh(inDays(days)), more, what + "Until=" + inDays(days + 1));
        complete(task, more, what + "Until=" + inDays(days));
        assertSomebodyHasHer();
    }

    @ParameterizedTest
    @CsvSource({
        COUNTY_SUPERVISOR + ", true",
        CITY_SUPERVISOR + ", true",
        PROVINCE_SUPERVISOR + ", true",
        NEXT_DOOR + ", false",
        OTHER_CITY + ", false"
    })
    void whileSheWaitsSheIsAmongThoseInWhoseCaseNobodyIsAtWork(String supervisor, boolean seen) throws Exception {
        var row = "href=\"/cases/" + caseNumber + "\"";
        assertThat(read(supervisor, "/cases/parked")).doesNotContain(row);
        complete("receive-person", putOff(inDays(1)));
        var page = read(supervisor, "/cases/parked");
        assertThat(page.contains(row)).isEqualTo(seen);
        if (seen) {
            assertThat(page).contains("极紧急", "等到").doesNotContain("无须办理");
            assertThat(read(supervisor, "/cases")).containsPattern("无人在办 <b class=\"late\">[1-9]\\d*</b>");
        }
    }

    @Test
    void aSupervisorEndsTheWaitAndIsAnswerable() throws Exception {
        complete("receive-person", putOff(inDays(1)));
        var number = caseNumber;
        assertThat(read(CITY_SUPERVISOR, "/cases/" + number)).contains("接收和征求同意：到再次接收日期");
        pages.perform(post("/cases/" + number + "/bring-forward")
                        .param("wait", wait(number))
                        .param("forwardReason", "child-waits")
                        .param("forwardNote", "示例理由：受威胁的儿童不能等。")
                        .session(Pages.login(pages, CITY_SUPERVISOR))
                        .with(csrf()))
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/cases/" + number));
        assertThat(openTasks()).contains("receive-person").doesNotContain("look-after-person");
        assertThat(openTask("receive-person").path("due").asText())
                .isEqualTo(ENGINE_TIME.format(begin.plus(Duration.ofHours(1)).atZone(China.ZONE)));
        assertThat(read(CITY_SUPERVISOR, "/cases/parked")).doesNotContain("/cases/" + number + "\"");
        assertThat(database.sql(
                                "select account from audit.event where case_number = ? and kind = 'WAIT_BROUGHT_FORWARD'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(CITY_SUPERVISOR);
        complete("receive-person", "receiveOutcome=received");
        assertSomebodyIsAtWork("meet-urgent-needs");
    }

    private static String[] putOff(String until) {
        return new String[] {
            "receiveOutcome=more-time", "receiveReason=no-capacity", "receiveUntil=" + until,
        };
    }

    private void sweep() {
        EscalationNow.sweep(application);
        ParkedNow.sweep(application);
    }

    private void assertSomebodyHasHer() {
        assertThat(DEPARTMENTS.stream().flatMap(department -> tasksOf(department + "-" + COUNTY).stream()))
                .as("tasks for her")
                .anyMatch(task -> !task.equals(NOT_FOR_HER));
    }

    private void assertSomebodyIsAtWork(String task) {
        assertThat(tasksOf("civil-affairs-" + COUNTY)).contains(task);
    }

    private List<String> tasksOf(String account) {
        return desk(account).tasks(caseNumber).stream()
                .map(task -> task.path("taskDefinitionKey").asText())
                .toList();
    }

    /** The tasks that nobody has claimed, in the order of the department's list. */
    private List<String> queueOf(String account) {
        var desk = desk(account);
        var filter = StreamSupport.stream(
                        desk.get("/filter?resourceType=Task").body().spliterator(), false)
                .filter(any -> any.path("name").asText().equals("本部门待办"))
                .map(any -> any.path("id").asText())
                .findFirst()
                .orElseThrow();
        return StreamSupport.stream(
                        desk.get("/filter/" + filter + "/list").body().spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }

    /** What the demo's supervisors were told in her case; other tests make more of them. */
    private List<String> told() {
        return database.sql(
                        """
                        select n.account || ' ' || n.kind from guitu.notice n
                        where n.case_number = :case and n.account in (:supervisors) order by n.id""")
                .param("case", caseNumber)
                .param("supervisors", List.of(COUNTY_SUPERVISOR, CITY_SUPERVISOR, PROVINCE_SUPERVISOR))
                .query(String.class)
                .list();
    }

    /** However often it was put off, it is one duty and reported once to each tier. */
    private List<String> levelsOfReception() {
        return database.sql(
                        "select level || ' ' || region from guitu.escalation where case_number = ? and step = 'receive-person' order by level")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    private String wait(String number) {
        var reception = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("reception")
                .singleResult();
        return managementService
                .createJobQuery()
                .processInstanceId(reception.getId())
                .singleResult()
                .getId();
    }

    private String read(String account, String path) throws Exception {
        return pages.perform(get(path).session(Pages.login(pages, account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String zh(String day) {
        return LocalDate.parse(day).format(DateTimeFormatter.ofPattern("y年M月d日"));
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text, ENGINE_TIME);
    }
}

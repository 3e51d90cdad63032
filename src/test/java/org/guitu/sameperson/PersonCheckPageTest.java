package org.guitu.sameperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.trait.Trait;
import org.guitu.testing.GuituTest;
import org.guitu.testing.Pages;
import org.guitu.testing.SampleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** Police and civil affairs ask whether a person may have a case, and learn where and nothing else. */
@GuituTest
class PersonCheckPageTest {

    private static final Instant MARCH_2026 = Instant.parse("2026-03-09T02:00:00Z");
    private static final String POLICE = "police-350404";

    @Autowired
    private Dossier dossier;

    @Autowired
    private JdbcClient database;

    private MockMvc pages;
    private CaseNumber known;
    private final String name = SampleName.of(System.nanoTime());
    private final String paper = "示例P" + System.nanoTime();

    @BeforeEach
    void somebodyHasACase(@Autowired WebApplicationContext context) {
        pages = Pages.behindTheLogin(context);
        database.sql("delete from guitu.case_told").update();
        known = dossier.open("350405", MARCH_2026);
        dossier.add(new DossierEntry(
                known,
                "sample-process",
                "instance-" + known,
                null,
                "sample-form",
                1,
                "tester",
                "police",
                "350405",
                MARCH_2026,
                Map.of(
                        "name", new Answer("identity", name, Optional.of(Trait.NAME)),
                        "birth", new Answer("identity", "1998-03-01", Optional.of(Trait.BIRTH_DATE)),
                        "paper", new Answer("identity", paper, Optional.of(Trait.ID_NUMBER)))));
    }

    private String ask(int status, String... fields) throws Exception {
        var request = post("/person-check").session(Pages.login(pages, POLICE)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return pages.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-350404", "civil-affairs-350404"})
    void opensForThoseWhoMustKnowAndStandsInTheirNavigation(String account) throws Exception {
        var page = pages.perform(get("/person-check").session(Pages.login(pages, account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("为什么要查", "href=\"/person-check\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"education-350404", "health-350404", "supervisor-350404", "auditor", "administrator"})
    void isClosedToEverybodyElse(String account) throws Exception {
        var session = Pages.login(pages, account);
        pages.perform(get("/person-check").session(session)).andExpect(status().isForbidden());
        pages.perform(post("/person-check").session(session).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void tellsRegionAndMonthByNameAndYearOfBirthAndNeverTheNumber() throws Exception {
        assertThat(ask(200, "name", name, "birth", "1998", "reason", "search"))
                .contains("可能已有个案", "福建省三明市沙县区，2026年3月立案；相符：姓名")
                .doesNotContain(known.value());
    }

    @Test
    void tellsByTheNumberOfADocument() throws Exception {
        assertThat(ask(200, "idNumber", paper, "reason", "request")).contains("沙县区，2026年3月立案；相符：证件号码");
    }

    @Test
    void saysWhenThereIsNone() throws Exception {
        assertThat(ask(200, "phone", "0000000000", "reason", "report"))
                .contains("没有查到相符的个案")
                .doesNotContain("可能已有个案：");
    }

    @ParameterizedTest
    @CsvSource({"reason, search, 至少填一样", "name, 示例, 按姓名查须填出生年份", "idNumber, 示例, 请选择为什么要查"})
    void asksForWhatIsMissingAndKeepsWhatWasTyped(String field, String typed, String problem) throws Exception {
        assertThat(ask(400, field, typed)).contains(problem, "没有查：有", typed);
        assertThat(events("PERSON_CHECKED")).noneMatch(detail -> detail.contains(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "name, 示例甲、示例乙",
        "name, 示例甲；示例乙",
        "name, 示例甲或示例乙",
        "name, Sample One / Sample Two",
        "phone, 13000000000/13000000001",
        "phone, '13000000000, 13000000001'",
        "phone, 13000000000 13000000001",
        "idNumber, 示例P1;示例P2"
    })
    void asksForOnePersonAtATime(String field, String several) throws Exception {
        assertThat(ask(400, field, several, "birth", "1998", "reason", "search"))
                .contains("一次只查一个");
        assertThat(database.sql("select count(*) from guitu.case_told")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+84 912 345 678", "(0598) 8222 222-3", "00 852 5123 4567"})
    void takesAPhoneHoweverItIsWritten(String phone) throws Exception {
        assertThat(ask(200, "phone", phone, "reason", "search")).contains("没有查到相符的个案");
    }

    @Test
    void leavesATraceWithReasonAndResultAndNothingThatWasTyped() throws Exception {
        ask(200, "name", name, "birth", "28", "idNumber", paper, "reason", "request");
        assertThat(events("PERSON_CHECKED")).last().asString().isEqualTo("外地公安、民政来函来电核对；按姓名、年龄、证件号码；可能的个案：1");
        assertThat(database.sql(
                                "select account || ' ' || detail from audit.event where case_number = :case and kind = 'CASE_TOLD'")
                        .param("case", known.value())
                        .query(String.class)
                        .list())
                .containsExactly(POLICE + " 外地公安、民政来函来电核对；地区：福建省三明市沙县区");
        assertThat(events("PERSON_CHECKED").toString()).doesNotContain(name, paper);
    }

    @Test
    void answersTwentyTimesAnHour() throws Exception {
        for (int i = 0; i < 20; i++) {
            ask(200, "phone", "0000000000", "reason", "report");
        }
        assertThat(ask(429, "name", name, "birth", "1998", "reason", "search"))
                .contains("一小时内已查了20次", name)
                .doesNotContain("沙县区");
    }

    @Test
    void whoAsksMoreOftenLeavesATraceOfThatToo() throws Exception {
        for (int i = 0; i < 21; i++) {
            ask(i < 20 ? 200 : 429, "phone", "0000000000", "reason", "search");
        }
        assertThat(events("PERSON_CHECKED")).last().isEqualTo("查找失踪、被拐人员；一小时内已查20次，没有查");
    }

    @Test
    void manyAtOnceAreCountedLikeOneAfterTheOther() throws Exception {
        var session = Pages.login(pages, POLICE);
        Callable<Integer> asking = () -> pages.perform(post("/person-check")
                        .session(session)
                        .with(csrf())
                        .param("phone", "0000000000")
                        .param("reason", "search"))
                .andReturn()
                .getResponse()
                .getStatus();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Integer>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(40, asking))) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 200).hasSize(20);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(20);
        } finally {
            threads.shutdown();
        }
    }

    private List<String> events(String kind) {
        return database.sql("select detail from audit.event where kind = :kind order by id")
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}

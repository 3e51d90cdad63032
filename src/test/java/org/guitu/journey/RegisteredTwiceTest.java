package org.guitu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.trait.Trait;
import org.guitu.sameperson.ToldCases;
import org.guitu.testing.Desk.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Police register somebody who may have a case already: they are told before a second one is opened. */
class RegisteredTwiceTest extends AccountsJourney {

    private static final int AT_ONCE = 14;
    private static final String NEXT_DOOR = "350405";
    private static final String POLICE = "police-" + NEXT_DOOR;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ToldCases told;

    private final String paper = "示例P" + System.nanoTime();

    private Answer register(String account, String... more) {
        var answers = new ArrayList<>(List.of(
                "region=" + account.substring("police-".length()),
                "sex=female",
                "identityState=partly",
                "ageKnown=estimated",
                "estimatedAge=29",
                "urgencyLevel=normal",
                "documentType=other",
                "idNumber=" + paper));
        answers.addAll(List.of(more));
        return desk(account)
                .submitStartForm("rescue-case", fill("register-person", Map.of(), answers.toArray(String[]::new)));
    }

    private String registerFirst() {
        var first = register("police-" + COUNTY);
        assertThat(first.message()).isEmpty();
        return first.body().path("businessKey").asText();
    }

    @Test
    void isToldWhereAndWhenAndNoNumber() {
        var first = registerFirst();
        var refused = register(POLICE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message())
                .contains("可能已有个案：福建省三明市三元区，", "立案；相符：证件号码", "再提交一次")
                .doesNotContain(first, paper);
    }

    @Test
    void registersAllTheSameOnceAReasonIsGivenAndReceptionAsksAndSeesIt() throws IOException {
        registerFirst();
        assertThat(register(POLICE).status()).isEqualTo(400);
        assertThat(register(POLICE).message()).as("without a reason").contains("可能已有个案");
        var second = register(POLICE, "possibleCaseNext=other-person");
        assertThat(second.message()).isEmpty();
        caseNumber = second.body().path("businessKey").asText();
        complete("receive-person", "receiveOutcome=received");
        complete("meet-urgent-needs", "urgentOutcome=met");
        assertThat(openTasks()).containsExactly("resolve-earlier-case");
        var task = openTask("resolve-earlier-case").path("id").asText();
        desk(workerOf(task)).claim(task);
        var shown =
                desk(workerOf(task)).get("/task/" + task + "/form-variables").body();
        assertThat(shown.path("possibleCaseNext").path("value").asText()).isEqualTo("other-person");
        assertThat(shown.path("earlierCaseHint").path("value").asText()).contains("三元区");
    }

    @Test
    void isToldAllTheSameWhenTheReasonWasGivenBeforehand() {
        registerFirst();
        assertThat(register(POLICE, "possibleCaseNext=urgent").message()).contains("可能已有个案");
        assertThat(register(POLICE, "possibleCaseNext=urgent").message()).isEmpty();
    }

    @Test
    void isToldNothingWhileTheFormIsNotFilledIn() {
        registerFirst();
        assertThat(register(POLICE, "rescuePlace=null").message())
                .contains("解救或发现地点")
                .doesNotContain("可能已有个案");
    }

    @Test
    void leavesATraceOfBeingToldInTheOtherCaseAndNoNameInIt() {
        var first = registerFirst();
        register(POLICE);
        register(POLICE);
        assertThat(database.sql(
                                """
                        select account || ' ' || detail from audit.event where kind = 'CASE_TOLD' and case_number = :case""")
                        .param("case", first)
                        .query(String.class)
                        .list())
                .containsExactly(POLICE + " 地区：福建省三明市三元区");
    }

    @Test
    void isNotToldForeverHowManyHaveACase() {
        registerFirst();
        tellMany();
        assertThat(register(POLICE).message()).contains("一小时内已提示20次").doesNotContain("可能已有个案");
        var unknown = register(POLICE, "idNumber=示例Q" + System.nanoTime());
        assertThat(unknown.message()).as("the limit itself tells nothing").contains("一小时内已提示20次");
        assertThat(register(POLICE, "possibleCaseNext=urgent").message())
                .as("nobody waits for help")
                .isEmpty();
    }

    @Test
    void isToldAgainAfterAnHour() {
        registerFirst();
        tellMany();
        database.sql("update guitu.case_told set told_at = told_at - interval '61 minutes'")
                .update();
        assertThat(register(POLICE).message()).contains("可能已有个案");
    }

    /** A form that is refused for something else afterwards opens no case, so that whoever guesses could do so for ever. */
    @Test
    void whoeverTriesOutNumbersWithFormsThatOpenNoCaseIsStoppedLikeSomebodyWhoIsTold() {
        registerFirst();
        for (int i = 0; i < told.most(); i++) {
            assertThat(register(POLICE, "region=" + COUNTY, "idNumber=示例Q" + System.nanoTime())
                            .message())
                    .contains("不是您工作的地区");
        }
        assertThat(register(POLICE).message()).contains("一小时内已提示20次").doesNotContain("可能已有个案");
    }

    /** Told once of the case, it could be asked for ever which of its marks fit. */
    @Test
    void whoeverTriesOutTheOtherMarksOfACaseThatWasToldIsStopped() {
        registerFirst();
        for (int i = 0; i <= told.most(); i++) {
            assertThat(register(POLICE).message()).contains("可能已有个案");
        }
        assertThat(register(POLICE).message()).contains("一小时内已提示20次").doesNotContain("可能已有个案");
    }

    @Test
    void casesThatAreOpenedCountAsNothingThatWasTriedOut() {
        for (int i = 0; i < told.most(); i++) {
            assertThat(register(POLICE, "idNumber=示例Q" + System.nanoTime()).message())
                    .isEmpty();
        }
        registerFirst();
        assertThat(register(POLICE).message()).contains("可能已有个案");
    }

    /** More than the database has connections: each is told, or asked to send it once more, and none waits until it fails. */
    @Test
    void ofManyAtOnceNoneTakesTheConnectionThatAnotherNeeds() throws Exception {
        registerFirst();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Answer>> all = Collections.nCopies(AT_ONCE, () -> register(POLICE));
            assertThat(threads.invokeAll(all)).map(RegisteredTwiceTest::done).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.message()).containsAnyOf("可能已有个案", "稍等几秒");
            });
        } finally {
            threads.shutdown();
        }
        assertThat(register(POLICE, "possibleCaseNext=other-person").message()).isEmpty();
    }

    private void tellMany() {
        var many = IntStream.rangeClosed(1, told.most())
                .mapToObj(i -> new OtherCase(
                        new CaseNumber("350404-2001-%06d".formatted(i)),
                        COUNTY,
                        Instant.EPOCH,
                        Set.of(Trait.NAME),
                        Set.of()))
                .toList();
        told.told(POLICE, many, clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void ofTwoAtOnceOneIsTold() throws Exception {
        assertThatOneIsTold(paper);
    }

    @Test
    void ofTwoAtOnceOneIsToldThoughTheOtherWritesTheNumberDifferently() throws Exception {
        assertThatOneIsTold(" " + paper.replace('P', 'ｐ').replace('1', '１') + " ");
    }

    private void assertThatOneIsTold(String writtenOtherwise) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Answer>> both =
                    List.of(() -> register("police-" + COUNTY), () -> register(POLICE, "idNumber=" + writtenOtherwise));
            var answers = threads.invokeAll(both).stream()
                    .map(RegisteredTwiceTest::done)
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 400)
                    .singleElement()
                    .satisfies(refused -> assertThat(refused.message()).contains("可能已有个案"));
        } finally {
            threads.shutdown();
        }
    }

    private static Answer done(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}

package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GuituTest
class DossierTest {

    /** A year in which no other test opens cases. */
    private static final Instant LONG_AGO = Instant.parse("2001-05-01T00:00:00Z");

    @Autowired
    private Dossier dossier;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void casesOpenedAtTheSameTimeGetNumbersWithoutGapsOrTwins() throws Exception {
        var openings = IntStream.range(0, 200)
                .mapToObj(i -> (Callable<String>) () -> open(i % 2 == 0 ? "350481" : "350482"))
                .toList();
        var numbers = new ArrayList<String>();
        var people = Executors.newFixedThreadPool(8);
        try {
            for (var opened : people.invokeAll(openings)) {
                numbers.add(opened.get());
            }
        } finally {
            people.shutdown();
        }
        var expected = new ArrayList<String>();
        for (int running = 1; running <= 100; running++) {
            expected.add("350481-2001-%06d".formatted(running));
            expected.add("350482-2001-%06d".formatted(running));
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aCaseThatIsNotOpenedAfterAllLeavesNoGap() {
        var first = dossier.open("350421", LONG_AGO);
        transaction.executeWithoutResult(status -> {
            dossier.open("350421", LONG_AGO);
            status.setRollbackOnly();
        });
        var second = dossier.open("350421", LONG_AGO);
        assertThat(List.of(first.value(), second.value())).containsExactly("350421-2001-000001", "350421-2001-000002");
    }

    @Test
    void theYearOfACaseIsTheYearInChina() {
        assertThat(dossier.open("350423", Instant.parse("2001-12-31T16:30:00Z")))
                .hasToString("350423-2002-000001");
    }

    @Test
    void theLatestAnswerIsTheNewestOneOfItsCase() {
        var mine = dossier.open("350424", LONG_AGO);
        var other = dossier.open("350424", LONG_AGO);
        record(mine, Map.of("codeName", new Answer("identity", "示例一"), "needs", new Answer("health", List.of("rest"))));
        record(mine, Map.of("codeName", new Answer("identity", "示例二")));
        record(other, Map.of("codeName", new Answer("identity", "示例三")));
        assertThat(dossier.latest(mine, List.of("codeName", "needs", "never")))
                .containsOnly(Map.entry("codeName", "示例二"), Map.entry("needs", List.of("rest")));
        assertThat(dossier.latest(mine, List.of())).isEmpty();
    }

    @Test
    void everyAuthorOfAFormIsRemembered() {
        var number = dossier.open("350425", LONG_AGO);
        dossier.add(entry(number, "draft-plan", "first", Map.of()));
        dossier.add(entry(number, "draft-plan", "second", Map.of()));
        dossier.add(entry(number, "approve-plan", "third", Map.of()));
        var instance = "instance-" + number;
        assertThat(dossier.hasSubmitted("first", "draft-plan", instance)).isTrue();
        assertThat(dossier.hasSubmitted("second", "draft-plan", instance)).isTrue();
        assertThat(dossier.hasSubmitted("third", "draft-plan", instance)).isFalse();
        assertThat(dossier.hasSubmitted("first", "draft-plan", "another-instance"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update guitu.dossier_entry set author = 'forged'",
                "delete from guitu.dossier_entry",
                "update guitu.dossier_value set value = '\"forged\"'",
                "delete from guitu.dossier_value",
                "truncate guitu.dossier_entry, guitu.dossier_value",
                "truncate guitu.dossier_value"
            })
    void whatIsRecordedCanNeitherBeChangedNorDeleted(String statement) {
        var number = dossier.open("350426", LONG_AGO);
        record(number, Map.of("codeName", new Answer("identity", "示例")));
        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(dossier.latest(number, List.of("codeName"))).containsEntry("codeName", "示例");
    }

    @Test
    void anAnswerOfAnUnknownClassIsNotKept() {
        var number = dossier.open("350428", LONG_AGO);
        assertThatThrownBy(() -> record(number, Map.of("codeName", new Answer("secret", "示例"))))
                .isInstanceOf(DataAccessException.class);
    }

    private String open(String region) {
        return transaction.execute(status -> dossier.open(region, LONG_AGO)).value();
    }

    private void record(CaseNumber number, Map<String, Answer> answers) {
        dossier.add(entry(number, "sample-form", "tester", answers));
    }

    private static DossierEntry entry(CaseNumber number, String form, String author, Map<String, Answer> answers) {
        return new DossierEntry(
                number,
                "sample-process",
                "instance-" + number,
                null,
                form,
                1,
                author,
                "civil-affairs",
                number.value().substring(0, 6),
                LONG_AGO,
                answers);
    }
}

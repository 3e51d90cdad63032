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
import org.guitu.casefile.crypto.UnreadableValueException;
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
                .mapToObj(i -> (Callable<String>) () -> open(i % 2 == 0 ? "350781" : "350782"))
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
            expected.add(CaseNumber.of(CaseNumber.Series.CASE, "350781", 2001, running)
                    .value());
            expected.add(CaseNumber.of(CaseNumber.Series.CASE, "350782", 2001, running)
                    .value());
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
        assertThat(List.of(first.value(), second.value()))
                .containsExactly("350421-2001-000001-2", "350421-2001-000002-9");
    }

    @Test
    void theYearOfACaseIsTheYearInChina() {
        assertThat(dossier.open("350423", Instant.parse("2001-12-31T16:30:00Z")))
                .hasToString("350423-2002-000001-2");
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
                "update guitu.dossier_value set value = 'forged'",
                "update guitu.dossier_value set class = 'statement'",
                "delete from guitu.dossier_value",
                "truncate guitu.dossier_entry, guitu.dossier_value, guitu.entry_seal",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update guitu.dossier_value set class = 'statement'",
                "update guitu.dossier_value set trait = 'phone'",
                "update guitu.dossier_value set field = 'other'",
                "delete from guitu.dossier_value"
            })
    void whereKeysMayChangeNothingElseMay(String statement) {
        record(dossier.open("350426", LONG_AGO), Map.of("codeName", new Answer("identity", "示例")));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("set local guitu.changes_keys = 'on'").update();
                    database.sql(statement).update();
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void aNarrativeOfAnyLengthIsKeptAndNotInClearText() {
        var number = dossier.open("350427", LONG_AGO);
        var narrative = "示例经历。".repeat(20_000);
        record(number, Map.of("narrative", new Answer("statement", narrative)));
        assertThat(dossier.latest(number, List.of("narrative"))).containsEntry("narrative", narrative);
    }

    /** Each as somebody who has the database alone can do it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set value = (select value from guitu.dossier_value where entry_id = :other and field = 'codeName')",
                "set value = (select value from guitu.dossier_value where entry_id = :mine and field = 'whereNow')",
                "set class = 'statement'",
                "set value = substring(value for 20)",
                "set value = ''"
            })
    void anAnswerMovedOrChangedInTheDatabaseIsNotShown(String change) {
        var number = dossier.open("350429", LONG_AGO);
        var other = dossier.open("350429", LONG_AGO);
        long mine = record(
                number, Map.of("codeName", new Answer("identity", "示例一"), "whereNow", new Answer("contact", "示例二")));
        long others = record(other, Map.of("codeName", new Answer("identity", "示例三")));
        transaction.executeWithoutResult(status -> {
            database.sql("set local session_replication_role = replica").update();
            database.sql("update guitu.dossier_value " + change + " where entry_id = :mine and field = 'codeName'")
                    .param("mine", mine)
                    .param("other", others)
                    .update();
            assertThatThrownBy(() -> dossier.latest(number, List.of("codeName")))
                    .isInstanceOf(UnreadableValueException.class)
                    .hasMessageContaining("打不开");
            assertThat(dossier.latest(number, List.of("whereNow"))).containsEntry("whereNow", "示例二");
            assertThat(dossier.latest(other, List.of("codeName"))).containsEntry("codeName", "示例三");
            status.setRollbackOnly();
        });
    }

    @Test
    void aCorrectionStandsInForTheWrongEntryAndNotForANewerOne() {
        var number = dossier.open("350430", LONG_AGO);
        long wrong = record(
                number, Map.of("codeName", new Answer("identity", "示例错"), "whereNow", new Answer("contact", "示例旧址")));
        record(number, Map.of("whereNow", new Answer("contact", "示例新址")));
        long corrected = dossier.correct(
                wrong,
                "听错了名字",
                entry(
                        number,
                        "sample-form",
                        "corrector",
                        Map.of(
                                "codeName", new Answer("identity", "示例对"),
                                "whereNow", new Answer("contact", "示例旧址二"))));
        assertThat(dossier.latest(number, List.of("codeName", "whereNow", "correction-reason")))
                .containsOnly(
                        Map.entry("codeName", "示例对"),
                        Map.entry("whereNow", "示例新址"),
                        Map.entry("correction-reason", "听错了名字"));
        dossier.correct(
                corrected,
                "再次核对",
                entry(number, "sample-form", "corrector", Map.of("codeName", new Answer("identity", "示例终"))));
        assertThat(dossier.latest(number, List.of("codeName"))).containsEntry("codeName", "示例终");
        assertThat(database.sql("select count(*) from guitu.dossier_entry where corrects = :wrong")
                        .param("wrong", wrong)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aCorrectionCanTakeAnAnswerBack() {
        var number = dossier.open("350431", LONG_AGO);
        long wrong = record(number, Map.of("codeName", new Answer("identity", "示例")));
        dossier.correct(
                wrong,
                "不是本人的",
                entry(number, "sample-form", "corrector", Map.of("codeName", new Answer("identity", null))));
        assertThat(dossier.latest(number, List.of("codeName"))).isEmpty();
    }

    @Test
    void aCorrectionNeedsAReasonAChangeAndAnEntryOfItsCaseAndForm() {
        var number = dossier.open("350432", LONG_AGO);
        var other = dossier.open("350432", LONG_AGO);
        long wrong = record(number, Map.of("codeName", new Answer("identity", "示例")));
        var change = Map.of("codeName", new Answer("identity", "示例二"));
        assertRefused(wrong, " ", entry(number, "sample-form", "corrector", change), "理由");
        assertRefused(wrong, "错了", entry(number, "sample-form", "corrector", Map.of()), "至少一项");
        assertRefused(wrong, "错了", entry(number, "other-form", "corrector", change), "不在这个案件");
        assertRefused(wrong, "错了", entry(other, "sample-form", "corrector", change), "不在这个案件");
    }

    private void assertRefused(long wrong, String reason, DossierEntry correction, String why) {
        assertThatThrownBy(() -> dossier.correct(wrong, reason, correction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
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

    private long record(CaseNumber number, Map<String, Answer> answers) {
        return dossier.add(entry(number, "sample-form", "tester", answers));
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

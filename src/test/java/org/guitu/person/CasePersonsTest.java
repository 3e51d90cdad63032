package org.guitu.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GuituTest
class CasePersonsTest {

    @Autowired
    private CasePersons persons;

    @Autowired
    private Dossier dossier;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void ofTwoWhoSaySomethingAtOnceNeitherIsForgotten() {
        var now = Instant.now();
        var number = transaction.execute(status -> dossier.open("350404", now));
        record(number, Map.of("sex", "female", "ageKnown", "unknown"));
        var second = transaction.execute(status -> {
            persons.record(number, Map.of("sex", "male"), now);
            var other = CompletableFuture.runAsync(() -> record(number, Map.of("ageDisputed", true)));
            awaitBlocked();
            return other;
        });
        second.join();
        assertThat(database.sql("select sex || ' ' || age_disputed from guitu.case_person where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .isEqualTo("male true");
    }

    private void record(CaseNumber number, Map<String, Object> answers) {
        transaction.executeWithoutResult(status -> persons.record(number, answers, Instant.now()));
    }

    private void awaitBlocked() {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (database.sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and cardinality(pg_blocking_pids(pid)) > 0")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(Instant.now()).as("Nobody waits for the person's row.").isBefore(end);
            Thread.onSpinWait();
        }
    }
}

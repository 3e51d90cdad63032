package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.trait.Trait;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GuituTest
class IndexFillersTest {

    private static final Instant LONG_AGO = Instant.parse("2001-05-01T00:00:00Z");

    @Autowired
    private Dossier dossier;

    @Autowired
    private PersonIndex index;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void howManyMarksAPersonHasDoesNotTellHowTheNameIsWritten() {
        assertThat(marks(named("示例"))).isEqualTo(marks(named("Ví Dụ Thị Mẫu"))).allMatch(count -> count % 8 == 0);
    }

    @Test
    void noFillerIsAnotherCasesAndNoneChanges() {
        var one = named("示例一");
        var other = named("示例二");
        assertThat(database.sql(
                                """
                        select count(*) from guitu.person_index a join guitu.person_index b on a.hash = b.hash
                        where a.case_number = :one and b.case_number = :other""")
                        .param("one", one.value())
                        .param("other", other.value())
                        .query(Long.class)
                        .single())
                .isZero();
        var before = hashes(one);
        transaction.executeWithoutResult(status -> index.refresh(one));
        assertThat(hashes(one)).isEqualTo(before);
    }

    private List<Long> marks(CaseNumber number) {
        return database.sql(
                        "select count(*) from guitu.person_index where case_number = :case group by trait order by trait")
                .param("case", number.value())
                .query(Long.class)
                .list();
    }

    private List<String> hashes(CaseNumber number) {
        return database.sql(
                        "select encode(hash, 'hex') from guitu.person_index where case_number = :case order by hash")
                .param("case", number.value())
                .query(String.class)
                .list();
    }

    private CaseNumber named(String name) {
        return transaction.execute(status -> {
            var number = dossier.open("350481", LONG_AGO);
            dossier.add(new DossierEntry(
                    number,
                    "sample-process",
                    "instance-" + number,
                    null,
                    "sample-form",
                    1,
                    "tester",
                    "civil-affairs",
                    "350481",
                    LONG_AGO,
                    Map.of("name", new Answer("identity", name, Optional.of(Trait.NAME)))));
            return number;
        });
    }
}

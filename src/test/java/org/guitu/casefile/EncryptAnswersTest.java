package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The step from a database that still holds clear text. */
@GuituTest
class EncryptAnswersTest {

    @Autowired
    private JdbcClient server;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private ValueCipher cipher;

    @Autowired
    private KeysetFile file;

    private AnotherDatabase database;

    @BeforeEach
    void anotherDatabase() {
        database = new AnotherDatabase("before_keys", server, connection, cipher);
    }

    @AfterEach
    void noOtherDatabase() {
        database.close();
    }

    @Test
    void whatWasRecordedInClearTextIsEncryptedAndStaysReadable() {
        database.migrate("2");
        var client = database.client();
        client.sql("insert into guitu.case_file values ('350404-2026-000001', '350404', now())")
                .update();
        client.sql(
                        """
                        insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version, author,
                            department, region, recorded_at)
                        values ('350404-2026-000001', 'i', 'rescue-case', 'register-person', 1, 'p', 'police', '350404', now())""")
                .update();
        client.sql(
                        """
                        insert into guitu.dossier_value values
                            (1, 'codeName', 'identity', '"示例"'), (1, 'needs', 'health', '["rest", "food"]')""")
                .update();
        assertThat(KeyCheck.hasSeenKeys(database.dataSource())).isFalse();

        database.migrate("4");

        assertThat(KeyCheck.hasSeenKeys(database.dataSource())).isTrue();
        assertThat(client.sql("select count(*) from guitu.dossier_value v where v::text like '%示例%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(client.sql("select to_regclass('guitu.clear_value') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        var answers = new SealedAnswers(cipher);
        var dossier = new Dossier(
                client,
                new CaseFiles(client),
                answers,
                new PersonIndex(client, answers, cipher),
                event -> {},
                AnotherDatabase.macs());
        assertThat(dossier.latest(new CaseNumber("350404-2026-000001"), List.of("codeName", "needs")))
                .containsEntry("codeName", "示例")
                .containsEntry("needs", List.of("rest", "food"));
        KeyCheck.require(client, cipher, file);
    }

    @Test
    void aPersonRecordedBeforeThereWasAnIndexIsFoundAgain() {
        database.migrate("2");
        var client = database.client();
        for (int number = 1; number <= 2; number++) {
            var caseNumber = "350404-2026-00000" + number;
            client.sql("insert into guitu.case_file values (?, '350404', now())")
                    .param(caseNumber)
                    .update();
            client.sql(
                            """
                            insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version, author,
                                department, region, recorded_at)
                            values (?, ?, 'rescue-case', 'register-person', 1, 'p', 'police', '350404', now())""")
                    .params(caseNumber, "instance-" + number)
                    .update();
            client.sql(
                            """
                            insert into guitu.dossier_value values
                                (?, 'personName', 'identity', '"示例甲"'), (?, 'birthDate', 'identity', '"2009-05-01"'),
                                (?, 'needs', 'health', '["rest"]')""")
                    .params(number, number, number)
                    .update();
        }
        database.migrate("4");
        assertThat(client.sql("select count(*) from guitu.person_index")
                        .query(Long.class)
                        .single())
                .isZero();

        database.migrate("28");

        var index = new PersonIndex(client, new SealedAnswers(cipher), cipher);
        assertThat(index.search(new CaseNumber("350404-2026-000001"), Instant.now())
                        .otherCases())
                .extracting(other -> other.caseNumber().value())
                .containsExactly("350404-2026-000002");
        assertThatThrownBy(() -> client.sql("update guitu.dossier_value set trait = 'phone'")
                        .update())
                .hasMessageContaining("append-only");
    }
}

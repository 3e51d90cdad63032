package org.guitu.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that ended before closed cases were noted count as closed when they ended, as the engine's history tells. */
@GuituTest
class EarlierCasesTest {

    @Autowired
    private JdbcClient server;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private ValueCipher cipher;

    private AnotherDatabase database;

    @BeforeEach
    void anotherDatabase() {
        database = new AnotherDatabase("before_closing", server, connection, cipher);
    }

    @AfterEach
    void noOtherDatabase() {
        database.close();
    }

    @Test
    void areClosedByTheMigrationWithWhatTheirRetentionDependsOn() {
        database.migrate("12");
        var client = database.client();
        client.sql("create table act_hi_procinst (proc_inst_id_ text, end_time_ timestamp, state_ text)")
                .update();
        client.sql(
                        "create table act_hi_varinst (proc_inst_id_ text, name_ text, var_type_ text, text_ text, long_ bigint)")
                .update();
        for (String number : new String[] {"000001", "000002", "000003"}) {
            var caseNumber = "350404-2026-" + number;
            client.sql("insert into guitu.case_file values (:case, '350404', now())")
                    .param("case", caseNumber)
                    .update();
            for (String instance : new String[] {"opening-" + number, "later-" + number}) {
                client.sql(
                                """
                                insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version,
                                    author, department, region, recorded_at)
                                values (:case, :instance, 'rescue-case', 'register-person', 1, 'p', 'police', '350404', now())""")
                        .param("case", caseNumber)
                        .param("instance", instance)
                        .update();
            }
        }
        client.sql(
                        """
                        insert into act_hi_procinst values
                            ('opening-000001', '2026-03-01 10:00', 'COMPLETED'), ('opening-000002', null, 'ACTIVE'),
                            ('opening-000003', '2026-03-01 10:00', 'EXTERNALLY_TERMINATED')""")
                .update();
        client.sql(
                        """
                        insert into act_hi_varinst values
                            ('opening-000001', 'outcome', 'string', 'closed', null), ('opening-000001', 'minor', 'boolean', null, 0),
                            ('opening-000001', 'identityState', 'string', 'confirmed', null),
                            ('opening-000001', 'planServices', 'object', null, null)""")
                .update();

        database.migrate("13");

        assertThat(client.sql(
                                "select case_number, opened_by, process, closed_at is not null as closed from guitu.case_file order by 1")
                        .query()
                        .listOfRows())
                .containsExactly(
                        Map.of(
                                "case_number",
                                "350404-2026-000001",
                                "opened_by",
                                "opening-000001",
                                "process",
                                "rescue-case",
                                "closed",
                                true),
                        Map.of(
                                "case_number",
                                "350404-2026-000002",
                                "opened_by",
                                "opening-000002",
                                "process",
                                "rescue-case",
                                "closed",
                                false),
                        Map.of(
                                "case_number",
                                "350404-2026-000003",
                                "opened_by",
                                "opening-000003",
                                "process",
                                "rescue-case",
                                "closed",
                                false));
        assertThat(new ClosedCases(client, new CaseFiles(client)).endings())
                .containsExactly(new ClosedCases.Ending(
                        "rescue-case", "closed", Map.of("minor", false, "identityState", "confirmed")));
    }
}

package org.guitu.casefile.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation that has cases knows their persons after an upgrade, and goes on with their clocks and models. */
@GuituTest
class CasesOfBeforeTest {

    private static final String REGISTERED = "350404-2026-000001";
    private static final String ESTIMATED = "350404-2026-000002";
    private static final String SILENT = "350404-2026-000003";
    private static final String REPORT = "350404-2026-000004";

    @Autowired
    private JdbcClient server;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private ValueCipher cipher;

    @Test
    void areKnownAfterTheUpgrade() {
        try (var old = new AnotherDatabase("with_cases", server, connection, cipher)) {
            old.migrate("23");
            var database = old.client();
            engineOfBefore(database);
            registered(database, REGISTERED, "case", "birthDate", "2026-01-05T02:00:00Z");
            fact(database, REGISTERED, "sex", "female", null);
            fact(database, REGISTERED, "identityState", "confirmed", null);
            fact(database, REGISTERED, "ageKnown", "birth-date", null);
            fact(database, REGISTERED, "ageDisputed", null, 1);
            registered(database, ESTIMATED, "case", "estimatedAge", "2026-03-01T17:00:00Z");
            registered(database, SILENT, "case", "codeName", "2026-03-01T17:00:00Z");
            registered(database, REPORT, "report", "birthDate", "2026-03-01T17:00:00Z");
            clock(database);

            old.migrate();

            assertThat(database.sql(
                                    """
                                    select concat_ws(' ', case_number, sex, identity_state, age_known, age_disputed, estimated_on)
                                    from guitu.case_person order by case_number""")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            REGISTERED + " female confirmed birth-date t",
                            ESTIMATED + " estimated f 2026-03-02",
                            SILENT + " f");
            assertThat(database.sql("select done_at is null and not waiting and earlier = '{}' from guitu.task_clock")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(database.sql("select process_definition_id from guitu.model_without_rounds")
                            .query(String.class)
                            .list())
                    .containsExactly("follow-up:3:abc");
        }
    }

    /** As much of the engine's tables as the migrations read. */
    private static void engineOfBefore(JdbcClient database) {
        database.sql(
                        "create table public.act_hi_varinst (proc_inst_id_ varchar(64), name_ varchar(255), text_ varchar(4000), long_ bigint)")
                .update();
        database.sql("create table public.act_re_procdef (id_ varchar(64))").update();
        database.sql("insert into public.act_re_procdef values ('follow-up:3:abc')")
                .update();
    }

    private static void registered(JdbcClient database, String number, String kind, String answered, String at) {
        database.sql(
                        """
                        insert into guitu.case_file (case_number, region, opened_at, opened_by, process, kind)
                        values (:number, '350404', cast(:at as timestamptz), :number, 'rescue-case', :kind)""")
                .param("number", number)
                .param("at", at)
                .param("kind", kind)
                .update();
        var entry = database.sql(
                        """
                        insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version, author,
                            department, region, recorded_at)
                        values (:number, :number, 'rescue-case', 'register-person', 1, 'police-350404', 'police', '350404',
                            cast(:at as timestamptz)) returning id""")
                .param("number", number)
                .param("at", at)
                .query(Long.class)
                .single();
        database.sql(
                        "insert into guitu.dossier_value (entry_id, field, class, value) values (?, ?, 'identity', 'sealed')")
                .param(entry)
                .param(answered)
                .update();
    }

    private static void fact(JdbcClient database, String instance, String name, String text, Integer number) {
        database.sql("insert into public.act_hi_varinst values (?, ?, ?, ?)")
                .param(instance)
                .param(name)
                .param(text)
                .param(number)
                .update();
    }

    private static void clock(JdbcClient database) {
        database.sql(
                        """
                        insert into guitu.task_clock (task_id, process_instance_id, process_key, case_number, region, step, task_name,
                            started_at, kind, amount, unit, warn_amount, warn_unit, escalations, certainty, runs_on, due_at, next_at)
                        values ('t', 'i', 'follow-up', :number, '350404', 'visit', '回访', now(), 'deadline', 5, 'working-days', 3,
                            'working-days', '{1}', 'law', false, now(), now())""")
                .param("number", REGISTERED)
                .update();
    }
}

package org.guitu.casefile.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.guitu.casefile.AnswerPlace;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.form.Form;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The step from a database whose engine still knows answers that no process decides by. */
@GuituTest
class AnswersThatDecideNothingTest {

    private static final String CASE = "350404-2026-000001-4";

    @Autowired
    private JdbcClient server;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private ValueCipher cipher;

    private AnotherDatabase database;
    private JdbcClient client;

    @BeforeEach
    void withAnEngine() throws SQLException {
        database = new AnotherDatabase("before_few_facts", server, connection, cipher);
        database.migrate("33");
        client = database.client();
        try (var at = database.dataSource().getConnection()) {
            for (String part : List.of("engine", "history", "identity")) {
                ScriptUtils.executeSqlScript(
                        at,
                        new ClassPathResource(
                                "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql".formatted(part)));
            }
        }
        sql("insert into guitu.case_file (case_number, region, opened_at) values ('%s', '350404', now())", CASE);
        sql("insert into act_id_group (id_, type_) values ('human-resources', 'DEPARTMENT')");
        sql("insert into act_id_user (id_) values ('p')");
        sql("insert into act_id_membership (user_id_, group_id_) values ('p', 'human-resources')");
        ends("ended", "now()");
        ends("running", "null");
    }

    private void ends(String instance, String end) {
        sql(
                "insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_) values ('%s', '%1$s', '%s', 'employment', 'd', now(), %s)",
                instance, CASE, end);
    }

    @AfterEach
    void noOtherDatabase() {
        database.close();
    }

    private void sql(String statement, Object... parts) {
        client.sql(statement.formatted(parts)).update();
    }

    private void fact(String instance, String name, String type, String column, String value) {
        sql(
                "insert into act_hi_varinst (id_, proc_inst_id_, name_, var_type_, %s) values ('%s-%s', '%2$s', '%3$s', '%s', %s)",
                column, instance, name, type, value);
    }

    private void recorded(String instance, String form) {
        sql(
                """
                insert into guitu.dossier_entry (case_number, process_instance_id, process_key, form, form_version, author,
                    department, region, recorded_at)
                values ('%s', '%s', 'employment', '%s', 1, 'p', 'human-resources', '350404', now())""",
                CASE, instance, form);
    }

    private List<String> facts() {
        return client.sql("select id_ from act_hi_varinst order by id_")
                .query(String.class)
                .list();
    }

    private String kept(String field) {
        return client.sql(
                        """
                        select v.entry_id, e.form, v.class, v.value from guitu.dossier_value v
                        join guitu.dossier_entry e on e.id = v.entry_id where v.field = :field""")
                .param("field", field)
                .query((row, number) -> new String(
                        cipher.open(
                                row.getBytes("value"),
                                new AnswerPlace(
                                                new CaseNumber(CASE),
                                                row.getLong("entry_id"),
                                                row.getString("form"),
                                                field,
                                                row.getString("class"))
                                        .toString()),
                        StandardCharsets.UTF_8))
                .single();
    }

    @Test
    void comeIntoTheDossierAndLeaveTheEngineOnceTheirProcessHasEnded() {
        recorded("ended", "place-in-job");
        fact("ended", "monthlyPay", "long", "long_", "3200");
        fact("ended", "contractKind", "string", "text_", "'fixed \"term\"'");
        fact("ended", "jobInsured", "boolean", "long_", "1");
        fact("ended", "sex", "string", "text_", "'female'");
        fact("ended", "outcome", "string", "text_", "'employed'");
        recorded("running", "train-skills");
        fact("running", "hoursAttended", "long", "long_", "12");

        database.migrate();

        assertThat(kept("monthlyPay")).isEqualTo("3200");
        assertThat(kept("contractKind")).isEqualTo("\"fixed \\\"term\\\"\"");
        assertThat(kept("jobInsured")).isEqualTo("true");
        assertThat(kept("hoursAttended")).isEqualTo("12");
        assertThat(facts()).containsExactly("ended-outcome", "ended-sex", "running-hoursAttended");
    }

    @Test
    void getAStepOfTheirOwnWhereTheirFormKeptNothingElse() {
        sql(
                """
                insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_inst_id_, assignee_, start_time_, end_time_, tenant_id_)
                values ('t', 'guide-career', 'employment', 'ended', 'p', now(), now(), '350404')""");
        fact("ended", "guidedOn", "string", "text_", "'2026-03-02'");

        database.migrate();

        assertThat(kept("guidedOn")).isEqualTo("\"2026-03-02\"");
        assertThat(client.sql("select author || ' ' || department || ' ' || task_id from guitu.dossier_entry")
                        .query(String.class)
                        .single())
                .isEqualTo("p human-resources t");
        assertThat(facts()).isEmpty();
    }

    @Test
    void leaveTheEngineWhenTheirProcessEndsLater() {
        recorded("running", "train-skills");
        fact("running", "hoursAttended", "long", "long_", "12");
        fact("running", "outcome", "string", "text_", "'employed'");
        fact("running", "monthlyPay", "long", "long_", "3200");
        database.migrate();
        var facts = new FormerFacts(client);
        assertThat(facts.forget()).isZero();

        sql("update act_hi_procinst set end_time_ = now() where id_ = 'running'");

        assertThat(facts.forget()).isOne();
        // What no step in the dossier says is not lost.
        assertThat(facts()).containsExactly("running-monthlyPay", "running-outcome");
        assertThat(kept("hoursAttended")).isEqualTo("12");
    }

    @Test
    void areKeptInTheDossierTooAsLongAsTheirFormGivesThemToTheEngine() {
        String question = "{\"type\": \"number\", \"key\": \"hoursAttended\", \"label\": \"学时\"%s}";
        String form = "{\"id\": \"train-skills\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": [%s]}";
        var answers = Map.<String, Object>of("hoursAttended", 12L, "outcome", "trained");
        var facts = new FormerFacts(client);

        assertThat(facts.of(read(form.formatted(question.formatted(""))), answers))
                .hasSize(1)
                .hasEntrySatisfying("hoursAttended", kept -> {
                    assertThat(kept.dataClass()).isEqualTo("record");
                    assertThat(kept.value()).isEqualTo(12L);
                });
        assertThat(facts.of(
                        read(form.formatted(question.formatted(", \"properties\": {\"class\": \"record\"}"))), answers))
                .isEmpty();
    }

    private static Form read(String json) {
        return Form.read(json.getBytes(StandardCharsets.UTF_8));
    }
}

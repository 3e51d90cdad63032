package org.guitu.startup.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.guitu.startup.EmbeddedDatabase;
import org.guitu.upgrade.engine.EngineSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class CheckUpgradeTest {

    private static final String COMMAND = "--guitu.command=check-upgrade";
    private static final String ALL_STOP = "Stop all nodes";

    @Test
    void saysWhatTheFirstStartWouldChangeAndWhetherNodesOfBeforeMayGoOn(@TempDir Path folder, CapturedOutput output)
            throws Exception {
        var option = "--guitu.data-folder=" + folder;
        assertThat(CheckUpgrade.run(COMMAND, option)).as("nothing there").isEqualTo(1);
        assertThat(output)
                .contains("To be applied to the database: 1 ", "4 Encrypt answers", "The engine has no tables there.")
                .contains(ALL_STOP);

        inDatabase(folder, database -> asAfterAStart(folder, database));
        assertThat(CheckUpgrade.run(COMMAND, option)).as("the same release").isZero();
        assertThat(output).contains("one after the other").doesNotContain("Changed model");

        inDatabase(folder, database -> database.sql(
                        "update guitu.packaged_model set content = content || '\n' where file = ?")
                .param("schooling.bpmn")
                .update());
        assertThat(CheckUpgrade.run(COMMAND, option))
                .as("a model changed within what the release before knows")
                .isZero();
        assertThat(output).contains("Changed model: schooling.bpmn");

        inDatabase(folder, database -> database.sql("update act_ge_schema_log set version_ = '7.3.1'")
                .update());
        assertThat(CheckUpgrade.run(COMMAND, option)).as("another engine").isEqualTo(1);
        assertThat(output).contains("for 7.3, this program is for " + EngineSchema.ofProgram());

        inDatabase(folder, database -> {
            database.sql("update act_ge_schema_log set version_ = ?")
                    .param(EngineSchema.ofProgram() + ".0")
                    .update();
            database.sql("delete from guitu.packaged_model where file like '%.form'")
                    .update();
        });
        assertThat(CheckUpgrade.run(COMMAND, option)).as("models ask for more").isEqualTo(1);
        assertThat(output).contains("Models ask for what no model before did: class: identity");

        inDatabase(folder, database -> database.sql("delete from guitu.flyway_schema_history where version = '44.1'")
                .update());
        assertThat(CheckUpgrade.run(COMMAND, option)).as("a schema of before").isEqualTo(1);
        assertThat(output).contains("44.1 Seal documents of before");

        inDatabase(folder, database -> database.sql(
                        "update guitu.flyway_schema_history set checksum = 1 where version = '1'")
                .update());
        assertThat(CheckUpgrade.run(COMMAND, option)).as("not this program's").isEqualTo(1);
        assertThat(output).contains("would not start on this database");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldFromOneThatForbidsIt(CapturedOutput output) {
        assertThat(CheckUpgrade.run(COMMAND, "--guitu.data-folder=/dev/null/nowhere"))
                .isEqualTo(2);
        assertThat(output).contains("cannot be read");
    }

    @Test
    void isAskedForByTheSettingOfAllCommands() {
        assertThat(CheckUpgrade.isAskedFor(COMMAND)).isTrue();
        assertThat(CheckUpgrade.isAskedFor("--guitu.command=verify-audit")).isFalse();
        assertThat(CheckUpgrade.isAskedFor()).isFalse();
    }

    private interface Work {
        void in(JdbcClient database) throws IOException;
    }

    private static void inDatabase(Path folder, Work work) throws IOException {
        try (var server = new EmbeddedDatabase(folder, false)) {
            work.in(JdbcClient.create(new DriverManagerDataSource(server.getJdbcUrl(), "postgres", "")));
        }
    }

    /** What the command looks at, as a node leaves it. */
    private static void asAfterAStart(Path folder, JdbcClient database) throws IOException {
        var url = database.sql("select 'jdbc:postgresql://localhost:' || inet_server_port() || '/postgres'")
                .query(String.class)
                .single();
        AnotherDatabase.flyway(
                        new DriverManagerDataSource(url, "postgres", ""),
                        new KeysetCipher(KeysetFile.open(folder.resolve("keyset.json"))))
                .load()
                .migrate();
        database.sql("create table act_ge_schema_log (id_ varchar, timestamp_ timestamp, version_ varchar)")
                .update();
        database.sql("insert into act_ge_schema_log values ('0', now(), ?)")
                .param(EngineSchema.ofProgram() + ".0")
                .update();
        for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"}) {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                database.sql("insert into guitu.packaged_model values (?, ?, now())")
                        .params(file.getFilename(), file.getContentAsByteArray())
                        .update();
            }
        }
    }
}

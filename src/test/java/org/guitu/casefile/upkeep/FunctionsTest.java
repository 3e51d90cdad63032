package org.guitu.casefile.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL functions that change stand in one repeatable migration each, in place of copies in versioned ones. */
@GuituTest
class FunctionsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String REPLACES = "create or replace function ";

    @Autowired
    private JdbcClient server;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private ValueCipher cipher;

    @Test
    void anInstallationOfBeforeHasTheSameFunctionsAfterwardsAsANewOne() throws IOException {
        try (var old = new AnotherDatabase("of_before", server, connection, cipher);
                var fresh = new AnotherDatabase("of_now", server, connection, cipher)) {
            old.migrate("23");
            assertThat(functions(old)).extracting(Function::name).contains("guard_case_file", "refuse_change");
            // As it stands in databases that were migrated before the dossier's package had rooms.
            old.client()
                    .sql("update guitu.flyway_schema_history set script = replace(script, '.upkeep.', '.')")
                    .update();

            // Besides these what later versions bring.
            assertThat(old.migrate()).isGreaterThanOrEqualTo(files("R").size());
            fresh.migrate();

            assertThat(functions(old)).containsExactlyElementsOf(functions(fresh));
            assertThat(old.migrate()).as("a second start").isZero();
            assertThat(fresh.migrate()).as("a second start").isZero();
        }
    }

    @Test
    void eachRepeatableMigrationIsOneFunctionsAndCalledLikeIt() throws IOException {
        for (Path file : files("R")) {
            var name = file.getFileName().toString().replaceAll("^R__|[.]sql$", "");
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .containsOnlyOnce("function ")
                    .contains(REPLACES + "guitu." + name + "(");
        }
    }

    @Test
    void noMoreVersionedMigrationsReplaceAFunction() throws IOException {
        assertThat(files("V").stream().filter(FunctionsTest::replacesAFunction))
                .extracting(file -> file.getFileName().toString().replaceFirst("__.*", ""))
                .containsExactly("V13", "V22", "V23");
    }

    private record Function(String name, String source) {}

    private static List<Function> functions(AnotherDatabase database) {
        return database.client()
                .sql("select proname, prosrc from pg_proc where pronamespace = 'guitu'::regnamespace order by proname")
                .query((row, number) -> new Function(row.getString("proname"), row.getString("prosrc")))
                .list();
    }

    private static List<Path> files(String prefix) throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static boolean replacesAFunction(Path file) {
        try {
            return Files.readString(file).contains(REPLACES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.guitu.casefile.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.KeysetChainMac;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database beside the tests' own, migrated as far as a test wants. To be closed, which drops it. */
public final class AnotherDatabase implements AutoCloseable {

    private static final ChainMac MACS = new KeysetChainMac(newKeyset());

    private final String name;
    private final JdbcClient server;
    private final ValueCipher cipher;
    private final DataSource dataSource;

    public AnotherDatabase(String name, JdbcClient server, JdbcConnectionDetails connection, ValueCipher cipher) {
        this.name = name;
        this.server = server;
        this.cipher = cipher;
        this.dataSource = new DriverManagerDataSource(
                connection.getJdbcUrl().replaceFirst("/[^/]*$", "/" + name),
                connection.getUsername(),
                connection.getPassword());
        server.sql("create database " + name).update();
    }

    private static KeysetFile newKeyset() {
        try {
            var path = Files.createTempDirectory("keys").resolve("keyset.json");
            KeysetFile.create(path);
            return KeysetFile.open(path);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The keyed hashes of all such databases. */
    public static ChainMac macs() {
        return MACS;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient client() {
        return JdbcClient.create(dataSource);
    }

    /** Migrates up to that version, as an installation of then did that knew no repeatable migrations. */
    public void migrate(String version) {
        flyway().target(version).repeatableSqlMigrationPrefix("none").load().migrate();
    }

    /** Migrates as a node does when it starts; returns how many migrations ran. */
    public int migrate() {
        return flyway().load().migrate().migrationsExecuted;
    }

    private FluentConfiguration flyway() {
        return flyway(dataSource, cipher);
    }

    /** What migrates any database as a node does when it starts. */
    public static FluentConfiguration flyway(DataSource dataSource, ValueCipher cipher) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("guitu")
                .defaultSchema("guitu")
                .javaMigrations(
                        new V4__Encrypt_answers(cipher),
                        new V15__Find_persons_of_earlier_cases(),
                        new V28__Find_persons_however_they_are_written(cipher),
                        new V33_2__Answers_that_decide_nothing(cipher),
                        new V40__Hide_how_many_marks_a_person_has(cipher),
                        new V41_1__Seal_entries_of_before(cipher, MACS),
                        new V44_1__Seal_documents_of_before(cipher, MACS),
                        new V57_1__Find_code_names(cipher));
    }

    @Override
    public void close() {
        server.sql("drop database " + name).update();
    }
}

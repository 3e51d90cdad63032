package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDatabaseTest {

    private static EmbeddedDatabase server;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        server = new EmbeddedDatabase(folder, false);
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Test
    void oneNodeStartsAtATime() {
        try (var first = database(server.getJdbcUrl())) {
            assertThatThrownBy(() -> database(server.getJdbcUrl()))
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("Another node");
            first.letOtherNodesStart();
            database(server.getJdbcUrl()).close();
        }
    }

    @Test
    void aDatabaseThatRefusesIsNamedWithoutWhatElseTheAddressHolds() {
        assertThatThrownBy(() -> database(server.getJdbcUrl().replaceFirst("/postgres$", "/absent?sslpassword=s3cret")))
                .isInstanceOf(DatabaseRefusedException.class)
                .message()
                .contains("/absent")
                .doesNotContain("s3cret");
    }

    @Test
    void tellsHostAndNameToPeople() {
        try (var database = database(server.getJdbcUrl() + "?ApplicationName=guitu")) {
            assertThat(database.where()).matches("PostgreSQL localhost:\\d+/postgres");
        }
    }

    private static ExternalDatabase database(String url) {
        return new ExternalDatabase(url, "postgres", "", Duration.ofMillis(50));
    }
}

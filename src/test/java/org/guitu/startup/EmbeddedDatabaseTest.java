package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @Test
    void aSecondStartFindsTheDataOfTheFirst(@TempDir Path folder) throws Exception {
        try (var first = new EmbeddedDatabase(folder, true)) {
            run(first, "create table kept (value text); insert into kept values ('still here')");
        }
        try (var second = new EmbeddedDatabase(folder, true);
                var connection =
                        DriverManager.getConnection(second.getJdbcUrl(), second.getUsername(), second.getPassword());
                var rows = connection.createStatement().executeQuery("select value from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("still here");
        }
    }

    @Test
    void aFolderInUseIsNamedAndLeftAlone(@TempDir Path folder) throws Exception {
        try (var holder = new EmbeddedDatabase(folder, false)) {
            assertThatThrownBy(() -> new EmbeddedDatabase(folder, false))
                    .isInstanceOf(DataFolderTakenException.class)
                    .hasMessageContaining(holder.folder().toString());
            run(holder, "select 1");
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

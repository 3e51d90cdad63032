package org.guitu.engine.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

@GuituTest
class TaskIndexesTest {

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TaskIndexes index;

    @Test
    void aStartMakesTheIndexesAndTheNextOneLeavesThem() {
        index.create();
        assertThat(database.queryForList(
                        "select tablename from pg_indexes where indexname like 'guitu_idx_%' order by 1", String.class))
                .containsExactly("act_ru_identitylink", "act_ru_task");
    }

    @Test
    void theQuestionForTasksBelowAnotherIsAnsweredByAnIndex() {
        var plan = database.execute((ConnectionCallback<List<String>>) connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set enable_seqscan = off");
                var lines = new ArrayList<String>();
                try (var rows =
                        statement.executeQuery("explain select * from act_ru_task where parent_task_id_ = 'any'")) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                statement.execute("reset enable_seqscan");
                return lines;
            }
        });
        assertThat(plan).anyMatch(line -> line.contains("guitu_idx_parent"));
    }
}

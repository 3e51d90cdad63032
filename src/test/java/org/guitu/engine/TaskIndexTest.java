package org.guitu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.guitu.testing.GuituTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@GuituTest
class TaskIndexTest {

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TaskIndex index;

    @Test
    void aStartMakesTheIndexAndTheNextOneLeavesIt() {
        index.create();
        assertThat(database.queryForList(
                        "select tablename from pg_indexes where indexname = 'guitu_idx_candidate'", String.class))
                .containsExactly("act_ru_identitylink");
    }
}

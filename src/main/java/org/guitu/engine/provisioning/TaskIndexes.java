package org.guitu.engine.provisioning;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Two indexes that the engine lacks (docs/performance.md). One finds a queue's tasks without reading the queue's identity links one by
 * one; the engine's own names only the group. The other is empty: with each task that is done the engine asks for those below it, and
 * would read every open task of the country to learn that there are none.
 *
 * <p>They are made after the engine has made its tables, which Flyway could not wait for. On a large database that has none, making
 * them takes a few seconds, in which no task can be created.
 */
@Component
class TaskIndexes {

    private static final String CREATE =
            """
            create index if not exists guitu_idx_candidate
              on act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate';
            create index if not exists guitu_idx_parent
              on act_ru_task (parent_task_id_) where parent_task_id_ is not null
            """;

    private final JdbcTemplate database;

    TaskIndexes(JdbcTemplate database) {
        this.database = database;
    }

    /** Makes the indexes unless they are there; nodes start one after the other. */
    void create() {
        database.execute(CREATE);
    }
}

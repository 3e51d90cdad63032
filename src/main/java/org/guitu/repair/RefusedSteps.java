package org.guitu.repair;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks whose form was sent, and the way on from them failed. */
@Component
public class RefusedSteps {

    private final JdbcClient database;
    private final InstantSource time;

    RefusedSteps(JdbcClient database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    public void add(String task, String technical) {
        database.sql(
                        """
                        insert into guitu.refused_step (task_id, technical, at) values (?, ?, ?)
                        on conflict (task_id) do update set technical = excluded.technical""")
                .params(task, technical, Timestamp.from(time.instant()))
                .update();
    }
}

package org.guitu.repair;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked and not decided yet; of each fault one at a time. */
@Component
public class RepairRequests {

    private final JdbcClient database;
    private final InstantSource time;

    RepairRequests(JdbcClient database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Whether it was taken down: not where something is asked of that fault already. */
    public boolean ask(RepairRequest request) {
        return database.sql(
                                """
                                insert into guitu.repair_request (fault_id, kind, place, target, value, reason, asked_by, asked_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .param(request.fault())
                        .param(request.kind().name())
                        .param(request.place())
                        .param(request.target())
                        .param(request.value().orElse(null))
                        .param(request.reason())
                        .param(request.askedBy())
                        .param(Timestamp.from(request.askedAt()))
                        .update()
                == 1;
    }

    public Optional<RepairRequest> of(long fault) {
        return database.sql("select * from guitu.repair_request where fault_id = ? and state = 'ASKED'")
                .param(fault)
                .query((row, line) -> new RepairRequest(
                        row.getLong("id"),
                        row.getLong("fault_id"),
                        RepairRequest.Kind.valueOf(row.getString("kind")),
                        row.getString("place"),
                        row.getString("target"),
                        Optional.ofNullable(row.getString("value")),
                        row.getString("reason"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** Whether it was still to be decided; whoever else decides at once waits until the transaction is over. */
    public boolean decide(RepairRequest request, String state, String by) {
        return database.sql(
                                """
                                update guitu.repair_request set state = ?, decided_by = ?, decided_at = ?
                                where id = ? and state = 'ASKED'""")
                        .params(state, by, Timestamp.from(time.instant()), request.id())
                        .update()
                == 1;
    }
}

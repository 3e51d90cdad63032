package org.guitu.assign.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.assign.Colleague;
import org.guitu.assign.HeldTask;
import org.guitu.assign.Load;
import org.guitu.assign.Moved;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All that somebody has claimed in a supervisor's regions, and giving it to somebody else or back to its queues: each task in a
 * transaction of its own, so that one that may not be moved leaves the others alone.
 */
@Component
public class LoadDesk {

    /** How many tasks of one person, or how many people, a page shows. */
    public static final int MOST = 200;

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient database;
    private final TaskMoves moves;
    private final Candidates candidates;
    private final AssignNotices notices;
    private final EngineLogin logins;
    private final InstantSource time;

    LoadDesk(
            ProcessEngineConfigurationImpl engine,
            JdbcClient database,
            TaskMoves moves,
            Candidates candidates,
            AssignNotices notices,
            EngineLogin logins,
            InstantSource time) {
        this.engine = engine;
        this.database = database;
        this.moves = moves;
        this.candidates = candidates;
        this.notices = notices;
        this.logins = logins;
        this.time = time;
    }

    /** Who has claimed tasks in these of the account's regions, whoever is late with most of them first. */
    public List<Load> loads(Collection<String> regions) {
        if (regions.isEmpty()) {
            return List.of();
        }
        record Count(String account, long open, long overdue) {}
        var counts = database.sql(
                        """
                        select assignee_, count(*) as open, count(*) filter (where due_date_ < :now) as overdue from act_ru_task
                        where assignee_ is not null and tenant_id_ in (:regions)
                        group by assignee_ order by overdue desc, open desc, assignee_ limit :most""")
                .param("now", Timestamp.from(time.instant()))
                .param("regions", regions)
                .param("most", MOST)
                .query((row, line) ->
                        new Count(row.getString("assignee_"), row.getLong("open"), row.getLong("overdue")))
                .list();
        var names = candidates.names().of(counts.stream().map(Count::account).toList());
        return counts.stream()
                .map(count -> new Load(count.account(), names.get(count.account()), count.open(), count.overdue()))
                .toList();
    }

    /** What colleagues call the person, and the account. */
    public String nameOf(String account) {
        return candidates.names().withAccount(account);
    }

    /** What somebody has claimed in the regions of the account, what is due first comes first. */
    public List<HeldTask> tasksOf(String account, String holder) {
        var regions = logins.regionsOf(account);
        return regions.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select t.id_, t.name_, d.name_ as process, e.business_key_, t.tenant_id_, t.due_date_,
                                    (select string_agg(i.group_id_, ',' order by i.group_id_) from act_ru_identitylink i
                                        where i.task_id_ = t.id_ and i.type_ = 'candidate') as queues
                                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                                    join act_re_procdef d on d.id_ = t.proc_def_id_
                                where t.assignee_ = :holder and t.tenant_id_ in (:regions)
                                order by t.due_date_, t.id_ limit :most""")
                        .param("holder", holder)
                        .param("regions", regions)
                        .param("most", MOST)
                        .query((row, line) -> held(row))
                        .list();
    }

    private static HeldTask held(ResultSet row) throws SQLException {
        return new HeldTask(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("process"),
                row.getString("business_key_"),
                List.of(Objects.requireNonNullElse(row.getString("queues"), "").split(",")),
                row.getString("tenant_id_"),
                Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant));
    }

    /** Who could do at least one of these tasks besides the one who has them. */
    public List<Colleague> others(String account, String holder, List<HeldTask> tasks) {
        var regions = logins.regionsOf(account);
        var queues = tasks.stream()
                .flatMap(task -> task.queues().stream())
                .distinct()
                .toList();
        return logins.asNobody(
                () -> engine.getCommandExecutorTxRequired().execute(context -> candidates.of(queues, regions).stream()
                        .filter(colleague -> !colleague.account().equals(holder))
                        .toList()));
    }

    /**
     * Moves these tasks, and says of each what became of it.
     *
     * @param holder who has them; a task that meanwhile is somebody else's stays there
     * @param to an account; {@code null} for the queues
     */
    public List<Moved> move(String account, String holder, List<String> tasks, String to) {
        var report = new ArrayList<Moved>();
        var moved = new ArrayList<HeldTask>();
        try {
            for (String id : tasks.stream().distinct().limit(MOST).toList()) {
                report.add(move(account, holder, id, to, moved));
            }
        } finally {
            // Also of what was moved before a fault.
            tell(account, holder, to, moved);
        }
        return report;
    }

    private void tell(String account, String holder, String to, List<HeldTask> moved) {
        if (!moved.isEmpty()) {
            logins.asNobody(() -> engine.getCommandExecutorTxRequired().execute(context -> {
                notices.tell(account, holder, to, moved);
                return null;
            }));
        }
    }

    private Moved move(String account, String holder, String id, String to, List<HeldTask> moved) {
        var seen = new ArrayList<Moved>();
        try {
            var given = moves.withSupervised(account, id, (task, context) -> {
                seen.add(new Moved(task.getName(), task.getProcessInstance().getBusinessKey(), null));
                if (!holder.equals(task.getAssignee())) {
                    throw new RefusedException(
                            task.getAssignee() == null
                                    ? "已经退回队列，不再由“%s”办理。".formatted(holder)
                                    : "已经由“%s”办理。".formatted(task.getAssignee()));
                }
                return moves.move(task, to);
            });
            moved.add(given.task());
            return seen.get(0);
        } catch (RefusedException refused) {
            return seen.isEmpty()
                    ? new Moved("（任务）", "", refused.getMessage())
                    : new Moved(seen.get(0).task(), seen.get(0).caseNumber(), refused.getMessage());
        }
    }
}

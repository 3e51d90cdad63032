package org.guitu.decision;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.decision.Ground.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions of second persons. Every method works in the caller's transaction, which must be one. */
@Component
public class DecisionStore {

    private final JdbcClient database;
    private final InstantSource clock;

    DecisionStore(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a decision, which stands in for those of the same step in the same instance. */
    public void keep(Decision decision) {
        supersede(decision.instance(), Set.of(decision.task()), true);
        long id = database.sql(
                        """
                        insert into guitu.decision
                            (case_number, process_instance_id, root_instance_id, task, task_name, task_id, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(decision.caseNumber().value())
                .param(decision.instance())
                .param(decision.root())
                .param(decision.task())
                .param(decision.taskName())
                .param(decision.taskId())
                .param(decision.account())
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        if (!decision.grounds().isEmpty()) {
            database.sql(
                            """
                            insert into guitu.decision_ground (decision_id, field, label, scope, entry_id, mark)
                            values :rows""")
                    .param(
                            "rows",
                            decision.grounds().stream()
                                    .map(ground -> new Object[] {
                                        id,
                                        ground.field(),
                                        ground.label(),
                                        ground.scope().code(),
                                        ground.entry().orElse(null),
                                        ground.mark()
                                    })
                                    .toList())
                    .update();
        }
        database.sql("delete from guitu.decision_shown where task_id = ?")
                .param(decision.taskId())
                .update();
    }

    /**
     * What was decided in these steps of that instance counts no more: they are asked for anew.
     *
     * @param voidedOnes whether those that were voided are settled by it as well
     */
    public void supersede(String instance, Collection<String> tasks, boolean voidedOnes) {
        database.sql(
                        """
                        update guitu.decision set state = 'superseded'
                        where process_instance_id = :instance and task in (:tasks)
                            and (state = 'standing' or state = 'voided' and :voided)""")
                .param("instance", instance)
                .param("tasks", tasks)
                .param("voided", voidedOnes)
                .update();
    }

    /**
     * The decisions that stand in that case and rest on one of these answers, or were made in one of these instances. Whoever acts on one
     * waits until the transaction is over.
     */
    public List<Decision> lockResting(CaseNumber caseNumber, Collection<String> fields, Collection<String> instances) {
        return read(database.sql(
                        """
                        select d.* from guitu.decision d
                        where d.case_number = :case and d.state = 'standing'
                            and (d.process_instance_id in (:instances) or exists (
                                select 1 from guitu.decision_ground g where g.decision_id = d.id and g.field in (:fields)))
                        order by d.id for update""")
                .param("case", caseNumber.value())
                .param("instances", instances.isEmpty() ? List.of("") : instances)
                .param("fields", fields.isEmpty() ? List.of("") : fields));
    }

    /** The decisions by which that instance goes on, and those that were voided. Whoever voids one waits until the transaction is over. */
    public List<Decision> lockOf(String instance) {
        return read(database.sql(
                        """
                        select d.* from guitu.decision d
                        where d.process_instance_id = :instance and d.state in ('standing', 'voided')
                        order by d.id for update""")
                .param("instance", instance));
    }

    private List<Decision> read(JdbcClient.StatementSpec query) {
        var found = query.query((row, number) -> decision(row)).list();
        if (found.isEmpty()) {
            return found;
        }
        var grounds = database
                .sql("select * from guitu.decision_ground where decision_id in (:ids) order by field")
                .param("ids", found.stream().map(Decision::id).toList())
                .query((row, number) -> Map.entry(row.getLong("decision_id"), ground(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(one -> one.restingOn(grounds.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("process_instance_id"),
                row.getString("root_instance_id"),
                row.getString("task"),
                row.getString("task_name"),
                row.getString("task_id"),
                row.getString("account"),
                "voided".equals(row.getString("state")),
                Set.of((String[]) row.getArray("done").getArray()),
                List.of());
    }

    private static Ground ground(ResultSet row) throws SQLException {
        return new Ground(
                row.getString("field"),
                row.getString("label"),
                Scope.of(row.getString("scope")),
                Optional.ofNullable(row.getObject("entry_id", Long.class)),
                row.getString("mark"));
    }

    /** The decision is settled: what it was about is done, or said anew by a step that the model itself leads to. */
    public void settle(Decision decision) {
        database.sql("update guitu.decision set state = 'superseded' where id = ?")
                .param(decision.id())
                .update();
    }

    /** A step was done because of the decision. */
    public void did(Decision decision, String step) {
        if (!decision.done().contains(step)) {
            database.sql("update guitu.decision set done = done || ?::text where id = ?")
                    .param(step)
                    .param(decision.id())
                    .update();
        }
    }

    /**
     * What the decision rests on has changed.
     *
     * @param goesBack whether it is back with the second person; otherwise too much was done because of it
     * @param account who changed it; {@code null} for nobody
     * @param changed the questions whose answers changed
     */
    public void change(Decision decision, boolean goesBack, String account, String changed) {
        database.sql("update guitu.decision set state = ?, voided_by = ?, voided_at = ?, changed = ? where id = ?")
                .param(goesBack ? "voided" : "acted")
                .param(account)
                .param(Timestamp.from(clock.instant()))
                .param(changed)
                .param(decision.id())
                .update();
    }

    /** What was decided is looked at again in a step of another instance, which counts as come back: whoever changed something is kept from it. */
    public void cameBack(Decision decision, String instance, String task, String account, String changed) {
        database.sql(
                        """
                        insert into guitu.decision (case_number, process_instance_id, root_instance_id, task, task_name, task_id,
                            account, at, state, voided_by, voided_at, changed)
                        values (:case, :instance, :instance, :task, :name, :taskId, :decider, :now, 'voided', :account, :now, :changed)""")
                .param("case", decision.caseNumber().value())
                .param("instance", instance)
                .param("task", task)
                .param("name", decision.taskName())
                .param("taskId", decision.taskId())
                .param("decider", decision.account())
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .param("changed", changed)
                .update();
    }

    /** What had changed when that step of that instance came back to the second person; empty when it did not. */
    public Optional<String> changed(String instance, String task) {
        return database.sql(
                        """
                        select changed from guitu.decision
                        where process_instance_id = ? and task = ? and state = 'voided' order by id desc limit 1""")
                .param(instance)
                .param(task)
                .query(String.class)
                .optional();
    }

    /** The same of an open task. */
    public Optional<String> changed(String taskId) {
        return database.sql(
                        """
                        select d.changed from act_ru_task t
                            join guitu.decision d on d.process_instance_id = t.proc_inst_id_ and d.task = t.task_def_key_
                        where t.id_ = ? and d.state = 'voided' order by d.id desc limit 1""")
                .param(taskId)
                .query(String.class)
                .optional();
    }

    /** Whether that account changed what such a decision rested on, so that the step came back. */
    public boolean hasChanged(String account, String instance, String task) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.decision
                            where process_instance_id = ? and task = ? and state = 'voided' and voided_by = ?)""")
                .param(instance)
                .param(task)
                .param(account)
                .query(Boolean.class)
                .single();
    }

    /** The instance's work goes on in another one. */
    public void move(String instance, String next, String root) {
        database.sql(
                        "update guitu.decision set process_instance_id = ?, root_instance_id = ? where process_instance_id = ?")
                .param(next)
                .param(root)
                .param(instance)
                .update();
    }

    /** In that instance the step is called otherwise from now on. */
    public void rename(String instance, String task, String toTask) {
        database.sql("update guitu.decision set task = ? where process_instance_id = ? and task = ?")
                .param(toTask)
                .param(instance)
                .param(task)
                .update();
    }

    /** What was decided in these steps of the instance was decided in another one, which goes on with them. */
    public void carry(String instance, Collection<String> tasks, String toInstance) {
        database.sql(
                        "update guitu.decision set process_instance_id = :to where process_instance_id = :instance and task in (:tasks)")
                .param("to", toInstance)
                .param("instance", instance)
                .param("tasks", tasks.isEmpty() ? List.of("") : tasks)
                .update();
    }

    /** What the form of that task showed to whoever opened it now, by field. */
    public void shown(String taskId, String account, Map<String, String> marks) {
        var fields = List.copyOf(marks.keySet());
        database.sql(
                        """
                        insert into guitu.decision_shown (task_id, account, fields, marks) values (?, ?, ?, ?)
                        on conflict (task_id, account) do update set fields = excluded.fields, marks = excluded.marks""")
                .param(taskId)
                .param(account)
                .param(fields.toArray(String[]::new))
                .param(fields.stream().map(marks::get).toArray(String[]::new))
                .update();
    }

    /** The same as it was kept; empty when that account did not open it. */
    public Optional<Map<String, String>> shown(String taskId, String account) {
        return database.sql("select fields, marks from guitu.decision_shown where task_id = ? and account = ?")
                .param(taskId)
                .param(account)
                .query((row, number) -> marks(row.getArray("fields"), row.getArray("marks")))
                .optional();
    }

    private static Map<String, String> marks(Array fields, Array marks) throws SQLException {
        var shown = new HashMap<String, String>();
        var names = (String[]) fields.getArray();
        var values = (String[]) marks.getArray();
        for (int i = 0; i < names.length; i++) {
            shown.put(names[i], values[i]);
        }
        return shown;
    }
}

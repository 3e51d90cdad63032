package org.guitu.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills the engine's tables with open tasks by copying the rows that the engine made for one real task: task, queue, process
 * instance and the routing facts. Each copy is an instance of its own, and the tasks spread evenly over 1,000 queues.
 *
 * <p>Three in ten are claimed, by ten people of each queue; due dates lie from ten days ago to fifty days ahead.
 */
final class Filling {

    static final String COUNTY = "350404";

    /** A caseworker, and by the same name the queue that she or he works in. */
    static final String PERSON = "civil-affairs-" + COUNTY;

    private static final List<String> TABLES =
            List.of("act_ru_task", "act_ru_identitylink", "act_ru_execution", "act_ru_variable");

    /** Those that Tasklist's cards show, and where the case is handled. */
    private static final String FACTS = "'caseNumber', 'minor', 'urgencyLevel', 'region'";

    private final JdbcTemplate jdbc;
    private final String model;

    /**
     * @param model the id of the task that is copied
     */
    Filling(JdbcTemplate jdbc, String model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    /** Adds copies until there are that many. */
    void fillTo(int tasks) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.createStatement()) {
                for (String sql : List.of(
                        // The copies refer to each other correctly by the way they are made.
                        "set session_replication_role = replica",
                        "set synchronous_commit = off",
                        "set maintenance_work_mem = '512MB'",
                        "alter system set max_wal_size = '8GB'",
                        "select pg_reload_conf()")) {
                    statement.execute(sql);
                }
                var indexes = dropIndexes(statement);
                statement.execute("create table if not exists bench_copy (n int primary key)");
                statement.execute(copies(tasks));
                statement.execute(copy("act_ru_execution", "o.proc_inst_id_ = t.proc_inst_id_", Filling::execution));
                statement.execute(copy("act_ru_task", "o.id_ = t.id_", Filling::task));
                statement.execute(copy("act_ru_identitylink", "o.task_id_ = t.id_", Filling::link));
                statement.execute(copy(
                        "act_ru_variable",
                        "o.execution_id_ = t.proc_inst_id_ and o.name_ in (%s)".formatted(FACTS),
                        Filling::variable));
                statement.execute(clocks());
                for (String index : indexes) {
                    statement.execute(index);
                }
                statement.execute("set session_replication_role = origin");
            }
            return null;
        });
        jdbc.execute("vacuum analyze");
    }

    /** The clocks of the copies, due when the copies are. */
    private String clocks() {
        return """
                insert into guitu.task_clock (task_id, process_instance_id, process_key, case_number, region, step, task_name,
                  started_at, kind, amount, unit, warn_amount, warn_unit, escalations, certainty, runs_on, due_at, next_at)
                select %s, %s, process_key, b.region || '-2026-' || b.n, b.region, step, task_name,
                  b.due - interval '1 day', kind, amount, unit, warn_amount, warn_unit, escalations, certainty, runs_on, b.due, b.due
                from guitu.task_clock c, bench_new b where c.task_id = '%s'
                """
                .formatted(id("c.task_id"), id("c.process_instance_id"), model);
    }

    private static List<String> dropIndexes(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        try (var found = statement.executeQuery(
                """
                select i.indexname, i.indexdef from pg_indexes i
                where i.tablename in (%s)
                and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
                """
                        .formatted(TABLES.stream().collect(Collectors.joining("', '", "'", "'"))))) {
            while (found.next()) {
                names.add(found.getString(1));
                definitions.add(found.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
        return definitions;
    }

    /** The new copies, with their queue, person and dates. The first queue is the one that is measured. */
    private static String copies(int tasks) {
        return """
                drop table if exists bench_new;
                create table bench_new as
                with queue as (
                  select row_number() over (order by d.id_ || '-' || r.id_ <> '%s', r.id_ <> '%s', r.id_, d.id_) - 1 as q,
                    d.id_ || '-' || r.id_ as queue, r.id_ as region
                  from (select id_ from act_id_group where type_ = 'DEPARTMENT' order by id_ <> 'civil-affairs', id_ limit 20) d
                  cross join (select id_ from act_id_tenant order by id_ <> '%s', id_ desc limit 50) r)
                select n, queue, region,
                  case when n / 1000 %% 10 < 3 then queue || case n / 10000 %% 10 when 0 then '' else '-' || n / 10000 %% 10 end end
                    as assignee,
                  now() + (abs(hashint4(n)) %% 60 - 10) * interval '1 day' as due
                from generate_series((select count(*)::int from bench_copy), %d - 1) n join queue on q = n %% 1000;
                insert into bench_copy select n from bench_new;
                """
                .formatted(PERSON, COUNTY, COUNTY, tasks);
    }

    /** All rows {@code o} that belong to the model task {@code t}, once for each new copy {@code b}. */
    private String copy(String table, String belongs, BiFunction<String, String, String> column) {
        var columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = ?"
                        + " order by ordinal_position",
                String.class,
                table);
        return "insert into %s (%s) select %s from %s o, act_ru_task t, bench_new b where t.id_ = '%s' and %s order by 1"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream()
                                .map(name -> column.apply(name, "o." + name))
                                .collect(Collectors.joining(", ")),
                        table,
                        model,
                        belongs);
    }

    private static String id(String original) {
        return "md5(b.n || %s)::uuid::text".formatted(original);
    }

    private static String execution(String column, String original) {
        return switch (column) {
            case "id_", "proc_inst_id_", "parent_id_" -> id(original);
            case "root_proc_inst_id_" -> id("o.proc_inst_id_");
            case "super_exec_" -> "null";
            case "business_key_" -> "case when o.business_key_ is not null then b.region || '-2026-' || b.n end";
            case "tenant_id_" -> "b.region";
            default -> original;
        };
    }

    private static String task(String column, String original) {
        return switch (column) {
            case "id_", "execution_id_", "proc_inst_id_" -> id(original);
            case "assignee_" -> "b.assignee";
            case "due_date_" -> "b.due";
            case "follow_up_date_" -> "b.due - interval '5 days'";
            case "tenant_id_" -> "b.region";
            default -> original;
        };
    }

    private static String link(String column, String original) {
        return switch (column) {
            case "id_", "task_id_" -> id(original);
            case "group_id_" -> "b.queue";
            case "tenant_id_" -> "case when o.tenant_id_ is not null then b.region end";
            default -> original;
        };
    }

    private static String variable(String column, String original) {
        return switch (column) {
            case "id_", "execution_id_", "proc_inst_id_", "var_scope_" -> id(original);
            case "text_" ->
                Map.of("caseNumber", "b.region || '-2026-' || b.n", "region", "b.region").entrySet().stream()
                        .map(fact -> "when '%s' then %s".formatted(fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining(" ", "case o.name_ ", " else o.text_ end"));
            case "tenant_id_" -> "b.region";
            default -> original;
        };
    }

    /**
     * What the stock engine needs besides: the person's membership in the queue, and for each task the grants that
     * {@code DefaultAuthorizationProvider} makes, to the candidate group and to the assignee, to read and work on it.
     */
    static void grant(JdbcTemplate jdbc) {
        jdbc.update("insert into act_id_group (id_, rev_, name_, type_) values (?, 1, ?, 'QUEUE')", PERSON, PERSON);
        jdbc.update("insert into act_id_membership (user_id_, group_id_) values (?, ?)", PERSON, PERSON);
        jdbc.execute(
                """
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select gen_random_uuid()::text, 1, 1, group_id_, %1$d, task_id_, %2$d from act_ru_identitylink
                where type_ = 'candidate' and task_id_ is not null;
                insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
                select gen_random_uuid()::text, 1, 1, assignee_, %1$d, id_, %2$d from act_ru_task where assignee_ is not null
                """
                        .formatted(
                                Resources.TASK.resourceType(),
                                Permissions.READ.getValue() | Permissions.TASK_WORK.getValue()));
        jdbc.execute("vacuum analyze");
    }

    /** Guitu has no such grants and should not have to read past them. */
    static void revoke(JdbcTemplate jdbc) {
        jdbc.update("delete from act_id_membership where group_id_ = ?", PERSON);
        jdbc.update("delete from act_id_group where id_ = ?", PERSON);
        jdbc.update(
                "delete from act_ru_authorization where resource_type_ = ? and resource_id_ <> '*'",
                Resources.TASK.resourceType());
        jdbc.execute("vacuum full analyze act_ru_authorization");
    }
}

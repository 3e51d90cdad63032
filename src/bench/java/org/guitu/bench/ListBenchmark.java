package org.guitu.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What Tasklist asks for as a caseworker and as a county's supervisor: the one call that it opens with, and of Camunda's own ones each shared
 * filter's count and first page, and one task.
 */
final class ListBenchmark {

    private static final Map<String, Object> NOTHING_MORE = Map.of();
    private static final String PAGE = "/list?firstResult=0&maxResults=15";

    /** In nanoseconds. */
    private static final long WARM_UP = 60_000_000_000L;

    private final Report report;
    private final int tasks;
    private final String subject;
    private final int port;
    private final JdbcTemplate jdbc;

    ListBenchmark(Report report, int tasks, String subject, int port, JdbcTemplate jdbc) {
        this.report = report;
        this.tasks = tasks;
        this.subject = subject;
        this.port = port;
        this.jdbc = jdbc;
    }

    void run() {
        var worker = new Office(port).login(Filling.PERSON);
        var filters = filters(worker);
        warmUp(worker, filters);
        if (subject.equals("guitu")) {
            floor(worker, filters.values().iterator().next());
        }
        all(worker, "caseworker", filters.get("本部门待办"));
        boolean tooSlow = false;
        for (String name : List.of("本部门待办", "我的任务", "即将到期", "已逾期", "全部任务")) {
            tooSlow = tooSlow || filter(worker, "caseworker " + name, filters.get(name));
        }
        if (!tooSlow) {
            task(worker, filters.get("本部门待办"));
            var supervisor = new Office(port).login("supervisor-350404");
            filter(supervisor, "supervisor 已逾期", filters.get("已逾期"));
            all(supervisor, "supervisor", filters.get("已逾期"));
        }
    }

    /** All counts and the first page together, which the engine's grants have no part in. */
    private void all(Office office, String who, String filter) {
        if (subject.equals("guitu")) {
            measure(who + ": all counts and first page", () -> office.getOwn("/tasks/list?filter=" + filter)
                    .path("tasks")
                    .size());
        }
    }

    private Map<String, String> filters(Office office) {
        var filters = new LinkedHashMap<String, String>();
        office.get("/filter?resourceType=Task&maxResults=2000")
                .forEach(filter -> filters.put(
                        filter.path("name").asText(), filter.path("id").asText()));
        return filters;
    }

    /** Until the JVM has compiled what all calls have in common; else what is measured first would pay for it. */
    private static void warmUp(Office office, Map<String, String> filters) {
        long end = System.nanoTime() + WARM_UP;
        while (System.nanoTime() < end) {
            for (String id : filters.values()) {
                if (System.nanoTime() < end) {
                    office.post("/filter/" + id + PAGE, NOTHING_MORE);
                }
            }
        }
    }

    /** Gives back whether it takes so long that nothing like it need be measured. */
    private boolean filter(Office office, String name, String id) {
        boolean tooSlow = measure(name + ": count", () -> office.post("/filter/" + id + "/count", NOTHING_MORE)
                .path("count")
                .asLong());
        return measure(name + ": first page", () -> {
                    var page = office.post("/filter/" + id + PAGE, NOTHING_MORE);
                    return page.path("_embedded").path("task").size();
                })
                || tooSlow;
    }

    private void task(Office office, String filter) {
        var id = office.post("/filter/" + filter + PAGE, NOTHING_MORE)
                .path("_embedded")
                .path("task")
                .path(0)
                .path("id")
                .asText();
        measure("caseworker one task", () -> office.get("/task/" + id).size() > 0 ? 1 : 0);
    }

    /** What nothing above can be faster than: the two statements by themselves, and a request that asks for no task. */
    private void floor(Office office, String filter) {
        var queue =
                """
                from act_ru_identitylink link join act_ru_task task on task.id_ = link.task_id_
                where link.type_ = 'candidate' and link.group_id_ = ? and task.assignee_ is null
                """;
        report.measure(
                tasks,
                "bare SQL",
                "queue: count",
                () -> jdbc.queryForObject("select count(*) " + queue, Long.class, Filling.PERSON));
        report.measure(tasks, "bare SQL", "queue: first page", () -> jdbc.queryForList(
                        "select task.* " + queue + " order by task.due_date_ limit 15", Filling.PERSON)
                .size());
        report.measure(tasks, "bare HTTP", "read of one filter", () -> {
            office.get("/filter/" + filter);
            return 0;
        });
    }

    private boolean measure(String what, LongSupplier call) {
        return report.measure(tasks, subject, what, call);
    }
}

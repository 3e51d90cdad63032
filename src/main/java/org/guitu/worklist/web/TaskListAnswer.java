package org.guitu.worklist.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guitu.clock.Urgency;
import org.guitu.notice.Overdue;
import org.guitu.office.China;
import org.guitu.worklist.WorkList;
import org.guitu.worklist.engine.ListedTask;
import org.guitu.worklist.engine.OwnFilters;
import org.guitu.worklist.engine.TaskList;
import org.guitu.worklist.engine.TaskList.Found;
import org.guitu.worklist.engine.TaskList.Row;

/**
 * The lists of tasks as Tasklist shows them, all in words.
 *
 * @param reader the account of whoever asks
 * @param filters all lists
 * @param filter the id of the one whose page this is
 * @param count how many tasks it holds, of the chosen process if one was
 */
record TaskListAnswer(
        String reader,
        List<Filter> filters,
        String filter,
        List<TaskList.Process> processes,
        int count,
        int pageSize,
        List<Task> tasks) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    /** {@code count}: none for a filter that administrators have added, of which the engine tells. */
    @JsonInclude(Include.NON_NULL)
    record Filter(String id, String name, Integer count, Map<String, Object> properties) {}

    /**
     * @param name what is to be done
     * @param minor whether the person is one; none where that is not known
     * @param due none while the clock is suspended
     * @param assignee who has claimed it
     */
    @JsonInclude(Include.NON_NULL)
    record Task(
            String id,
            String name,
            String process,
            String caseNumber,
            String codeName,
            Code urgency,
            Boolean minor,
            Due due,
            Assignee assignee,
            boolean mayClaim) {}

    record Code(String code, String zh) {}

    /** {@code state}: {@code running}, {@code soon}, {@code overdue} or {@code suspended}; {@code left}: how long there is, or by how much it is late. */
    @JsonInclude(Include.NON_NULL)
    record Due(String state, String at, String left) {}

    record Assignee(String name, boolean me) {}

    static TaskListAnswer of(OwnFilters.All all, WorkList list, Found found, String reader, InstantSource clock) {
        return new TaskListAnswer(
                reader,
                all.lists().stream()
                        .map(named -> new Filter(
                                named.id(),
                                named.name(),
                                named.list().map(found.counts()::get).orElse(null),
                                named.properties()))
                        .toList(),
                all.idOf(list),
                found.processes(),
                found.count(),
                TaskList.PAGE_SIZE,
                found.page().stream()
                        .map(row -> task(row, reader, clock.instant()))
                        .toList());
    }

    private static Task task(Row row, String reader, Instant now) {
        var task = row.task();
        return new Task(
                task.id(),
                task.name(),
                row.process(),
                task.number(),
                row.codeName(),
                task.urgency() == null
                        ? null
                        : new Code(task.urgency(), Urgency.of(task.urgency()).zh()),
                task.minor(),
                due(task, now),
                Optional.ofNullable(task.assignee())
                        .map(account -> new Assignee(
                                Optional.ofNullable(task.assigneeName()).orElse(account), account.equals(reader)))
                        .orElse(null),
                row.mayClaim());
    }

    private static Due due(ListedTask task, Instant now) {
        if (task.suspended()) {
            return new Due("suspended", null, "已中止");
        }
        return task.dueAt()
                .map(due -> new Due(state(task, due, now), DAY.format(China.time(due)), left(due, now)))
                .orElse(null);
    }

    private static String state(ListedTask task, Instant due, Instant now) {
        return due.isBefore(now)
                ? "overdue"
                : task.warnAt().filter(now::isAfter).isPresent() ? "soon" : "running";
    }

    private static String left(Instant due, Instant now) {
        var left = Duration.between(now, due);
        return left.isNegative()
                ? Overdue.zh(left.negated())
                : left.toDays() > 0
                        ? "剩 %d 天".formatted(left.toDays())
                        : left.toHours() > 0 ? "剩 %d 小时".formatted(left.toHours()) : "剩不到 1 小时";
    }
}

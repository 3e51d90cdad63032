package org.guitu.assign.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guitu.assign.HeldTask;
import org.guitu.engine.identity.QueuePeople;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Queue;
import org.springframework.stereotype.Component;

/** Tells those who got or lost tasks of it: each once for all of a region. To be called within a command that may look up accounts. */
@Component
final class AssignNotices {

    private final QueuePeople people;
    private final NoticeStore notices;
    private final InstantSource time;

    AssignNotices(QueuePeople people, NoticeStore notices, InstantSource time) {
        this.people = people;
        this.notices = notices;
        this.time = time;
    }

    /**
     * @param by who moved them, and is told nothing
     * @param from who had them; {@code null} for nobody
     * @param to who has them now; {@code null} for their queues
     */
    void tell(String by, String from, String to, List<HeldTask> tasks) {
        tell(by, from, NoticeKind.TASK_TAKEN_OVER, tasks);
        tell(by, to, NoticeKind.TASK_GIVEN, tasks);
        if (to == null) {
            tellQueues(by, from, tasks);
        }
    }

    private void tell(String by, String account, NoticeKind kind, List<HeldTask> tasks) {
        if (account != null && !account.equals(by)) {
            tasks.stream()
                    .collect(Collectors.groupingBy(HeldTask::region, TreeMap::new, Collectors.toList()))
                    .forEach((region, some) -> write(account, kind, region, some));
        }
    }

    private void tellQueues(String by, String from, List<HeldTask> tasks) {
        var returned = new TreeMap<String, List<HeldTask>>();
        tasks.forEach(task -> task.queues().forEach(queue -> returned.computeIfAbsent(queue, any -> new ArrayList<>())
                .add(task)));
        returned.forEach((id, some) -> Queue.find(id).ifPresent(queue -> {
            var told = new HashSet<>(people.of(queue));
            told.remove(from);
            told.remove(by);
            told.forEach(account -> write(account, NoticeKind.TASK_BACK, queue.region(), some));
        }));
    }

    private void write(String account, NoticeKind kind, String region, List<HeldTask> tasks) {
        var first = tasks.get(0);
        boolean one = tasks.size() == 1;
        Instant due = tasks.stream()
                .map(HeldTask::due)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
        notices.write(Notice.of(
                account,
                kind,
                one ? first.caseNumber() : null,
                // Whoever lost it may not open it any more.
                one && kind != NoticeKind.TASK_TAKEN_OVER ? first.id() : null,
                one ? first.name() : "%s 等 %d 项任务".formatted(first.name(), tasks.size()),
                region,
                due,
                time.instant()));
    }
}

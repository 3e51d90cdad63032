package org.guitu.migration.engine;

import java.time.InstantSource;
import java.util.Collection;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.engine.identity.QueuePeople;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Queue;
import org.springframework.stereotype.Component;

/** Tells of tasks that came to a department, or went back to its queue, because the process has a new version. */
@Component
final class MoveNotices {

    private final QueuePeople people;
    private final NoticeStore notices;
    private final InstantSource time;

    MoveNotices(QueuePeople people, NoticeStore notices, InstantSource time) {
        this.people = people;
        this.notices = notices;
        this.time = time;
    }

    /** Everybody who could claim it there. */
    void tellQueues(Collection<String> queues, TaskEntity task) {
        var accounts = new TreeSet<String>();
        queues.stream().flatMap(id -> Queue.find(id).stream()).forEach(queue -> accounts.addAll(people.of(queue)));
        tell(accounts, NoticeKind.TASK_MOVED, task);
    }

    /** That task is there no more; its step begins anew. */
    void tellTaken(String account, String task, ExecutionEntity instance) {
        notices.write(Notice.of(
                account,
                NoticeKind.TASK_TAKEN,
                instance.getBusinessKey(),
                null,
                task,
                instance.getTenantId(),
                null,
                time.instant()));
    }

    void tell(Collection<String> accounts, NoticeKind kind, TaskEntity task) {
        var due = task.getDueDate();
        accounts.forEach(account -> notices.write(Notice.of(
                account,
                kind,
                task.getProcessInstance().getBusinessKey(),
                task.getId(),
                task.getName(),
                task.getTenantId(),
                due == null ? null : due.toInstant(),
                time.instant())));
    }
}

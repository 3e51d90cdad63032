package org.guitu.engine.identity;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.guitu.office.Queue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells each queue of the tasks that came back to it because somebody left: once for all of them. */
@Component
final class ReturnNotices {

    private final ObjectProvider<QueuePeople> people;
    private final NoticeStore notices;
    private final ObjectProvider<InstantSource> clock;

    ReturnNotices(ObjectProvider<QueuePeople> people, NoticeStore notices, ObjectProvider<InstantSource> clock) {
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param leaver who is told nothing */
    void tell(String leaver, List<TaskEntity> tasks) {
        var returned = new TreeMap<String, List<TaskEntity>>();
        tasks.forEach(task -> task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .forEach(queue -> returned.computeIfAbsent(queue, any -> new ArrayList<>())
                        .add(task)));
        returned.forEach((id, list) -> Queue.find(id).ifPresent(queue -> people.getObject().of(queue).stream()
                .filter(account -> !account.equals(leaver))
                .forEach(account -> tell(account, queue, list))));
    }

    private void tell(String account, Queue queue, List<TaskEntity> tasks) {
        var first = tasks.get(0);
        boolean one = tasks.size() == 1;
        var due = tasks.stream()
                .map(TaskEntity::getDueDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(Date::toInstant)
                .orElse(null);
        notices.write(Notice.of(
                account,
                NoticeKind.TASK_RETURNED,
                one ? first.getProcessInstance().getBusinessKey() : null,
                one ? first.getId() : null,
                one ? first.getName() : "%s 等 %d 项任务".formatted(first.getName(), tasks.size()),
                queue.region(),
                due,
                clock.getObject().instant()));
    }
}

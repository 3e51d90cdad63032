package org.guitu.clock.engine;

import java.time.InstantSource;
import org.guitu.clock.Deadlines;
import org.guitu.clock.RunningClock;
import org.guitu.engine.identity.Supervisors;
import org.guitu.notice.Notice;
import org.guitu.notice.NoticeKind;
import org.guitu.notice.NoticeStore;
import org.springframework.stereotype.Component;

/** Tells people about the clock of a task. */
@Component
class ClockNotices {

    private final Supervisors supervisors;
    private final NoticeStore notices;
    private final Deadlines deadlines;
    private final InstantSource time;

    ClockNotices(Supervisors supervisors, NoticeStore notices, Deadlines deadlines, InstantSource time) {
        this.supervisors = supervisors;
        this.notices = notices;
        this.deadlines = deadlines;
        this.time = time;
    }

    void tell(String account, NoticeKind kind, RunningClock clock) {
        tell(account, kind, clock, clock.place().task());
    }

    /** {@code task}: the one to open, which may be another than the clock's; {@code null} while there is none. */
    void tellSupervisors(String region, NoticeKind kind, RunningClock clock, String task) {
        supervisors.of(region).forEach(supervisor -> tell(supervisor, kind, clock, task));
    }

    private void tell(String account, NoticeKind kind, RunningClock clock, String task) {
        var place = clock.place();
        notices.write(Notice.of(
                account,
                kind,
                place.caseNumber(),
                task,
                place.taskName(),
                place.region(),
                clock.dueAt(deadlines),
                time.instant()));
    }
}

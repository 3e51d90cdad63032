package org.guitu.calendar.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.clock.CalendarChange;
import org.guitu.clock.Deadlines;
import org.guitu.clock.engine.TaskDates;
import org.guitu.engine.EngineProvisioned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the open clocks go by a new calendar of public holidays, at the first start with it, and says how many moved. */
@Component
class MovedClocks {

    private static final Logger LOG = LoggerFactory.getLogger(MovedClocks.class);
    private static final int BATCH = 200;

    private final CalendarChange calendar;
    private final ProcessEngineConfigurationImpl engine;
    private final Deadlines deadlines;

    MovedClocks(CalendarChange calendar, ProcessEngineConfigurationImpl engine, Deadlines deadlines) {
        this.calendar = calendar;
        this.engine = engine;
        this.deadlines = deadlines;
    }

    /** Once more changes nothing: two nodes may do it at once. */
    @EventListener(EngineProvisioned.class)
    void move() {
        if (!calendar.isDue()) {
            return;
        }
        int looked = 0;
        int moved = 0;
        for (var batch = calendar.after("", BATCH);
                !batch.isEmpty();
                batch = calendar.after(batch.get(batch.size() - 1), BATCH)) {
            List<String> tasks = batch;
            looked += tasks.size();
            moved += engine.getCommandExecutorTxRequired().execute(context ->
                    (int) tasks.stream().filter(task -> move(task, context)).count());
        }
        calendar.applied(moved);
        if (looked > 0) {
            LOG.warn(
                    "The calendar of public holidays has changed: {} of {} open clocks that count days moved.",
                    moved,
                    looked);
        }
    }

    private boolean move(String id, CommandContext context) {
        var counted = calendar.count(id);
        var task = Optional.ofNullable(context.getTaskManager().findTaskById(id));
        counted.ifPresent(anew -> task.ifPresent(open -> TaskDates.show(open, anew.clock(), deadlines)));
        return counted.filter(CalendarChange.Counted::moved).isPresent();
    }
}

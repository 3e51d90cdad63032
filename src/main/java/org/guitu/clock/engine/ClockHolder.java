package org.guitu.clock.engine;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.clock.ClockControl;
import org.guitu.clock.RunningClock;
import org.guitu.engine.access.People;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/** Holds the clock of a task for somebody who sees it, so that two people do not change it at once. */
@Component
class ClockHolder {

    private final ProcessEngineConfigurationImpl engine;
    private final EngineLogin logins;
    private final People people;
    private final ClockControl control;

    /** The clock of a task that a person sees, and what that person may do. */
    record HeldClock(CommandContext context, TaskEntity task, RunningClock clock, TaskPolicy policy) {}

    ClockHolder(ProcessEngineConfigurationImpl engine, EngineLogin logins, People people, ClockControl control) {
        this.engine = engine;
        this.logins = logins;
        this.people = people;
        this.control = control;
    }

    /**
     * Does that in one transaction, in the name of the account.
     *
     * @throws RefusedException when the account sees no open task of that id, or it has no clock
     */
    <T> T as(String account, String id, Function<HeldClock, T> action) {
        return logins.as(account, () -> engine.getCommandExecutorTxRequired().execute(context -> {
            var task = context.getTaskManager().findTaskById(id);
            var policy = people.policyOf(context.getAuthentication());
            if (task == null || !policy.sees(task)) {
                throw new RefusedException(Why.NOT_THERE, "这项任务不在您的任务队列中，或已经办结。请刷新任务列表。");
            }
            return action.apply(new HeldClock(context, task, control.hold(id), policy));
        }));
    }
}

package org.guitu.clock.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.clock.Duties;
import org.springframework.stereotype.Component;

/**
 * Clocks of what goes on by another version of its model: a limit goes on from when it began, whatever the step is called there. To be
 * called within a command of the engine.
 */
@Component
public final class FollowedClocks {

    private final ClockStart clocks;
    private final Duties duties;

    FollowedClocks(ClockStart clocks, Duties duties) {
        this.clocks = clocks;
        this.duties = duties;
    }

    /** The open task is one of the new version now. */
    public void follow(TaskEntity task) {
        clocks.follow(task);
    }

    /** What that step was goes on as another one, whose task is about to begin. */
    public void carry(String instance, String step, String toInstance, String toStep) {
        duties.carry(instance, step, toInstance, toStep);
    }

    /** The step is called otherwise from now on, also where it comes back later. */
    public void rename(String instance, String step, String toStep) {
        duties.rename(instance, step, toStep);
    }

    /** The wait that the instance is in came before these steps, and comes before those now. */
    public void awaitInstead(String instance, List<String> before, List<String> now) {
        before.stream().filter(step -> !now.contains(step)).forEach(step -> duties.awaitNoMore(instance, step));
        now.stream().filter(step -> !before.contains(step)).forEach(step -> duties.await(instance, step, false));
    }
}

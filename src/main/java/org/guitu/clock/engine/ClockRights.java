package org.guitu.clock.engine;

import java.util.Optional;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.engine.ClockHolder.HeldClock;
import org.guitu.engine.access.WorkRules;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/** Who may change a clock: a supervisor of the task's region, but not one whose own work the task looks at. */
@Component
class ClockRights {

    /** Its time is given by the tier above: who is ordered to remedy something does not stop the clock of that. */
    private static final String ORDERED = KnownName.ORDER_ANSWER.id();

    private final Directory directory;

    ClockRights(Directory directory) {
        this.directory = directory;
    }

    boolean mayChange(HeldClock held) {
        return refusal(held).isEmpty();
    }

    /**
     * @throws RefusedException when the person may not change it
     */
    void checkMayChange(HeldClock held) {
        refusal(held).ifPresent(why -> {
            throw new RefusedException(Why.NOT_ALLOWED, why);
        });
    }

    private Optional<String> refusal(HeldClock held) {
        var policy = held.policy();
        if (!policy.supervises(held.task())) {
            return Optional.of("中止、恢复和延长期限由本地区督导办理；需要延长的，请申请延长。");
        }
        if (WorkRules.bars(held.task(), policy.person())) {
            return Optional.of("这项任务审查的是您提交的内容，期限不能由您更改，请联系其他督导。");
        }
        var place = held.clock().place();
        var above = directory.region(place.region()).parent();
        return ORDERED.equals(place.process())
                        && !above.isEmpty()
                        && !policy.regions().contains(above)
                ? Optional.of("督办的期限由上级督导更改；来不及的，请在答复中申请延期。")
                : Optional.empty();
    }
}

package org.guitu.clock.engine;

import java.math.BigDecimal;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.RunningClock;
import org.guitu.engine.expression.Decisions;
import org.guitu.office.RefusedException;
import org.springframework.stereotype.Component;

/** How long a time limit may become at most, as {@code limit-extension.dmn} says. */
@Component
class ExtensionLimits {

    private final Decisions decisions;

    ExtensionLimits(Decisions decisions) {
        this.decisions = decisions;
    }

    /** In the limit's own unit: as long as it is where the table allows no more. */
    BigDecimal longest(RunningClock clock) {
        var limit = clock.limit();
        var amount = limit.limit().amount();
        var row = decisions
                .firstRow(
                        KnownName.LIMIT_EXTENSION.id(),
                        Variables.putValue("task", clock.place().step())
                                .putValue("kind", limit.kind().code())
                                .putValue("certainty", limit.certainty()))
                .orElseThrow(() -> new RefusedException("“limit-extension”没有适用的行。请系统管理员在“模型发布”页（/models）给这张表补上一行。"));
        var longest = row.get("longest") != null
                ? new BigDecimal(row.get("longest").toString())
                : amount.multiply(new BigDecimal(row.get("times").toString()));
        return longest.max(amount);
    }

    /** By how much it may still be prolonged; nothing or less when it may not. */
    BigDecimal left(RunningClock clock) {
        return longest(clock).subtract(clock.limit().limit().amount()).subtract(clock.extension());
    }
}

package org.guitu.family.engine;

import java.time.InstantSource;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.limit.HourlyLimit;
import org.guitu.office.RecentlyUsed;
import org.springframework.stereotype.Component;

/**
 * About how many cases of elsewhere an account may learn whether there are such: each is asked about once, and twenty within an hour, so
 * that nobody tries one number after another. In memory, on each node.
 */
@Component
final class AskedNumbers {

    static final int MOST = 20;
    private static final int REMEMBERED = 20_000;

    private final HourlyLimit limit;
    private final Map<String, Boolean> asked = new RecentlyUsed<>(REMEMBERED);

    AskedNumbers(InstantSource clock) {
        this.limit = new HourlyLimit(clock, MOST);
    }

    /** Whether that account may be told of that case; asking again about the same one costs nothing. */
    synchronized boolean mayBeTold(String account, CaseNumber number) {
        var key = account + " " + number.value();
        if (asked.containsKey(key)) {
            return true;
        }
        if (!limit.allows(account)) {
            return false;
        }
        asked.put(key, true);
        return true;
    }
}

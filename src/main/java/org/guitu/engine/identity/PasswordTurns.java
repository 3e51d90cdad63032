package org.guitu.engine.identity;

import java.util.function.Supplier;
import org.guitu.limit.FairTurns;
import org.springframework.stereotype.Component;

/**
 * The one budget of a node for hashing passwords, which is slow and takes memory on purpose: so many at once, whoever asks. The others
 * wait in turn, site by site.
 */
@Component
class PasswordTurns {

    /** What the engine hashes for somebody who has come in: a password that is set, or confirmed. */
    static final String ENGINE = "engine";

    private final FairTurns turns;
    private final ThreadLocal<Boolean> hasTurn = ThreadLocal.withInitial(() -> false);

    PasswordTurns(PasswordSettings settings) {
        this.turns = new FairTurns(settings.atOnceHere(), settings.mostWaiting(), settings.longestWait());
    }

    /** Hashes for somebody of that site. Whoever waits should hold no connection to the database. */
    <T> T take(String site, Supplier<T> hashing) {
        if (hasTurn.get()) {
            return hashing.get();
        }
        return turns.take(site, () -> {
            hasTurn.set(true);
            try {
                return hashing.get();
            } finally {
                hasTurn.remove();
            }
        });
    }

    <T> T take(Supplier<T> hashing) {
        return take(ENGINE, hashing);
    }
}

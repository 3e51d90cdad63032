package org.guitu.engine.identity;

import java.util.function.Supplier;

/** Marks the time in which this thread does to an account what two administrators have decided: nobody else who is logged in changes any. */
public final class ConfirmedChange {

    private static final ThreadLocal<Boolean> OPEN = ThreadLocal.withInitial(() -> false);

    private ConfirmedChange() {}

    static boolean isOpen() {
        return OPEN.get();
    }

    public static <T> T during(Supplier<T> change) {
        boolean before = OPEN.get();
        OPEN.set(true);
        try {
            return change.get();
        } finally {
            OPEN.set(before);
        }
    }
}

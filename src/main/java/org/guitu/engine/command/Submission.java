package org.guitu.engine.command;

import java.util.function.Supplier;

/** Marks the time in which this thread submits a checked form: the only way in which people start and complete anything. */
public final class Submission {

    private static final ThreadLocal<Boolean> OPEN = ThreadLocal.withInitial(() -> false);

    private Submission() {}

    public static boolean isOpen() {
        return OPEN.get();
    }

    public static <T> T during(Supplier<T> action) {
        boolean before = OPEN.get();
        OPEN.set(true);
        try {
            return action.get();
        } finally {
            OPEN.set(before);
        }
    }
}

package org.guitu.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** What is kept in mind within one command of the engine, and forgotten with it: nothing of it is stored. */
public abstract class CommandMemory implements Session {

    @Override
    public void flush() {
        // Nothing of its own to store.
    }

    @Override
    public void close() {
        // Nothing to give back.
    }

    /** Gives each command its own. */
    public static <T extends CommandMemory> SessionFactory factory(Class<T> type, Supplier<T> fresh) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return fresh.get();
            }
        };
    }
}

package org.guitu.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.core.annotation.Order;

/** What a room changes in the engine before it is built, where it changes anything. What are mere values stands in {@code application.yaml}. */
@Order(Ordering.DEFAULT_ORDER + 10)
public abstract class EngineRoom extends SpringBootProcessEnginePlugin {

    /** The list with more at its end; the engine's own lists are {@code null} until somebody sets them, and it adds its own. */
    @SafeVarargs
    protected static <T> List<T> with(List<T> list, T... more) {
        var all = list == null ? new ArrayList<T>() : new ArrayList<>(list);
        for (T item : more) {
            all.add(item);
        }
        return all;
    }
}

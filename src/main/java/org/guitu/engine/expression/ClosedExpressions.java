package org.guitu.engine.expression;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions that read the facts of their case and reach nothing else, wherever they stand: in a model, a filter, a query. The
 * engine's own would reach every bean, the engine itself and, through any object's class, all of Java.
 */
final class ClosedExpressions extends JuelExpressionManager {

    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

    private final FactsByName facts;
    private final LiveFacts live;

    ClosedExpressions(FactsByName facts, LiveFacts live) {
        this.facts = facts;
        this.live = live;
    }

    @Override
    protected ELResolver createElResolver() {
        return new FactResolver(facts, live);
    }

    /** Takes the functions that filters need and leaves out what plug-ins bring. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }
}

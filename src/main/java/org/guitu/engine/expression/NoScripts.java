package org.guitu.engine.expression;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * Finds no script engine for any language. Conditions and decision tables need none; the engine's script engine for JUEL has
 * expressions that reach all of Java.
 */
final class NoScripts implements ScriptEngineResolver {

    private final ScriptEngineManager manager = new ScriptEngineManager(null);

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        throw new ProcessEngineException("Guitu runs no scripts: '%s' was asked for.".formatted(language));
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // Whatever a plug-in brings is not used.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return manager;
    }
}

package org.guitu.engine.person;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.CommandMemory;

/** What one command of the engine has read of persons, so that it reads each once. */
final class PersonsOfCommand extends CommandMemory {

    private final Map<String, Map<String, Object>> read = new HashMap<>();
    private final Map<CaseNumber, Map<String, Object>> changed = new HashMap<>();

    static PersonsOfCommand of(CommandContext context) {
        return context.getSession(PersonsOfCommand.class);
    }

    Map<String, Object> facts(String caseNumber, Function<String, Map<String, Object>> reader) {
        return caseNumber == null ? Map.of() : read.computeIfAbsent(caseNumber, reader);
    }

    /**
     * What was read is no longer true.
     *
     * @param before what was true until now
     */
    void forget(CaseNumber caseNumber, Map<String, Object> before) {
        read.remove(caseNumber.value());
        changed.putIfAbsent(caseNumber, before);
    }

    Map<CaseNumber, Map<String, Object>> takeChanged() {
        var taken = Map.copyOf(changed);
        changed.clear();
        return taken;
    }
}

package org.guitu.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.command.Instances;
import org.guitu.form.Form;

/**
 * What runs in a case: the fact {@code openProcesses}, for the rules of forms that mention it. It is the list of the ids of all
 * processes that have not ended, in whatever region, each once. To be called within a command of the engine.
 */
final class OpenProcesses {

    static final String NAME = "openProcesses";

    private OpenProcesses() {}

    /** The fact, if the form mentions it; nothing is looked for otherwise. */
    static Map<String, Object> facts(Form form, CaseNumber caseNumber) {
        if (!form.mentions(NAME)) {
            return Map.of();
        }
        return Map.of(
                NAME,
                Instances.of(caseNumber).stream()
                        .map(ProcessInstance::getProcessDefinitionKey)
                        .distinct()
                        .sorted()
                        .toList());
    }
}

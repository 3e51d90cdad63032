package org.guitu.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.Instances;
import org.guitu.engine.model.DeployedCatalogue;
import org.guitu.form.Form;

/**
 * What runs in a case: the facts {@code openProcesses} and {@code openServices}, for the rules of forms that mention one. They list the
 * ids of processes that have not ended, in whatever region, each once: those that the form's rules name, since what runs in a case is not
 * for everybody to know, and the services of the catalogue. To be called within a command of the engine.
 */
final class OpenProcesses {

    static final String NAME = "openProcesses";
    static final String SERVICES = "openServices";

    private OpenProcesses() {}

    static boolean areMentioned(Form form) {
        return form.mentions(NAME) || form.mentions(SERVICES);
    }

    /** Both facts, if the form mentions one; nothing is looked for otherwise. */
    static Map<String, Object> facts(Form form, CaseNumber caseNumber) {
        if (!areMentioned(form)) {
            return Map.of();
        }
        var open = Instances.of(caseNumber).stream()
                .map(ProcessInstance::getProcessDefinitionKey)
                .distinct()
                .sorted()
                .toList();
        var catalogue = DeployedCatalogue.ofCommand().services();
        var services =
                open.stream().filter(key -> catalogue.find(key).isPresent()).toList();
        return Map.of(
                NAME,
                open.stream()
                        .filter(key -> services.contains(key) || form.mentions(key))
                        .toList(),
                SERVICES,
                services);
    }
}

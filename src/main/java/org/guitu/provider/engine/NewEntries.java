package org.guitu.provider.engine;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.identity.EngineLogin;
import org.springframework.stereotype.Component;

/** Entries of the directory that a program makes by the forms of the process, in the name of those who would. */
@Component
public class NewEntries {

    private final RepositoryService models;
    private final FormService forms;
    private final TaskService tasks;
    private final EngineLogin logins;

    NewEntries(RepositoryService models, FormService forms, TaskService tasks, EngineLogin logins) {
        this.models = models;
        this.forms = forms;
        this.tasks = tasks;
        this.logins = logins;
    }

    /**
     * Registers one.
     *
     * @return what its check is found by
     */
    public String register(String account, Map<String, Object> answers) {
        var process = models.createProcessDefinitionQuery()
                .processDefinitionKey(KnownName.KEEP_PROVIDER.id())
                .latestVersion()
                .singleResult()
                .getId();
        return logins.as(account, () -> forms.submitStartForm(process, answers).getId());
    }

    /** Checks one that needs it. */
    public void check(String entry, String account, Map<String, Object> answers) {
        var check = tasks.createTaskQuery().processInstanceId(entry).singleResult();
        logins.as(account, () -> {
            tasks.claim(check.getId(), account);
            forms.submitTaskForm(check.getId(), answers);
            return null;
        });
    }
}

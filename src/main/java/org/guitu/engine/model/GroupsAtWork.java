package org.guitu.engine.model;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Whose work the deployed models hold, each process in its newest version: for whom there are tasks to do or processes to start. */
@Component
public class GroupsAtWork {

    private final RepositoryService repository;

    GroupsAtWork(RepositoryService repository) {
        this.repository = repository;
    }

    /** The ids of the departments (and of the supervisors' role) that have a task in any process, or may start one. */
    public Set<String> find() {
        var groups = new TreeSet<String>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            var model = repository.getBpmnModelInstance(definition.getId());
            model.getModelElementsByType(UserTask.class)
                    .forEach(task -> groups.addAll(task.getCamundaCandidateGroupsList()));
            model.getModelElementsByType(Process.class)
                    .forEach(process -> groups.addAll(process.getCamundaCandidateStarterGroupsList()));
        }
        return groups;
    }
}

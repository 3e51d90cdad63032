package org.guitu.mycases.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.MyCase;
import org.guitu.mycases.NextWork;
import org.guitu.mycases.OwnTask;
import org.springframework.stereotype.Component;

/**
 * What comes next for whoever is logged in at the engine (see {@link EngineLogin}), after something that she or he has done in a case, a report
 * or another file.
 */
@Component
public class WhatNext {

    private final OwnReader reader;
    private final OwnCases cases;
    private final OwnTasks tasks;
    private final OwnCaseWords words;

    WhatNext(OwnReader reader, OwnCases cases, OwnTasks tasks, OwnCaseWords words) {
        this.reader = reader;
        this.cases = cases;
        this.tasks = tasks;
        this.words = words;
    }

    /** After a task that the person has claimed or done; empty for any other. */
    public Optional<NextWork> afterTask(String taskId) {
        return reader.read((person, context) -> Optional.ofNullable(
                        context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId))
                .filter(task -> person.getUserId().equals(task.getAssignee()) && task.getProcessInstanceId() != null)
                .flatMap(task -> after(task.getProcessInstanceId(), person, context)));
    }

    /** After a process that the person has started; empty for any other. */
    public Optional<NextWork> afterStart(String instanceId) {
        return reader.read((person, context) -> Optional.ofNullable(
                        context.getHistoricProcessInstanceManager().findHistoricProcessInstance(instanceId))
                .filter(instance -> person.getUserId().equals(instance.getStartUserId()))
                .flatMap(instance -> after(instance.getId(), person, context)));
    }

    private Optional<NextWork> after(String instanceId, Authentication person, CommandContext context) {
        return CaseNumber.find(context.getHistoricProcessInstanceManager()
                        .findHistoricProcessInstance(instanceId)
                        .getBusinessKey())
                .map(file -> next(file, person));
    }

    private NextWork next(CaseNumber file, Authentication person) {
        var known = file.isCase() ? cases.find(person, file) : Optional.<MyCase>empty();
        var here = tasks.nextIn(file, person);
        return new NextWork(
                file.value(),
                known.isPresent(),
                here.map(task -> told(task, person)),
                here.isPresent()
                        ? Optional.empty()
                        : known.filter(MyCase::opensCourse).map(line -> words.waits(List.of(line), person)
                                .get(file)
                                .get(0)),
                tasks.nextBeside(file, person).map(task -> told(task, person)));
    }

    private OwnTask told(TaskEntity task, Authentication person) {
        return tasks.told(task, person);
    }
}

package org.guitu.engine.access;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOverStore;
import org.guitu.decision.DecisionStore;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each user task goes to the queue of its department and keeps to the work rules. */
@Component
@Order(1)
class TaskModel implements ModelFeature {

    private final Dossier dossier;
    private final HandOverStore handOvers;
    private final DecisionStore decisions;
    private final People people;

    TaskModel(Dossier dossier, HandOverStore handOvers, DecisionStore decisions, People people) {
        this.dossier = dossier;
        this.handOvers = handOvers;
        this.decisions = decisions;
        this.people = people;
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        var departments = task.getCandidateGroupIdExpressions();
        var queues = departments.stream()
                .map(Expression::getExpressionText)
                .map(department -> new QueueOf(department, element.property("departmentFrom")))
                .toList();
        departments.clear();
        departments.addAll(queues);
        var rules = new WorkRules(dossier, handOvers, decisions, people, element.listed("notCompletedBy"));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, rules);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, rules);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rules);
    }
}

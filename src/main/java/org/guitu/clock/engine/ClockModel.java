package org.guitu.clock.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Each user task has a clock, which its duty keeps ({@link DutyRounds}); an event may suspend or resume those of its case, and a task may
 * run on meanwhile.
 */
@Component
@Order(2)
class ClockModel implements ModelFeature {

    private final ClockStart clock;
    private final CaseClocks caseClocks;
    private final DutyRounds rounds;

    ClockModel(ClockStart clock, CaseClocks caseClocks, DutyRounds rounds) {
        this.clock = clock;
        this.caseClocks = caseClocks;
        this.rounds = rounds;
    }

    @Override
    public void process(ModelElement element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, rounds.ending());
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        beginAnew(element, activity);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, clock.starting(element.says("runsOn")));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rounds::done);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, rounds::takenBack);
    }

    @Override
    public void callActivity(ModelElement element, ActivityImpl activity, CallActivityBehavior call) {
        beginAnew(element, activity);
    }

    /** What comes back from a wait goes on with its clock, unless the event begins a new round of it. */
    @Override
    public void catchEvent(ModelElement element, ActivityImpl event) {
        beginAnew(element, event);
        event.addBuiltInListener(ExecutionListener.EVENTNAME_START, rounds.awaiting());
        event.addBuiltInListener(ExecutionListener.EVENTNAME_END, rounds.awaitingNoMore());
    }

    private void beginAnew(ModelElement element, ActivityImpl activity) {
        var steps = element.listed(DutyRounds.NEW_ROUND);
        if (!steps.isEmpty()) {
            DutyRounds.mark(activity, steps);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, rounds.beginningAnew(steps));
        }
    }

    @Override
    public void endEvent(ModelElement element, ActivityImpl event) {
        steer(element, event);
    }

    @Override
    public void throwEvent(ModelElement element, ActivityImpl event) {
        steer(element, event);
    }

    private void steer(ModelElement element, ActivityImpl event) {
        CaseClocks.reasonOf(element.property("suspendClocks"))
                .map(caseClocks::suspending)
                .ifPresent(listener -> event.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
        if (element.says("resumeClocks")) {
            event.addBuiltInListener(ExecutionListener.EVENTNAME_START, caseClocks.resuming());
        }
    }
}

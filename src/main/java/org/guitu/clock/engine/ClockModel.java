package org.guitu.clock.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.guitu.engine.model.ModelElement;
import org.guitu.engine.model.ModelFeature;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each user task has a clock; an event may suspend or resume those of its case, and a task may run on meanwhile. */
@Component
@Order(2)
class ClockModel implements ModelFeature {

    private final ClockStart clock;
    private final CaseClocks caseClocks;

    ClockModel(ClockStart clock, CaseClocks caseClocks) {
        this.clock = clock;
        this.caseClocks = caseClocks;
    }

    @Override
    public void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, clock.starting(element.says("runsOn")));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, clock::end);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, clock::end);
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

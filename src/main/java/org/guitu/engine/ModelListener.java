package org.guitu.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOvers;

/**
 * Gives every process what all have in common, so that models need no listeners: tasks go to their queue with their time limit and
 * keep to the work rules, an instance knows its case number, ends with the code of the end event it reached, belongs to the
 * region that it is started with, and sends its messages to the other processes of its
 * case; a case is closed when the instance that opened it ends.
 */
final class ModelListener extends AbstractBpmnParseListener {

    static final String CASE_NUMBER = "caseNumber";
    static final String OUTCOME = "outcome";
    private static final String RUNS_ON = "runsOn";

    private final TaskClock clock;
    private final CaseClocks caseClocks;
    private final Dossier dossier;
    private final HandOvers handOvers;
    private final People people;
    private final BreakGlass breakGlass;
    private final CaseEnd caseEnd;
    private final NextCase nextCase;
    private final HandOver handOver;

    ModelListener(
            TaskClock clock,
            CaseClocks caseClocks,
            Dossier dossier,
            HandOvers handOvers,
            People people,
            BreakGlass breakGlass,
            CaseEnd caseEnd,
            NextCase nextCase,
            HandOver handOver) {
        this.clock = clock;
        this.caseClocks = caseClocks;
        this.dossier = dossier;
        this.handOvers = handOvers;
        this.people = people;
        this.breakGlass = breakGlass;
        this.caseEnd = caseEnd;
        this.nextCase = nextCase;
        this.handOver = handOver;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> execution.setVariable(CASE_NUMBER, execution.getProcessBusinessKey()));
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) caseEnd);
        if (BreakGlass.PROCESS.equals(process.getKey())) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) breakGlass);
        }
        property(element, ReportFiles.OPENS).ifPresent(what -> process.setProperty(ReportFiles.OPENS, what));
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        steerClocks(element, activity);
        property(element, "opensCase")
                .map(process -> nextCase.opening(process, listed(element, "carries")))
                .ifPresent(listener -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
        if (endsTheInstance(scope)) {
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) ModelListener::recordOutcome);
        }
    }

    /** An event that interrupts the whole process brings it to another end. */
    private static boolean endsTheInstance(ScopeImpl scope) {
        return scope instanceof ProcessDefinitionEntity
                || scope instanceof ActivityImpl event
                        && event.isTriggeredByEvent()
                        && event.getActivityStartBehavior() == ActivityStartBehavior.INTERRUPT_EVENT_SCOPE
                        && event.getFlowScope() instanceof ProcessDefinitionEntity;
    }

    private void steerClocks(Element element, ActivityImpl activity) {
        CaseClocks.reasonOf(property(element, "suspendClocks"))
                .map(caseClocks::suspending)
                .ifPresent(listener -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
        property(element, "resumeClocks")
                .filter("true"::equals)
                .ifPresent(
                        any -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, caseClocks.resuming()));
    }

    private static void recordOutcome(DelegateExecution execution) {
        execution.getProcessInstance().setVariable(OUTCOME, execution.getCurrentActivityId());
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        steerClocks(element, activity);
        property(element, "movesTo")
                .map(to -> handOver.moving(to, property(element, "moves").orElseThrow()))
                .ifPresent(listener -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener));
        Optional.ofNullable(element.element("messageEventDefinition"))
                .map(definition -> definition.attribute("messageRef"))
                .ifPresent(message -> activity.setActivityBehavior(new CaseMessage(
                        message,
                        property(element, "forEach"),
                        listed(element, "carries"),
                        property(element, "refusal"))));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var departments = task.getCandidateGroupIdExpressions();
        var queues = departments.stream()
                .map(Expression::getExpressionText)
                .map(department -> new QueueOf(department, property(element, "departmentFrom")))
                .toList();
        departments.clear();
        departments.addAll(queues);
        property(element, TaskScope.DOSSIER).ifPresent(how -> activity.setProperty(TaskScope.DOSSIER, how));
        var rules = new WorkRules(dossier, handOvers, people, listed(element, "notCompletedBy"));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE,
                clock.starting(property(element, RUNS_ON).filter("true"::equals).isPresent()));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, rules);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, rules);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, rules);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, clock::end);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, clock::end);
        if (BreakGlass.REVIEW.equals(activity.getId())) {
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, breakGlass);
        }
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof CallActivityBehavior call) {
            activity.setActivityBehavior(new RegionalCall(call.getCallableElement()));
        }
    }

    /** What the property names, joined by commas. */
    private static List<String> listed(Element element, String name) {
        return property(element, name)
                .map(names -> List.of(names.split(",\\s*")))
                .orElse(List.of());
    }

    private static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.element("properties"))
                .flatMap(properties -> properties.elements("property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst());
    }
}

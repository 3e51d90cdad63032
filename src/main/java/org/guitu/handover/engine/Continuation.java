package org.guitu.handover.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.ActivityBeforeInstantiationCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.runtime.operation.PvmAtomicOperation;
import org.camunda.bpm.engine.variable.VariableMap;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.HandOverStore;
import org.guitu.clock.Duties;
import org.guitu.decision.DecisionStore;
import org.guitu.engine.CommandMemory;
import org.guitu.form.CommonFacts;

/**
 * Process instances that go on where others have got to, within one command of the engine: the same activities, variables and
 * waiting times, in the region that the {@link Standing} names. Tasks are new ones that nobody has claimed; their clocks go on.
 *
 * <p>A called process is entered when its caller reaches the call ({@link RegionalCall}), and goes on once the engine has nothing else to
 * do: several tokens cannot be put into an instance while the engine is moving one.
 */
final class Continuation extends CommandMemory {

    private final Deque<Entered> entered = new ArrayDeque<>();
    private final Duties duties;
    private final DecisionStore decisions;
    private final Deque<Landing> landed = new ArrayDeque<>();
    private Standing expected;
    private MoveOrder ordered;
    private Landing landing;

    private record Entered(ExecutionEntity instance, Standing place) {}

    Continuation(Duties duties, DecisionStore decisions) {
        this.duties = duties;
        this.decisions = decisions;
    }

    static Continuation ofCommand() {
        return Context.getCommandContext().getSession(Continuation.class);
    }

    void order(MoveOrder order) {
        ordered = order;
    }

    /** What is to be moved when the engine has nothing else to do. */
    Optional<MoveOrder> takeOrder() {
        var order = Optional.ofNullable(ordered);
        ordered = null;
        return order;
    }

    /** Where the process that is called next goes on; empty when it begins at its start, as always. */
    Optional<Standing> takeExpected() {
        var place = Optional.ofNullable(expected);
        expected = null;
        return place;
    }

    /** The next process that is called goes on there. */
    void expect(Optional<Standing> place) {
        expected = place.orElse(null);
    }

    /** Starts an instance without a token; {@link #goOn} puts it where it belongs. */
    void enter(ExecutionEntity instance, Standing place) {
        instance.setTenantId(place.region());
        duties.move(place.instance(), instance.getId(), place.region());
        var caller = instance.getSuperExecution();
        instance.setRootProcessInstanceId(
                caller == null ? instance.getProcessInstanceId() : caller.getRootProcessInstanceId());
        decisions.move(place.instance(), instance.getId(), instance.getRootProcessInstanceId());
        begin(instance, place.variables());
        entered.add(new Entered(instance, place));
    }

    private static void begin(ExecutionEntity instance, Map<String, ?> variables) {
        instance.initialize();
        instance.fireHistoricProcessStartEvent();
        instance.setActivityInstanceId(instance.getId());
        instance.setVariables(variables);
        instance.initializeTimerDeclarations();
        instance.performOperation(PvmAtomicOperation.FIRE_PROCESS_START);
        instance.setActivity(null);
    }

    /** The process that is called next begins at one of its steps. */
    void landNext(Landing place) {
        landing = place;
    }

    Optional<Landing> takeLanding() {
        var place = Optional.ofNullable(landing);
        landing = null;
        return place;
    }

    /** Starts the called instance without a token, with what the step's caller knew and what the call hands on. */
    void land(ExecutionEntity called, VariableMap handedOn, Landing place) {
        var facts = new HashMap<>(place.facts());
        facts.putAll(handedOn);
        called.setTenantId((String) facts.get(CommonFacts.REGION));
        called.setRootProcessInstanceId(called.getSuperExecution().getRootProcessInstanceId());
        begin(called, facts);
        duties.carry(place.instance(), place.before(), called.getId(), place.step());
        landed.add(new Landing(called.getId(), place.step(), place.step(), Map.of()));
    }

    /** Puts the tokens of what has landed at their steps. */
    void goOnWhereLanded() {
        while (!landed.isEmpty()) {
            var place = landed.poll();
            new ActivityBeforeInstantiationCmd(place.instance(), place.step()).execute(Context.getCommandContext());
        }
    }

    /** Puts all instances that were entered, and those that they call, where they belong. */
    void goOn(CaseNumber caseNumber, HandOverStore handOvers, Instant now) {
        while (!entered.isEmpty()) {
            var next = entered.poll();
            handOvers.continues(next.instance().getId(), next.place().instance(), caseNumber, now);
            for (Standing.Waiting waiting : next.place().waits()) {
                expect(waiting.called());
                new ActivityBeforeInstantiationCmd(next.instance().getId(), waiting.activity())
                        .execute(Context.getCommandContext());
                waiting.due().ifPresent(due -> waitUntil(due, waiting.activity(), next.instance()));
            }
        }
    }

    private static void waitUntil(Date due, String activity, ExecutionEntity execution) {
        if (activity.equals(execution.getActivityId())) {
            execution.getJobs().forEach(job -> job.setDuedate(due));
        }
        execution.getExecutions().forEach(child -> waitUntil(due, activity, child));
    }
}

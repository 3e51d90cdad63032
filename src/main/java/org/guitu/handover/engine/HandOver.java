package org.guitu.handover.engine;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cmd.ActivityBeforeInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.ActivityInstanceCancellationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOverStore;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.engine.person.LivePerson;
import org.guitu.form.FormRefusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves a case, or one service of it, to another region, when a model reaches an event with the property {@code movesTo}: its value is
 * the fact that names the region, {@code moves} the fact that says what: {@code case}, or the id of a service's process.
 *
 * <p>The work goes on there at the same places ({@link Continuation}); where it was, it ends: the journey at its end event for the
 * message {@code case-handed-over}, a service by being called off. The region that handles the case changes only with the whole case.
 * Of what runs beside the journey, what its process says moves along ({@code movesWithCase}); a legal hold stays where it is. It is done as
 * soon as the form that led there is stored, in its transaction.
 */
@Component
@Order(10)
final class HandOver implements AfterSubmission {

    /** What is handed over when no single service is. */
    private static final String WHOLE_CASE = "case";

    /** The property of a process that runs beside the journey and looks after the person, wherever the case is handled. */
    static final String MOVES_WITH_CASE = "movesWithCase";

    private static final String MESSAGE = KnownName.CASE_HANDED_OVER.id();

    /** The processes that call a service: by a branch of its own, or by its row of the catalogue. */
    private static final Set<String> CALLERS = Set.of(KnownName.SERVICES.id(), KnownName.FURTHER_SERVICE.id());

    private final Dossier dossier;
    private final HandOverStore handOvers;
    private final CaseFiles files;
    private final LivePerson persons;
    private final EngineAudit audit;
    private final InstantSource clock;

    HandOver(
            Dossier dossier,
            HandOverStore handOvers,
            CaseFiles files,
            LivePerson persons,
            EngineAudit audit,
            InstantSource clock) {
        this.dossier = dossier;
        this.handOvers = handOvers;
        this.files = files;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    ExecutionListener moving(String to, String what) {
        return execution -> Continuation.ofCommand().order(order(execution, to, what));
    }

    private static MoveOrder order(DelegateExecution execution, String to, String what) {
        return new MoveOrder(
                new CaseNumber(execution.getProcessBusinessKey()),
                execution.getProcessInstanceId(),
                (String) execution.getVariable(what),
                execution.getTenantId(),
                (String) execution.getVariable(to));
    }

    /**
     * Does what the form just submitted led to, if it led to a hand-over.
     *
     * @throws FormRefusal when there is nothing left to hand over
     */
    public void carryOut() {
        Continuation.ofCommand()
                .takeOrder()
                .ifPresent(order -> Instances.inAllRegions(() -> {
                    move(order);
                    return null;
                }));
    }

    private void move(MoveOrder order) {
        if (WHOLE_CASE.equals(order.what())) {
            moveCase(order);
        } else {
            moveService(order);
        }
        audit.record(
                EventKind.CASE_HANDED_OVER,
                order.caseNumber().value(),
                order.what(),
                order.instance(),
                "%s → %s".formatted(order.from(), order.to()));
    }

    private void moveCase(MoveOrder order) {
        var context = Context.getCommandContext();
        dossier.lock(order.caseNumber());
        var journey = dossier.journeyOf(order.caseNumber())
                .map(context.getExecutionManager()::findExecutionById)
                .filter(instance -> order.from().equals(instance.getTenantId()))
                .orElseThrow(() -> new FormRefusal("这个个案已经结案或移交，不能再接收"));
        var next = enterThere(journey, order);
        var besides = besides(order, context);
        besides.forEach(one -> enterThere(one, order));
        Continuation.ofCommand().goOn(order.caseNumber(), handOvers, clock.instant());
        files.move(order.caseNumber(), order.to(), next.getId());
        persons.moved(order.caseNumber());
        end(journey, context);
        besides.forEach(one -> engine(context).deleteProcessInstance(one.getId(), MESSAGE, true, true, true));
    }

    /** What runs beside the journey and moves along. */
    private static List<ExecutionEntity> besides(MoveOrder order, CommandContext context) {
        return Instances.of(order.caseNumber()).stream()
                .map(instance -> context.getExecutionManager().findExecutionById(instance.getId()))
                .filter(instance -> instance.getSuperExecution() == null
                        && order.from().equals(instance.getTenantId())
                        && Boolean.TRUE.equals(instance.getProcessDefinition().getProperty(MOVES_WITH_CASE)))
                .toList();
    }

    /** What goes on there at the places of that instance. */
    private static ExecutionEntity enterThere(ExecutionEntity instance, MoveOrder order) {
        var place = Standing.of(instance, order.from(), order.to());
        var next = instance.getProcessDefinition()
                .createProcessInstance(order.caseNumber().value());
        Continuation.ofCommand().enter(next, place);
        return next;
    }

    private static void end(ExecutionEntity journey, CommandContext context) {
        var waiting = engine(context)
                .createExecutionQuery()
                .processInstanceId(journey.getId())
                .messageEventSubscriptionName(MESSAGE)
                .singleResult();
        if (waiting == null) {
            throw new FormRefusal("这个个案的流程版本较旧，不能移交；请系统管理员在“模型发布”页（/models）把它转入新版，再移交");
        }
        new MessageEventReceivedCmd(MESSAGE, waiting.getId(), null).execute(context);
    }

    private void moveService(MoveOrder order) {
        var context = Context.getCommandContext();
        dossier.lock(order.caseNumber());
        var service = runningService(order, context)
                .filter(instance -> !order.to().equals(instance.getTenantId()))
                .orElseThrow(() -> new FormRefusal("这项服务已经办结、停止或移交，不能再接收"));
        var call = service.getSuperExecution();
        var caller = call.getProcessInstanceId();
        var scope = scopeOf(call.getActivityInstanceId(), engine(context).getActivityInstance(caller));
        Continuation.ofCommand().expect(Optional.of(Standing.of(service, service.getTenantId(), order.to())));
        new ActivityBeforeInstantiationCmd(caller, call.getActivityId(), scope).execute(context);
        new ActivityInstanceCancellationCmd(caller, call.getActivityInstanceId()).execute(context);
        Continuation.ofCommand().goOn(order.caseNumber(), handOvers, clock.instant());
    }

    /** As the plan has started it: not what it has itself started elsewhere. */
    private static Optional<ExecutionEntity> runningService(MoveOrder order, CommandContext context) {
        return Instances.of(order.caseNumber()).stream()
                .filter(instance -> instance.getProcessDefinitionKey().equals(order.what()))
                .map(instance -> context.getExecutionManager().findExecutionById(instance.getId()))
                .filter(instance -> instance.getSuperExecution() != null
                        && CALLERS.contains(instance.getSuperExecution()
                                .getProcessDefinition()
                                .getKey()))
                .findFirst();
    }

    /** The id of the activity instance in which that one is. */
    private static String scopeOf(String activityInstance, ActivityInstance tree) {
        return within(tree)
                .filter(any -> any.getId().equals(activityInstance))
                .findFirst()
                .map(ActivityInstance::getParentActivityInstanceId)
                .orElseThrow();
    }

    private static Stream<ActivityInstance> within(ActivityInstance tree) {
        return Stream.concat(
                Stream.of(tree), Arrays.stream(tree.getChildActivityInstances()).flatMap(HandOver::within));
    }

    private static RuntimeService engine(CommandContext context) {
        return context.getProcessEngineConfiguration().getRuntimeService();
    }
}

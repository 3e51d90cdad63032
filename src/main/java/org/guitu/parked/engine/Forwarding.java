package org.guitu.parked.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.engine.model.FormStore;
import org.guitu.form.FormRefusal;
import org.guitu.office.China;
import org.guitu.parked.engine.ForwardOrders.ForwardOrder;
import org.guitu.progress.engine.TimedWaits;
import org.guitu.progress.engine.TimedWaits.TimedWait;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ends a wait before its day, when a model reaches an event with the property {@code bringsForward}: its timer fires in the transaction of
 * the form that led there. Of two who do it at once the second is told that it was done.
 */
@Component
final class Forwarding implements AfterSubmission {

    /** Known only once the engine is there. */
    private final ObjectProvider<TimedWaits> waits;

    private final Dossier dossier;
    private final EngineAudit audit;
    private final FormStore forms;

    Forwarding(ObjectProvider<TimedWaits> waits, Dossier dossier, EngineAudit audit, FormStore forms) {
        this.waits = waits;
        this.dossier = dossier;
        this.audit = audit;
        this.forms = forms;
    }

    /** @param place the event at which the wait must be to be ended; without one it is whichever was chosen or ends first */
    ExecutionListener ordering(Optional<String> place) {
        return execution -> ForwardOrders.ofCommand().order(order(execution, place));
    }

    private ForwardOrder order(DelegateExecution execution, Optional<String> place) {
        return new ForwardOrder(
                new CaseNumber(execution.getProcessBusinessKey()),
                ForwardOrders.ofCommand().chosen(),
                place,
                ((ExecutionEntity) execution).getProcessDefinition().getName(),
                execution.getProcessInstanceId(),
                reason((ExecutionEntity) execution));
    }

    /** As its form words it. */
    private Optional<String> reason(ExecutionEntity execution) {
        var question = KnownName.FORWARD_REASON.id();
        return Optional.ofNullable(execution.getVariable(question))
                .flatMap(code -> forms.of(execution.getProcessDefinition(), Context.getCommandContext())
                        .flatMap(form -> form.form().field(question))
                        .flatMap(field -> field.called((String) code)));
    }

    /** @throws FormRefusal when there is no such wait any more */
    @Override
    public void carryOut() {
        ForwardOrders.ofCommand()
                .take()
                .ifPresent(order -> Instances.inAllRegions(() -> {
                    bringForward(order);
                    return null;
                }));
    }

    private void bringForward(ForwardOrder order) {
        dossier.lock(order.caseNumber());
        var found = waits.getObject().of(order.caseNumber()).stream()
                .filter(any -> order.timer().map(any.job()::equals).orElse(true))
                .filter(any -> order.place().map(any.place()::equals).orElse(true))
                .findFirst();
        if (found.isPresent()) {
            end(found.get(), order);
        } else if (order.place().isEmpty()) {
            throw new FormRefusal(
                    order.timer().isPresent()
                            ? "这项等待已经结束，可能刚由他人提前，也可能依法不能提前。请刷新个案页，看看现在在等什么"
                            : "这个个案现在没有可以提前结束的等待。请选择其他结果");
        }
    }

    private void end(TimedWait wait, ForwardOrder order) {
        var context = Context.getCommandContext();
        record(order, wait);
        var job = Optional.ofNullable(context.getJobManager().findJobById(wait.job()))
                .orElseThrow(() -> new FormRefusal("这项等待刚刚结束，请刷新个案页"));
        job.execute(context);
    }

    private void record(ForwardOrder order, TimedWait wait) {
        audit.record(
                EventKind.WAIT_BROUGHT_FORWARD,
                order.caseNumber().value(),
                order.by(),
                order.instance(),
                "%s：%s，原定等到%s%s"
                        .formatted(
                                wait.process(),
                                wait.step(),
                                China.words(wait.until()),
                                order.reason().map("；理由："::concat).orElse("")));
    }
}

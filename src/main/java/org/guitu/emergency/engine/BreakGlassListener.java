package org.guitu.emergency.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.emergency.EmergencyReading;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.engine.Instances;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.office.China;
import org.springframework.stereotype.Component;

/**
 * Lets whoever starts the process {@code break-glass} read that case, from that moment and in that transaction, and ends it when the
 * reading is reviewed: what comes after the review would never be looked at.
 */
@Component
final class BreakGlassListener implements ExecutionListener, TaskListener {

    /** The process, its start form, and what {@code field-access.dmn} calls this way to read. */
    static final String PROCESS = KnownName.BREAK_GLASS.id();

    /** What the audit trail calls it. */
    static final String NAME = "紧急查阅";

    static final String REVIEW = KnownName.REVIEW_BREAK_GLASS.id();

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(China.ZONE);

    private final EmergencyReadingStore readings;
    private final InstantSource clock;
    private final EngineAudit audit;

    BreakGlassListener(EmergencyReadingStore readings, InstantSource clock, EngineAudit audit) {
        this.readings = readings;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!EngineAudit.isSomebodyLoggedIn()) {
            return;
        }
        var reader = Context.getCommandContext().getAuthentication().getUserId();
        var caseNumber = new CaseNumber(execution.getProcessBusinessKey());
        var opened = readings.open(execution.getProcessInstanceId(), caseNumber, reader, clock.instant())
                .orElseThrow(() -> stillOpen(caseNumber, reader));
        execution.setVariable("glassReader", reader);
        execution.setVariable("glassOpenedAt", minute(opened.openedAt()));
        execution.setVariable("glassUntil", minute(opened.until()));
        record(EventKind.GLASS_BROKEN, opened, "最迟到 " + minute(opened.until()));
    }

    @Override
    public void notify(DelegateTask review) {
        close(Instances.root(((TaskEntity) review).getExecution()).getId(), "已由督导复核");
    }

    /** Ends it, if it still runs, and says so in the audit trail. */
    boolean close(String instance, String why) {
        var closed = readings.close(instance, clock.instant());
        closed.ifPresent(reading -> record(EventKind.GLASS_CLOSED, reading, why));
        return closed.isPresent();
    }

    private void record(EventKind kind, EmergencyReading reading, String detail) {
        audit.record(kind, reading.caseNumber().value(), NAME, reading.instance(), detail);
    }

    private FormFieldValidationException stillOpen(CaseNumber caseNumber, String reader) {
        var until = readings.running(caseNumber, reader, clock.instant())
                .map(EmergencyReading::until)
                .orElseThrow();
        return RefusedForms.refusal("您对这个个案的紧急查阅还没有结束（到 %s 为止），不能重复开始或延长；请在个案页继续查阅，或结束后再开始".formatted(minute(until)));
    }

    private static String minute(Instant moment) {
        return MINUTE.format(moment);
    }
}

package org.guitu.journey.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdict;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormRecord;
import org.guitu.engine.model.FormStore;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * Opens another case for the person of a case, when a model reaches an end event with the property {@code opensCase}: its value is
 * the process that the new case begins with, in the region of the instance that ends and with its facts.
 *
 * <p>The two cases are linked as the same person's. What the start form of that process asks about the person and the old case
 * knows is taken over, recorded by whoever decided it. To be called within a command of the engine.
 */
@Component
final class NextCase {

    private final Dossier dossier;
    private final CaseFiles files;
    private final SamePerson samePerson;
    private final FormRecord record;
    private final EngineAudit audit;
    private final InstantSource clock;
    private final FormStore forms;

    NextCase(
            Dossier dossier,
            CaseFiles files,
            SamePerson samePerson,
            FormRecord record,
            EngineAudit audit,
            InstantSource clock,
            FormStore forms) {
        this.dossier = dossier;
        this.files = files;
        this.samePerson = samePerson;
        this.record = record;
        this.audit = audit;
        this.clock = clock;
        this.forms = forms;
    }

    /** {@code carried}: the names of the facts that go along besides those that every instance has. */
    ExecutionListener opening(String process, List<String> carried) {
        return execution -> open(process, carried, execution);
    }

    private void open(String key, List<String> carried, DelegateExecution end) {
        var context = Context.getCommandContext();
        var process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(key);
        var before = new CaseNumber(end.getProcessBusinessKey());
        var number = dossier.open(end.getTenantId(), clock.instant());
        var instance = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceById(process.getId())
                .businessKey(number.value())
                .setVariables(facts(carried, end))
                .execute());
        files.begin(number, key, instance.getId());
        takeOver(before, number, process, instance, context);
        record.carryOver(before, number);
        samePerson.decide(
                number,
                before,
                Verdict.SAME,
                end.getProcessInstanceId(),
                context.getAuthenticatedUserId(),
                clock.instant());
        audit.reopened(before, number, instance);
    }

    private static Map<String, Object> facts(List<String> carried, DelegateExecution end) {
        var names = new HashSet<>(CommonFacts.OF_EVERY_INSTANCE);
        names.addAll(carried);
        var facts = new HashMap<String, Object>();
        names.forEach(name -> facts.put(name, end.getVariable(name)));
        facts.put(CommonFacts.REGION, end.getTenantId());
        return facts;
    }

    private void takeOver(
            CaseNumber before,
            CaseNumber number,
            ProcessDefinitionEntity process,
            ProcessInstance instance,
            CommandContext context) {
        var start = forms.of(process, context).orElseThrow();
        var asked = start.form().fields().stream()
                .filter(FormField::isClassified)
                .map(FormField::key)
                .toList();
        record.add(number, instance, null, start, context.getAuthentication(), dossier.latest(before, asked));
    }
}

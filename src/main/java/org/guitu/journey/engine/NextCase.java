package org.guitu.journey.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.SamePerson;
import org.guitu.casefile.SamePerson.Verdict;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormRecord;
import org.guitu.engine.model.CarriedFacts;
import org.guitu.engine.model.FormStore;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * Opens another case for the person of a case, when a model reaches an end event or a throw event with the property {@code
 * opensCase}: at once, in the region of the instance that is there and with its facts, whatever else runs in the old case.
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

    ExecutionListener opening(NextCaseOrder order) {
        return execution -> open(order, (ExecutionEntity) execution);
    }

    private void open(NextCaseOrder order, ExecutionEntity event) {
        var context = Context.getCommandContext();
        var process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(order.process());
        var before = new CaseNumber(event.getProcessBusinessKey());
        var number = dossier.open(event.getTenantId(), clock.instant());
        var instance = context.runWithoutAuthorization(() -> start(order, process, number, event, context));
        files.begin(number, order.process(), instance.getId());
        takeOver(before, number, process, instance, context);
        record.carryOver(before, number);
        samePerson.decide(
                number,
                before,
                Verdict.SAME,
                event.getProcessInstanceId(),
                context.getAuthenticatedUserId(),
                clock.instant());
        audit.reopened(before, number, instance);
    }

    private static ProcessInstance start(
            NextCaseOrder order,
            ProcessDefinitionEntity process,
            CaseNumber number,
            ExecutionEntity event,
            CommandContext context) {
        var instance = context.getProcessEngineConfiguration()
                .getRuntimeService()
                .createProcessInstanceById(process.getId())
                .businessKey(number.value())
                .setVariables(facts(order.carried(), event));
        order.startEvent().ifPresent(instance::startBeforeActivity);
        return instance.execute();
    }

    private static Map<String, Object> facts(List<String> carried, ExecutionEntity event) {
        var facts = new HashMap<String, Object>();
        CommonFacts.OF_EVERY_INSTANCE.forEach(name -> facts.put(name, event.getVariable(name)));
        facts.putAll(CarriedFacts.of(carried, name -> known(name, event)));
        facts.put(CommonFacts.REGION, event.getTenantId());
        return facts;
    }

    /** As the instance knows it, or the one that called it, or the one above. */
    private static Object known(String name, ExecutionEntity event) {
        for (var at = event; at != null; at = at.getProcessInstance().getSuperExecution()) {
            if (at.hasVariable(name)) {
                return at.getVariable(name);
            }
        }
        return null;
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

package org.guitu.engine.form;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseFiles;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * What a start form starts: a case, a report or a provider of its own, or something in a case that there is. To be called within a command of the
 * engine, by {@link DossierFormService}, which knows whether the person may.
 */
@Component
final class StartForms {

    private final CaseFiles files;
    private final NamedCases namedCases;
    private final ReportFiles reports;
    private final Acceptance acceptance;
    private final FormRecord formRecord;
    private final EngineAudit audit;

    /** How the engine starts an instance of a process. */
    interface Starter {
        ProcessInstance start(String definitionId, String businessKey, Map<String, Object> facts);
    }

    StartForms(
            CaseFiles files,
            NamedCases namedCases,
            ReportFiles reports,
            Acceptance acceptance,
            FormRecord formRecord,
            EngineAudit audit) {
        this.files = files;
        this.namedCases = namedCases;
        this.reports = reports;
        this.acceptance = acceptance;
        this.formRecord = formRecord;
        this.audit = audit;
    }

    /**
     * Starts what the form is about.
     *
     * @param businessKey what the sender wants it to be called; must be blank or {@code null}
     */
    ProcessInstance start(
            ProcessDefinitionEntity process,
            DeployedForm form,
            Authentication person,
            String businessKey,
            Map<String, Object> sent,
            Starter engine) {
        if (businessKey != null && !businessKey.isBlank()) {
            throw RefusedForms.refusal("个案编号由系统给出，请留空");
        }
        return form.form().field(CommonFacts.CASE_NUMBER).isPresent()
                ? startInCase(process, form, person, sent, engine)
                : open(process, form, person, sent, Map.of(), engine);
    }

    /**
     * Opens a case, or a report where the process is about one.
     *
     * @param more facts that the form does not ask for
     */
    ProcessInstance open(
            ProcessDefinitionEntity process,
            DeployedForm form,
            Authentication person,
            Map<String, Object> sent,
            Map<String, Object> more,
            Starter engine) {
        var enquiry = acceptance.enquiry(new Occasion(form.form(), Optional.empty(), Optional.empty(), person));
        var answers = RefusedForms.accepted(() -> acceptance.accept(form.form(), AnswerValues.plain(sent), enquiry));
        var region = (String) answers.get(CommonFacts.REGION);
        checkRegion(form, person, region);
        var report = RefusedForms.accepted(() -> reports.namedIn(answers));
        var number = reports.open(process, region);
        var facts = AnswerValues.facts(form.form(), answers);
        facts.putAll(more);
        var instance = engine.start(process.getId(), number.value(), facts);
        files.begin(number, instance.getProcessDefinitionKey(), instance.getId());
        RefusedForms.carriedOut(() -> enquiry.settle(number, answers));
        formRecord.add(number, instance, null, form, person, answers);
        audit.opened(ReportFiles.eventOf(process), number, form, answers);
        report.ifPresent(from -> {
            reports.link(from, number);
            audit.cameOf(from, number);
        });
        return instance;
    }

    /**
     * A form that asks for the case's number starts something in a case that there is: with its facts, and in its region unless the
     * form asks for another one of the person's.
     */
    private ProcessInstance startInCase(
            ProcessDefinitionEntity process,
            DeployedForm form,
            Authentication person,
            Map<String, Object> sent,
            Starter engine) {
        var first = RefusedForms.accepted(() -> acceptance.accept(form.form(), AnswerValues.plain(sent)));
        var named = namedCases.of(form.form(), first, person);
        var instance = namedCases.asTold(
                named, form.form(), () -> startIn(named.known(), process, form, person, sent, engine));
        namedCases.started(named, instance, person);
        return instance;
    }

    /** The answers are checked once more, now that it is known which case they are about. */
    private ProcessInstance startIn(
            CaseFacts known,
            ProcessDefinitionEntity process,
            DeployedForm form,
            Authentication person,
            Map<String, Object> sent,
            Starter engine) {
        var caseNumber = known.caseNumber();
        var enquiry = acceptance.enquiry(new Occasion(form.form(), Optional.of(caseNumber), Optional.empty(), person));
        var answers =
                RefusedForms.accepted(() -> acceptance.accept(form.form(), AnswerValues.plain(sent), known, enquiry));
        var facts = known.facts();
        facts.putAll(AnswerValues.facts(form.form(), answers));
        facts.put(CommonFacts.CASE_NUMBER, caseNumber.value());
        checkRegion(form, person, facts.get(CommonFacts.REGION));
        var instance = engine.start(process.getId(), caseNumber.value(), facts);
        RefusedForms.carriedOut(() -> enquiry.settle(caseNumber, answers));
        formRecord.add(caseNumber, instance, null, form, person, answers);
        audit.started(caseNumber, instance, form, answers);
        return instance;
    }

    private static void checkRegion(DeployedForm form, Authentication person, Object region) {
        if (!person.getTenantIds().contains(region)) {
            throw RefusedForms.refusal(
                    CommonFacts.REGION, "“%s”不是您工作的地区，请选择本地区".formatted(labelOf(form, CommonFacts.REGION)));
        }
    }

    private static String labelOf(DeployedForm form, String key) {
        return form.form().field(key).map(FormField::label).orElse(key);
    }
}

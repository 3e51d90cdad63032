package org.guitu.engine.form;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.engine.RefusedForms;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.FormField;
import org.guitu.form.WaitBounds.Answering;
import org.springframework.stereotype.Component;

/**
 * What the form of a task leads to: the answers are checked by all that is known of the case, the personal ones written into the
 * dossier. To be called within a command of the engine, by {@link DossierFormService}, which knows whether the person may.
 */
@Component
final class TaskForms {

    private final EarlierAnswers earlier;
    private final Acceptance acceptance;
    private final FormRecord formRecord;
    private final EngineAudit audit;

    TaskForms(EarlierAnswers earlier, Acceptance acceptance, FormRecord formRecord, EngineAudit audit) {
        this.earlier = earlier;
        this.acceptance = acceptance;
        this.formRecord = formRecord;
        this.audit = audit;
    }

    /** Checks the answers, writes the personal ones into the dossier and hands back the others. */
    Map<String, Object> split(TaskEntity task, DeployedForm form, Authentication person, Map<String, Object> sent) {
        var caseNumber = CaseFacts.numberOf(task);
        var known = task.getVariables();
        known.putAll(CallerFacts.withTimes(task, form.form()));
        known.putAll(earlier.of(task, form.form(), field -> isAskedFor(field, form)));
        var enquiry = acceptance.enquiry(new Occasion(form.form(), Optional.of(caseNumber), Optional.of(task), person));
        var answers = RefusedForms.accepted(() -> acceptance.accept(
                form.form(),
                AnswerValues.plain(sent),
                known,
                caseNumber,
                enquiry,
                new Answering(person.getUserId(), task.getId())));
        RefusedForms.carriedOut(() -> enquiry.settle(caseNumber, answers));
        formRecord.add(caseNumber, task.getProcessInstance(), task.getId(), form, person, answers);
        audit.submitted(caseNumber, task, form, answers);
        return AnswerValues.facts(form.form(), answers);
    }

    /** An earlier answer that only stands in the form to be read plays no part when the form comes back, unless something builds on it. */
    private static boolean isAskedFor(FormField field, DeployedForm form) {
        return (field.isReadOnly() || field.kind() == FormField.Kind.COMPUTED)
                && (form.form().mentions(field.key())
                        || form.form()
                                .field(FormField::prefillFrom, field.key())
                                .filter(FormField::isReadOnly)
                                .isPresent());
    }
}

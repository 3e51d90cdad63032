package org.guitu.dossier.engine;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.DossierEntry;
import org.guitu.casefile.Timeline.Step;
import org.guitu.consent.GivenConsent;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierScope.Writer;
import org.guitu.dossier.DossierView.Answer;
import org.guitu.engine.model.FormStore;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.Conditions;
import org.guitu.form.FormCheck;
import org.guitu.form.FormField;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * Corrects what one's own department recorded wrongly, while somebody there works on a task of the case. Only personal answers are
 * corrected: routing facts have already decided the way that the case took.
 *
 * <p>What the whole case hangs on, such as a birth date, is not corrected here but by the process {@code correct-person}, which knows
 * what follows from it: {@link PersonQuestions}.
 */
@Component
public class CorrectionAccess {

    private static final int LONGEST_REASON = 1000;

    private final DossierAccess access;
    private final DossierDisplay display;
    private final Dossier dossier;
    private final FormStore forms;
    private final Conditions conditions;
    private final InstantSource clock;
    private final DossierAudit audit;

    CorrectionAccess(
            DossierAccess access,
            DossierDisplay display,
            Dossier dossier,
            FormStore forms,
            Conditions conditions,
            InstantSource clock,
            DossierAudit audit) {
        this.access = access;
        this.display = display;
        this.dossier = dossier;
        this.forms = forms;
        this.conditions = conditions;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Corrects answers of a step.
     *
     * @param step its number
     * @param corrected by field; what is the same as before is left out, {@code null} takes an answer back
     * @throws RefusedException when the step is not there or another office's, the reason is missing, an answer is wrong or none changes
     */
    public void correct(String taskId, long step, String reason, Map<String, Object> corrected) {
        var why = DossierAccess.text(reason, LONGEST_REASON, "更正理由");
        access.changeByTask(taskId, (scope, context) -> {
            var writer = DossierAccess.writer(scope);
            var recorded = display.recorded(scope, step).orElseThrow(CorrectionAccess::notThere);
            var before = answers(scope, recorded, context);
            var form =
                    forms.of(recorded.form(), recorded.formVersion(), context).orElseThrow(CorrectionAccess::notThere);
            var changed = changes(form, before, corrected, known(scope, recorded, form, context));
            refusePersonFacts(form, changed, scope, context);
            refuseMoreThanWasAllowed(form, before, changed);
            dossier.correct(step, why, entry(scope, recorded, writer, form, changed));
            audit.corrected(scope, form, changed.keySet());
            return null;
        });
    }

    private Map<String, Answer> answers(DossierScope scope, Step step, CommandContext context) {
        if (!scope.corrects(step.department(), step.region())) {
            throw new RefusedException(
                    Why.NOT_THERE, "这一步不是本部门记录的，不能由您更正。请用“补正记录”请记录的部门更正；姓名、证件、出生日期、性别和国籍用“更正身份与年龄”。");
        }
        return display.lookUp(scope, context).steps().stream()
                .filter(seen -> seen.number() == step.number() && seen.correctable())
                .findFirst()
                .orElseThrow(CorrectionAccess::notThere)
                .answers()
                .stream()
                .filter(answer ->
                        answer.question().filter(FormField::isCorrectable).isPresent())
                .collect(Collectors.toMap(Answer::field, answer -> answer));
    }

    /** What the form's questions were answered in the instance of the step: its facts as they stand, its latest personal answers. */
    private Map<String, Object> known(DossierScope scope, Step step, DeployedForm form, CommandContext context) {
        var known = new HashMap<String, Object>();
        context.runWithoutAuthorization(() -> {
            context.getProcessEngineConfiguration()
                    .getHistoryService()
                    .createHistoricVariableInstanceQuery()
                    .processInstanceId(step.instance())
                    .list()
                    .forEach(fact -> known.put(fact.getName(), fact.getValue()));
            return null;
        });
        known.putAll(dossier.latest(scope.caseNumber(), form.form().keys(), List.of(step.instance())));
        return known;
    }

    private void refusePersonFacts(
            DeployedForm form, Map<String, Object> changed, DossierScope scope, CommandContext context) {
        var asked = PersonQuestions.of(forms, context);
        changed.keySet().stream().filter(asked::contains).findFirst().ifPresent(key -> {
            throw new RefusedException("“%s”关系到全案，不能在档案里直接更正。请在任务列表点“启动流程”，选“更正身份与年龄”，填个案编号 %s；另一人审批后生效，要跟着办的任务随即开出。"
                    .formatted(
                            form.form().field(key).map(FormField::label).orElse(key),
                            scope.caseNumber().value()));
        });
    }

    /** What the person allows she or he says, and nobody corrects it into more. */
    private static void refuseMoreThanWasAllowed(
            DeployedForm form, Map<String, Answer> before, Map<String, Object> changed) {
        changed.forEach((key, now) -> {
            if (GivenConsent.allowsMore(key, before.get(key).valueNow(), now)) {
                throw new RefusedException("“%s”是本人或监护人的意思，更正只能改小，不能放宽。后来又同意的，在提供信息、询问的那一步当面征求，并在表单里写明依据。"
                        .formatted(form.form().field(key).map(FormField::label).orElse(key)));
            }
        });
    }

    private Map<String, Object> changes(
            DeployedForm form, Map<String, Answer> before, Map<String, Object> corrected, Map<String, Object> known) {
        if (corrected == null || !before.keySet().containsAll(corrected.keySet())) {
            throw new RefusedException("更正没有保存：只能更正这一步已填写、您可以查阅的内容。请刷新档案后再试。");
        }
        var changed = new LinkedHashMap<String, Object>();
        before.forEach((field, answer) -> known.put(field, answer.valueNow()));
        accepted(form, corrected, known).forEach((field, value) -> {
            // As text: a whole number may have come back from the dossier as another type.
            if (!String.valueOf(value).equals(String.valueOf(before.get(field).valueNow()))) {
                changed.put(field, value);
            }
        });
        if (changed.isEmpty()) {
            throw new RefusedException("更正没有保存：没有改动任何内容。请至少改动一项。");
        }
        return changed;
    }

    private Map<String, Object> accepted(DeployedForm form, Map<String, Object> corrected, Map<String, Object> known) {
        return new FormCheck(form.form(), conditions, clock.instant()).acceptCorrections(corrected, known);
    }

    private DossierEntry entry(
            DossierScope scope, Step step, Writer writer, DeployedForm form, Map<String, Object> changed) {
        var answers = new LinkedHashMap<String, DossierEntry.Answer>();
        changed.forEach((field, value) -> answers.put(
                field,
                new DossierEntry.Answer(
                        form.form().field(field).orElseThrow().dataClass().orElseThrow(),
                        value,
                        Optional.empty(),
                        form.form().room(field))));
        return new DossierEntry(
                scope.caseNumber(),
                step.process(),
                step.instance(),
                step.task(),
                step.form(),
                step.formVersion(),
                writer.account(),
                writer.department(),
                writer.region(),
                clock.instant(),
                answers);
    }

    private static RefusedException notThere() {
        return new RefusedException(Why.NOT_THERE, "没有这一步，或者不是本部门在本地区记录的，不能更正。请刷新档案。");
    }
}

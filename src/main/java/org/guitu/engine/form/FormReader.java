package org.guitu.engine.form;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.People;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/**
 * What a form opens with, from both stores: every routing fact but the answers it asks for anew, and, for people who work in the
 * task's queue, the earlier answers that it shows again.
 */
@Component
final class FormReader {

    private final EarlierAnswers earlier;
    private final Decisions decisions;
    private final FieldAccess access;
    private final People people;
    private final FormFeatures features;

    FormReader(EarlierAnswers earlier, Decisions decisions, FieldAccess access, People people, FormFeatures features) {
        this.earlier = earlier;
        this.decisions = decisions;
        this.access = access;
        this.people = people;
        this.features = features;
    }

    /**
     * What a task's form opens with.
     *
     * @param personal the keys of the personal answers among it
     */
    record Opened(VariableMap shown, Set<String> personal) {

        /** Only those that were asked for; {@code null} asks for all. */
        Opened only(Collection<String> names) {
            if (names != null) {
                personal.retainAll(names);
                shown.keySet().retainAll(names);
            }
            return this;
        }
    }

    /** What is shown of a task without a form. */
    static Opened open(VariableMap facts) {
        var shown = Variables.createVariables();
        facts.forEach((key, value) -> shown.put(key, AnswerValues.forBrowser(value)));
        return new Opened(shown, new HashSet<>());
    }

    Opened open(DeployedForm form, TaskEntity task, CaseNumber caseNumber, VariableMap facts, Authentication person) {
        var opened = open(facts);
        var shown = opened.shown();
        for (FormField field : form.form().fields()) {
            if (!field.isReadOnly() && !field.isPrefilled() && field.kind() != FormField.Kind.COMPUTED) {
                shown.remove(field.key());
            }
            field.prefillFrom()
                    .map(fact -> facts.get(facts.get(field.key()) == null ? fact : field.key()))
                    .ifPresent(value -> shown.put(field.key(), AnswerValues.forBrowser(value)));
        }
        if (people.policyOf(person).works(task) && !WorkRules.bars(task, person.getUserId())) {
            var enquiry =
                    features.enquiry(new Occasion(form.form(), Optional.of(caseNumber), Optional.of(task), person));
            var known = enquiry.facts();
            shown.putAll(known);
            shown.keySet().removeAll(enquiry.hidden());
            personal(form, task, person, facts, known).forEach((key, value) -> {
                shown.put(key, AnswerValues.forBrowser(value));
                opened.personal().add(key);
            });
        }
        return opened;
    }

    private Map<String, Object> personal(
            DeployedForm form,
            TaskEntity task,
            Authentication person,
            Map<String, Object> facts,
            Map<String, Object> known) {
        var readable = new HashMap<String, Boolean>();
        var fields = form.form().fields().stream()
                .filter(field -> field.isReadOnly() || field.isPrefilled() || opensWith(field, known))
                .filter(field -> field.dataClass()
                        .filter(dataClass -> readable.computeIfAbsent(
                                dataClass,
                                any -> access.permits(person, any, form.form().id())))
                        .isPresent())
                .toList();
        var personal = earlier.of(task, form.form(), fields::contains);
        var context = new HashMap<>(facts);
        context.putAll(earlier.of(task, form.form(), field -> field.kind() == FormField.Kind.COMPUTED));
        context.putAll(personal);
        context.putAll(known);
        for (FormField field : fields) {
            if (opensWith(field, known)) {
                personal.putIfAbsent(field.key(), known.get(field.prefillFrom().orElseThrow()));
            }
            field.shows()
                    .map(feel -> decisions.value(feel, context))
                    .ifPresent(value -> personal.put(field.key(), value));
        }
        return personal;
    }

    /** Whether a feature says what it opens with until it has been answered once. */
    private static boolean opensWith(FormField field, Map<String, Object> known) {
        return field.prefillFrom().map(known::get).isPresent();
    }
}

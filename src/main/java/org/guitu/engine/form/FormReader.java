package org.guitu.engine.form;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline.Step;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.People;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.form.EarlierAnswers.Answered;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.engine.model.StepNames;
import org.guitu.form.Fitting;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormForBrowser;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * What a form opens with, from both stores: every routing fact but the answers it asks for anew, and, for people who work in the
 * task's queue, the earlier answers that it shows again.
 */
@Component
final class FormReader {

    private static final String SOURCE = "来自“%s”，%s，%s；请核对。";

    private final EarlierAnswers earlier;
    private final Decisions decisions;
    private final FieldAccess access;
    private final People people;
    private final FormFeatures features;
    private final Directory directory;
    private final InstantSource clock;

    FormReader(
            EarlierAnswers earlier,
            Decisions decisions,
            FieldAccess access,
            People people,
            FormFeatures features,
            Directory directory,
            InstantSource clock) {
        this.earlier = earlier;
        this.decisions = decisions;
        this.access = access;
        this.people = people;
        this.features = features;
        this.directory = directory;
        this.clock = clock;
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
            if (!field.isClassified() && !field.sameAs().isEmpty()) {
                routing(field, facts, shown);
            }
        }
        if (mayRead(task, person)) {
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

    /** The form as the browser gets it: with what is known of the day and of the answers with which it opens. */
    FormForBrowser explained(FormForBrowser file, DeployedForm form, TaskEntity task, Authentication person) {
        var sources = new HashMap<String, String>();
        if (form.form().fields().stream().anyMatch(FormReader::opensAgain) && mayRead(task, person)) {
            var names = new StepNames(Context.getCommandContext());
            newest(form, task, person, FormReader::opensAgain)
                    .forEach((field, answered) -> sources.put(field.key(), words(answered.step(), names)));
        }
        return dated(file.explaining(sources));
    }

    /** The same of a form that starts something. */
    FormForBrowser dated(FormForBrowser file) {
        return file.on(today());
    }

    private String words(Step step, StepNames names) {
        return SOURCE.formatted(
                step.task() == null ? names.processOf(step) : names.nameOf(step),
                LocalDate.ofInstant(step.recordedAt(), China.ZONE),
                directory.department(step.department()).zh());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), China.ZONE);
    }

    private boolean mayRead(TaskEntity task, Authentication person) {
        return people.policyOf(person).works(task) && !WorkRules.bars(task, person.getUserId());
    }

    /** Of the questions about the person those that open with an earlier answer. */
    private static boolean opensAgain(FormField field) {
        return isPrefilled(field) || isAskedAgain(field);
    }

    private static boolean isPrefilled(FormField field) {
        return field.isClassified() && !field.isReadOnly() && field.isPrefilled();
    }

    private static boolean isAskedAgain(FormField field) {
        return field.isClassified() && !field.isReadOnly() && !field.sameAs().isEmpty();
    }

    /** Of the questions that open with an earlier answer those that have one, which the person may read and the question takes. */
    private Map<FormField, Answered> newest(
            DeployedForm form, TaskEntity task, Authentication person, Predicate<FormField> which) {
        var questions = form.form().fields().stream().filter(which).toList();
        var fitting = new Fitting(today());
        var newest = new LinkedHashMap<FormField, Answered>();
        earlier.newest(
                        task,
                        questions,
                        dataClass ->
                                access.permits(person, dataClass, form.form().id()))
                .forEach((field, answered) -> fitting.answer(field, answered.value())
                        .ifPresent(answer -> newest.put(field, new Answered(answered.step(), answer))));
        return newest;
    }

    /** A routing fact that was settled under another name, until this question has been answered once. */
    private void routing(FormField field, Map<String, Object> facts, Map<String, Object> shown) {
        Stream.concat(Stream.of(field.key()), field.sameAs().stream())
                .map(facts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(value -> new Fitting(today()).answer(field, value))
                .ifPresent(value -> shown.put(field.key(), AnswerValues.forBrowser(value)));
    }

    private Map<String, Object> personal(
            DeployedForm form,
            TaskEntity task,
            Authentication person,
            Map<String, Object> facts,
            Map<String, Object> known) {
        var readable = new HashMap<String, Boolean>();
        var fields = form.form().fields().stream()
                .filter(field -> field.isReadOnly() || field.isPrefilled() || opensWith(field, known, form.form()))
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
            field.prefillFrom().map(context::get).ifPresent(value -> personal.putIfAbsent(field.key(), value));
            field.shows()
                    .map(feel -> decisions.value(feel, context))
                    .ifPresent(value -> personal.put(field.key(), value));
        }
        fields.stream().filter(FormReader::isPrefilled).forEach(field -> {
            var fitting = new Fitting(today()).answer(field, personal.remove(field.key()));
            fitting.ifPresent(answer -> personal.put(field.key(), answer));
        });
        newest(form, task, person, FormReader::isAskedAgain)
                .forEach((field, answered) -> personal.put(field.key(), answered.value()));
        return personal;
    }

    /** Whether a feature, or another answer of the form's, says what it opens with until it has been answered once. */
    private static boolean opensWith(FormField field, Map<String, Object> known, Form form) {
        return field.prefillFrom()
                .filter(fact -> known.get(fact) != null
                        || form.field(fact).filter(FormField::isClassified).isPresent())
                .isPresent();
    }
}

package org.guitu.engine.form;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.AnswerSource;
import org.guitu.engine.access.FieldAccess;
import org.guitu.engine.access.TaskReading;
import org.guitu.engine.expression.Decisions;
import org.guitu.engine.form.EarlierAnswers.Answered;
import org.guitu.engine.form.FormFeature.Occasion;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.guitu.engine.model.StepNames;
import org.guitu.engine.standing.OpeningValues;
import org.guitu.form.CommonFacts;
import org.guitu.form.Fitting;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.form.FormForBrowser;
import org.springframework.stereotype.Component;

/**
 * What a form opens with, from both stores: every routing fact but the answers it asks for anew, and, for people who work in the
 * task's queue, the earlier answers that it shows again.
 */
@Component
final class FormReader {

    /** What stands above every task, also of a minor's case that nobody has claimed. */
    private static final Set<String> SEEN_BEFORE_THE_CLAIM = Stream.concat(
                    CommonFacts.OF_EVERY_INSTANCE.stream(), Stream.of(CommonFacts.REGION, CommonFacts.CASE_NUMBER))
            .collect(Collectors.toUnmodifiableSet());

    private final EarlierAnswers earlier;
    private final Decisions decisions;
    private final FieldAccess access;
    private final TaskReading reading;
    private final FormFeatures features;
    private final AnswerSource sources;
    private final OpeningValues openings;

    FormReader(
            EarlierAnswers earlier,
            Decisions decisions,
            FieldAccess access,
            TaskReading reading,
            FormFeatures features,
            AnswerSource sources,
            OpeningValues openings) {
        this.earlier = earlier;
        this.decisions = decisions;
        this.access = access;
        this.reading = reading;
        this.features = features;
        this.sources = sources;
        this.openings = openings;
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
        if (reading.reads(task, person)) {
            var enquiry =
                    features.enquiry(new Occasion(form.form(), Optional.of(caseNumber), Optional.of(task), person));
            enquiry.opened();
            var known = enquiry.facts();
            shown.putAll(known);
            shown.keySet().removeAll(enquiry.hidden());
            personal(form, task, person, facts, known).forEach((key, value) -> {
                shown.put(key, AnswerValues.forBrowser(value));
                opened.personal().add(key);
            });
        } else if (reading.claimsFirst(task, person)) {
            shown.keySet().retainAll(SEEN_BEFORE_THE_CLAIM);
        }
        return opened;
    }

    /** The form as the browser gets it: with what is known of the day and of the answers with which it opens. */
    FormForBrowser explained(FormForBrowser file, DeployedForm form, TaskEntity task, Authentication person) {
        if (showsAgain(form) && reading.claimsFirst(task, person)) {
            return opening(file.saying(TaskReading.CLAIM_FIRST), person);
        }
        var words = new HashMap<String, String>();
        if (form.form().fields().stream().anyMatch(FormReader::opensAgain) && reading.reads(task, person)) {
            var names = new StepNames(Context.getCommandContext());
            newest(form, task, person, FormReader::opensAgain)
                    .forEach(
                            (field, answered) -> words.put(field.key(), sources.words(answered.step(), names, person)));
        }
        return opening(file.explaining(words), person);
    }

    /** The same of a form that starts something. */
    FormForBrowser opening(FormForBrowser file, Authentication person) {
        return file.opening(name -> openings.of(name, person));
    }

    private LocalDate today() {
        return openings.today();
    }

    private static boolean showsAgain(DeployedForm form) {
        return form.form().fields().stream()
                .anyMatch(field -> field.isClassified() && (field.isReadOnly() || opensAgain(field)));
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
                        origin -> access.permits(person, origin, form.form().id()))
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
        Predicate<Origin> readable =
                origin -> access.permits(person, origin, form.form().id());
        var fields = form.form().fields().stream()
                .filter(FormField::isClassified)
                .filter(field -> field.isReadOnly() || field.isPrefilled() || opensWith(field, known, form.form()))
                .toList();
        var personal = earlier.of(task, form.form(), fields::contains, readable);
        var context = new HashMap<>(facts);
        context.putAll(earlier.of(task, form.form(), field -> field.kind() == FormField.Kind.COMPUTED));
        context.putAll(personal);
        context.putAll(known);
        for (FormField field : fields) {
            if (!readable.test(
                    new Origin(form.form().id(), field.key(), field.dataClass().orElseThrow()))) {
                continue;
            }
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

package org.guitu.engine.form;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOverStore;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.Timeline.Step;
import org.guitu.engine.Instances;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/** The personal answers of earlier steps that a form shows again. To be called within a command of the engine. */
@Component
final class EarlierAnswers {

    private final Dossier dossier;
    private final Timeline timeline;
    private final HandOverStore handOvers;

    EarlierAnswers(Dossier dossier, Timeline timeline, HandOverStore handOvers) {
        this.dossier = dossier;
        this.timeline = timeline;
        this.handOvers = handOvers;
    }

    /** The same for the program itself, which checks an answer by them. */
    Map<String, Object> of(TaskEntity task, Form form, Predicate<FormField> fields) {
        return of(task, form, fields, any -> true);
    }

    /**
     * The latest of the case, or of the task's process or instance where the field says so, for those of the form's fields.
     *
     * @param readable whether what has that origin may be read
     */
    Map<String, Object> of(TaskEntity task, Form form, Predicate<FormField> fields, Predicate<Origin> readable) {
        var caseNumber = CaseFacts.numberOf(task);
        var chosen = form.fields().stream()
                .filter(FormField::isClassified)
                .filter(fields)
                .toList();
        var answers = dossier.latest(
                caseNumber, keys(chosen, field -> !field.isOfSameProcess() && !field.isOfSameInstance()), readable);
        var ofInstance = keys(chosen, FormField::isOfSameInstance);
        if (!ofInstance.isEmpty()) {
            answers.putAll(dossier.latest(
                    caseNumber, ofInstance, handOvers.withThoseBefore(List.of(task.getProcessInstanceId())), readable));
        }
        var ofProcess = keys(chosen, FormField::isOfSameProcess);
        if (!ofProcess.isEmpty()) {
            answers.putAll(dossier.latest(caseNumber, ofProcess, instances(task), readable));
        }
        return answers;
    }

    /**
     * What these questions, each asked before or the same as one that was, open with: the step that gave the newest answer, and no
     * step for an answer that may not be read.
     *
     * @param readable whether what has that origin may be
     */
    Map<FormField, Answered> newest(TaskEntity task, List<FormField> questions, Predicate<Origin> readable) {
        var caseNumber = CaseFacts.numberOf(task);
        var anywhere =
                timeline.newest(caseNumber, allKeys(questions, field -> !field.isOfSameProcess()), List.of(), readable);
        var ofProcess = allKeys(questions, FormField::isOfSameProcess);
        var here = ofProcess.isEmpty()
                ? Map.<String, Step>of()
                : timeline.newest(caseNumber, ofProcess, instances(task), readable);
        var newest = new LinkedHashMap<FormField, Answered>();
        questions.forEach(field -> keysOf(field)
                .flatMap(key -> Optional.ofNullable((field.isOfSameProcess() ? here : anywhere).get(key))
                        .map(step -> new Answered(step, step.content().get(key).value()))
                        .stream())
                .max(Comparator.comparing(
                        any -> any.step().corrects().orElse(any.step().number())))
                .ifPresent(answered -> newest.put(field, answered)));
        return newest;
    }

    /** An answer and the step that gave it. */
    record Answered(Step step, Object value) {}

    private static List<String> allKeys(List<FormField> questions, Predicate<FormField> which) {
        return questions.stream()
                .filter(which)
                .flatMap(EarlierAnswers::keysOf)
                .distinct()
                .toList();
    }

    private static Stream<String> keysOf(FormField question) {
        return Stream.concat(Stream.of(question.key()), question.sameAs().stream());
    }

    private static List<String> keys(List<FormField> fields, Predicate<FormField> which) {
        return fields.stream().filter(which).map(FormField::key).toList();
    }

    /** The instance that a person started and all that it called, ended or not; also before it was handed over. */
    private List<String> instances(TaskEntity task) {
        var context = Context.getCommandContext();
        var root = task.getProcessInstance().getRootProcessInstanceId();
        return Instances.inAllRegions(() -> handOvers.withThoseBefore(List.of(root)).stream()
                .flatMap(any -> context
                        .getProcessEngineConfiguration()
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .rootProcessInstanceId(any)
                        .list()
                        .stream())
                .map(HistoricProcessInstance::getId)
                .toList());
    }
}

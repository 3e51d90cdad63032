package org.guitu.engine.form;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.HandOverStore;
import org.guitu.engine.Instances;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.springframework.stereotype.Component;

/** The personal answers of earlier steps that a form shows again. To be called within a command of the engine. */
@Component
final class EarlierAnswers {

    private final Dossier dossier;
    private final HandOverStore handOvers;

    EarlierAnswers(Dossier dossier, HandOverStore handOvers) {
        this.dossier = dossier;
        this.handOvers = handOvers;
    }

    /** The latest of the case, or of the task's process or instance where the field says so, for those of the form's fields. */
    Map<String, Object> of(TaskEntity task, Form form, Predicate<FormField> fields) {
        var caseNumber = CaseFacts.numberOf(task);
        var chosen = form.fields().stream()
                .filter(FormField::isClassified)
                .filter(fields)
                .toList();
        var answers = dossier.latest(
                caseNumber, keys(chosen, field -> !field.isOfSameProcess() && !field.isOfSameInstance()));
        var ofInstance = keys(chosen, FormField::isOfSameInstance);
        if (!ofInstance.isEmpty()) {
            answers.putAll(dossier.latest(caseNumber, ofInstance, List.of(task.getProcessInstanceId())));
        }
        var ofProcess = keys(chosen, FormField::isOfSameProcess);
        if (!ofProcess.isEmpty()) {
            answers.putAll(dossier.latest(caseNumber, ofProcess, instances(task)));
        }
        return answers;
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

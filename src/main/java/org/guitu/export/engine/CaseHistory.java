package org.guitu.export.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.guitu.export.PersonFile.Fact;
import org.guitu.export.PersonFile.Named;
import org.guitu.export.PersonFile.Progress;
import org.guitu.form.AnswerWords;
import org.guitu.form.CommonFacts;
import org.guitu.form.Form;
import org.guitu.form.FormField;
import org.guitu.office.Directory;

/**
 * What the engine's history still knows of a case, process by process, in the words of models and forms. One object reads one case,
 * within a command of the engine.
 */
final class CaseHistory {

    /** With which the engine counts when a model does something for each of several; they say nothing of the person. */
    private static final Set<String> COUNTERS = Set.of(
            MultiInstanceActivityBehavior.LOOP_COUNTER,
            MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_ACTIVE_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_COMPLETED_INSTANCES);

    private final Directory directory;
    private final CommandContext context;
    private final HistoryService history;
    private final RepositoryService repository;
    private final Map<String, FormField> questions;
    private final Set<String> withheld;

    /**
     * @param forms those that were filled in and may be shown
     * @param withheld those that were filled in and may not: what only they ask is left out
     */
    CaseHistory(Collection<Form> forms, Collection<Form> withheld, Directory directory, CommandContext context) {
        this.questions = questions(forms);
        this.withheld = new HashSet<>(questions(withheld).keySet());
        this.withheld.removeAll(questions.keySet());
        this.directory = directory;
        this.context = context;
        this.history = context.getProcessEngineConfiguration().getHistoryService();
        this.repository = context.getProcessEngineConfiguration().getRepositoryService();
    }

    /** The earliest first. */
    List<Progress> of(String caseNumber) {
        return context.runWithoutAuthorization(() -> {
            var progress = new ArrayList<Progress>();
            for (HistoricProcessInstance instance : history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .list()) {
                if (!OthersCases.isThere(instance.getProcessDefinitionKey())) {
                    progress.add(progress(instance));
                }
            }
            return progress;
        });
    }

    private Progress progress(HistoricProcessInstance instance) {
        var facts = new ArrayList<Fact>();
        Object outcome = null;
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByVariableName()
                .asc()
                .list()) {
            if (variable.getName().equals(CommonFacts.OUTCOME)) {
                outcome = variable.getValue();
            } else if (variable.getValue() != null && isShown(variable.getName())) {
                facts.add(fact(variable.getName(), variable.getValue()));
            }
        }
        return new Progress(
                new Named(instance.getProcessDefinitionKey(), instance.getProcessDefinitionName()),
                region(instance.getTenantId()),
                instance.getStartTime().toInstant(),
                Optional.ofNullable(instance.getEndTime()).map(Date::toInstant),
                Optional.ofNullable((String) outcome).map(end -> end(instance, end)),
                facts);
    }

    private boolean isShown(String name) {
        return !withheld.contains(name)
                && !name.equals(CommonFacts.CASE_NUMBER)
                && !COUNTERS.contains(name)
                && !OthersCases.isFact(name);
    }

    private Fact fact(String name, Object value) {
        var question = Optional.ofNullable(questions.get(name));
        return new Fact(name, question.map(FormField::label).orElse(name), value, AnswerWords.of(question, value));
    }

    /** What the forms ask, by the name of the fact. */
    private static Map<String, FormField> questions(Collection<Form> forms) {
        var found = new HashMap<String, FormField>();
        forms.stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> !field.isClassified() && !field.label().isBlank())
                .forEach(field -> found.putIfAbsent(field.key(), field));
        return found;
    }

    private Named end(HistoricProcessInstance instance, String end) {
        FlowElement element = repository
                .getBpmnModelInstance(instance.getProcessDefinitionId())
                .getModelElementById(end);
        return new Named(end, element == null ? end : element.getName());
    }

    private Named region(String code) {
        return new Named(code, directory.isRegion(code) ? directory.region(code).name() : code);
    }
}

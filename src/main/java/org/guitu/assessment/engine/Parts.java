package org.guitu.assessment.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;

/**
 * What the departments that were asked for their part of a case's assessment have answered so far, in whatever round and region: of each the
 * newest answer, and who has not answered yet.
 *
 * @param given by department, in the order in which they were given
 * @param missing the departments that still have to answer, in the order in which they were asked
 */
record Parts(Map<String, Part> given, List<String> missing) {

    private static final String DEPARTMENT = "partDepartment";

    /**
     * What one department answered.
     *
     * @param instance the process instance in which it did
     * @param answers to the questions without a class, by key
     */
    record Part(String instance, Instant at, Map<String, Object> answers) {

        Stream<Object> codes(String question) {
            return answers.get(question) instanceof Collection<?> list
                    ? list.stream().map(code -> code)
                    : Stream.empty();
        }
    }

    /** To be called within a command of the engine. */
    static Parts of(CaseNumber caseNumber) {
        return Instances.inAllRegions(() -> Context.getCommandContext()
                .runWithoutAuthorization(() ->
                        read(caseNumber, Context.getProcessEngineConfiguration().getHistoryService())));
    }

    private static Parts read(CaseNumber caseNumber, HistoryService history) {
        var asked = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .processDefinitionKey(KnownName.ASSESSMENT_PART.id())
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        var facts = asked.isEmpty() ? Map.<String, Map<String, Object>>of() : facts(asked, history);
        var given = new LinkedHashMap<String, Part>();
        asked.stream()
                .filter(instance -> instance.getEndTime() != null)
                .map(instance ->
                        new Part(instance.getId(), instance.getEndTime().toInstant(), facts.get(instance.getId())))
                .filter(part -> part.answers().get(PartQuestions.OUTCOME) instanceof String outcome
                        && !outcome.equals(PartQuestions.MORE_TIME))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .forEach(part -> {
                    given.remove(departmentOf(part.answers()).orElseThrow());
                    given.put(departmentOf(part.answers()).orElseThrow(), part);
                });
        var missing = asked.stream()
                .filter(instance -> instance.getEndTime() == null)
                .flatMap(instance -> departmentOf(facts.get(instance.getId())).stream())
                .distinct()
                .toList();
        return new Parts(given, missing);
    }

    private static Optional<String> departmentOf(Map<String, Object> facts) {
        return Optional.ofNullable((String) facts.get(DEPARTMENT));
    }

    private static Map<String, Map<String, Object>> facts(
            List<HistoricProcessInstance> instances, HistoryService history) {
        var facts = new HashMap<String, Map<String, Object>>();
        instances.forEach(instance -> facts.put(instance.getId(), new HashMap<>()));
        history.createHistoricVariableInstanceQuery()
                .processInstanceIdIn(facts.keySet().toArray(String[]::new))
                .variableNameIn(Stream.concat(Stream.of(DEPARTMENT), PartQuestions.ROUTING.stream())
                        .toArray(String[]::new))
                .list()
                .forEach(fact -> facts.get(fact.getProcessInstanceId()).put(fact.getName(), fact.getValue()));
        return facts;
    }
}

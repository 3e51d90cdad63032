package org.guitu.repair.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guitu.engine.Instances;
import org.guitu.engine.expression.LiveFacts;
import org.guitu.engine.model.DeployedCatalogue;
import org.guitu.form.CommonFacts;
import org.guitu.form.Conditions;
import org.guitu.form.Form;
import org.guitu.form.FormCheck;
import org.guitu.form.FormField;
import org.guitu.form.FormField.Kind;
import org.guitu.gate.net.Node;
import org.guitu.office.RefusedException;
import org.guitu.repair.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts a routing fact right by the question that asked it: only what its form can answer, by the form's own rules. Personal answers, what is
 * true of the person now, and what a second person decided are not among them.
 */
@Component
class FactCorrections {

    private static final Set<Kind> KINDS = Set.of(Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.NUMBER, Kind.DATE);
    private static final Set<String> FIXED = Set.of(CommonFacts.CASE_NUMBER, CommonFacts.REGION, CommonFacts.OUTCOME);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final JdbcClient database;
    private final Models models;
    private final LiveFacts live;
    private final Conditions conditions;
    private final InstantSource time;

    FactCorrections(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            JdbcClient database,
            Models models,
            LiveFacts live,
            Conditions conditions,
            InstantSource time) {
        this.engine = engine;
        this.runtime = runtime;
        this.database = database;
        this.models = models;
        this.live = live;
        this.conditions = conditions;
        this.time = time;
    }

    /** A question whose answer may be put right. */
    record Question(Form form, FormField field) {}

    /** Of the forms that were filled in on the way to the fault, in the instance and in those that called it. */
    List<Question> questions(Fault.Place place) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> Instances.inAllRegions(() -> {
                    var found = new LinkedHashMap<String, Question>();
                    for (var instance : chain(place)) {
                        var model = models.of(instance.getProcessDefinitionId());
                        var done = done(instance.getId());
                        var lists = DeployedCatalogue.ofCommand().in(instance.getTenantId());
                        model.net().nodes().stream()
                                .filter(node -> done.contains(node.id()))
                                .filter(node -> !node.properties().containsKey("notCompletedBy"))
                                .flatMap(node -> form(instance.getProcessDefinitionId(), node).stream())
                                .map(form -> form.filled(lists))
                                .forEach(form -> form.fields().stream()
                                        .filter(this::canBeCorrected)
                                        .forEach(field -> found.putIfAbsent(field.key(), new Question(form, field))));
                    }
                    return List.copyOf(found.values());
                }));
    }

    private List<ExecutionEntity> chain(Fault.Place place) {
        var instance = Context.getCommandContext().getExecutionManager().findExecutionById(place.instance());
        return instance == null ? List.of() : Instances.upFrom(instance);
    }

    private Optional<Form> form(String definition, Node node) {
        return node.form().isEmpty() ? Optional.empty() : models.of(definition).form(node);
    }

    private Set<String> done(String instance) {
        return new HashSet<>(database.sql(
                        """
                        select distinct act_id_ from act_hi_actinst
                        where proc_inst_id_ = ? and end_time_ is not null and act_type_ in ('userTask', 'startEvent')""")
                .param(instance)
                .query(String.class)
                .list());
    }

    private boolean canBeCorrected(FormField field) {
        return KINDS.contains(field.kind())
                && !field.isClassified()
                && !field.isReadOnly()
                && field.isCorrectable()
                && !FIXED.contains(field.key())
                && !live.names().contains(field.key());
    }

    /**
     * The answer as it will be kept.
     *
     * @throws RefusedException when that is none of its questions
     * @throws org.guitu.form.FormRefusal when the form does not take it
     */
    Object accept(Fault.Place place, String fact, String typed) {
        var question = questions(place).stream()
                .filter(any -> any.field().key().equals(fact))
                .findFirst()
                .orElseThrow(() -> new RefusedException("这一项不能在这里更正。请从列出的各项中选择。"));
        if (typed.isBlank()) {
            throw new RefusedException("请填写更正后的答案。");
        }
        return new FormCheck(question.form(), conditions, time.instant())
                .acceptCorrections(
                        Map.of(fact, sent(question.field().kind(), typed.strip())),
                        runtime.getVariables(place.instance()))
                .get(fact);
    }

    private static Object sent(Kind kind, String typed) {
        return switch (kind) {
            case YES_NO -> Boolean.valueOf(typed);
            case CHOICES -> Arrays.asList(typed.split("[,，\\s]+"));
            default -> typed;
        };
    }

    /** To be called while nobody is logged in at the engine. */
    void correct(Fault.Place place, String fact, String typed) {
        var answer = accept(place, fact, typed);
        var instances = engine.getCommandExecutorTxRequired().execute(context -> {
            var ids = new ArrayList<String>();
            chain(place).forEach(instance -> ids.add(instance.getId()));
            return ids;
        });
        instances.stream()
                .filter(id -> id.equals(place.instance())
                        || runtime.getVariablesLocal(id).containsKey(fact))
                .forEach(id -> runtime.setVariable(id, fact, answer));
    }
}

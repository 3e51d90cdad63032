package org.guitu.family.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.clock.Urgency;
import org.guitu.engine.Instances;
import org.guitu.engine.access.StepAccess;
import org.guitu.engine.model.FormStore;
import org.guitu.family.LinkedCase;
import org.guitu.form.CommonFacts;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/**
 * How a linked case stands, in coarse words: region, open or how it ended, urgency, and how far placement, way home and follow-up are, as
 * far as the reader may know of those processes. Who may know it at all, {@link FamilySight} decides. To be called within a command of the engine.
 */
@Component
final class CaseStand {

    private static final List<KnownName> STAGES = List.of(
            KnownName.PLACEMENT,
            KnownName.RETURN_HOME,
            KnownName.REPATRIATION,
            KnownName.PROVINCE_TRANSFER,
            KnownName.FOLLOW_UP);

    private final Dossier dossier;
    private final Directory directory;
    private final FormStore forms;
    private final StepAccess steps;

    CaseStand(Dossier dossier, Directory directory, FormStore forms, StepAccess steps) {
        this.dossier = dossier;
        this.directory = directory;
        this.forms = forms;
        this.steps = steps;
    }

    /** @param reads the departments of whoever is told */
    String words(LinkedCase linked, List<String> reads) {
        return Instances.inAllRegions(() -> {
            var words = new StringJoiner("；");
            words.add(directory.region(linked.region()).name());
            var journey = dossier.journeyOf(linked.number());
            words.add(
                    linked.open()
                            ? "在办，"
                                    + journey.map(this::urgency)
                                            .orElse(Urgency.NORMAL)
                                            .zh()
                            : "已结案（%s）".formatted(journey.flatMap(this::ending).orElse(linked.outcome())));
            latest(linked).forEach((stage, instance) -> {
                if (steps.opens(reads, new StepAccess.Place(stage.id(), stage.id(), List.of()))) {
                    words.add(stage(stage, instance));
                }
            });
            return words.toString();
        });
    }

    private Urgency urgency(String journey) {
        return Urgency.of(variable(journey, CommonFacts.URGENCY).orElse(null));
    }

    private Optional<String> ending(String journey) {
        return Optional.ofNullable(history()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(journey)
                        .singleResult())
                .flatMap(CaseStand::ending);
    }

    /** The instance of each stage that began last. */
    private static Map<KnownName, HistoricProcessInstance> latest(LinkedCase linked) {
        var latest = new LinkedHashMap<KnownName, HistoricProcessInstance>();
        var begun = history()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(linked.number().value())
                .processDefinitionKeyIn(STAGES.stream().map(KnownName::id).toArray(String[]::new))
                .orderByProcessInstanceStartTime()
                .desc()
                .list();
        STAGES.forEach(stage -> begun.stream()
                .filter(instance -> instance.getProcessDefinitionKey().equals(stage.id()))
                .findFirst()
                .ifPresent(instance -> latest.put(stage, instance)));
        return latest;
    }

    private String stage(KnownName stage, HistoricProcessInstance instance) {
        var state = instance.getEndTime() == null ? "正在办理" : ending(instance).orElse("已停止");
        var where = stage == KnownName.PLACEMENT
                ? place(instance.getId()).filter(place -> !place.equals(state))
                : Optional.<String>empty();
        return "%s：%s%s"
                .formatted(
                        model(instance).getName(),
                        state,
                        where.map("（%s）"::formatted).orElse(""));
    }

    /** In the words of the form that decides it. */
    private Optional<String> place(String placement) {
        return variable(placement, KnownName.PLACE.id())
                .flatMap(code -> forms.latest(KnownName.PLACE.owner(), Context.getCommandContext())
                        .flatMap(form -> form.form().field(KnownName.PLACE.id()))
                        .flatMap(field -> field.called(code)));
    }

    private static Optional<String> variable(String instance, String name) {
        return Optional.ofNullable(history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .variableName(name)
                        .singleResult())
                .map(fact -> (String) fact.getValue());
    }

    /** As its model calls the end event that it reached. */
    private static Optional<String> ending(HistoricProcessInstance instance) {
        return variable(instance.getId(), CommonFacts.OUTCOME)
                .map(model(instance)::findActivity)
                .map(event -> (String) event.getProperty("name"));
    }

    private static ProcessDefinitionEntity model(HistoricProcessInstance instance) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(instance.getProcessDefinitionId());
    }

    private static HistoryService history() {
        return Context.getProcessEngineConfiguration().getHistoryService();
    }
}

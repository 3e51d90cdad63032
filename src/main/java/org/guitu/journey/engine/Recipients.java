package org.guitu.journey.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guitu.audit.Disclosures;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.Instances;
import org.guitu.office.Queue;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;

/**
 * Who got to know something of a person: the queues whose departments read or recorded something of her or him in the case, or have a task
 * open that lets them, for those who must be told that consent has changed.
 */
@Component
final class Recipients {

    /** Whoever is asked to take a case over sees what is asked, and learns who it is about by accepting. */
    private static final String PERSON_UNKNOWN = KnownName.HAND_OVER_ANSWER.id();

    private static final String CLOSED = "closed";
    private static final String CIVIL_AFFAIRS = KnownName.CIVIL_AFFAIRS.id();

    private final Dossier dossier;
    private final Disclosures disclosures;

    Recipients(Dossier dossier, Disclosures disclosures) {
        this.dossier = dossier;
        this.disclosures = disclosures;
    }

    /**
     * Their ids, such as {@code education-350404}, in order. Without the supervisors, who see no content, and without civil affairs
     * of the region that handles the case. To be called within a command of the engine.
     */
    List<String> of(String caseNumber, String region) {
        var queues = new TreeSet<String>();
        dossier.authors(new CaseNumber(caseNumber), PERSON_UNKNOWN)
                .forEach(office -> queues.add(new Queue(office.department(), office.region()).id()));
        var regions = regionsOfTasks(caseNumber);
        for (var reading : disclosures.readings(caseNumber)) {
            var where = regions.get(reading.task());
            if (where != null) {
                Arrays.stream(reading.department().split(",\\s*"))
                        .forEach(department -> queues.add(new Queue(department, where).id()));
            }
        }
        queues.addAll(queuesOfTasks(caseNumber));
        queues.remove(new Queue(CIVIL_AFFAIRS, region).id());
        queues.removeIf(
                queue -> queue.startsWith(Role.SUPERVISOR.id()) || queue.startsWith(KnownName.JOINT_CONFERENCE.id()));
        return new ArrayList<>(queues);
    }

    /** Those that have an open task with the person: one that opens the dossier. */
    private static List<String> queuesOfTasks(String caseNumber) {
        return Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(TaskEntity.class::cast)
                .filter(task -> !CLOSED.equals(task.getExecution().getActivity().getProperty("dossier")))
                .flatMap(task -> task.getCandidates().stream())
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList());
    }

    private static Map<String, String> regionsOfTasks(String caseNumber) {
        var history = Context.getProcessEngineConfiguration().getHistoryService();
        var regions = new HashMap<String, String>();
        Instances.inAllRegions(() -> history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .list())
                .stream()
                .filter(task -> !PERSON_UNKNOWN.equals(task.getProcessDefinitionKey()))
                .forEach((HistoricTaskInstance task) -> regions.put(task.getId(), task.getTenantId()));
        return regions;
    }
}

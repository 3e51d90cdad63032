package org.guitu.dossier.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.office.Directory;
import org.springframework.stereotype.Component;

/** Which region handles a case now, for people who look into it or did so before it was handed over. */
@Component
final class CaseHandlers {

    private final Dossier dossier;
    private final Directory directory;

    CaseHandlers(Dossier dossier, Directory directory) {
        this.dossier = dossier;
        this.directory = directory;
    }

    /** Whether a region of the person's handles the case. */
    boolean handle(Authentication person, String caseNumber) {
        return CaseNumber.find(caseNumber)
                .flatMap(dossier::regionOf)
                .filter(regionsOf(person)::contains)
                .isPresent();
    }

    /**
     * The name of the region that the case of a task was handed over to; empty unless this person had claimed the task and the case has
     * left her or his regions.
     */
    Optional<String> whereTo(String taskId, Authentication person, CommandContext context) {
        if (person == null || person.getUserId() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId))
                .filter(task -> person.getUserId().equals(task.getAssignee()))
                .map(task -> context.getHistoricProcessInstanceManager()
                        .findHistoricProcessInstance(task.getProcessInstanceId()))
                .flatMap(instance -> CaseNumber.find(instance.getBusinessKey()))
                .flatMap(dossier::regionOf)
                .filter(region -> !regionsOf(person).contains(region))
                .map(region -> directory.region(region).name());
    }

    private static List<String> regionsOf(Authentication person) {
        return Objects.requireNonNullElse(person.getTenantIds(), List.of());
    }
}

package org.guitu.family.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.dossier.engine.ClosedDossier;
import org.guitu.engine.Instances;
import org.guitu.engine.access.People;
import org.springframework.stereotype.Component;

/**
 * Who may know how a linked case stands, besides that it is linked: the one rule for pages, the tab and forms. A supervisor of the region
 * that handles it; a department that recorded something in it, in that region, by more than a form beside which the dossier stays closed;
 * whoever sees a task of it that opens its dossier. To be called within a command of the engine.
 */
@Component
final class FamilySight {

    private final People people;
    private final Dossier dossier;

    FamilySight(People people, Dossier dossier) {
        this.people = people;
        this.dossier = dossier;
    }

    /** @param region that handles the case */
    boolean opens(CaseNumber number, String region, Authentication person) {
        return supervises(region, person) || hasRecorded(number, region, person) || seesTask(number, person);
    }

    private boolean supervises(String region, Authentication person) {
        var policy = people.policyOf(person);
        return policy.supervisor() && policy.regions().contains(region);
    }

    private boolean hasRecorded(CaseNumber number, String region, Authentication person) {
        return Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(region)
                && dossier.contributions(number, region, people.departmentsOf(person)).stream()
                        .anyMatch(any -> !ClosedDossier.isClosed(any.process(), any.form()));
    }

    private boolean seesTask(CaseNumber number, Authentication person) {
        var policy = people.policyOf(person);
        return Instances.inAllRegions(() -> Context.getProcessEngineConfiguration()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(TaskEntity.class::cast)
                .anyMatch(task -> policy.sees(task) && !ClosedDossier.isClosed(task)));
    }
}

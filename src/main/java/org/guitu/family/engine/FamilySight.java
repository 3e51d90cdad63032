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
import org.guitu.family.LinkedCase;
import org.springframework.stereotype.Component;

/**
 * Who may know how a linked case stands, besides that it is linked: the one rule for pages, the tab and forms. A supervisor of the region
 * that handles it; a department that recorded something in it, in that region; whoever sees a task of it that opens its dossier. To be
 * called within a command of the engine.
 */
@Component
final class FamilySight {

    private final People people;
    private final Dossier dossier;

    FamilySight(People people, Dossier dossier) {
        this.people = people;
        this.dossier = dossier;
    }

    boolean opens(LinkedCase linked, Authentication person) {
        return supervises(linked, person) || hasRecorded(linked, person) || seesTask(linked.number(), person);
    }

    private boolean supervises(LinkedCase linked, Authentication person) {
        var policy = people.policyOf(person);
        return policy.supervisor() && policy.regions().contains(linked.region());
    }

    private boolean hasRecorded(LinkedCase linked, Authentication person) {
        var departments = people.departmentsOf(person);
        return Objects.requireNonNullElse(person.getTenantIds(), List.of()).contains(linked.region())
                && dossier.offices(linked.number()).stream()
                        .anyMatch(office ->
                                office.region().equals(linked.region()) && departments.contains(office.department()));
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

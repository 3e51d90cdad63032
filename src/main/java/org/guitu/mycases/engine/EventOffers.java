package org.guitu.mycases.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.form.NamedCases;
import org.guitu.engine.form.NamedCases.Prospect;
import org.guitu.engine.model.FormStore;
import org.guitu.form.FormForBrowser;
import org.guitu.mycases.CaseEvent;
import org.springframework.stereotype.Component;

/**
 * What somebody may start in a case: the processes that Tasklist offers this person and whose start form asks for a case, as far as the start
 * itself would take this one. To be called within a command of the engine.
 */
@Component
class EventOffers {

    private final RepositoryService repository;
    private final NamedCases cases;
    private final FormStore forms;

    EventOffers(ProcessEngine engine, NamedCases cases, FormStore forms) {
        this.repository = engine.getRepositoryService();
        this.cases = cases;
        this.forms = forms;
    }

    /** Also those that would start nothing now, with the reason. */
    List<CaseEvent> of(CaseNumber caseNumber, Authentication person) {
        return cases.prospect(caseNumber, person)
                .map(prospect -> repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .active()
                        .startableInTasklist()
                        .startablePermissionCheck()
                        .list()
                        .stream()
                        .flatMap(process -> event(process, prospect).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<CaseEvent> event(ProcessDefinition startable, Prospect prospect) {
        var context = Context.getCommandContext();
        ProcessDefinitionEntity process = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(startable.getId());
        return forms.of(process, context)
                .flatMap(form -> prospect.refusals(form.form()))
                .map(obstacles -> new CaseEvent(
                        process.getKey(),
                        process.getName(),
                        forms.forBrowser(process, context)
                                .flatMap(FormForBrowser::introduction)
                                .orElse(""),
                        obstacles));
    }
}

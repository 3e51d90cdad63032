package org.guitu.sameperson.engine;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.clock.Urgency;
import org.guitu.engine.Instances;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.family.CaseLinks;
import org.guitu.family.Relation;
import org.guitu.form.CommonFacts;
import org.springframework.stereotype.Component;

/** What a verdict joins: two cases of one person, or those of two persons who belong together. */
@Component
final class JoinedCases {

    private final CaseLinks links;
    private final EngineAudit audit;

    JoinedCases(CaseLinks links, EngineAudit audit) {
        this.links = links;
        this.audit = audit;
    }

    /** Being a victim again is a risk: whatever runs in the case is as urgent as the form found it. */
    void same(CaseNumber caseNumber, CaseNumber other, TaskEntity task, Map<String, Object> answers) {
        audit.linked(caseNumber, other, task);
        var found = answers.get(CommonFacts.URGENCY);
        if (found != null) {
            var executions = Context.getCommandContext().getExecutionManager();
            Instances.of(caseNumber).stream()
                    .map(instance -> executions.findExecutionById(instance.getId()))
                    .filter(instance ->
                            Urgency.of(found).compareTo(Urgency.of(instance.getVariable(CommonFacts.URGENCY))) < 0)
                    .forEach(instance -> instance.setVariable(CommonFacts.URGENCY, found));
        }
    }

    /** {@code relation}: the code of what the other one's person is to the person at hand. */
    void family(CaseNumber caseNumber, CaseNumber other, Object relation, TaskEntity task, Instant now) {
        links.link(caseNumber, other, Relation.find(relation).orElseThrow(), task.getAssignee(), now)
                .forEach(pair -> audit.related(pair.one(), pair.other(), true, task.getName(), task.getId()));
    }
}

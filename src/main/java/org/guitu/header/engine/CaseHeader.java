package org.guitu.header.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.audit.EventKind;
import org.guitu.catalogue.KnownName;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.engine.access.People;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.expression.RememberedRows;
import org.guitu.header.HeaderLine;
import org.guitu.header.HeaderLine.Part;
import org.guitu.office.Queue;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * What stands above a task about the person of its case: the lines that {@code case-header.dmn} opens to the task's department for that
 * step, with what is known now, for whoever could work on the task. A task whose dossier is closed has none. Being shown it is an
 * event of the audit trail.
 */
@Component
public class CaseHeader {

    private final DossierAccess access;
    private final People people;
    private final RememberedRows table;
    private final HeaderValues values;
    private final EngineAudit audit;

    CaseHeader(DossierAccess access, People people, RememberedRows table, HeaderValues values, EngineAudit audit) {
        this.access = access;
        this.people = people;
        this.table = table;
        this.values = values;
        this.audit = audit;
    }

    /**
     * Empty where the task shows none to this person.
     *
     * @throws RefusedException when there is no such task, or the person does not see it
     */
    public List<HeaderLine> read(String taskId) {
        try {
            return access.byTask(taskId, (scope, context) -> isAboutAPerson(scope) ? lines(scope, context) : List.of());
        } catch (RefusedException refused) {
            if (refused.why() == Why.NOT_THERE) {
                throw refused;
            }
            return List.of();
        }
    }

    /** A report or an incident is about nobody in particular. */
    private static boolean isAboutAPerson(DossierScope scope) {
        return scope.opensContent() && scope.caseNumber().isCase();
    }

    private List<HeaderLine> lines(DossierScope scope, CommandContext context) {
        var task = context.getTaskManager().findTaskById(scope.occasionId());
        var said = values.of(scope.caseNumber(), rows(task, context.getAuthentication()), context);
        var lines = new LinkedHashMap<String, List<Part>>();
        said.forEach(answer -> lines.computeIfAbsent(answer.row().line(), any -> new ArrayList<>())
                .add(part(answer)));
        if (!said.isEmpty()) {
            audit.record(
                    EventKind.DATA_READ,
                    scope.caseNumber().value(),
                    scope.occasion(),
                    scope.occasionId(),
                    EngineAudit.detail("个案提要", byClass(said)));
        }
        return lines.entrySet().stream()
                .map(line -> new HeaderLine(line.getKey(), line.getValue()))
                .toList();
    }

    private static Part part(HeaderValues.Said answer) {
        return new Part(
                answer.row().saying(answer.text()),
                answer.row().tone(),
                answer.row().isPlain() ? Optional.empty() : answer.on());
    }

    private static Map<String, String> byClass(List<HeaderValues.Said> said) {
        return said.stream()
                .collect(Collectors.groupingBy(
                        HeaderValues.Said::dataClass,
                        TreeMap::new,
                        Collectors.mapping(
                                answer -> answer.row().line(),
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(LinkedHashSet::new),
                                        labels -> String.join("、", labels)))));
    }

    /** Those of the departments that the task waits for and the person works for; said once. */
    private List<HeaderRow> rows(TaskEntity task, Authentication person) {
        var process = task.getExecution().getProcessDefinition().getKey();
        return departments(task, person).stream()
                .flatMap(department -> table
                        .of(
                                KnownName.CASE_HEADER.owner(),
                                Variables.putValue("department", department)
                                        .putValue("process", process)
                                        .putValue("task", task.getTaskDefinitionKey()))
                        .stream())
                .map(HeaderRow::of)
                .distinct()
                .toList();
    }

    private Set<String> departments(TaskEntity task, Authentication person) {
        var own = people.departmentsOf(person);
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(group -> Queue.find(group).stream())
                .map(Queue::department)
                .filter(own::contains)
                .collect(Collectors.toSet());
    }
}

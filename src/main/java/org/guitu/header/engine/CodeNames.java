package org.guitu.header.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.variable.Variables;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.Timeline.Answer;
import org.guitu.casefile.codename.CodeNameIndex;
import org.guitu.catalogue.KnownName;
import org.guitu.dossier.engine.ClosedDossier;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.expression.RememberedRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What people are called in lists of tasks: the code name, for the steps and departments to which {@code case-header.dmn} opens it.
 * That somebody was shown one is an event of the audit trail, once for each task.
 *
 * <p>To be called within a command of the engine.
 */
@Component
public class CodeNames {

    private static final int MOST_KEPT = 100_000;

    private final RememberedRows table;
    private final Timeline timeline;
    private final EngineAudit audit;

    /** For whom it is in the audit trail already, so that a list that is looked at all day does not ask each time. */
    private final Set<Shown> shown = ConcurrentHashMap.newKeySet();

    CodeNames(RememberedRows table, Timeline timeline, EngineAudit audit) {
        this.table = table;
        this.timeline = timeline;
        this.audit = audit;
    }

    private record Shown(String person, String task) {}

    /**
     * A task that opens its case's content to the person.
     *
     * @param definition the id of the version of its process
     * @param departments those that it waits for and the person works for
     */
    public record Asked(
            String task, String name, String definition, String step, CaseNumber caseNumber, List<String> departments) {

        private String process() {
            return definition.substring(0, definition.indexOf(':'));
        }
    }

    /**
     * By task; none where the table opens none, or there is none.
     *
     * @param wanted which of them are to be shown: of the others nothing is written down
     */
    public Map<String, String> of(String person, Collection<Asked> tasks, Predicate<String> wanted) {
        var open = tasks.stream().filter(this::isOpened).toList();
        var names =
                timeline.newest(open.stream().map(Asked::caseNumber).distinct().toList(), CodeNameIndex.FIELD);
        var said = new HashMap<String, String>();
        open.stream().filter(task -> names.containsKey(task.caseNumber())).forEach(task -> {
            var answer = names.get(task.caseNumber());
            var name = String.valueOf(answer.value());
            if (wanted.test(name)) {
                said.put(task.task(), name);
                record(person, task, answer);
            }
        });
        return said;
    }

    private boolean isOpened(Asked task) {
        return task.caseNumber().isCase()
                && !ClosedDossier.isClosedIn(task.definition(), task.step())
                && task.departments().stream()
                        .flatMap(department -> table
                                .of(
                                        KnownName.CASE_HEADER.owner(),
                                        Variables.putValue("department", department)
                                                .putValue("process", task.process())
                                                .putValue("task", task.step()))
                                .stream())
                        .map(HeaderRow::of)
                        .flatMap(row -> row.sources().stream())
                        .anyMatch(source -> CodeNameIndex.FIELD.equals(source.name()));
    }

    private void record(String person, Asked task, Answer answer) {
        var shownTo = new Shown(person, task.task());
        if (shown.contains(shownTo)) {
            return;
        }
        audit.listed(
                task.caseNumber(),
                task.name(),
                task.task(),
                EngineAudit.detail("任务列表", Map.of(answer.dataClass(), "称呼")));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (shown.size() > MOST_KEPT) {
                    shown.clear();
                }
                shown.add(shownTo);
            }
        });
    }
}

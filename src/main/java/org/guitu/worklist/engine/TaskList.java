package org.guitu.worklist.engine;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.codename.CodeNameIndex;
import org.guitu.engine.access.People;
import org.guitu.engine.access.SecondPerson;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.access.TaskReading;
import org.guitu.engine.model.DeployedVersions;
import org.guitu.header.engine.CodeNames;
import org.guitu.header.engine.CodeNames.Asked;
import org.guitu.office.Queue;
import org.guitu.worklist.WorkList;
import org.springframework.stereotype.Component;

/**
 * What Tasklist opens with: how many tasks each list holds for whoever is logged in at the engine, and a page of one of them. All of it is
 * told in one transaction, by the policy that also decides about single tasks.
 */
@Component
public class TaskList {

    /** How many tasks a page has. */
    public static final int PAGE_SIZE = 20;

    private final ProcessEngineConfigurationImpl engine;
    private final People people;
    private final SecondPerson second;
    private final CodeNames codeNames;
    private final CodeNameIndex index;
    private final TaskRows rows;
    private final InstantSource clock;

    TaskList(
            ProcessEngine engine,
            People people,
            SecondPerson second,
            CodeNames codeNames,
            CodeNameIndex index,
            TaskRows rows,
            InstantSource clock) {
        this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
        this.people = people;
        this.second = second;
        this.codeNames = codeNames;
        this.index = index;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A process of which the list that is shown holds tasks.
     *
     * @param key its id in the model
     */
    public record Process(String key, String name, int count) {}

    /**
     * A task of the page.
     *
     * @param codeName {@code null} where the person may not know it, or there is none
     * @param process what its process is called
     * @param mayClaim whether the person could claim it now
     */
    public record Row(ListedTask task, String codeName, String process, boolean mayClaim) {}

    /**
     * @param counts of every list
     * @param processes those of the list that is shown, by name
     * @param count of the list that is shown, of the chosen process if one was
     */
    public record Found(Map<WorkList, Integer> counts, List<Process> processes, int count, List<Row> page) {}

    /**
     * @param process the only one whose tasks are meant, by its key; empty for all
     * @param page from 1
     */
    public Found read(WorkList list, String process, int page) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var policy = people.policyOf(context.getAuthentication());
            var now = clock.instant();
            var steps = rows.counts(policy, now);
            var approvals =
                    Approvals.of(policy, steps.stream().map(StepCount::step).toList(), rows, second);
            var processes = processes(list, steps, approvals);
            var tasks =
                    rows.page(policy, list, approvals.mine().keySet(), process, (page - 1) * PAGE_SIZE, PAGE_SIZE, now);
            return new Found(
                    counts(steps, approvals),
                    processes,
                    processes.stream()
                            .filter(any -> process.isEmpty() || process.equals(any.key()))
                            .mapToInt(Process::count)
                            .sum(),
                    shown(policy, tasks, approvals, name -> true));
        });
    }

    /**
     * The tasks that somebody looks for: by a part of their name or of their case's number, or by a part of their case's code name, where
     * the person may know it.
     *
     * @param size how many tasks at most
     */
    public List<Row> seek(String typed, int size) {
        var number = CaseNumber.Part.find(typed);
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var policy = people.policyOf(context.getAuthentication());
            var found = shown(policy, rows.sought(policy, number, typed.strip(), size), name -> true);
            var known = found.stream().map(row -> row.task().id()).collect(toSet());
            var named = rows.ofCases(policy, index.hashes(typed), size).stream()
                    .filter(task -> !known.contains(task.id()))
                    .toList();
            return Stream.concat(
                            found.stream(),
                            shown(policy, named, name -> CodeNameIndex.holds(name, typed)).stream()
                                    .filter(row -> row.codeName() != null))
                    .limit(size)
                    .toList();
        });
    }

    /** Which of them demand a second person is asked of these steps alone. */
    private List<Row> shown(TaskPolicy policy, List<ListedTask> tasks, Predicate<String> wanted) {
        var steps = tasks.stream().map(ListedTask::step).collect(toSet());
        return shown(policy, tasks, Approvals.of(policy, steps, rows, second), wanted);
    }

    private static Map<WorkList, Integer> counts(List<StepCount> steps, Approvals approvals) {
        var counts = new EnumMap<WorkList, Integer>(WorkList.class);
        for (WorkList list : WorkList.values()) {
            counts.put(
                    list,
                    list == WorkList.APPROVAL
                            ? approvals.mine().size()
                            : steps.stream()
                                    .mapToInt(step -> step.counts().get(list))
                                    .sum());
        }
        return counts;
    }

    private List<Process> processes(WorkList list, List<StepCount> steps, Approvals approvals) {
        var counts = new HashMap<String, Integer>();
        if (list == WorkList.APPROVAL) {
            approvals.mine().values().forEach(step -> counts.merge(step.process(), 1, Integer::sum));
        } else {
            steps.forEach(
                    step -> counts.merge(step.step().process(), step.counts().get(list), Integer::sum));
        }
        var names = new HashMap<String, String>();
        steps.forEach(step -> names.putIfAbsent(step.step().process(), nameOf(step.step())));
        return counts.entrySet().stream()
                .filter(process -> process.getValue() > 0)
                .map(process -> new Process(process.getKey(), names.get(process.getKey()), process.getValue()))
                .sorted(comparing(Process::name))
                .toList();
    }

    private String nameOf(StepVersion step) {
        return DeployedVersions.of(step.definition(), engine).getName();
    }

    /** {@code wanted}: the code names to be shown, if the person may know them. */
    private List<Row> shown(TaskPolicy policy, List<ListedTask> tasks, Approvals approvals, Predicate<String> wanted) {
        var open = tasks.stream()
                .filter(task -> TaskReading.opensContent(
                        policy, task.assignee(), task.candidates(), approvals.bar(task), task.minor()))
                .flatMap(task -> task.caseNumber().stream()
                        .map(number -> new Asked(
                                task.id(),
                                task.name(),
                                task.step().definition(),
                                task.step().step(),
                                number,
                                departments(policy, task.candidates()))))
                .toList();
        var names = codeNames.of(policy.person(), open, wanted);
        return tasks.stream()
                .map(task -> new Row(
                        task,
                        names.get(task.id()),
                        nameOf(task.step()),
                        task.assignee() == null && policy.works(null, task.candidates()) && !approvals.bar(task)))
                .toList();
    }

    private static List<String> departments(TaskPolicy policy, Collection<String> candidates) {
        return candidates.stream()
                .filter(policy.queues()::contains)
                .flatMap(queue -> Queue.find(queue).stream())
                .map(Queue::department)
                .distinct()
                .toList();
    }
}

package org.guitu.worklist.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.worklist.WorkList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open tasks that a policy lets somebody see: counted for all lists at once, and a page of one. Of the engine's tables only those are
 * read that its own lists read. A task whose process is suspended stands in none.
 */
@Component
class TaskRows {

    private static final String CASES =
            """
            t.proc_inst_id_ in (select i.id_ from act_ru_execution i where i.business_key_ in (
                select e.case_number from guitu.dossier_entry e where e.author = :person))""";

    private static final String NAMED = "strpos(lower(t.name_), lower(:name)) > 0";

    /** The files are far fewer than what runs in them. */
    private static final String NUMBERED =
            """
            t.proc_inst_id_ in (select i.id_ from act_ru_execution i where i.business_key_ in (
                select f.case_number from guitu.case_file f where f.case_number ~ :number))""";

    private static final String CODE_NAMED =
            """
            t.proc_inst_id_ in (select i.id_ from act_ru_execution i where i.business_key_ in (
                select c.case_number from guitu.code_name c where c.hashes && array[:hashes]))""";

    private static final String COUNTS =
            """
            select t.proc_def_id_, t.task_def_key_, %s from (%s) t where t.suspension_state_ = 1
            group by t.proc_def_id_, t.task_def_key_""";

    private static final String WORKED =
            """
            select t.id_, t.proc_def_id_, t.task_def_key_ from (%s) t
            where t.suspension_state_ = 1 and (t.proc_def_id_, t.task_def_key_) in (:steps) and %s""";

    private static final String PAGE =
            """
            with page as (
                select t.* from (%s) t
                where t.suspension_state_ = 1 and %s
                    and (:process = '' or t.proc_def_id_ like :process || ':%%')
                order by t.priority_ desc, t.due_date_, t.id_ limit :size offset :first)
            select t.*, i.business_key_, nullif(trim(concat_ws(' ', u.first_, u.last_)), '') as assignee_name,
                fact.minor, fact.urgency, fact.clock,
                array(select l.group_id_ from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) as candidates
            from page t
            left join act_ru_execution i on i.id_ = t.proc_inst_id_
            left join act_id_user u on u.id_ = t.assignee_
            left join lateral (
                select max(v.long_) filter (where v.name_ = 'minor') as minor,
                    max(v.text_) filter (where v.name_ = 'urgencyLevel') as urgency,
                    max(v.text_) filter (where v.name_ = 'clockState') as clock
                from act_ru_variable v
                where v.var_scope_ in (t.proc_inst_id_, t.id_) and v.name_ in ('minor', 'urgencyLevel', 'clockState')) fact on true
            order by t.priority_ desc, t.due_date_, t.id_""";

    private final JdbcClient database;

    TaskRows(JdbcClient database) {
        this.database = database;
    }

    /** By step. */
    List<StepCount> counts(TaskPolicy policy, Instant now) {
        var columns = Arrays.stream(WorkList.values())
                .filter(list -> list != WorkList.APPROVAL)
                .map(list -> "count(*) filter (where %s) as \"%s\"".formatted(condition(list), list.code()))
                .collect(Collectors.joining(", "));
        return database.sql(COUNTS.formatted(columns, policy.seenTasks()))
                .params(parameters(policy, now))
                .query((row, number) -> StepCount.read(row))
                .list();
    }

    /** The tasks of these steps that the person could work on, and the step of each. */
    Map<String, StepVersion> worked(TaskPolicy policy, Collection<StepVersion> steps) {
        var found = new HashMap<String, StepVersion>();
        database.sql(WORKED.formatted(policy.seenTasks(), TaskPolicy.worked()))
                .params(policy.parameters())
                .param(
                        "steps",
                        steps.stream()
                                .map(step -> new Object[] {step.definition(), step.step()})
                                .toList())
                .query(row -> {
                    found.put(
                            row.getString("id_"),
                            new StepVersion(row.getString("proc_def_id_"), row.getString("task_def_key_")));
                });
        return found;
    }

    /**
     * The most urgent cases first, and of these what is due first.
     *
     * @param approvals the tasks that the list of approvals has
     * @param process the only one whose tasks are meant, by its key; empty for all
     */
    List<ListedTask> page(
            TaskPolicy policy,
            WorkList list,
            Collection<String> approvals,
            String process,
            int first,
            int size,
            Instant now) {
        return database.sql(PAGE.formatted(policy.seenTasks(), condition(list)))
                .params(parameters(policy, now))
                .param("approvals", approvals.isEmpty() ? List.of("") : approvals)
                .param("process", process)
                .param("first", first)
                .param("size", size)
                .query((row, number) -> ListedTask.read(row))
                .list();
    }

    /** The tasks of this name, or of cases whose number is meant, in the same order. */
    List<ListedTask> sought(TaskPolicy policy, Optional<CaseNumber.Part> number, String name, int size) {
        return first(
                size,
                policy,
                number.isPresent() ? "(%s or %s)".formatted(NAMED, NUMBERED) : NAMED,
                Map.of(
                        "name",
                        name,
                        "number",
                        number.map(CaseNumber.Part::pattern).orElse("")));
    }

    /** The tasks of cases whose code name has one of these hashes, in the same order. */
    List<ListedTask> ofCases(TaskPolicy policy, List<byte[]> hashes, int size) {
        return hashes.isEmpty() ? List.of() : first(size, policy, CODE_NAMED, Map.of("hashes", hashes));
    }

    private List<ListedTask> first(int size, TaskPolicy policy, String condition, Map<String, Object> parameters) {
        return database.sql(PAGE.formatted(policy.seenTasks(), condition))
                .params(policy.parameters())
                .params(parameters)
                .params(Map.of("process", "", "first", 0, "size", size))
                .query((row, line) -> ListedTask.read(row))
                .list();
    }

    private static String condition(WorkList list) {
        return switch (list) {
            case QUEUE -> "t.assignee_ is null";
            case MINE -> "t.assignee_ = :person";
            case APPROVAL -> "t.id_ in (:approvals)";
            case SOON -> "t.follow_up_date_ < :now and t.due_date_ > :now";
            case OVERDUE -> "t.due_date_ < :now";
            case CASES -> CASES;
            case ALL -> "true";
        };
    }

    private static Map<String, Object> parameters(TaskPolicy policy, Instant now) {
        var parameters = new HashMap<>(policy.parameters());
        parameters.put("now", Timestamp.from(now));
        return parameters;
    }
}

package org.guitu.engine.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.engine.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rule of {@link WorkRules#bars} for many tasks at once: which of them are kept from somebody who has submitted what is decided there.
 *
 * <p>To be asked within a command of the engine.
 */
@Component
public final class SecondPerson {

    private final JdbcClient database;

    SecondPerson(JdbcClient database) {
        this.database = database;
    }

    /**
     * The forms whose authors the step is kept from; empty where it demands no second person.
     *
     * @param definition the id of a version of a process
     * @param step the id of a user task in it
     */
    public List<String> firstForms(String definition, String step) {
        var task = DeployedVersions.of(definition, Context.getProcessEngineConfiguration())
                .getTaskDefinitions()
                .get(step);
        return task == null ? List.of() : WorkRules.firstForms(task);
    }

    /**
     * Those of the tasks that are kept from the person.
     *
     * @param tasks the forms whose authors each is kept from, by its id
     */
    public Set<String> barred(String person, Map<String, List<String>> tasks) {
        var ids = new ArrayList<String>();
        var forms = new ArrayList<String>();
        tasks.forEach((task, first) -> first.forEach(form -> {
            ids.add(task);
            forms.add(form);
        }));
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(
                                """
                                        with recursive line (task, instance) as (
                                            select id_, proc_inst_id_ from act_ru_task where id_ in (:tasks)
                                            union
                                            select line.task, before.instance from line cross join lateral (
                                                select caller.proc_inst_id_ from act_ru_execution called
                                                join act_ru_execution caller on caller.id_ = called.super_exec_
                                                where called.id_ = line.instance
                                                union all
                                                select continues from guitu.continued_instance
                                                where process_instance_id = line.instance) before (instance))
                                        select line.task from line
                                        join unnest(array[:tasks], array[:forms]) first (task, form) on first.task = line.task
                                        join guitu.dossier_entry e on e.process_instance_id = line.instance and e.author = :person
                                        where e.form = first.form or e.form in (select was from guitu.step_before b
                                            where b.process_instance_id = line.instance and b.step = first.form)
                                        union
                                        select t.id_ from act_ru_task t join guitu.decision d
                                            on d.process_instance_id = t.proc_inst_id_ and d.task = t.task_def_key_
                                        where t.id_ in (:tasks) and d.state = 'voided' and d.voided_by = :person""")
                        .param("tasks", ids)
                        .param("forms", forms)
                        .param("person", person)
                        .query(String.class)
                        .list());
    }
}

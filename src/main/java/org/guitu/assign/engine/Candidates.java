package org.guitu.assign.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.assign.Colleague;
import org.guitu.engine.access.People;
import org.guitu.engine.access.TaskPolicy;
import org.guitu.engine.access.WorkRules;
import org.guitu.engine.identity.AccountNames;
import org.guitu.engine.identity.QueuePeople;
import org.guitu.office.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who could take a task: the people of its queues, without those whom a rule keeps from it. To be called within a command of the engine
 * that may look up accounts.
 */
@Component
final class Candidates {

    private final People people;
    private final QueuePeople queuePeople;
    private final AccountNames names;
    private final JdbcClient database;

    Candidates(People people, QueuePeople queuePeople, AccountNames names, JdbcClient database) {
        this.people = people;
        this.queuePeople = queuePeople;
        this.names = names;
        this.database = database;
    }

    /** @param regions those whose tasks are counted */
    List<Colleague> of(TaskEntity task, Collection<String> regions) {
        var able = ofQueues(TaskPolicy.queuesOf(task)).stream()
                .filter(person -> !WorkRules.bars(task, person))
                .toList();
        return named(able, regions);
    }

    /** Those who could take something from one of these queues, by their names. */
    List<Colleague> of(Collection<String> queues, Collection<String> regions) {
        return named(ofQueues(queues), regions);
    }

    /** Who belongs to a department may still have no part in its queue there: a city's staff have none in those of the counties. */
    private Collection<String> ofQueues(Collection<String> queues) {
        var found = new TreeSet<String>();
        for (String id : queues) {
            Queue.find(id).ifPresent(queue -> queuePeople.of(queue).stream()
                    .filter(person -> people.policyOf(person).queues().contains(id))
                    .forEach(found::add));
        }
        return found;
    }

    private List<Colleague> named(Collection<String> accounts, Collection<String> regions) {
        var names = this.names.of(accounts);
        var open = openTasks(accounts, regions);
        return accounts.stream()
                .map(account -> new Colleague(account, names.get(account), open.getOrDefault(account, 0L)))
                .toList();
    }

    AccountNames names() {
        return names;
    }

    private Map<String, Long> openTasks(Collection<String> accounts, Collection<String> regions) {
        var open = new HashMap<String, Long>();
        if (!accounts.isEmpty() && !regions.isEmpty()) {
            database.sql(
                            """
                            select assignee_, count(*) as open from act_ru_task
                            where assignee_ in (:accounts) and tenant_id_ in (:regions) group by assignee_""")
                    .param("accounts", accounts)
                    .param("regions", regions)
                    .query(row -> {
                        open.put(row.getString("assignee_"), row.getLong("open"));
                    });
        }
        return open;
    }
}

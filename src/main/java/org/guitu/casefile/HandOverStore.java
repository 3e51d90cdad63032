package org.guitu.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases, and services of a case, that another region has taken over: which process instance goes on with the work of which. Every
 * method works in the caller's transaction, which must be one.
 */
@Component
public class HandOverStore {

    private final JdbcClient database;

    HandOverStore(JdbcClient database) {
        this.database = database;
    }

    /** Notes that the instance goes on with what the other did. */
    public void continues(String instance, String other, CaseNumber caseNumber, Instant now) {
        database.sql(
                        """
                        insert into guitu.continued_instance (process_instance_id, continues, case_number, continued_at)
                        values (:instance, :other, :case, :now)""")
                .param("instance", instance)
                .param("other", other)
                .param("case", caseNumber.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** These process instances and those whose work they go on with. */
    public Set<String> withThoseBefore(Collection<String> instances) {
        return instances.isEmpty()
                ? Set.of()
                : database
                        .sql(
                                """
                                with recursive line (instance) as (
                                    select unnest(array[:instances])
                                    union
                                    select c.continues from guitu.continued_instance c join line on line.instance = c.process_instance_id)
                                select instance from line""")
                        .param("instances", instances)
                        .query(String.class)
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
    }
}

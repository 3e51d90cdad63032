package org.guitu.audit;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who got to see what is held on a person, as the law lets that person know: departments and days, not accounts. */
@Component
public class Disclosures {

    private final JdbcClient database;

    Disclosures(JdbcClient database) {
        this.database = database;
    }

    /**
     * How often a department read the case.
     *
     * @param department its id; several, joined by commas, for somebody of several
     */
    public record Disclosure(String department, Instant first, Instant last, int times) {}

    /** Those of the case, by department. */
    public List<Disclosure> of(String caseNumber) {
        return database.sql(
                        """
                        select department, min(at) as first, max(at) as last, count(*) as times from audit.event
                        where case_number = :case and kind in ('DATA_READ', 'EXPORTED') and department is not null
                        group by department order by department""")
                .param("case", caseNumber)
                .query((row, number) -> new Disclosure(
                        row.getString("department"),
                        row.getTimestamp("first").toInstant(),
                        row.getTimestamp("last").toInstant(),
                        row.getInt("times")))
                .list();
    }

    /**
     * Where a department read the case.
     *
     * @param task the id of the task whose form or dossier it was
     */
    public record Reading(String department, String task) {}

    /** Those of the case, each once. */
    public List<Reading> readings(String caseNumber) {
        return database.sql(
                        """
                        select distinct department, object_id from audit.event
                        where case_number = :case and kind in ('DATA_READ', 'DOCUMENT_READ', 'EXPORTED')
                            and department is not null and object_id is not null""")
                .param("case", caseNumber)
                .query((row, number) -> new Reading(row.getString("department"), row.getString("object_id")))
                .list();
    }
}

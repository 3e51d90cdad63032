package org.guitu.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases have ended, when and how, and whose person was taken out since. A case ends with the process instance that opened
 * it, and with no other.
 */
@Component
public class ClosedCases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final CaseFiles files;

    ClosedCases(JdbcClient database, CaseFiles files) {
        this.database = database;
        this.files = files;
    }

    /**
     * What the retention of a closed case depends on.
     *
     * @param process the key of the process that opened it
     * @param outcome the id of the end event that it reached
     * @param facts routing facts as they were at the end, such as {@code minor}
     */
    public record Ending(String process, String outcome, Map<String, Object> facts) {}

    /**
     * A case that is closed and still tells who the person is.
     *
     * @param atWork whether a process runs in it, such as a legal hold
     */
    public record ClosedCase(CaseNumber number, String region, Instant closedAt, boolean atWork) {}

    /** The process instance has ended; that closes the case it has opened, if any. */
    public boolean ended(String instance, String outcome, Map<String, Object> facts, Instant now) {
        return files.close(instance, outcome, json(facts), now);
    }

    /** Whether the case has ended; false when there is no such case. */
    public boolean isClosed(CaseNumber number) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.case_file
                            where case_number = :case and closed_at is not null)""")
                .param("case", number.value())
                .query(Boolean.class)
                .single();
    }

    /** When the person was taken out of the case, if ever. */
    public Optional<Instant> deidentifiedAt(CaseNumber number) {
        return database.sql("select deidentified_at from guitu.case_file where case_number = :case")
                .param("case", number.value())
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .optional()
                .flatMap(at -> at);
    }

    /** The different ways in which the cases ended that still tell who the person is. */
    public List<Ending> endings() {
        return database.sql(
                        """
                        select distinct process, outcome, period_facts from guitu.case_file
                        where closed_at is not null and deidentified_at is null""")
                .query((row, index) -> ending(row))
                .list();
    }

    /** The cases that ended in this way before that time, the earliest first. */
    public List<ClosedCase> closedBefore(Instant time, Ending ending) {
        return database.sql(
                        """
                        select case_number, region, closed_at, guitu.is_at_work(case_number) as at_work from guitu.case_file
                        where closed_at < :time and deidentified_at is null
                            and process = :process and outcome = :outcome and period_facts = :facts::jsonb
                        order by closed_at, case_number""")
                .param("time", Timestamp.from(time))
                .param("process", ending.process())
                .param("outcome", ending.outcome())
                .param("facts", json(ending.facts()))
                .query((row, index) -> new ClosedCase(
                        new CaseNumber(row.getString("case_number")),
                        row.getString("region"),
                        row.getTimestamp("closed_at").toInstant(),
                        row.getBoolean("at_work")))
                .list();
    }

    private static Ending ending(ResultSet row) throws SQLException {
        try {
            return new Ending(
                    row.getString("process"),
                    row.getString("outcome"),
                    JSON.readerForMapOf(Object.class).readValue(row.getString("period_facts")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL holds JSON that is none.", impossible);
        }
    }

    private static String json(Map<String, Object> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Facts are texts, numbers and booleans.", impossible);
        }
    }
}

package org.guitu.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may read which case's dossier in an emergency. Says nothing of who may ask for it or whether the reader is still in office.
 *
 * <p>Every method works in the caller's transaction, which must be one.
 */
@Component
public class EmergencyReadingStore {

    /** How long it lasts unless it is ended before; while it runs it is not extended. */
    public static final Duration LENGTH = Duration.ofHours(3);

    private static final String SELECT =
            "select process_instance_id, case_number, account, opened_at, until, closed_at from guitu.glass_break ";

    private final JdbcClient database;

    EmergencyReadingStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Lets that person read from now on; empty, and nothing is changed, when she or he may already. Two who ask at once for the
     * same case wait for each other.
     */
    public Optional<EmergencyReading> open(String instance, CaseNumber caseNumber, String account, Instant now) {
        database.sql("select 1 from guitu.case_file where case_number = :case for no key update")
                .param("case", caseNumber.value())
                .query(Integer.class)
                .single();
        if (running(caseNumber, account, now).isPresent()) {
            return Optional.empty();
        }
        var opened = new EmergencyReading(instance, caseNumber, account, now, now.plus(LENGTH), Optional.empty());
        database.sql(
                        """
                        insert into guitu.glass_break (process_instance_id, case_number, account, opened_at, until)
                        values (:instance, :case, :account, :now, :until)""")
                .param("instance", instance)
                .param("case", caseNumber.value())
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(opened.until()))
                .update();
        return Optional.of(opened);
    }

    /** The one under which that person reads that case at this moment. */
    public Optional<EmergencyReading> running(CaseNumber caseNumber, String account, Instant now) {
        return database.sql(SELECT
                        + "where case_number = :case and account = :account and closed_at is null and until > :now")
                .param("case", caseNumber.value())
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query((row, number) -> read(row))
                .optional();
    }

    /** All of a case, the newest first. */
    public List<EmergencyReading> of(CaseNumber caseNumber) {
        return database.sql(SELECT + "where case_number = :case order by opened_at desc, process_instance_id")
                .param("case", caseNumber.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** Ends it now; empty when there was none that still ran. */
    public Optional<EmergencyReading> close(String instance, Instant now) {
        return database.sql(
                        """
                        update guitu.glass_break set closed_at = :now
                        where process_instance_id = :instance and closed_at is null and until > :now
                        returning process_instance_id, case_number, account, opened_at, until, closed_at""")
                .param("instance", instance)
                .param("now", Timestamp.from(now))
                .query((row, number) -> read(row))
                .optional();
    }

    private static EmergencyReading read(ResultSet row) throws SQLException {
        return new EmergencyReading(
                row.getString("process_instance_id"),
                new CaseNumber(row.getString("case_number")),
                row.getString("account"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
    }
}

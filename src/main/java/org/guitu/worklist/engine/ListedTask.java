package org.guitu.worklist.engine;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;

/**
 * An open task as a list shows it, with what stands on it for everybody who sees it.
 *
 * @param number that of its case, report, provider or incident; {@code null} for none
 * @param minor whether its case's person is one; {@code null} where that is not known
 * @param urgency the code; {@code null} where there is none
 * @param warnAt from when on it is due soon
 * @param suspended whether its clock is
 * @param assignee the account that has claimed it; {@code null} for none
 * @param assigneeName what that person is called; {@code null} where only the account is known
 * @param candidates the queues that it waits in
 */
public record ListedTask(
        String id,
        String name,
        StepVersion step,
        String number,
        Boolean minor,
        String urgency,
        Optional<Instant> dueAt,
        Optional<Instant> warnAt,
        boolean suspended,
        String assignee,
        String assigneeName,
        List<String> candidates) {

    static ListedTask read(ResultSet row) throws SQLException {
        var minor = row.getObject("minor", Long.class);
        return new ListedTask(
                row.getString("id_"),
                row.getString("name_"),
                new StepVersion(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                row.getString("business_key_"),
                minor == null ? null : minor == 1,
                row.getString("urgency"),
                instant(row.getTimestamp("due_date_")),
                instant(row.getTimestamp("follow_up_date_")),
                "suspended".equals(row.getString("clock")),
                row.getString("assignee_"),
                row.getString("assignee_name"),
                texts(row.getArray("candidates")));
    }

    Optional<CaseNumber> caseNumber() {
        return CaseNumber.find(number);
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

package org.guitu.casefile.upkeep;

import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseFiles;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the person out of a closed case or report: every answer, every document and everything by which the person is found go, and what stays is who did
 * which step when, the case number, and how the case ended.
 *
 * <p>The database itself refuses it for a case that is open or in which a process runs, such as a legal hold.
 */
@Component
public class Deidentification {

    private final JdbcClient database;
    private final CaseFiles files;

    Deidentification(JdbcClient database, CaseFiles files) {
        this.database = database;
        this.files = files;
    }

    /** How much of a case was deleted. */
    public record Deleted(int answers, int traits, int documents) {}

    /**
     * Takes the person out, in the caller's transaction, which must be one. Whoever wants to record something in the case meanwhile
     * waits and is then refused.
     *
     * @return empty when there is nothing to do (any more): the case is open, held or at work, another node is at it or has done it
     */
    public Optional<Deleted> of(CaseNumber number, Instant now) {
        boolean free = database.sql(
                        """
                        select case_number from guitu.case_file
                        where case_number = :case and closed_at is not null and deidentified_at is null
                        for update skip locked""")
                .param("case", number.value())
                .query(String.class)
                .optional()
                .isPresent();
        // Only once the case is locked: a process that starts in it needs the same lock.
        if (!free || isAtWork(number)) {
            return Optional.empty();
        }
        database.sql("select set_config('guitu.deidentifies', :case, true)")
                .param("case", number.value())
                .query(String.class)
                .single();
        int answers = delete(
                """
                delete from guitu.dossier_value
                where entry_id in (select id from guitu.dossier_entry where case_number = :case)""",
                number);
        int traits = delete("delete from guitu.person_index where case_number = :case", number);
        delete("delete from guitu.code_name where case_number = :case", number);
        delete("delete from guitu.case_person where case_number = :case", number);
        delete("delete from guitu.case_link where :case in (case_number, other_case)", number);
        delete(
                """
                delete from guitu.decision_ground
                where decision_id in (select id from guitu.decision where case_number = :case)""",
                number);
        delete("delete from guitu.draft where case_number = :case", number);
        delete("delete from guitu.report_receipt where report_number = :case", number);
        String documents = "select id from guitu.document where case_number = :case";
        delete("delete from guitu.document_chunk where document_id in (" + documents + ")", number);
        delete("delete from guitu.document_seal where document_id in (" + documents + ")", number);
        delete("delete from guitu.document_withdrawal where document_id in (" + documents + ")", number);
        int deleted = delete("delete from guitu.document where case_number = :case", number);
        files.markDeidentified(number, now);
        return Optional.of(new Deleted(answers, traits, deleted));
    }

    private boolean isAtWork(CaseNumber number) {
        return database.sql("select guitu.is_at_work(:case)")
                .param("case", number.value())
                .query(Boolean.class)
                .single();
    }

    private int delete(String statement, CaseNumber number) {
        return database.sql(statement).param("case", number.value()).update();
    }
}

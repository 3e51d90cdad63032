package org.guitu.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which files of the dossier are reports, not cases, and which cases came of them. Every method works in the caller's transaction,
 * which must be one.
 */
@Component
public class ReportStore {

    private final JdbcClient database;

    ReportStore(JdbcClient database) {
        this.database = database;
    }

    public boolean isReport(CaseNumber number) {
        return database.sql(
                        "select exists (select 1 from guitu.case_file where case_number = :number and kind = 'report')")
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether it is the number of a case, and of no report or provider. */
    public boolean isCase(CaseNumber number) {
        return database.sql(
                        "select exists (select 1 from guitu.case_file where case_number = :number and kind = 'case')")
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that a case was opened for a person whom the report led to. Two that do so for one report wait for each other.
     *
     * @return how many cases there are now
     */
    public int link(CaseNumber report, CaseNumber caseNumber, Instant now) {
        database.sql("select 1 from guitu.case_file where case_number = :report for no key update")
                .param("report", report.value())
                .query(Integer.class)
                .single();
        database.sql(
                        """
                        insert into guitu.report_case (report_number, case_number, linked_at)
                        values (:report, :case, :now)""")
                .param("report", report.value())
                .param("case", caseNumber.value())
                .param("now", Timestamp.from(now))
                .update();
        return casesOf(report).size();
    }

    /** The cases that came of a report, in the order in which they were opened. */
    public List<CaseNumber> casesOf(CaseNumber report) {
        return database
                .sql(
                        """
                        select case_number from guitu.report_case where report_number = :report
                        order by linked_at, case_number""")
                .param("report", report.value())
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** The other cases that came of the report of which that case came, in the order in which they were opened. */
    public List<CaseNumber> besides(CaseNumber caseNumber) {
        return database
                .sql(
                        """
                        select other.case_number from guitu.report_case own join guitu.report_case other using (report_number)
                        where own.case_number = :case and other.case_number <> :case
                        order by other.linked_at, other.case_number""")
                .param("case", caseNumber.value())
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** Whether anybody but that author has recorded something in the report's file. */
    public boolean isWorkedOnBesides(String author, CaseNumber report) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.dossier_entry
                            where case_number = :report and author <> :author)""")
                .param("report", report.value())
                .param("author", author)
                .query(Boolean.class)
                .single();
    }
}

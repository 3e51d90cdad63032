package org.guitu.casefile;

import java.sql.Timestamp;
import java.time.Instant;
import org.guitu.casefile.CaseNumber.Series;
import org.guitu.office.China;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everything that happens to the file of a case, a report or a provider as a whole: it is opened, begun, moved, closed, and its person taken out
 * of it. No other class writes the table {@code case_file}; the database itself refuses what does not follow.
 *
 * <p>Every method works in the caller's transaction, which must be one.
 */
@Component
public class CaseFiles {

    private final JdbcClient database;

    CaseFiles(JdbcClient database) {
        this.database = database;
    }

    /** What a file is about. */
    enum Kind {
        CASE("case", Series.CASE),
        REPORT("report", Series.REPORT),
        PROVIDER("provider", Series.PROVIDER),
        INCIDENT("incident", Series.INCIDENT);

        private final String code;
        private final Series series;

        Kind(String code, Series series) {
            this.code = code;
            this.series = series;
        }
    }

    /**
     * Opens a file and gives it the next number of its kind, region and year. Files of one kind and region opened at the same time wait
     * for each other until the earlier one is committed, so that no number is given twice.
     */
    CaseNumber open(Kind kind, String region, Instant now) {
        var number = nextNumber(kind.series, region, now.atZone(China.ZONE).getYear());
        database.sql(
                        """
                        insert into guitu.case_file (case_number, region, kind, opened_at)
                        values (:number, :region, :kind, :now)""")
                .param("number", number.value())
                .param("region", region)
                .param("kind", kind.code)
                .param("now", Timestamp.from(now))
                .update();
        return number;
    }

    private CaseNumber nextNumber(Series series, String region, int year) {
        int running = database.sql(
                        """
                        insert into guitu.case_number_counter as counter (series, region, year, last_number)
                        values (:series, :region, :year, 1)
                        on conflict (series, region, year) do update set last_number = counter.last_number + 1
                        returning last_number""")
                .param("series", series.letter())
                .param("region", region)
                .param("year", year)
                .query(Integer.class)
                .single();
        return CaseNumber.of(series, region, year, running);
    }

    /** That process instance is the journey of the case. */
    public void begin(CaseNumber number, String process, String instance) {
        database.sql("update guitu.case_file set process = :process, opened_by = :instance where case_number = :case")
                .param("process", process)
                .param("instance", instance)
                .param("case", number.value())
                .update();
    }

    /** From now on that region handles the case; the instance, which must continue its journey, is the journey. */
    public void move(CaseNumber number, String region, String instance) {
        database.sql("update guitu.case_file set region = :region, opened_by = :instance where case_number = :case")
                .param("region", region)
                .param("instance", instance)
                .param("case", number.value())
                .update();
    }

    /** Closes the file whose journey that process instance is, if any, and says whether. {@code facts}: as JSON. */
    boolean close(String instance, String outcome, String facts, Instant now) {
        return database.sql(
                                """
                        update guitu.case_file set closed_at = :now, outcome = :outcome, period_facts = :facts::jsonb
                        where opened_by = :instance and closed_at is null""")
                        .param("now", Timestamp.from(now))
                        .param("outcome", outcome)
                        .param("facts", facts)
                        .param("instance", instance)
                        .update()
                > 0;
    }

    /** Nothing is left in the file that tells who the person is. */
    public void markDeidentified(CaseNumber number, Instant now) {
        database.sql("update guitu.case_file set deidentified_at = :now where case_number = :case")
                .param("now", Timestamp.from(now))
                .param("case", number.value())
                .update();
    }
}

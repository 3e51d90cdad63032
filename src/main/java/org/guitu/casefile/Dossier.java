package org.guitu.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The record of what was done for whom. It holds what the engine must not: everything personal that forms collect.
 *
 * <p>Entries are only ever added. Every method works in the caller's transaction.
 */
@Component
public class Dossier {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;

    Dossier(JdbcClient database) {
        this.database = database;
    }

    /**
     * Opens a case and gives it the next number of its region and year.
     *
     * <p>Cases of one region opened at the same time wait for each other until the earlier one is committed, so that no number is
     * given twice.
     *
     * @param region a region's code
     */
    public CaseNumber open(String region, Instant now) {
        int year = now.atZone(CHINA).getYear();
        int running = database.sql(
                        """
                        insert into guitu.case_number_counter as counter (region, year, last_number) values (:region, :year, 1)
                        on conflict (region, year) do update set last_number = counter.last_number + 1
                        returning last_number""")
                .param("region", region)
                .param("year", year)
                .query(Integer.class)
                .single();
        var number = CaseNumber.of(region, year, running);
        database.sql("insert into guitu.case_file (case_number, region, opened_at) values (:number, :region, :now)")
                .param("number", number.value())
                .param("region", region)
                .param("now", Timestamp.from(now))
                .update();
        return number;
    }

    /** Adds an entry with its answers. */
    public void add(DossierEntry entry) {
        long id = database.sql(
                        """
                        insert into guitu.dossier_entry (case_number, process_instance_id, process_key, task_id, form, form_version,
                            author, department, region, recorded_at)
                        values (:case, :instance, :process, :task, :form, :version, :author, :department, :region, :at)
                        returning id""")
                .param("case", entry.caseNumber().value())
                .param("instance", entry.instance())
                .param("process", entry.process())
                .param("task", entry.task())
                .param("form", entry.form())
                .param("version", entry.formVersion())
                .param("author", entry.author())
                .param("department", entry.department())
                .param("region", entry.region())
                .param("at", Timestamp.from(entry.recordedAt()))
                .query(Long.class)
                .single();
        entry.answers().forEach((field, answer) -> database.sql(
                        "insert into guitu.dossier_value (entry_id, field, class, value) values (:id, :field, :class, :value::jsonb)")
                .param("id", id)
                .param("field", field)
                .param("class", answer.dataClass())
                .param("value", json(answer.value()))
                .update());
    }

    /** The latest answers that the case has for these fields; none for those never answered. */
    public Map<String, Object> latest(CaseNumber caseNumber, Collection<String> fields) {
        var answers = new HashMap<String, Object>();
        if (fields.isEmpty()) {
            return answers;
        }
        database.sql(
                        """
                        select distinct on (v.field) v.field, v.value::text as value
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number = :case and v.field in (:fields)
                        order by v.field, e.id desc""")
                .param("case", caseNumber.value())
                .param("fields", fields)
                .query(row -> {
                    answers.put(row.getString("field"), value(row.getString("value")));
                });
        return answers;
    }

    /** Whether that person has ever submitted that form in that process instance. */
    public boolean hasSubmitted(String person, String form, String processInstance) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.dossier_entry
                            where process_instance_id = :instance and form = :form and author = :person)""")
                .param("instance", processInstance)
                .param("form", form)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("An answer is a text, number, boolean or list.", impossible);
        }
    }

    private static Object value(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The dossier holds a value that is not JSON.", impossible);
        }
    }
}

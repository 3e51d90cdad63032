package org.guitu.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.guitu.casefile.AnswerPlace.Origin;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was recorded in a case, step by step, and of the content what its reader may see. */
@Component
@DependsOn("keyCheck")
public class Timeline {

    /** The field that says why a correction was made; no question of a form is called so. */
    public static final String REASON = Corrections.REASON;

    private final JdbcClient database;
    private final SealedAnswers answers;

    public Timeline(JdbcClient database, SealedAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    /**
     * A form that was submitted, or a correction of one.
     *
     * @param task the id of the task; {@code null} for a form that started a process
     * @param corrects the number of the step that this one stands in for
     * @param content the answers that the reader may see, by field
     * @param withheld how many there are besides
     */
    public record Step(
            long number,
            String process,
            String instance,
            String task,
            String form,
            int formVersion,
            String author,
            String department,
            String region,
            Instant recordedAt,
            Optional<Long> corrects,
            Map<String, Answer> content,
            int withheld) {

        /** The fields that the reader may see, first those that are called so in their order; without the reason of a correction. */
        public List<String> fields(List<String> order) {
            return Stream.concat(order.stream(), content.keySet().stream())
                    .distinct()
                    .filter(field -> content.containsKey(field) && !field.equals(REASON))
                    .toList();
        }
    }

    /** An answer as recorded, with its class. */
    public record Answer(String dataClass, Object value) {}

    private record Value(AnswerPlace place, byte[] sealed) {}

    /**
     * The steps of a case, the earliest first. What the reader may not see is not decrypted.
     *
     * @param readable whether the reader may see the answer that has that origin, in that step; the step is given without content
     */
    public List<Step> of(CaseNumber caseNumber, BiPredicate<Step, Origin> readable) {
        var values = values(caseNumber);
        return steps(caseNumber).stream()
                .map(step -> open(step, values.getOrDefault(step.number(), List.of()), readable))
                .toList();
    }

    /**
     * The newest step that answered each of these fields, with that answer alone; none for a field that was never answered or whose
     * answer was taken back. What the reader may not see is not decrypted and not given.
     *
     * @param processInstances the only instances whose steps count; empty for all
     */
    public Map<String, Step> newest(
            CaseNumber caseNumber,
            Collection<String> fields,
            Collection<String> processInstances,
            Predicate<Origin> readable) {
        var newest = new LinkedHashMap<String, Step>();
        if (fields.isEmpty()) {
            return newest;
        }
        database.sql(
                        """
                        select distinct on (v.field) e.id, e.process_key, e.process_instance_id, e.task_id, e.form, e.form_version,
                            e.author, e.department, e.region, e.recorded_at, e.corrects, v.entry_id, v.field, v.class, v.value,
                            e.case_number
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number = :case and v.field in (:fields)
                            and (:everywhere or e.process_instance_id in (:instances))
                        order by v.field, coalesce(e.corrects, e.id) desc, e.id desc""")
                .param("case", caseNumber.value())
                .param("fields", fields)
                .param("everywhere", processInstances.isEmpty())
                .param("instances", processInstances.isEmpty() ? List.of("") : processInstances)
                .query(row -> {
                    var place = SealedAnswers.place(row);
                    var values = List.of(new Value(place, row.getBytes("value")));
                    var step = open(step(row), values, (any, origin) -> readable.test(origin));
                    var answer = step.content().get(place.field());
                    if (answer != null && answer.value() != null) {
                        newest.put(place.field(), step);
                    }
                });
        return newest;
    }

    /**
     * The newest answer to one question in each of these cases; none for a case where it was never answered or the answer was
     * taken back.
     */
    public Map<CaseNumber, Answer> newest(Collection<CaseNumber> cases, String field) {
        var newest = new LinkedHashMap<CaseNumber, Answer>();
        if (cases.isEmpty()) {
            return newest;
        }
        database.sql(
                        """
                        select distinct on (e.case_number) e.case_number, e.form, v.entry_id, v.field, v.class, v.value
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number in (:cases) and v.field = :field
                        order by e.case_number, coalesce(e.corrects, e.id) desc, e.id desc""")
                .param("cases", cases.stream().map(CaseNumber::value).toList())
                .param("field", field)
                .query(row -> {
                    var place = SealedAnswers.place(row);
                    var value = answers.open(place, row.getBytes("value"));
                    if (value != null) {
                        newest.put(place.caseNumber(), new Answer(place.dataClass(), value));
                    }
                });
        return newest;
    }

    /** That an office recorded something with that origin. */
    public record Recorded(String department, String region, Origin origin) {}

    /** What was recorded in a case, each once, without what was answered. */
    public List<Recorded> origins(CaseNumber caseNumber) {
        return database.sql(
                        """
                        select distinct e.department, e.region, e.form, v.field, v.class
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number = :case""")
                .param("case", caseNumber.value())
                .query((row, number) -> new Recorded(
                        row.getString("department"),
                        row.getString("region"),
                        new Origin(row.getString("form"), row.getString("field"), row.getString("class"))))
                .list();
    }

    private Step open(Step step, List<Value> values, BiPredicate<Step, Origin> readable) {
        var content = new LinkedHashMap<String, Answer>();
        for (Value value : values) {
            var dataClass = value.place().dataClass();
            if (readable.test(step, value.place().origin())) {
                content.put(value.place().field(), new Answer(dataClass, answers.open(value.place(), value.sealed())));
            }
        }
        return new Step(
                step.number(),
                step.process(),
                step.instance(),
                step.task(),
                step.form(),
                step.formVersion(),
                step.author(),
                step.department(),
                step.region(),
                step.recordedAt(),
                step.corrects(),
                content,
                values.size() - content.size());
    }

    private List<Step> steps(CaseNumber caseNumber) {
        return database.sql(
                        """
                        select id, process_key, process_instance_id, task_id, form, form_version, author, department, region,
                            recorded_at, corrects
                        from guitu.dossier_entry where case_number = :case order by id""")
                .param("case", caseNumber.value())
                .query((row, number) -> step(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("id"),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getString("task_id"),
                row.getString("form"),
                row.getInt("form_version"),
                row.getString("author"),
                row.getString("department"),
                row.getString("region"),
                row.getTimestamp("recorded_at").toInstant(),
                Optional.ofNullable(row.getObject("corrects", Long.class)),
                Map.of(),
                0);
    }

    private Map<Long, List<Value>> values(CaseNumber caseNumber) {
        var values = new LinkedHashMap<Long, List<Value>>();
        database.sql(
                        """
                        select v.entry_id, v.field, v.class, v.value, e.case_number, e.form
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where e.case_number = :case order by v.entry_id, v.field""")
                .param("case", caseNumber.value())
                .query(row -> {
                    var place = SealedAnswers.place(row);
                    values.computeIfAbsent(place.entry(), entry -> new ArrayList<>())
                            .add(new Value(place, row.getBytes("value")));
                });
        return values;
    }
}

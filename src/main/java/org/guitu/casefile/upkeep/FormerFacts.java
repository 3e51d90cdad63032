package org.guitu.casefile.upkeep;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.form.Form;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers that are variables of the engine, in clear, in earlier versions of the forms, though nothing decides by them.
 *
 * <p>What still runs by these versions goes on with them. The dossier keeps such an answer as well, and when its process has ended it
 * leaves the engine's history.
 */
@Component
public final class FormerFacts {

    private static final String ANSWERS = "db/upkeep/answers-of-the-dossier.csv";

    private static final String OF_ENDED =
            """
            name_ in (:fields)
            and proc_inst_id_ in (select id_ from act_hi_procinst where end_time_ is not null)
            and exists (
                select from guitu.dossier_entry e join guitu.dossier_value k on k.entry_id = e.id
                where e.process_instance_id = proc_inst_id_ and k.field = name_)""";

    private final JdbcClient database;
    private final Map<String, Map<String, String>> classes;

    FormerFacts(JdbcClient database) {
        this.database = database;
        classes = rows().collect(groupingBy(row -> row[0], toMap(row -> row[1], row -> row[2])));
    }

    /** Each a form, a question and the class of its answers. */
    static Stream<String[]> rows() {
        try {
            return new ClassPathResource(ANSWERS)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of these answers that the form still gives to the engine; none of a form as it is now. */
    public Map<String, Answer> of(Form form, Map<String, Object> answers) {
        var former = new LinkedHashMap<String, Answer>();
        classes.getOrDefault(form.id(), Map.of()).forEach((field, dataClass) -> {
            var answer = answers.get(field);
            boolean fact =
                    form.field(field).filter(asked -> !asked.isClassified()).isPresent();
            if (fact && answer != null) {
                former.put(field, new Answer(dataClass, answer, Optional.empty(), form.room(field)));
            }
        });
        return former;
    }

    /** Takes them out of the history of processes that have ended, in the caller's transaction. */
    public int forget() {
        deleteTexts("act_hi_detail");
        deleteTexts("act_hi_varinst");
        delete("act_hi_detail where " + OF_ENDED);
        return delete("act_hi_varinst where " + OF_ENDED);
    }

    private void deleteTexts(String table) {
        delete("act_ge_bytearray where id_ in (select bytearray_id_ from %s where %s)".formatted(table, OF_ENDED));
    }

    private int delete(String what) {
        return database.sql("delete from " + what).param("fields", fields()).update();
    }

    private List<String> fields() {
        return classes.values().stream()
                .flatMap(fields -> fields.keySet().stream())
                .distinct()
                .toList();
    }
}

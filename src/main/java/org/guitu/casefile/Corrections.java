package org.guitu.casefile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.trait.Trait;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a correction must be, and what it takes over from the entry it stands in for. */
final class Corrections {

    /** No question of a form can be called so. */
    static final String REASON = "correction-reason";

    private final JdbcClient database;

    Corrections(JdbcClient database) {
        this.database = database;
    }

    /** The entry as first recorded: a correction of a correction stands in for that. */
    long first(long entry) {
        return database.sql("select coalesce(corrects, id) from guitu.dossier_entry where id = :id")
                .param("id", entry)
                .query(Long.class)
                .single();
    }

    /** The correction with its reason among the answers, each answer of the class and trait that it had before. */
    DossierEntry prepare(long entry, String reason, DossierEntry correction) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("更正必须写明理由。");
        }
        boolean same = database.sql(
                        """
                        select exists (select 1 from guitu.dossier_entry
                            where id = :id and case_number = :case and form = :form)""")
                .param("id", entry)
                .param("case", correction.caseNumber().value())
                .param("form", correction.form())
                .query(Boolean.class)
                .single();
        if (!same) {
            throw new IllegalArgumentException("要更正的记录不在这个案件的这张表单里。");
        }
        var earlier = earlier(first(entry));
        var answers = new LinkedHashMap<String, Answer>();
        correction.answers().forEach((field, answer) -> {
            var before = earlier.getOrDefault(field, answer);
            answers.put(field, new Answer(before.dataClass(), answer.value(), before.trait(), answer.room()));
        });
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("更正必须改动至少一项。");
        }
        answers.put(REASON, new Answer("statement", reason.strip()));
        return new DossierEntry(
                correction.caseNumber(),
                correction.process(),
                correction.instance(),
                correction.task(),
                correction.form(),
                correction.formVersion(),
                correction.author(),
                correction.department(),
                correction.region(),
                correction.recordedAt(),
                answers);
    }

    private Map<String, Answer> earlier(long first) {
        var earlier = new LinkedHashMap<String, Answer>();
        database.sql("select field, class, trait from guitu.dossier_value where entry_id = :id")
                .param("id", first)
                .query(row -> {
                    earlier.put(
                            row.getString("field"),
                            new Answer(
                                    row.getString("class"),
                                    null,
                                    Optional.ofNullable(row.getString("trait")).map(Trait::of)));
                });
        return earlier;
    }
}

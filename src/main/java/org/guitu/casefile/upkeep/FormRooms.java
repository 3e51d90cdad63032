package org.guitu.casefile.upkeep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guitu.form.Form;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the answers may get that were recorded before their lengths were hidden, by the deployed forms in the versions of then. A
 * question that offers an entry of a list that changes by itself counts with its own options only.
 */
final class FormRooms {

    private final JdbcClient database;
    private final Map<Version, Optional<Form>> read = new HashMap<>();

    private record Version(String form, int number) {}

    FormRooms(JdbcClient database) {
        this.database = database;
    }

    /** 0 when nothing is known of the form or the question. */
    int of(String form, int version, String field) {
        return read.computeIfAbsent(new Version(form, version), this::read)
                .map(known -> known.room(field))
                .orElse(0);
    }

    private Optional<Form> read(Version version) {
        return hasForms()
                ? database.sql(
                                """
                        select b.bytes_ from act_re_camformdef f
                            join act_ge_bytearray b on b.deployment_id_ = f.deployment_id_ and b.name_ = f.resource_name_
                        where f.key_ = :form and f.version_ = :version
                        limit 1""")
                        .param("form", version.form())
                        .param("version", version.number())
                        .query(byte[].class)
                        .optional()
                        .map(Form::read)
                : Optional.empty();
    }

    private boolean hasForms() {
        return database.sql("select to_regclass('act_re_camformdef') is not null")
                .query(Boolean.class)
                .single();
    }
}

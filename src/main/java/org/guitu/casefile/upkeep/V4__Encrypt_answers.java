package org.guitu.casefile.upkeep;

import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.KeyCheck;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Encrypts what was recorded before there were keys, and makes the keys in use those of this database.
 *
 * <p>People of those cases are not found by the person index until one of their indexed answers is recorded again.
 */
@Component
class V4__Encrypt_answers extends BaseJavaMigration {

    private final ValueCipher cipher;

    V4__Encrypt_answers(ValueCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        database.sql(
                        """
                        select v.entry_id, v.field, v.class, v.value::text as clear, e.case_number, e.form
                        from guitu.clear_value v join guitu.dossier_entry e on e.id = v.entry_id""")
                .query((row, number) -> {
                    var place = SealedAnswers.place(row);
                    return database.sql(
                                    """
                                    insert into guitu.dossier_value (entry_id, field, class, value)
                                    values (:entry, :field, :class, :value)""")
                            .param("entry", place.entry())
                            .param("field", place.field())
                            .param("class", place.dataClass())
                            .param(
                                    "value",
                                    cipher.seal(
                                            row.getString("clear").getBytes(StandardCharsets.UTF_8), place.toString()))
                            .update();
                })
                .list();
        database.sql("drop table guitu.clear_value").update();
        KeyCheck.remember(database, cipher);
    }
}

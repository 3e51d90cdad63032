package org.guitu.casefile.upkeep;

import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.trait.Trait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Answers that were recorded before there was a person index say not by which trait they find a person. This tells it for the fields
 * that forms had then; {@link V28__Find_persons_however_they_are_written} makes the index of their cases.
 */
@Component
class V15__Find_persons_of_earlier_cases extends BaseJavaMigration {

    private static final Map<String, Trait> TRAITS = Map.of(
            "register-person.personName", Trait.NAME,
            "register-person.idNumber", Trait.ID_NUMBER,
            "register-person.birthDate", Trait.BIRTH_DATE,
            "register-person.estimatedAge", Trait.AGE,
            "receive-person.otherNames", Trait.NAME,
            "receive-person.safePhone", Trait.PHONE,
            "assign-guardian.guardianPhone", Trait.PHONE);

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        database.sql("alter table guitu.dossier_value disable trigger dossier_value_append_only")
                .update();
        TRAITS.forEach((field, trait) -> database.sql(
                        """
                        update guitu.dossier_value v set trait = :trait from guitu.dossier_entry e
                        where e.id = v.entry_id and v.trait is null and e.form || '.' || v.field = :field""")
                .param("trait", trait.code())
                .param("field", field)
                .update());
        database.sql("alter table guitu.dossier_value enable trigger dossier_value_append_only")
                .update();
    }
}

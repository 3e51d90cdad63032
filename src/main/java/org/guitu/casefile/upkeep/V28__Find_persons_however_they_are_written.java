package org.guitu.casefile.upkeep;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.trait.Trait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Makes the index of all persons anew, by names, phones and numbers however they are written. What was recorded until now says by which
 * trait it finds a person; this tells it for the questions whose forms say so since, and takes it from those that never were about the
 * person: a guardian's phone, a birth date that was only proposed.
 */
@Component
class V28__Find_persons_however_they_are_written extends BaseJavaMigration {

    private static final Map<String, Trait> TRAITS = Map.ofEntries(
            Map.entry("register-person.documentType", Trait.DOCUMENT_TYPE),
            Map.entry("register-person.documentCountry", Trait.DOCUMENT_COUNTRY),
            Map.entry("receive-person.documentType", Trait.DOCUMENT_TYPE),
            Map.entry("receive-person.documentCountry", Trait.DOCUMENT_COUNTRY),
            Map.entry("verify-kinship.documentType", Trait.DOCUMENT_TYPE),
            Map.entry("verify-kinship.documentCountry", Trait.DOCUMENT_COUNTRY),
            Map.entry("approve-correction.documentType", Trait.DOCUMENT_TYPE),
            Map.entry("approve-correction.documentCountry", Trait.DOCUMENT_COUNTRY),
            Map.entry("establish-nationality.foreignPaper", Trait.DOCUMENT_TYPE),
            Map.entry("establish-nationality.homeCountry", Trait.DOCUMENT_COUNTRY),
            Map.entry("arrange-papers.travelPaper", Trait.DOCUMENT_TYPE),
            Map.entry("receive-person.safePhoneOwner", Trait.PHONE_OWNER),
            Map.entry("enrol.schoolNameUsed", Trait.NAME),
            Map.entry("assess-disability.disabilityNumber", Trait.ID_NUMBER));

    private static final List<String> NOT_OF_THE_PERSON = List.of(
            "assign-guardian.guardianPhone",
            "approve-guardian-change.guardianPhone",
            "declare-capacity.guardianPhone",
            "apply-registration.proposedBirthDate");

    private final ValueCipher cipher;

    V28__Find_persons_however_they_are_written(ValueCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        allow(database, "dossier_value", Trait.asked());
        allow(
                database,
                "person_index",
                List.of(
                        Trait.ID_NUMBER.code(),
                        Trait.PHONE.code(),
                        Trait.ACCOUNT.code(),
                        Trait.NAME.code(),
                        Trait.NAME_SOUND.code()));
        database.sql("alter table guitu.dossier_value disable trigger dossier_value_append_only")
                .update();
        TRAITS.forEach((field, trait) -> say(database, List.of(field), trait.code()));
        say(database, NOT_OF_THE_PERSON, null);
        database.sql("alter table guitu.dossier_value enable trigger dossier_value_append_only")
                .update();
        var index = new PersonIndex(database, new SealedAnswers(cipher), cipher);
        database.sql("delete from guitu.person_index").update();
        database.sql(
                        """
                        select distinct e.case_number
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where v.trait is not null""")
                .query(String.class)
                .list()
                .forEach(number -> index.refresh(new CaseNumber(number)));
    }

    private static void allow(JdbcClient database, String table, List<String> traits) {
        database.sql("alter table guitu.%1$s drop constraint %1$s_trait_check".formatted(table))
                .update();
        database.sql("alter table guitu.%1$s add constraint %1$s_trait_check check (trait in ('%2$s'))"
                        .formatted(table, String.join("', '", traits)))
                .update();
    }

    private static void say(JdbcClient database, List<String> fields, String trait) {
        database.sql(
                        """
                        update guitu.dossier_value v set trait = :trait from guitu.dossier_entry e
                        where e.id = v.entry_id and e.form || '.' || v.field in (:fields)""")
                .param("trait", trait, java.sql.Types.VARCHAR)
                .param("fields", fields)
                .update();
    }
}

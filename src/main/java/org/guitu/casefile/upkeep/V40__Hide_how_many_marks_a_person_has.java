package org.guitu.casefile.upkeep;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes the index of all persons anew, so that the number of somebody's marks no longer tells how the name is written. */
@Component
class V40__Hide_how_many_marks_a_person_has extends BaseJavaMigration {

    private final ValueCipher cipher;

    V40__Hide_how_many_marks_a_person_has(ValueCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var index = new PersonIndex(database, new SealedAnswers(cipher), cipher);
        database.sql("select distinct case_number from guitu.person_index")
                .query(String.class)
                .list()
                .forEach(number -> index.refresh(new CaseNumber(number)));
    }
}

package org.guitu.casefile.upkeep;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.codename.CodeNameIndex;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The index by which cases are found by a part of their code name; it follows from the answers and can be made anew from them. */
@Component
class V57_1__Find_code_names extends BaseJavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(V57_1__Find_code_names.class);

    private final ValueCipher cipher;

    V57_1__Find_code_names(ValueCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        database.sql(
                        """
                        create table guitu.code_name (
                            case_number varchar(20) primary key references guitu.case_file,
                            hashes      bytea[]     not null,
                            key_number  integer     not null)""")
                .update();
        database.sql("create index code_name_hashes on guitu.code_name using gin (hashes)")
                .update();
        var index = new CodeNameIndex(database, new SealedAnswers(cipher), cipher);
        database.sql(
                        """
                        select distinct e.case_number
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id where v.field = ?""")
                .param(CodeNameIndex.FIELD)
                .query(String.class)
                .list()
                .forEach(number -> find(new CaseNumber(number), index));
    }

    /** A name that cannot be opened keeps no node from starting: the check of the audit trail tells of it. */
    private static void find(CaseNumber number, CodeNameIndex index) {
        try {
            index.refresh(number);
        } catch (UnreadableValueException unreadable) {
            LOG.warn("The code name of {} cannot be opened, and is not found by its parts.", number.value());
        }
    }
}

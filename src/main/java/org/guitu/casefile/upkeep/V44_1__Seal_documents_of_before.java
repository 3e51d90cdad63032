package org.guitu.casefile.upkeep;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.DocumentSeals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes the keyed hashes of the documents that there are: as they stand at this moment, nobody can change them from then on. */
@Component
class V44_1__Seal_documents_of_before extends BaseJavaMigration {

    private final ValueCipher cipher;
    private final ChainMac macs;

    V44_1__Seal_documents_of_before(ValueCipher cipher, ChainMac macs) {
        this.cipher = cipher;
        this.macs = macs;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        new DocumentSeals(database, cipher, macs).addMissing();
    }
}

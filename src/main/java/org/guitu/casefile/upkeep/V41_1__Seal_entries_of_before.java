package org.guitu.casefile.upkeep;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.crypto.ChainMac;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.seal.EntrySeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes the keyed hashes of the entries that there are: as they stand at this moment, nobody can change them from then on. */
@Component
class V41_1__Seal_entries_of_before extends BaseJavaMigration {

    private static final int BATCH = 1000;

    private final ValueCipher cipher;
    private final ChainMac macs;

    V41_1__Seal_entries_of_before(ValueCipher cipher, ChainMac macs) {
        this.cipher = cipher;
        this.macs = macs;
    }

    @Override
    public void migrate(Context context) {
        var database = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var entries = new EntryRows(database, new SealedAnswers(cipher));
        long after = 0;
        for (var batch = entries.after(after, BATCH); !batch.isEmpty(); batch = entries.after(after, BATCH)) {
            for (var row : batch) {
                var seal = EntrySeal.of(row.entry(), row.values(), macs);
                database.sql("insert into guitu.entry_seal (entry_id, key, content, mac) values (?, ?, ?, ?)")
                        .params(row.entry().id(), seal.key(), seal.content(), seal.mac())
                        .update();
            }
            after = batch.get(batch.size() - 1).entry().id();
        }
    }
}

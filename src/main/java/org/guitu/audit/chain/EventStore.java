package org.guitu.audit.chain;

import java.sql.Timestamp;
import org.guitu.casefile.crypto.ChainMac;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes events, each with a keyed hash by which the sealer knows that Guitu wrote it. */
@Component
public class EventStore {

    private final JdbcClient database;
    private final ChainMac macs;

    public EventStore(JdbcClient database, ChainMac macs) {
        this.database = database;
        this.macs = macs;
    }

    public void add(NewEvent event) {
        int key = macs.keyId();
        database.sql(
                        """
                        insert into audit.event
                            (at, kind, account, role, department, address, case_number, object, object_id, detail, key, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Timestamp.from(event.at()))
                .param(event.kind())
                .param(event.account())
                .param(event.role())
                .param(event.department())
                .param(event.address())
                .param(event.caseNumber())
                .param(event.object())
                .param(event.objectId())
                .param(event.detail())
                .param(key)
                .param(macs.mac(key, event.bytes()))
                .update();
    }
}

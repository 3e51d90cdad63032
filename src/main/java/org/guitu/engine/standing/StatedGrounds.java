package org.guitu.engine.standing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.catalogue.KnownName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which instances were started on a stated ground; every method works in the caller's transaction. */
@Component
class StatedGrounds {

    private final JdbcClient database;

    StatedGrounds(JdbcClient database) {
        this.database = database;
    }

    void add(
            String instance,
            CaseNumber caseNumber,
            String account,
            String department,
            StatedGround ground,
            Instant now) {
        database.sql(
                        """
                        insert into guitu.stated_ground (instance_id, case_number, account, department, ground, stated_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(instance, caseNumber.value(), account, department, ground.code(), Timestamp.from(now))
                .update();
    }

    /** The account that wrote down who is responsible for the case. */
    Optional<String> whoNamedOfficer(CaseNumber caseNumber) {
        return database.sql(
                        """
                        select author from guitu.dossier_entry e join guitu.dossier_value v on v.entry_id = e.id
                        where e.case_number = ? and v.field = ? order by e.id desc limit 1""")
                .params(caseNumber.value(), KnownName.RESPONSIBLE_OFFICER.id())
                .query(String.class)
                .optional();
    }
}

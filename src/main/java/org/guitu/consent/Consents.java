package org.guitu.consent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was agreed to in each case, whichever form said it. With whom something may be shared and what is kept from whom stays in the
 * dossier. Every method works in the caller's transaction.
 */
@Component
public class Consents {

    private final JdbcClient database;

    Consents(JdbcClient database) {
        this.database = database;
    }

    /** Empty when nothing was recorded since this is kept. */
    public Optional<Consent> find(CaseNumber caseNumber) {
        return database.sql("select services, withdrawn, tracing from guitu.case_consent where case_number = ?")
                .param(caseNumber.value())
                .query((row, number) -> new Consent(
                        new LinkedHashSet<>(
                                List.of((String[]) row.getArray("services").getArray())),
                        row.getBoolean("withdrawn"),
                        row.getString("tracing")))
                .optional();
    }

    public void store(CaseNumber caseNumber, Consent consent) {
        database.sql(
                        """
                        insert into guitu.case_consent (case_number, services, withdrawn, tracing) values (?, ?, ?, ?)
                        on conflict (case_number) do update set
                            services = excluded.services, withdrawn = excluded.withdrawn, tracing = excluded.tracing""")
                .params(
                        caseNumber.value(),
                        consent.services().toArray(String[]::new),
                        consent.withdrawn(),
                        consent.tracing())
                .update();
    }
}

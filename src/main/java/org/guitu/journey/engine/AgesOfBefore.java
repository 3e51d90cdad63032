package org.guitu.journey.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.Dossier;
import org.guitu.catalogue.KnownName;
import org.guitu.engine.EngineProvisioned;
import org.guitu.engine.command.Submission;
import org.guitu.engine.person.LivePerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has the age determined, and the clock to eighteen set, in the open cases that were registered with an age in doubt before ages were
 * determined: none has ever begun there. Looks through the cases of such ages once at each start; each is a transaction of its own, and any number of nodes may
 * look at once.
 */
@Component
final class AgesOfBefore {

    private static final Logger LOG = LoggerFactory.getLogger(AgesOfBefore.class);

    private static final String UNRESOLVED =
            """
            select p.case_number from guitu.case_person p join guitu.case_file f on f.case_number = p.case_number
            where f.closed_at is null and (p.age_disputed or p.age_known in ('estimated', 'unknown'))
                and exists (select from act_ru_execution e where e.id_ = f.opened_by)
                and not exists (select from act_hi_procinst h
                    where h.business_key_ = p.case_number and h.proc_def_key_ = :determination)""";

    private final JdbcClient database;
    private final Dossier dossier;
    private final LivePerson persons;
    private final AgeInDoubt ages;
    private final ProcessEngineConfigurationImpl engine;

    AgesOfBefore(
            JdbcClient database,
            Dossier dossier,
            LivePerson persons,
            AgeInDoubt ages,
            ProcessEngineConfigurationImpl engine) {
        this.database = database;
        this.dossier = dossier;
        this.persons = persons;
        this.ages = ages;
        this.engine = engine;
    }

    @EventListener(EngineProvisioned.class)
    void look() {
        for (CaseNumber number : unresolved()) {
            try {
                engine.getCommandExecutorTxRequired().execute(context -> {
                    dossier.lock(number);
                    persons.lookAnew(number);
                    return Submission.during(() -> {
                        ages.carryOut();
                        return null;
                    });
                });
            } catch (RuntimeException failed) {
                LOG.error("The age in case {} is not looked at; the next start tries it again.", number, failed);
            }
        }
    }

    private List<CaseNumber> unresolved() {
        return database.sql(UNRESOLVED)
                .param("determination", KnownName.DETERMINE_AGE.id())
                .query((row, line) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}

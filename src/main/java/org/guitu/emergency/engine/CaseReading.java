package org.guitu.emergency.engine;

import java.util.Optional;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.OpenDocument;
import org.guitu.dossier.engine.DossierAudit;
import org.guitu.dossier.engine.DossierDisplay;
import org.guitu.engine.access.FieldAccess;
import org.guitu.office.RefusedException;
import org.springframework.stereotype.Component;

/**
 * What a supervisor sees of a case of her or his regions, without a task: the course always, the content while an emergency reading runs.
 * Every method acts in the name of whoever is logged in at the engine, in one transaction with what it writes into the audit trail.
 */
@Component
public class CaseReading {

    private final ProcessEngineConfigurationImpl engine;
    private final EmergencyDesk emergency;
    private final DossierDisplay display;
    private final DocumentStore documents;
    private final FieldAccess access;
    private final DossierAudit audit;

    CaseReading(
            ProcessEngine engine,
            EmergencyDesk emergency,
            DossierDisplay display,
            DocumentStore documents,
            FieldAccess access,
            DossierAudit audit) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.emergency = emergency;
        this.display = display;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
    }

    /**
     * The dossier of a case, for a supervisor of its region; empty when there is no such case, or the person is none. Its content is
     * withheld unless the person's emergency reading runs.
     */
    public Optional<DossierView> read(CaseNumber caseNumber) {
        return supervising(caseNumber, display::read);
    }

    /** The same without content, also while an emergency reading runs: for what stays when that is over. */
    public Optional<DossierView> course(CaseNumber caseNumber) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            return emergency.supervises(caseNumber, person)
                    ? Optional.of(
                            display.read(new SupervisorScope(caseNumber, person, Optional.empty(), access), context))
                    : Optional.empty();
        });
    }

    /**
     * Opens a document of a case for a supervisor whose emergency reading runs; that it was read is written down before the first byte,
     * as part of that reading.
     *
     * @throws RefusedException when there is none of that id for this person
     */
    public OpenDocument open(CaseNumber caseNumber, String documentId) {
        var document = supervising(caseNumber, (scope, context) -> {
                    var found = display.offered(scope, documentId);
                    audit.documentReadOnOccasion(scope, found);
                    return found;
                })
                .orElseThrow(DossierDisplay::noDocument);
        return new OpenDocument(document, documents.content(document));
    }

    private <T> Optional<T> supervising(CaseNumber caseNumber, BiFunction<DossierScope, CommandContext, T> action) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var person = context.getAuthentication();
            return emergency.supervises(caseNumber, person)
                    ? Optional.of(action.apply(
                            new SupervisorScope(caseNumber, person, emergency.running(caseNumber, person), access),
                            context))
                    : Optional.empty();
        });
    }
}

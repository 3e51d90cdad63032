package org.guitu.engine.form;

import java.util.HashMap;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.casefile.SamePerson;
import org.guitu.engine.standing.OwnOffice;
import org.guitu.form.Form;
import org.springframework.stereotype.Component;

/**
 * Whether an event fits what has become of a case: facts for the rules of forms that mention them.
 *
 * <p>{@code caseClosed}: the case has ended. {@code linkedCaseOpen}: another case of the same person has not. Both and {@link OpenProcesses}
 * stay true until the form is submitted: two forms that ask for them in one case wait for each other. To be called within a command
 * of the engine.
 */
@Component
final class CaseState {

    private static final String CLOSED = "caseClosed";
    private static final String LINKED_OPEN = "linkedCaseOpen";

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final SamePerson samePerson;
    private final OwnOffice ownOffice;

    CaseState(Dossier dossier, ClosedCases closedCases, SamePerson samePerson, OwnOffice ownOffice) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.samePerson = samePerson;
        this.ownOffice = ownOffice;
    }

    /** Those of the facts that the form mentions; nothing is looked for otherwise. */
    Map<String, Object> facts(Form form, CaseNumber caseNumber) {
        if (form.mentions(CLOSED) || form.mentions(LINKED_OPEN) || OpenProcesses.areMentioned(form)) {
            dossier.lock(caseNumber);
        }
        return factsOfHeld(form, caseNumber);
    }

    /** The same of a case that the transaction at hand has locked. */
    Map<String, Object> factsOfHeld(Form form, CaseNumber caseNumber) {
        var facts = new HashMap<String, Object>();
        if (form.mentions(CLOSED)) {
            facts.put(CLOSED, closedCases.isClosed(caseNumber));
        }
        if (form.mentions(LINKED_OPEN)) {
            facts.put(LINKED_OPEN, isLinkedCaseOpen(caseNumber));
        }
        facts.putAll(OpenProcesses.facts(form, caseNumber));
        facts.putAll(ownOffice.facts(form, caseNumber));
        return facts;
    }

    /** Those of whoever starts something that is about no case yet. */
    Map<String, Object> factsOfStarter(Form form) {
        return ownOffice.facts(form);
    }

    private boolean isLinkedCaseOpen(CaseNumber caseNumber) {
        return samePerson.linkedTo(caseNumber).stream().anyMatch(other -> !closedCases.isClosed(other));
    }
}

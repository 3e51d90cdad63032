package org.guitu.supervision;

import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.consent.engine.ConsentDesk;
import org.guitu.office.China;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What keeps a case from going on as planned: its person was taken out of it, or nobody has agreed. */
@Component
class StateSection {

    private final ClosedCases closedCases;
    private final ConsentDesk consents;

    StateSection(ClosedCases closedCases, ConsentDesk consents) {
        this.closedCases = closedCases;
        this.consents = consents;
    }

    void fill(CaseNumber caseNumber, Model model) {
        var deidentified = closedCases.deidentifiedAt(caseNumber);
        model.addAttribute("deidentifiedAt", deidentified.map(China::time).orElse(null));
        model.addAttribute("consents", closedCases.isClosed(caseNumber) ? List.of() : consents.missing(caseNumber));
    }
}

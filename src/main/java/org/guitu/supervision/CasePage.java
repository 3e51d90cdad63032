package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.dossier.StepRow;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.family.engine.FamilyAccess;
import org.guitu.progress.engine.CaseProgress;
import org.guitu.progress.engine.CaseProgress.CaseLine;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/**
 * One case as a supervisor sees it: how far it is, and while an emergency reading of it runs, what is in it. A case of another region
 * is not found, like one that does not exist.
 */
@Component
class CasePage {

    private final CaseProgress progress;
    private final FamilyAccess family;
    private final CaseReading reading;
    private final StateSection state;
    private final EmergencySection emergency;
    private final ForwardSection forward;
    private final EngineLogin logins;

    CasePage(
            CaseProgress progress,
            FamilyAccess family,
            CaseReading reading,
            StateSection state,
            EmergencySection emergency,
            ForwardSection forward,
            EngineLogin logins) {
        this.progress = progress;
        this.family = family;
        this.reading = reading;
        this.state = state;
        this.emergency = emergency;
        this.forward = forward;
        this.logins = logins;
    }

    CaseLine find(String number, Authentication person) {
        return CaseNumber.find(number)
                .flatMap(caseNumber -> progress.find(caseNumber, logins.regionsOf(person.getName())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Returns the view's name. */
    String show(CaseLine line, Authentication person, HttpServletRequest request, Model model) {
        var caseNumber = line.caseNumber();
        model.addAttribute("line", CaseRow.of(line, forward.fill(caseNumber, model)));
        model.addAttribute("family", logins.as(person.getName(), () -> family.of(caseNumber)));
        model.addAttribute(
                "tasks",
                progress.openTasks(caseNumber).stream().map(TaskRow::of).toList());
        // Before the list of readings, in which it stands.
        var dossier = logins.as(person.getName(), () -> reading.read(caseNumber));
        model.addAttribute("steps", dossier.map(StepRow::of).orElse(List.of()));
        model.addAttribute("files", dossier.map(FileRow::of).orElse(List.of()));
        logins.as(person.getName(), () -> {
            state.fill(caseNumber, model);
            return null;
        });
        emergency.fill(caseNumber, person, request, model);
        model.addAttribute("person", person.getName());
        return "case";
    }
}

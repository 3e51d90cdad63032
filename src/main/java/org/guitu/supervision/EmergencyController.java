package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.guitu.dossier.web.DocumentAnswer;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.emergency.engine.EmergencyDesk;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.FormRefusal;
import org.guitu.office.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Beginning and ending an emergency reading on a case's page, and the documents that it opens. */
@Controller
class EmergencyController {

    private final CasePage page;
    private final EmergencySection section;
    private final EmergencyDesk emergency;
    private final CaseReading reading;
    private final EngineLogin logins;

    EmergencyController(
            CasePage page, EmergencySection section, EmergencyDesk emergency, CaseReading reading, EngineLogin logins) {
        this.page = page;
        this.section = section;
        this.emergency = emergency;
        this.reading = reading;
        this.logins = logins;
    }

    /** What was written stays on the page when it is refused. */
    @PostMapping("/cases/{number}/break-glass")
    String breakGlass(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var line = page.find(number, person);
        try {
            as(person, () -> {
                emergency.begin(line.caseNumber(), section.answers(sent));
                return null;
            });
        } catch (FormRefusal refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            var view = page.show(line, person, request, model);
            var refused = RefusedQuestions.of(refusal, section.questions());
            model.addAttribute("refusal", refused.lines());
            model.addAttribute("problems", refused.problems());
            model.addAttribute("typed", sent);
            return view;
        }
        return "redirect:/cases/" + line.caseNumber();
    }

    @PostMapping("/cases/{number}/end-reading")
    String endReading(@PathVariable String number, Authentication person) {
        var line = page.find(number, person);
        as(person, () -> {
            emergency.end(line.caseNumber());
            return null;
        });
        return "redirect:/cases/" + line.caseNumber();
    }

    /** Only while the reading runs; each time is part of it. */
    @GetMapping("/cases/{number}/documents/{documentId}")
    void document(
            @PathVariable String number,
            @PathVariable String documentId,
            Authentication person,
            HttpServletResponse response)
            throws IOException {
        var line = page.find(number, person);
        try {
            DocumentAnswer.send(as(person, () -> reading.open(line.caseNumber(), documentId)), response);
        } catch (RefusedException notThere) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notThere);
        }
    }

    private <T> T as(Authentication person, Supplier<T> action) {
        return logins.as(person.getName(), action);
    }
}

package org.guitu.minors.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.casefile.CaseNumber;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.minors.CaseReadings;
import org.guitu.minors.engine.CaseReaders;
import org.guitu.office.Directory;
import org.guitu.progress.engine.CaseProgress;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Who may read a case and who has read it, for a supervisor of its region. The security configuration lets nobody else in. */
@Controller
class ReadersController {

    private final CaseProgress progress;
    private final CaseReaders readers;
    private final CaseReadings readings;
    private final EngineLogin logins;
    private final Directory directory;

    ReadersController(
            CaseProgress progress,
            CaseReaders readers,
            CaseReadings readings,
            EngineLogin logins,
            Directory directory) {
        this.progress = progress;
        this.readers = readers;
        this.readings = readings;
        this.logins = logins;
        this.directory = directory;
    }

    @GetMapping("/cases/{number}/readers")
    String readers(@PathVariable String number, Authentication person, HttpServletRequest request, Model model) {
        var caseNumber = CaseNumber.find(number)
                .filter(any ->
                        progress.find(any, logins.regionsOf(person.getName())).isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var actor = Actor.of(person.getName(), logins.groupsOf(person.getName()).orElse(List.of()), directory);
        model.addAttribute("number", caseNumber.value());
        model.addAttribute(
                "may", readers.byTask(caseNumber).stream().map(MayReadRow::of).toList());
        model.addAttribute(
                "emergencies",
                readers.inEmergency(caseNumber).stream()
                        .map(MayReadRow::inEmergency)
                        .toList());
        model.addAttribute(
                "did",
                readings.of(caseNumber, actor, request.getRemoteAddr()).stream()
                        .map(found -> DidReadRow.of(found, directory))
                        .toList());
        model.addAttribute("person", person.getName());
        return "readers";
    }
}

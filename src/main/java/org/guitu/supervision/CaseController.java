package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.guitu.audit.Actor;
import org.guitu.audit.CaseEvents;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.dossier.DossierRefusal;
import org.guitu.dossier.web.DocumentAnswer;
import org.guitu.emergency.EmergencyReading;
import org.guitu.emergency.EmergencyReadings;
import org.guitu.emergency.engine.CaseReading;
import org.guitu.emergency.engine.EmergencyDesk;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.FormField;
import org.guitu.form.FormRefusal;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.guitu.progress.engine.CaseProgress;
import org.guitu.progress.engine.CaseProgress.CaseLine;
import org.guitu.progress.engine.CaseWaits;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * One case as a supervisor sees it: how far it is, and while an emergency reading of it runs, what is in it. A case of another region
 * is not found, like one that does not exist.
 */
@Controller
class CaseController {

    private final CaseProgress progress;
    private final CaseWaits waits;
    private final CaseReading reading;
    private final EmergencyDesk emergency;
    private final EmergencyReadings emergencyReadings;
    private final ClosedCases closedCases;
    private final CaseEvents events;
    private final EngineLogin logins;
    private final Directory directory;
    private final InstantSource clock;

    CaseController(
            CaseProgress progress,
            CaseWaits waits,
            CaseReading reading,
            EmergencyDesk emergency,
            EmergencyReadings emergencyReadings,
            ClosedCases closedCases,
            CaseEvents events,
            EngineLogin logins,
            Directory directory,
            InstantSource clock) {
        this.progress = progress;
        this.waits = waits;
        this.reading = reading;
        this.emergency = emergency;
        this.emergencyReadings = emergencyReadings;
        this.closedCases = closedCases;
        this.events = events;
        this.logins = logins;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Authentication person, HttpServletRequest request, Model model) {
        fill(find(number, person), person, request, model);
        return "case";
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
        var line = find(number, person);
        try {
            as(person, () -> {
                emergency.begin(line.caseNumber(), answers(sent));
                return null;
            });
        } catch (FormRefusal refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            fill(line, person, request, model);
            model.addAttribute("refusal", refusal.getMessage().lines().toList());
            model.addAttribute("typed", sent);
            return "case";
        }
        return "redirect:/cases/" + line.caseNumber();
    }

    @PostMapping("/cases/{number}/end-reading")
    String endReading(@PathVariable String number, Authentication person) {
        var line = find(number, person);
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
        var line = find(number, person);
        try {
            DocumentAnswer.send(as(person, () -> reading.open(line.caseNumber(), documentId)), response);
        } catch (DossierRefusal notThere) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notThere);
        }
    }

    private CaseLine find(String number, Authentication person) {
        return CaseNumber.find(number)
                .flatMap(caseNumber -> progress.find(caseNumber, logins.regionsOf(person.getName())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void fill(CaseLine line, Authentication person, HttpServletRequest request, Model model) {
        var caseNumber = line.caseNumber();
        var now = clock.instant();
        var why = waits.of(caseNumber);
        model.addAttribute("line", CaseRow.of(line, why.get(0)));
        model.addAttribute("besides", why.subList(1, why.size()));
        model.addAttribute(
                "tasks",
                progress.openTasks(caseNumber).stream().map(TaskRow::of).toList());
        var dossier = as(person, () -> reading.read(caseNumber));
        model.addAttribute("steps", dossier.map(StepRow::of).orElse(List.of()));
        model.addAttribute("files", dossier.map(FileRow::of).orElse(List.of()));
        model.addAttribute(
                "until",
                as(person, () -> emergency.running(caseNumber))
                        .map(EmergencyReading::until)
                        .map(China::time)
                        .orElse(null));
        model.addAttribute(
                "deidentifiedAt",
                closedCases.deidentifiedAt(caseNumber).map(China::time).orElse(null));
        model.addAttribute("questions", questions());
        model.addAttribute("typed", Map.of());
        var broken = emergencyReadings.of(caseNumber);
        var reads = events.read(
                caseNumber.value(),
                List.of(EventKind.DATA_READ, EventKind.DOCUMENT_READ),
                broken.stream().map(EmergencyReading::instance).toList(),
                actor(person),
                request.getRemoteAddr(),
                "紧急查阅的记录");
        model.addAttribute(
                "readings",
                broken.stream().map(glass -> Reading.of(glass, reads, now)).toList());
        model.addAttribute("person", person.getName());
    }

    /** The questions of the start form, but for the case's number, which this page knows. */
    private List<FormField> questions() {
        return emergency.form().fields().stream()
                .filter(field -> !field.isReadOnly() && !field.key().equals("caseNumber"))
                .toList();
    }

    private Map<String, Object> answers(Map<String, String> sent) {
        var answers = new HashMap<String, Object>();
        for (FormField question : questions()) {
            var answer = sent.get(question.key());
            answers.put(question.key(), question.kind() == FormField.Kind.YES_NO ? (Object) (answer != null) : answer);
        }
        return answers;
    }

    private <T> T as(Authentication person, Supplier<T> action) {
        return logins.as(person.getName(), action);
    }

    private Actor actor(Authentication person) {
        return Actor.of(person.getName(), logins.groupsOf(person.getName()).orElse(List.of()), directory);
    }
}

package org.guitu.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guitu.audit.Actor;
import org.guitu.audit.CaseEvents;
import org.guitu.audit.EventKind;
import org.guitu.casefile.CaseNumber;
import org.guitu.emergency.EmergencyReading;
import org.guitu.emergency.EmergencyReadingStore;
import org.guitu.emergency.engine.EmergencyDesk;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormField;
import org.guitu.office.China;
import org.guitu.office.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The part of a case's page that is about emergency readings: until when one runs, which there were, and what is asked of a new one. */
@Component
class EmergencySection {

    private final EmergencyDesk emergency;
    private final EmergencyReadingStore readings;
    private final CaseEvents events;
    private final EngineLogin logins;
    private final Directory directory;
    private final InstantSource clock;

    EmergencySection(
            EmergencyDesk emergency,
            EmergencyReadingStore readings,
            CaseEvents events,
            EngineLogin logins,
            Directory directory,
            InstantSource clock) {
        this.emergency = emergency;
        this.readings = readings;
        this.events = events;
        this.logins = logins;
        this.directory = directory;
        this.clock = clock;
    }

    /** Looking at which readings there were is an event of the audit trail. */
    void fill(CaseNumber caseNumber, Authentication person, HttpServletRequest request, Model model) {
        var now = clock.instant();
        model.addAttribute(
                "until",
                logins.as(person.getName(), () -> emergency.running(caseNumber))
                        .map(EmergencyReading::until)
                        .map(China::time)
                        .orElse(null));
        model.addAttribute("questions", questions());
        model.addAttribute("typed", Map.of());
        model.addAttribute("problems", Map.of());
        var broken = readings.of(caseNumber);
        var reads = events.read(
                caseNumber.value(),
                List.of(EventKind.DATA_READ, EventKind.DOCUMENT_READ),
                broken.stream().map(EmergencyReading::instance).toList(),
                Actor.of(person.getName(), logins.groupsOf(person.getName()).orElse(List.of()), directory),
                request.getRemoteAddr(),
                "紧急查阅的记录");
        model.addAttribute(
                "readings",
                broken.stream().map(glass -> ReadingRow.of(glass, reads, now)).toList());
    }

    /** What was written on the page, as answers to the start form. */
    Map<String, Object> answers(Map<String, String> sent) {
        var answers = new HashMap<String, Object>();
        for (FormField question : questions()) {
            var answer = sent.get(question.key());
            answers.put(question.key(), question.kind() == FormField.Kind.YES_NO ? (Object) (answer != null) : answer);
        }
        return answers;
    }

    /** The questions of the start form, but for the case's number, which this page knows. */
    List<FormField> questions() {
        return emergency.form().fields().stream()
                .filter(field -> !field.isReadOnly() && !field.key().equals(CommonFacts.CASE_NUMBER))
                .toList();
    }
}

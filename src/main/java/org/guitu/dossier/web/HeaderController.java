package org.guitu.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.header.HeaderLine;
import org.guitu.header.engine.CaseHeader;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What stands above a task about the person, in words; nothing for whoever may not see it. */
@RestController
class HeaderController {

    private final CaseHeader header;
    private final EngineLogin logins;

    HeaderController(CaseHeader header, EngineLogin logins) {
        this.header = header;
        this.logins = logins;
    }

    record Line(String label, List<Part> parts) {}

    /** {@code on}: the day on which it was recorded, of what is to be heeded. */
    @JsonInclude(Include.NON_NULL)
    record Part(String text, String tone, String on) {}

    @GetMapping("/dossier/tasks/{taskId}/header")
    List<Line> read(@PathVariable String taskId, Authentication person) {
        return logins.as(person.getName(), () -> header.read(taskId)).stream()
                .map(HeaderController::line)
                .toList();
    }

    private static Line line(HeaderLine line) {
        return new Line(
                line.label(),
                line.parts().stream()
                        .map(part -> new Part(
                                part.text(),
                                part.tone(),
                                part.on().map(String::valueOf).orElse(null)))
                        .toList());
    }
}

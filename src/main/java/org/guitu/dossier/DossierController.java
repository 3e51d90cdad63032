package org.guitu.dossier;

import java.util.Map;
import org.guitu.casefile.UnreadableValueException;
import org.guitu.engine.DossierAccess;
import org.guitu.engine.DossierRefusal;
import org.guitu.engine.EngineLogin;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the tab “档案” in Tasklist shows and does, always through a task that the person sees. The security configuration lets caseworkers
 * and supervisors in; {@link DossierAccess} decides the rest.
 *
 * <p>A refusal is {@code {"message": …}} in words for the person. A task that is not there and one that is not the person's are answered
 * alike, with 404.
 */
@RestController
@RequestMapping("/dossier/tasks/{taskId}")
class DossierController {

    private final DossierAccess access;
    private final EngineLogin logins;

    DossierController(DossierAccess access, EngineLogin logins) {
        this.access = access;
        this.logins = logins;
    }

    @GetMapping
    DossierJson read(@PathVariable String taskId, Authentication person, CsrfToken token) {
        return DossierJson.of(logins.as(person.getName(), () -> access.read(taskId)), token);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(DossierRefusal refusal) {
        var status =
                switch (refusal.why()) {
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case WRONG -> HttpStatus.BAD_REQUEST;
                    case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                    case NOT_THERE -> HttpStatus.NOT_FOUND;
                };
        return ResponseEntity.status(status).body(DossierJson.message(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(UnreadableValueException unreadable) {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(DossierJson.message(unreadable.getMessage()));
    }
}

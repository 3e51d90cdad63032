package org.guitu.dossier.web;

import java.util.Map;
import org.guitu.dossier.engine.CorrectionAccess;
import org.guitu.dossier.engine.DossierAccess;
import org.guitu.dossier.engine.WaitAccess;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.family.engine.FamilyAccess;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
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
    private final CorrectionAccess corrections;
    private final WaitAccess waits;
    private final FamilyAccess family;
    private final EngineLogin logins;

    DossierController(
            DossierAccess access,
            CorrectionAccess corrections,
            WaitAccess waits,
            FamilyAccess family,
            EngineLogin logins) {
        this.access = access;
        this.waits = waits;
        this.family = family;
        this.corrections = corrections;
        this.logins = logins;
    }

    /** {@code answers}: those that change, by field; {@code null} takes one back. */
    record Correction(String reason, Map<String, Object> answers) {}

    @GetMapping
    DossierJson read(@PathVariable String taskId, Authentication person, CsrfToken token) {
        var seen = logins.as(person.getName(), () -> access.read(taskId));
        var relatives = logins.as(person.getName(), () -> family.of(seen.caseNumber()));
        var why = logins.as(person.getName(), () -> waits.read(taskId));
        return DossierJson.of(seen, why, relatives, token);
    }

    @PostMapping("/steps/{step}/correction")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(
            @PathVariable String taskId,
            @PathVariable long step,
            @RequestBody Correction correction,
            Authentication person) {
        logins.as(person.getName(), () -> {
            corrections.correct(taskId, step, correction.reason(), correction.answers());
            return null;
        });
    }
}

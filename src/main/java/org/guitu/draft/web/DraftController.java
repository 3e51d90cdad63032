package org.guitu.draft.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.draft.Draft.Stamp;
import org.guitu.draft.engine.DraftDesk;
import org.guitu.draft.engine.WantedForm;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.webapp.PageToken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the forms in a browser save and ask for: the draft of a task, or of a start form, of the account that is logged in. A start form that
 * is filled in for a case names it as {@code case}.
 *
 * <p>A saving names the revision that it goes on from; when another window was first, the answer is 409 with that one's revision.
 */
@RestController
class DraftController {

    private static final String INCOMPLETE = "没有收到完整的内容。请刷新页面后再试。";

    private final DraftDesk desk;
    private final EngineLogin logins;

    DraftController(DraftDesk desk, EngineLogin logins) {
        this.desk = desk;
        this.logins = logins;
    }

    /**
     * @param account whose draft it is, which a saving has to name: another one may log in while a form stands open
     * @param revision 0 when there is no draft
     * @param caseNumber of a start form: the case that the draft is about
     */
    @JsonInclude(Include.NON_NULL)
    record Opened(
            String account,
            long revision,
            Instant at,
            @JsonProperty("case") String caseNumber,
            Map<String, Object> answers,
            PageToken token) {}

    /** {@code revision}: the one that it goes on from; {@code window}: an id that no other window has. */
    record Typed(String account, long revision, UUID window, Map<String, Object> answers) {}

    record Saved(long revision, Instant at) {}

    /** Another window was first. {@code revision} is 0 when it has discarded or sent the draft. */
    @JsonInclude(Include.NON_NULL)
    record Overtaken(String message, long revision, Instant at) {}

    @GetMapping("/drafts/tasks/{task}")
    Opened read(@PathVariable String task, Authentication person, CsrfToken token) {
        return read(WantedForm.ofTask(task), person, token);
    }

    @PutMapping("/drafts/tasks/{task}")
    ResponseEntity<Object> keep(@PathVariable String task, @RequestBody Typed typed, Authentication person) {
        return keep(WantedForm.ofTask(task), typed, person);
    }

    @DeleteMapping("/drafts/tasks/{task}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String task, Authentication person) {
        discard(WantedForm.ofTask(task), person);
    }

    @GetMapping("/drafts/starts/{key}")
    Opened readStart(
            @PathVariable("key") String process,
            @RequestParam(name = "case", required = false) String number,
            Authentication person,
            CsrfToken token) {
        return read(start(process, number), person, token);
    }

    @PutMapping("/drafts/starts/{key}")
    ResponseEntity<Object> keepStart(
            @PathVariable("key") String process,
            @RequestParam(name = "case", required = false) String number,
            @RequestBody Typed typed,
            Authentication person) {
        return keep(start(process, number), typed, person);
    }

    @DeleteMapping("/drafts/starts/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardStart(
            @PathVariable("key") String process,
            @RequestParam(name = "case", required = false) String number,
            Authentication person) {
        discard(start(process, number), person);
    }

    private static WantedForm start(String process, String number) {
        return WantedForm.ofStart(process, Optional.ofNullable(number).map(text -> CaseNumber.find(text)
                .orElseThrow(() -> new RefusedException("个案编号不对，草稿没有保存。"))));
    }

    private Opened read(WantedForm form, Authentication person, CsrfToken token) {
        var account = person.getName();
        var proof = PageToken.of(token);
        return logins.as(account, () -> desk.read(account, form))
                .map(draft -> new Opened(
                        account,
                        draft.stamp().revision(),
                        draft.stamp().savedAt(),
                        form.task().isPresent() ? null : draft.caseNumber().orElse(null),
                        draft.answers(),
                        proof))
                .orElseGet(() -> new Opened(account, 0, null, null, null, proof));
    }

    private ResponseEntity<Object> keep(WantedForm form, Typed typed, Authentication person) {
        var account = person.getName();
        if (typed.window() == null) {
            throw new RefusedException(INCOMPLETE);
        }
        if (!account.equals(typed.account())) {
            throw new RefusedException(Why.NOT_ALLOWED, "现在登录的是另一个账户，草稿没有保存。请用填写时的账户登录。");
        }
        var answers = Objects.requireNonNullElse(typed.answers(), Map.<String, Object>of());
        var kept = logins.as(account, () -> desk.keep(account, form, typed.revision(), typed.window(), answers));
        return kept.saved()
                .<ResponseEntity<Object>>map(stamp -> ResponseEntity.ok(new Saved(stamp.revision(), stamp.savedAt())))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(new Overtaken(
                                "另一个窗口已经更改了这份草稿。",
                                kept.other().map(Stamp::revision).orElse(0L),
                                kept.other().map(Stamp::savedAt).orElse(null))));
    }

    private void discard(WantedForm form, Authentication person) {
        logins.as(person.getName(), () -> {
            desk.discard(person.getName(), form);
            return null;
        });
    }

    /** Answered here because Spring would write into the log what it could not read. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> garbled(HttpMessageNotReadableException garbled) {
        return ResponseEntity.badRequest().body(Map.of("message", INCOMPLETE));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(UnreadableValueException unreadable) {
        return ResponseEntity.internalServerError().body(Map.of("message", unreadable.getMessage()));
    }
}

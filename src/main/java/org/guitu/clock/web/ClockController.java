package org.guitu.clock.web;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.guitu.clock.engine.ClockDesk;
import org.guitu.clock.engine.WaitDesk;
import org.guitu.decision.DecisionStore;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clock of a task, for the dialog in Tasklist. Who may do what, {@link ClockDesk} decides. */
@RestController
class ClockController {

    private final ClockDesk desk;
    private final WaitDesk waits;
    private final DecisionStore decisions;
    private final InstantSource time;

    ClockController(ClockDesk desk, WaitDesk waits, DecisionStore decisions, InstantSource time) {
        this.desk = desk;
        this.waits = waits;
        this.decisions = decisions;
        this.time = time;
    }

    @GetMapping("/clocks/{task}")
    ClockAnswer view(@PathVariable String task, Authentication person, CsrfToken token) {
        var view = desk.view(person.getName(), task);
        return ClockAnswer.of(
                view, waits.lastDay(person.getName(), task), decisions.changed(task), time.instant(), token);
    }

    @PostMapping("/clocks/{task}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(@PathVariable String task, @RequestParam(defaultValue = "") String reason, Authentication person) {
        desk.suspend(person.getName(), task, reason);
    }

    @PostMapping("/clocks/{task}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String task, @RequestParam(defaultValue = "") String reason, Authentication person) {
        desk.resume(person.getName(), task, reason);
    }

    @PostMapping("/clocks/{task}/extend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(
            @PathVariable String task,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String amount,
            Authentication person) {
        desk.extend(person.getName(), task, number(amount), reason);
    }

    @PostMapping("/clocks/{task}/ask")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(
            @PathVariable String task,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String amount,
            Authentication person) {
        desk.ask(person.getName(), task, number(amount), reason);
    }

    @PostMapping("/clocks/{task}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable String task, @RequestParam(defaultValue = "") String reason, Authentication person) {
        desk.decline(person.getName(), task, reason);
    }

    @PostMapping("/clocks/{task}/wait")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void permitWait(
            @PathVariable String task,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            Authentication person) {
        waits.permit(person.getName(), task, day(until), reason);
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    ResponseEntity<Map<String, String>> atOnce() {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("message", "同事刚刚也更改了这项任务。请刷新页面后再试。"));
    }

    /** {@code null} for what is no day. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** {@code null} for what is no number. */
    private static BigDecimal number(String text) {
        return text.matches("\\d{1,4}") ? new BigDecimal(text) : null;
    }
}

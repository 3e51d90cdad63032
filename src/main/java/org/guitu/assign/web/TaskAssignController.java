package org.guitu.assign.web;

import java.util.List;
import org.guitu.assign.engine.AssignDesk;
import org.guitu.webapp.PageToken;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who does a task, for the dialogs in Tasklist. Who may do what, {@link AssignDesk} decides. */
@RestController
class TaskAssignController {

    private final AssignDesk desk;

    TaskAssignController(AssignDesk desk) {
        this.desk = desk;
    }

    record Person(String account, String zh) {}

    /** @param assignee who has claimed the task; {@code null} for nobody */
    record Answer(String assignee, List<Person> people, PageToken token) {}

    @GetMapping("/tasks/{task}/people")
    Answer people(@PathVariable String task, Authentication person, CsrfToken token) {
        var choice = desk.choice(person.getName(), task);
        return new Answer(
                choice.assignee(),
                choice.people().stream()
                        .map(colleague -> new Person(colleague.account(), colleague.zh()))
                        .toList(),
                PageToken.of(token));
    }

    /** {@code to}: empty for the task's queue. */
    @PostMapping("/tasks/{task}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable String task, @RequestParam(defaultValue = "") String to, Authentication person) {
        desk.assign(person.getName(), task, to.isBlank() ? null : to.strip());
    }

    /** What the change must carry, for whoever has claimed the task. */
    @GetMapping("/tasks/{task}/give-back")
    PageToken mayGiveBack(@PathVariable String task, Authentication person, CsrfToken token) {
        desk.checkOwn(person.getName(), task);
        return PageToken.of(token);
    }

    @PostMapping("/tasks/{task}/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable String task, Authentication person) {
        desk.giveBack(person.getName(), task);
    }
}

package org.guitu.worklist.web;

import java.time.InstantSource;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.worklist.engine.OwnFilters;
import org.guitu.worklist.engine.TaskList;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists of tasks, for Tasklist: all counts and a page of one in one request. */
@RestController
class TaskListController {

    private static final int LAST_PAGE = 50_000;

    private final TaskList tasks;
    private final OwnFilters filters;
    private final EngineLogin logins;
    private final InstantSource clock;

    TaskListController(TaskList tasks, OwnFilters filters, EngineLogin logins, InstantSource clock) {
        this.tasks = tasks;
        this.filters = filters;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * @param filter the id of one of the lists; the first one stands in for what is none
     * @param process the key of the only process whose tasks are meant
     */
    @GetMapping("/tasks/list")
    TaskListAnswer list(
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "1") String page,
            Authentication person) {
        return logins.as(person.getName(), () -> {
            var all = filters.all();
            var chosen = all.choose(filter);
            return TaskListAnswer.of(all, chosen, tasks.read(chosen, process, number(page)), person.getName(), clock);
        });
    }

    /** The first one for what is no page. */
    private static int number(String page) {
        return page.matches("[1-9]\\d{0,4}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }
}

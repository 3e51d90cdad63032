package org.guitu.mycases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import org.guitu.engine.identity.EngineLogin;
import org.guitu.mycases.NextWork;
import org.guitu.mycases.OwnTask;
import org.guitu.mycases.engine.WhatNext;
import org.guitu.office.China;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What comes next, for Tasklist: after a task that the person has claimed or done, and after what she or he has started. */
@RestController
class AfterController {

    private final WhatNext next;
    private final EngineLogin logins;

    AfterController(WhatNext next, EngineLogin logins) {
        this.next = next;
        this.logins = logins;
    }

    /**
     * @param file the number of the case or other file
     * @param page whether the person may open the case's page
     * @param why why the case waits, where the person has nothing to do in it
     */
    @JsonInclude(Include.NON_NULL)
    record Answer(String file, boolean page, Work here, String why, Work elsewhere) {}

    /** {@code due}: month, day and time; {@code file}: the number of its case. */
    @JsonInclude(Include.NON_NULL)
    record Work(String task, String name, String file, String due, boolean overdue) {}

    @GetMapping("/tasks/after/{taskId}")
    Answer afterTask(@PathVariable String taskId, Authentication person) {
        return answer(logins.as(person.getName(), () -> next.afterTask(taskId)));
    }

    @GetMapping("/tasks/after-start/{instanceId}")
    Answer afterStart(@PathVariable String instanceId, Authentication person) {
        return answer(logins.as(person.getName(), () -> next.afterStart(instanceId)));
    }

    private static Answer answer(Optional<NextWork> found) {
        return found.map(next -> new Answer(
                        next.file(),
                        next.mayOpen(),
                        next.here().map(AfterController::work).orElse(null),
                        next.why().map(sentence -> sentence.text()).orElse(null),
                        next.elsewhere().map(AfterController::work).orElse(null)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Work work(OwnTask task) {
        return new Work(
                task.id(),
                task.name(),
                task.caseNumber(),
                task.due()
                        .map(due -> "%1$tm-%1$td %1$tH:%1$tM".formatted(China.time(due)))
                        .orElse(null),
                task.overdue());
    }
}

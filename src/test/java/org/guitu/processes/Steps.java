package org.guitu.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A step that people do in a packaged process: a user task, or the form that starts it. */
record Steps(String process, String step, List<String> departments) {

    private static final List<Steps> ALL = read();

    static List<Steps> all() {
        return ALL;
    }

    private static List<Steps> read() {
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            return models.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Steps> of(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        var steps = new ArrayList<Steps>();
        model.getModelElementsByType(UserTask.class)
                .forEach(task -> steps.add(new Steps(process, task.getId(), task.getCamundaCandidateGroupsList())));
        model.getModelElementsByType(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormRef)
                .filter(Objects::nonNull)
                .forEach(form -> steps.add(new Steps(process, form, List.of())));
        return steps;
    }

    String name() {
        return process + "/" + step;
    }
}

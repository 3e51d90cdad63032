package org.guitu.migration.engine;

import java.util.List;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.guitu.gate.file.Sentence;

/** What the engine says about a plan or an instance, as a sentence with its remedy. */
final class EngineWords {

    private record Known(String part, String sentence) {}

    /** By what the engine's own sentence contains. */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "incompatible types",
                    "it becomes a step of another kind: choose a step of the same kind, or let these cases stay"),
            new Known(
                    "Events are not of the same type",
                    "it waits for something else there: choose an event that waits for the same, or let these cases stay"),
            new Known(
                    "event scope",
                    "the event belongs to another step there: move that step as well, or let these cases stay"),
            new Known(
                    "closest mapped ancestor",
                    "it lies in another sub-process there that its case is not in: let these cases stay"),
            new Known("multi-instance", "it is done several times at once in one version only: let these cases stay"),
            new Known(
                    "The target gateway",
                    "branches that wait for each other can only move to a join with as many ways in: let these cases stay until they have passed it"),
            new Known(
                    "gateway's flow scope",
                    "branches that wait for each other can only move to a join with as many ways in: let these cases stay until they have passed it"),
            new Known(
                    "mapped to gateway",
                    "branches that wait for each other can only move to a join with as many ways in: let these cases stay until they have passed it"),
            new Known(
                    "no migration instruction",
                    "the plan says nothing of a place where the case waits: say where it goes on, or let it stay"),
            new Known(
                    "not supported for activity instance migration",
                    "what is being done there cannot be moved: it moves once it has gone on"),
            new Known("async", "the system is just moving the case on: it is tried again"));

    private EngineWords() {}

    static Sentence of(String failure) {
        return KNOWN.stream()
                .filter(known -> failure.contains(known.part()))
                .map(known -> Sentence.of(known.sentence()))
                .findFirst()
                .orElseGet(() -> Sentence.of("the engine refuses the move (%s): let these cases stay", failure));
    }

    static Sentence of(MigratingProcessInstanceValidationReport report) {
        var steps = report.getActivityInstanceReports().stream()
                .flatMap(step -> step.getFailures().stream())
                .toList();
        var waits = report.getTransitionInstanceReports().stream()
                .flatMap(wait -> wait.getFailures().stream())
                .toList();
        return List.of(steps, waits, report.getFailures()).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(EngineWords::of)
                .orElseGet(() -> Sentence.of("the engine refuses the move: let these cases stay"));
    }
}

package org.guitu.migration.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.guitu.gate.file.Sentence;

/** What the engine says about a plan or an instance, as a sentence with its remedy. */
final class EngineWords {

    private static final Map<String, String> SENTENCES = Map.of(
            "incompatible types",
            "it becomes a step of another kind: choose a step of the same kind, or let these cases stay",
            "Events are not of the same type",
            "it waits for something else there: choose an event that waits for the same, or let these cases stay",
            "event scope",
            "the event belongs to another step there: move that step as well, or let these cases stay",
            "gateway",
            "branches that wait for each other can only move to a join with as many ways in: let these cases stay until they have passed it",
            "closest mapped ancestor",
            "it lies in another sub-process there that its case is not in: let these cases stay",
            "multi-instance",
            "it is done several times at once in one version only: let these cases stay",
            "no migration instruction",
            "the plan says nothing of a place where the case waits: say where it goes on, or let it stay",
            "not supported for activity instance migration",
            "what is being done there cannot be moved: it moves once it has gone on",
            "async",
            "the system is just moving the case on: it is tried again");

    private EngineWords() {}

    static Sentence of(String failure) {
        return SENTENCES.entrySet().stream()
                .filter(known -> failure.contains(known.getKey()))
                .map(known -> Sentence.of(known.getValue()))
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

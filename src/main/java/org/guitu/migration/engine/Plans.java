package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guitu.gate.file.Sentence;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.gate.net.Trigger;
import org.guitu.migration.Fate;
import org.guitu.migration.Losses;
import org.guitu.migration.ProcessModel;
import org.guitu.migration.VersionPlan;
import org.springframework.stereotype.Component;

/**
 * Makes of a plan what the engine can carry out. What both versions have, and steps of the same kind, it maps itself; where a step becomes
 * one of another kind, or goes into a called process or out of one, the token begins anew at the target.
 */
@Component
final class Plans {

    private static final Set<Trigger> KEPT_BY_NAME = Set.of(Trigger.MESSAGE, Trigger.SIGNAL, Trigger.CONDITIONAL);

    private final RuntimeService runtime;
    private final ModelVersions models;

    Plans(RuntimeService runtime, ModelVersions models) {
        this.runtime = runtime;
        this.models = models;
    }

    /**
     * A plan with everything that it takes to carry it out.
     *
     * @param plan what was decided
     * @param from the older version
     * @param to the newer one
     * @param engine how the engine moves what stands at a step of the same kind
     * @param anew the steps that the engine cannot map: their tokens are taken away before the move and begin at the target after it
     * @param renamed the new names of steps, by those before
     * @param faults why it cannot be carried out, by step; the empty one is about the whole version
     * @param losses what cases would lose by it
     */
    record Prepared(
            VersionPlan plan,
            ProcessModel from,
            ProcessModel to,
            MigrationPlan engine,
            Set<String> anew,
            Map<String, String> renamed,
            Map<String, List<Sentence>> faults,
            Losses losses) {}

    Prepared prepare(VersionPlan plan, ProcessDefinition source, ProcessDefinition target) {
        var from = models.model(source);
        var to = models.model(target);
        var called = models.called();
        var faults = new LinkedHashMap<String, List<Sentence>>();
        var anew = new TreeSet<String>();
        var mapped = new LinkedHashMap<String, String>();
        plan.steps().forEach((step, fate) -> {
            var fault = fault(step, fate, from, to, called);
            fault.ifPresent(why -> add(faults, step, why));
            if (fault.isEmpty() && !fate.keeps()) {
                var own = from.place(step);
                var goal = fate.step().orElse(step);
                if (own.isPresent()
                        && fate.call().isEmpty()
                        && isSameKind(own.get(), to.net().node(goal))) {
                    mapped.put(step, goal);
                } else {
                    anew.add(step);
                }
            }
        });
        var engine = engine(source, target, from, to, mapped, anew, faults);
        return new Prepared(
                plan,
                from,
                to,
                engine,
                anew,
                renamed(plan, from, to),
                faults,
                new Losses(from, to, called, models.surroundings()));
    }

    private static Optional<Sentence> fault(
            String step,
            Fate fate,
            ProcessModel from,
            ProcessModel to,
            Function<String, Optional<ProcessModel>> called) {
        if (!step.contains(Fate.INTO) && from.place(step).isEmpty()) {
            return Optional.of(Sentence.of("this version has no step '%s': leave it out of the plan", step));
        }
        if (fate.keeps()) {
            return Optional.empty();
        }
        var outer = fate.call().or(fate::step).orElse(step);
        var place = to.place(outer);
        if (place.isEmpty()) {
            return Optional.of(Sentence.of(
                    "the new version has no step '%s': choose another one, or let these cases stay", outer));
        }
        if (fate.call().isPresent()
                && called.apply(place.get().called())
                        .flatMap(model -> model.place(fate.step().orElseThrow()))
                        .isEmpty()) {
            return Optional.of(Sentence.of(
                    "the process called by '%s' has no step '%s': choose another one, or let these cases stay",
                    outer, fate.step().orElseThrow()));
        }
        var own = from.place(step);
        if (own.filter(node -> node.repeat().isPresent()).isPresent()
                        != place.get().repeat().isPresent()
                && !step.contains(Fate.INTO)) {
            return Optional.of(Sentence.of(
                    "'%s' is done several times at once in one version only, so that it is not known how often: let these cases stay",
                    step));
        }
        if (own.filter(node -> isJoin(node)
                                || node.kind() == Kind.CALL
                                        && node.called().equals(place.get().called()))
                        .isPresent()
                && !isSameKind(own.get(), place.get())) {
            return Optional.of(Sentence.of(
                    "what waits at '%s' is known by that place only: let these cases stay until they have passed it",
                    step));
        }
        return Optional.empty();
    }

    private static boolean isJoin(Node node) {
        return node.kind() == Kind.PARALLEL || node.kind() == Kind.INCLUSIVE;
    }

    private static boolean isSameKind(Node one, Node other) {
        return one.kind() == other.kind()
                && one.trigger() == other.trigger()
                && (one.kind() != Kind.CALL || one.called().equals(other.called()));
    }

    /** What is mapped by somebody's decision goes before what has the same id. */
    private MigrationPlan engine(
            ProcessDefinition source,
            ProcessDefinition target,
            ProcessModel from,
            ProcessModel to,
            Map<String, String> mapped,
            Set<String> anew,
            Map<String, List<Sentence>> faults) {
        var instructions = new LinkedHashMap<String, String>();
        runtime
                .createMigrationPlan(source.getId(), target.getId())
                .mapEqualActivities()
                .build()
                .getInstructions()
                .stream()
                .filter(equal -> !isMovedElsewhere(equal, from, mapped, anew))
                .forEach(equal -> instructions.put(equal.getSourceActivityId(), equal.getTargetActivityId()));
        mapped.forEach((step, goal) -> {
            if (!instructions.containsKey(step)) {
                instructions.put(step, goal);
                edges(step, goal, from, to).forEach(instructions::put);
            }
        });
        while (true) {
            try {
                return build(source, target, to, instructions);
            } catch (MigrationPlanValidationException refused) {
                var reports = refused.getValidationReport().getInstructionReports();
                reports.forEach(report -> {
                    var step = report.getMigrationInstruction().getSourceActivityId();
                    instructions.remove(step);
                    if (mapped.containsKey(step)) {
                        if (isJoin(from.net().node(step))
                                || from.net().node(step).repeat().isPresent()) {
                            report.getFailures().forEach(failure -> add(faults, step, EngineWords.of(failure)));
                        } else {
                            anew.add(step);
                        }
                    }
                });
                if (reports.isEmpty()) {
                    throw refused;
                }
            }
        }
    }

    private static boolean isMovedElsewhere(
            MigrationInstruction equal, ProcessModel from, Map<String, String> mapped, Set<String> anew) {
        var id = equal.getSourceActivityId();
        var host = from.net()
                .find(id)
                .map(Node::attachedTo)
                .filter(at -> !at.isEmpty())
                .orElse(id);
        return anew.contains(host)
                || mapped.containsKey(host) && !mapped.get(host).equals(host);
    }

    /** The events at the border go along where the other step has one of the same id. */
    private static Map<String, String> edges(String step, String goal, ProcessModel from, ProcessModel to) {
        var same = new HashMap<String, String>();
        from.net()
                .edges(from.net().node(step))
                .filter(edge -> to.net()
                        .find(edge.id())
                        .filter(other -> other.attachedTo().equals(goal) && other.trigger() == edge.trigger())
                        .isPresent())
                .forEach(edge -> same.put(edge.id(), edge.id()));
        return same;
    }

    private MigrationPlan build(
            ProcessDefinition source, ProcessDefinition target, ProcessModel to, Map<String, String> instructions) {
        var builder = runtime.createMigrationPlan(source.getId(), target.getId());
        instructions.forEach((step, goal) -> {
            var mapping = builder.mapActivities(step, goal);
            if (to.net()
                    .find(goal)
                    .filter(node -> node.kind() != Kind.THROW && node.kind() != Kind.END)
                    .filter(node -> KEPT_BY_NAME.contains(node.trigger()))
                    .isPresent()) {
                mapping.updateEventTrigger();
            }
        });
        return builder.build();
    }

    private static Map<String, String> renamed(VersionPlan plan, ProcessModel from, ProcessModel to) {
        var renamed = new LinkedHashMap<String, String>();
        plan.steps().forEach((step, fate) -> {
            if (fate.way() == Fate.Way.MOVE
                    && fate.call().isEmpty()
                    && from.place(step).isPresent()
                    && from.net().find(fate.step().orElseThrow()).isEmpty()
                    && to.net().find(step).isEmpty()) {
                renamed.put(step, fate.step().orElseThrow());
            }
        });
        return renamed;
    }

    private static void add(Map<String, List<Sentence>> faults, String step, Sentence why) {
        faults.computeIfAbsent(step, any -> new ArrayList<>()).add(why);
    }
}

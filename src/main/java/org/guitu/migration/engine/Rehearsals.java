package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.guitu.casefile.CaseNumber;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Finding;
import org.guitu.migration.Finding.Severity;
import org.guitu.migration.Rehearsal;
import org.guitu.migration.VersionPlan;
import org.springframework.stereotype.Component;

/** Moves cases for trial: within a transaction that is rolled back ({@link TrialDeployment}). */
@Component
final class Rehearsals {

    private final ModelVersions models;
    private final Plans plans;
    private final PlanCheck check;
    private final CaseMove move;
    private final MadeUpCases madeUp;
    private final RuntimeService runtime;

    Rehearsals(
            ModelVersions models,
            Plans plans,
            PlanCheck check,
            CaseMove move,
            MadeUpCases madeUp,
            RuntimeService runtime) {
        this.models = models;
        this.plans = plans;
        this.check = check;
        this.move = move;
        this.madeUp = madeUp;
        this.runtime = runtime;
    }

    /** What only a running instance shows to be impossible. */
    List<Finding> findings(VersionPlan plan) {
        return prepared(plan).stream()
                .filter(prepared -> prepared.faults().isEmpty())
                .flatMap(prepared -> {
                    var samples = check.samples(plan);
                    var tried = new HashSet<String>();
                    return samples.entrySet().stream()
                            .filter(sample -> tried.add(sample.getValue()))
                            .map(sample -> rehearse(sample.getKey(), sample.getValue(), prepared))
                            .filter(rehearsal -> rehearsal.result() == Outcome.FAILED)
                            .map(failed -> new Finding(
                                    Severity.REFUSED,
                                    plan.process(),
                                    plan.version(),
                                    Optional.of(failed.step()),
                                    failed.changes().get(0),
                                    1));
                })
                .toList();
    }

    List<Rehearsal> ofEachStep(VersionPlan plan) {
        return prepared(plan)
                .map(prepared -> {
                    var samples = new TreeMap<>(check.samples(plan));
                    var rehearsals = new ArrayList<Rehearsal>();
                    plan.steps().forEach((step, fate) -> {
                        if (samples.containsKey(step)) {
                            rehearsals.add(rehearse(step, samples.get(step), prepared));
                        } else if (!fate.keeps()) {
                            madeUp.at(step, prepared)
                                    .map(instance -> rehearse(
                                            step,
                                            Optional.empty(),
                                            prepared,
                                            () -> move.moveMadeUp(instance, prepared)))
                                    .ifPresent(rehearsals::add);
                        }
                    });
                    return List.copyOf(rehearsals);
                })
                .orElse(List.of());
    }

    List<Rehearsal> of(VersionPlan plan, CaseNumber number) {
        return prepared(plan).stream()
                .flatMap(prepared -> runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .processDefinitionId(prepared.engine().getSourceProcessDefinitionId())
                        .list()
                        .stream()
                        .map(instance -> rehearse("", instance.getId(), prepared)))
                .toList();
    }

    private Optional<Plans.Prepared> prepared(VersionPlan plan) {
        return models.version(plan.process(), plan.version()).flatMap(source -> models.newest(plan.process())
                .filter(target -> !target.getId().equals(source.getId()))
                .map(target -> plans.prepare(plan, source, target)));
    }

    private Rehearsal rehearse(String step, String instance, Plans.Prepared plan) {
        var number = Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .flatMap(running -> Optional.ofNullable(running.getBusinessKey()))
                .flatMap(CaseNumber::find);
        return rehearse(step, number, plan, () -> move.move(instance, plan));
    }

    private static Rehearsal rehearse(
            String step, Optional<CaseNumber> number, Plans.Prepared plan, Supplier<CaseMove.Moved> move) {
        var moved = tried(step, move);
        var words = new ArrayList<>(moved.changes());
        moved.reason().ifPresent(words::add);
        return new Rehearsal(
                plan.plan().process(),
                plan.plan().version(),
                step.isEmpty() ? String.join(", ", moved.steps()) : step,
                number,
                moved.outcome(),
                List.copyOf(words));
    }

    private static CaseMove.Moved tried(String step, Supplier<CaseMove.Moved> move) {
        try {
            return move.get();
        } catch (CaseMove.NotMovable refused) {
            return new CaseMove.Moved(Outcome.FAILED, refused.steps(), Optional.of(refused.why()), List.of());
        } catch (ProcessEngineException failed) {
            return new CaseMove.Moved(
                    Outcome.FAILED, List.of(step), Optional.of(EngineWords.of(failed.getMessage())), List.of());
        }
    }
}

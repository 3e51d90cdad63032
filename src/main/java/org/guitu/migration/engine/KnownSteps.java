package org.guitu.migration.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.HandOverStore;
import org.guitu.clock.engine.FollowedClocks;
import org.guitu.decision.DecisionStore;
import org.guitu.gate.net.Kind;
import org.guitu.gate.net.Node;
import org.guitu.migration.MigrationStore;
import org.guitu.migration.ProcessModel;
import org.springframework.stereotype.Component;

/** What Guitu knows of steps by their names follows when these change: who did them, what was decided in them, their clocks. */
@Component
final class KnownSteps {

    private final FollowedClocks clocks;
    private final DecisionStore decisions;
    private final HandOverStore handOvers;
    private final MigrationStore store;
    private final RuntimeService runtime;
    private final ModelVersions models;
    private final InstantSource time;

    KnownSteps(
            FollowedClocks clocks,
            DecisionStore decisions,
            HandOverStore handOvers,
            MigrationStore store,
            RuntimeService runtime,
            ModelVersions models,
            InstantSource time) {
        this.clocks = clocks;
        this.decisions = decisions;
        this.handOvers = handOvers;
        this.store = store;
        this.runtime = runtime;
        this.models = models;
        this.time = time;
    }

    /** Also where nobody stands: what was done there counts as done at the step of the new name. */
    void rename(String instance, Plans.Prepared plan) {
        plan.renamed().forEach((was, now) -> {
            clocks.rename(instance, was, now);
            decisions.rename(instance, was, now);
            var before = handOvers.withThoseBefore(List.of(instance));
            store.renamed(before, form(plan.from(), was), form(plan.to(), now));
        });
    }

    /** Whoever fills a form in is known by the form. */
    private static String form(ProcessModel model, String step) {
        var form = model.net().node(step).form();
        return form.isEmpty() ? step : form;
    }

    /** A wait in front of a step is part of its duty. */
    void awaitInstead(String instance, String step, Plans.Prepared plan) {
        var goal = plan.plan().of(step).step().orElse(step);
        if (plan.from()
                        .net()
                        .find(step)
                        .filter(node -> node.kind() == Kind.CATCH)
                        .isPresent()
                && plan.to().net().find(goal).isPresent()) {
            var before = behind(plan.from(), step)
                    .map(next -> plan.renamed().getOrDefault(next, next))
                    .toList();
            clocks.awaitInstead(instance, before, behind(plan.to(), goal).toList());
        }
    }

    private static Stream<String> behind(ProcessModel model, String step) {
        return model.net().from(model.net().node(step)).stream().map(flow -> flow.target());
    }

    /** The step begins anew as another one of the same instance. */
    void carry(String instance, Token token, String step) {
        if (token.called().isEmpty()) {
            clocks.carry(instance, token.step(), instance, step);
        }
    }

    /** The called process is about to end, and its step becomes one of its caller. */
    void comeOut(String instance, Token token, String called, String step) {
        clocks.carry(called, token.place(), instance, step);
        var caller = find(instance);
        CaseNumber.find(caller.getBusinessKey())
                .ifPresent(number -> handOvers.continues(instance, called, number, time.instant()));
        decisions.move(called, instance, caller.getRootProcessInstanceId());
    }

    /** Processes that it calls have taken steps over from it: so they do what was decided in them. */
    void goIn(String instance) {
        runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list()
                .forEach(called -> models.version(called.getProcessDefinitionId())
                        .map(models::model)
                        .ifPresent(model -> decisions.carry(
                                instance, model.places().stream().map(Node::id).toList(), called.getId())));
    }

    private ProcessInstance find(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
    }
}

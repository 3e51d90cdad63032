package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ActivityBeforeInstantiationCmd;
import org.camunda.bpm.engine.impl.cmd.ActivityInstanceCancellationCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.form.CommonFacts;
import org.guitu.gate.file.Sentence;
import org.guitu.handover.engine.CallAt;
import org.guitu.migration.CaseResult.Outcome;
import org.guitu.migration.Fate;
import org.springframework.stereotype.Component;

/**
 * Moves one instance, in the caller's transaction: first whatever begins anew is taken away, then the engine moves the rest, then timers,
 * tasks and what Guitu knows of the steps follow, and at last what was taken away begins at its new place. In nobody's name.
 */
@Component
final class CaseMove {

    private static final String REASON = "moved to a new version";

    /** What a called process knows by itself. */
    private static final Set<String> OWN = Set.of(CommonFacts.CASE_NUMBER, CommonFacts.REGION, CommonFacts.OUTCOME);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final TasksAfterMove tasks;
    private final KnownSteps steps;
    private final AuditTrail trail;

    CaseMove(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            TasksAfterMove tasks,
            KnownSteps steps,
            AuditTrail trail) {
        this.engine = engine;
        this.runtime = runtime;
        this.tasks = tasks;
        this.steps = steps;
        this.trail = trail;
    }

    /** What became of an instance, where it stood, and what changed of it. */
    record Moved(Outcome outcome, List<String> steps, Optional<Sentence> reason, List<Sentence> changes) {}

    /** Why an instance cannot be moved; whatever was done to it is to be rolled back. */
    static final class NotMovable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> steps;
        private final transient Sentence why;

        private NotMovable(List<String> steps, Sentence why) {
            super(why.english());
            this.steps = steps;
            this.why = why;
        }

        List<String> steps() {
            return steps;
        }

        Sentence why() {
            return why;
        }
    }

    /** As the plan says, unless the case would lose something by it. */
    Moved move(String instance, Plans.Prepared plan) {
        return move(instance, plan, true);
    }

    /** The same of a case that was made up, and knows nothing that counts. */
    Moved moveMadeUp(String instance, Plans.Prepared plan) {
        return move(instance, plan, false);
    }

    private Moved move(String instance, Plans.Prepared plan, boolean counts) {
        var running = inEngine(context -> context.getExecutionManager().findExecutionById(instance));
        if (running == null
                || !running.getProcessDefinitionId().equals(plan.engine().getSourceProcessDefinitionId())) {
            return new Moved(Outcome.GONE, List.of(), Optional.empty(), List.of());
        }
        var tokens = inEngine(context -> Token.of(runtime.getActivityInstance(instance), plan.plan()));
        var places = List.copyOf(new TreeSet<>(tokens.stream().map(Token::step).toList()));
        return stays(instance, places, plan, counts).orElseGet(() -> {
            try {
                return new Moved(Outcome.MOVED, places, Optional.empty(), carryOut(instance, tokens, plan, running));
            } catch (MigratingProcessInstanceValidationException refused) {
                throw new NotMovable(places, EngineWords.of(refused.getValidationReport()));
            }
        });
    }

    /** Why it keeps its version, if it does. */
    private Optional<Moved> stays(String instance, List<String> places, Plans.Prepared plan, boolean counts) {
        for (String place : places) {
            var fate = plan.plan().of(place);
            if (fate.keeps()) {
                var outcome = fate.way() == Fate.Way.BY_HAND ? Outcome.BY_HAND : Outcome.STAYED;
                return Optional.of(new Moved(outcome, places, Optional.empty(), List.of()));
            }
        }
        if (!counts) {
            return Optional.empty();
        }
        var facts = factsOf(instance);
        return places.stream()
                .flatMap(place -> plan.losses().of(place, plan.plan().of(place), facts).stream())
                .findFirst()
                .map(loss -> new Moved(Outcome.BY_HAND, places, Optional.of(loss), List.of()));
    }

    /** As conditions see them; what they cannot compare with anything counts as something. */
    private Map<String, Object> factsOf(String instance) {
        var facts = new HashMap<String, Object>();
        runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .disableCustomObjectDeserialization()
                .list()
                .forEach(fact -> facts.put(fact.getName(), comparable(fact.getValue())));
        return facts;
    }

    private static Object comparable(Object value) {
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Number
                ? value
                : List.of();
    }

    private List<Sentence> carryOut(String instance, List<Token> tokens, Plans.Prepared plan, ExecutionEntity running) {
        var changes = new ArrayList<Sentence>();
        var anew = tokens.stream()
                .filter(token -> plan.anew().contains(token.step()))
                .toList();
        var given = tasksOf(instance, anew);
        var learnt = takeAway(instance, anew, plan);
        var tasksBefore = inEngine(context -> TasksAfterMove.of(instance, context));
        var tree = runtime.getActivityInstance(instance);
        var triggers = inEngine(context -> KeptTriggers.of(
                instance,
                tree,
                context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(plan.engine().getSourceProcessDefinitionId()),
                context));
        runtime.newMigration(plan.engine())
                .processInstanceIds(instance)
                .skipCustomListeners()
                .execute();
        inEngine(context -> {
            var definitions = context.getProcessEngineConfiguration().getDeploymentCache();
            triggers.mend(
                    instance,
                    plan,
                    definitions.findDeployedProcessDefinitionById(plan.engine().getSourceProcessDefinitionId()),
                    definitions.findDeployedProcessDefinitionById(plan.engine().getTargetProcessDefinitionId()),
                    context);
            return null;
        });
        steps.rename(instance, plan);
        tokens.stream()
                .filter(token -> !anew.contains(token))
                .forEach(token -> steps.awaitInstead(instance, token.step(), plan));
        changes.addAll(inEngine(context -> tasks.rework(instance, tasksBefore)));
        if (!learnt.isEmpty()) {
            runtime.setVariables(instance, learnt);
        }
        anew.forEach(token -> begin(instance, token, plan));
        given.keySet().removeAll(tasksBefore.keySet());
        tasks.tellTaken(given.values(), running);
        tokens.forEach(token -> plan.plan()
                .of(token.step())
                .target()
                .ifPresent(target -> changes.add(Sentence.of("it moves from '%s' to '%s'", token.step(), target))));
        trail.record(AuditEvent.of(EventKind.CASE_MIGRATED, Actor.SYSTEM)
                .inCase(running.getBusinessKey())
                .about(plan.to().net().name(), instance)
                .saying("%s 第 %d 版 → %s；%s"
                        .formatted(
                                plan.plan().process(),
                                plan.plan().version(),
                                plan.engine().getTargetProcessDefinitionId(),
                                String.join(
                                        "、", tokens.stream().map(Token::step).toList()))));
        return changes;
    }

    /** Its open tasks, and those of what it has called as far as that ends by the move. */
    private Map<String, TasksAfterMove.Before> tasksOf(String instance, List<Token> anew) {
        return inEngine(context -> {
            var all = new HashMap<>(TasksAfterMove.of(instance, context));
            anew.stream()
                    .flatMap(token -> token.called().stream())
                    .forEach(called -> all.putAll(TasksAfterMove.of(called, context)));
            return all;
        });
    }

    /** What the engine cannot map goes; the instance stays although nothing of it may be left. What ended processes knew is returned. */
    private Map<String, Object> takeAway(String instance, List<Token> anew, Plans.Prepared plan) {
        var learnt = new HashMap<String, Object>();
        for (Token token : anew) {
            token.called().ifPresent(called -> {
                learnt.putAll(runtime.getVariables(called));
                steps.comeOut(
                        instance,
                        token,
                        called,
                        plan.plan().of(token.step()).step().orElseThrow());
            });
        }
        learnt.keySet().removeAll(OWN);
        if (!anew.isEmpty()) {
            inEngine(context -> {
                var left = context.getExecutionManager().findExecutionById(instance);
                left.setPreserveScope(true);
                anew.forEach(
                        token -> new ActivityInstanceCancellationCmd(instance, token.id(), REASON).execute(context));
                // What comes next to an instance that is nowhere is its own token, and not one beside others.
                left.setActive(left.isActive() || !left.hasChildren());
                return null;
            });
        }
        return learnt;
    }

    private void begin(String instance, Token token, Plans.Prepared plan) {
        var fate = plan.plan().of(token.step());
        var step = fate.step().orElse(token.step());
        if (fate.call().isEmpty()) {
            steps.carry(instance, token, step);
            inEngine(context -> new ActivityBeforeInstantiationCmd(instance, step).execute(context));
            return;
        }
        var facts = new HashMap<>(runtime.getVariables(instance));
        facts.keySet().removeAll(OWN);
        inEngine(context -> {
            CallAt.during(
                    () -> new ActivityBeforeInstantiationCmd(
                                    instance, fate.call().orElseThrow())
                            .execute(context),
                    instance,
                    token.step(),
                    step,
                    facts);
            return null;
        });
        steps.goIn(instance);
    }

    private <T> T inEngine(Function<CommandContext, T> work) {
        return engine.getCommandExecutorTxRequired().execute(work::apply);
    }
}

package org.guitu.migration.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.guitu.migration.Fate;
import org.guitu.migration.VersionPlan;

/**
 * Where an instance waits.
 *
 * @param id of the activity instance
 * @param step what the plan calls the place: the id of the element, or a path into a process that is called no more
 * @param called the called instance that the path leads into
 */
record Token(String id, String step, Optional<String> called) {

    /** To be called within a command of the engine. */
    static List<Token> of(ActivityInstance tree, VersionPlan plan) {
        var tokens = new ArrayList<Token>();
        collect(tree, plan, tokens);
        return tokens;
    }

    private static void collect(ActivityInstance at, VersionPlan plan, List<Token> tokens) {
        for (TransitionInstance passing : at.getChildTransitionInstances()) {
            tokens.add(new Token(passing.getId(), passing.getActivityId(), Optional.empty()));
        }
        for (ActivityInstance child : at.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length > 0) {
                collect(child, plan, tokens);
            } else {
                tokens.add(inside(child, plan)
                        .orElseGet(() -> new Token(child.getId(), child.getActivityId(), Optional.empty())));
            }
        }
    }

    /** The token as one within the called process, where that stands at just one step and the plan says what becomes of it. */
    private static Optional<Token> inside(ActivityInstance call, VersionPlan plan) {
        if (plan.steps().keySet().stream().noneMatch(step -> step.startsWith(call.getActivityId() + Fate.INTO))) {
            return Optional.empty();
        }
        var context = Context.getCommandContext();
        var engine = context.getProcessEngineConfiguration().getRuntimeService();
        return Arrays.stream(call.getExecutionIds())
                .map(context.getExecutionManager()::findSubProcessInstanceBySuperExecutionId)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .flatMap(called -> {
                    var within = new ArrayList<Token>();
                    collect(engine.getActivityInstance(called.getId()), plan, within);
                    var path = within.size() == 1
                            ? call.getActivityId() + Fate.INTO + within.get(0).step()
                            : "";
                    return plan.steps().containsKey(path)
                            ? Optional.of(new Token(call.getId(), path, Optional.of(called.getId())))
                            : Optional.empty();
                });
    }

    /** The place without the call around it. */
    String place() {
        return step.substring(step.indexOf(Fate.INTO) + 1);
    }
}

package org.guitu.handover.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.guitu.form.CommonFacts;
import org.guitu.form.FormRefusal;

/**
 * Where a process instance has got to, with everything that it has called and that runs: what it takes to go on there in another
 * instance. To be called within a command of the engine.
 *
 * @param instance the process instance that got there
 * @param definition the id of its process in its version
 * @param region the one that is to go on
 * @param variables all of the instance
 * @param waits where it waits; joins come last, so that they wait for the others
 */
record Standing(String instance, String definition, String region, VariableMap variables, List<Waiting> waits) {

    /**
     * One of the activities where an instance waits.
     *
     * @param due when it goes on by itself, if it waits for a time
     * @param called where the called process has got to, if it waits for one
     */
    record Waiting(String activity, Optional<Date> due, Optional<Standing> called) {}

    /**
     * Where the instance has got to. What {@code from} handles is to be handled by {@code to}; a called process of a third region stays
     * with that.
     *
     * @throws FormRefusal when it is at a place where it cannot be left
     */
    static Standing of(ExecutionEntity instance, String from, String to) {
        var region = from.equals(instance.getTenantId()) ? to : instance.getTenantId();
        var variables = instance.getVariablesTyped();
        variables.putValue(CommonFacts.REGION, region);
        var tree = Context.getProcessEngineConfiguration().getRuntimeService().getActivityInstance(instance.getId());
        var waits = leaves(tree)
                .sorted(Comparator.comparing(Standing::isJoin))
                .map(leaf -> waiting(leaf, from, to))
                .toList();
        return new Standing(instance.getId(), instance.getProcessDefinitionId(), region, variables, waits);
    }

    private static Stream<ActivityInstance> leaves(ActivityInstance tree) {
        if (tree.getChildTransitionInstances().length > 0) {
            throw new FormRefusal("系统正在推进这个个案的流程，请过一分钟再试");
        }
        return Arrays.stream(tree.getChildActivityInstances())
                .flatMap(child -> child.getChildActivityInstances().length == 0 ? Stream.of(child) : leaves(child));
    }

    private static boolean isJoin(ActivityInstance leaf) {
        return leaf.getActivityType().endsWith("Gateway");
    }

    private static Waiting waiting(ActivityInstance leaf, String from, String to) {
        var executions = Context.getCommandContext().getExecutionManager();
        var called = Arrays.stream(leaf.getExecutionIds())
                .map(executions::findSubProcessInstanceBySuperExecutionId)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(child -> Standing.of(child, from, to));
        return new Waiting(leaf.getActivityId(), due(leaf), called);
    }

    private static Optional<Date> due(ActivityInstance leaf) {
        if (!"intermediateTimer".equals(leaf.getActivityType())) {
            return Optional.empty();
        }
        return Context.getProcessEngineConfiguration()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(leaf.getProcessInstanceId())
                .activityId(leaf.getActivityId())
                .timers()
                .list()
                .stream()
                .findFirst()
                .map(job -> job.getDuedate());
    }
}

package org.guitu.engine.model;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * What a feature adds to every model when it is parsed, so that models need no listeners and no Java: it reads the extension
 * properties that are its own and hangs its behaviour on the elements that carry them.
 *
 * <p>Each feature is a bean and is asked in the order of its {@code @Order}.
 */
public interface ModelFeature {

    default void process(ModelElement element, ProcessDefinitionEntity process) {}

    default void endEvent(ModelElement element, ActivityImpl event) {}

    default void catchEvent(ModelElement element, ActivityImpl event) {}

    default void throwEvent(ModelElement element, ActivityImpl event) {}

    default void userTask(ModelElement element, ActivityImpl activity, TaskDefinition task) {}

    default void callActivity(ModelElement element, ActivityImpl activity, CallActivityBehavior call) {}
}

package org.guitu.engine.expression;

import java.util.function.Function;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What a model may ask by name although no variable holds it, because it follows from others. Each feature offers its own as beans; a
 * variable of that name goes before. What goes before variables are {@link LiveFacts}.
 *
 * @param name as expressions use it, such as {@code dueDate}
 * @param value what it is for an execution; called within a command of the engine
 */
public record NamedFact(String name, Function<ExecutionEntity, Object> value) {}

package org.guitu.clock.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.clock.RunningClock;
import org.guitu.engine.access.TaskPolicy;

/** The clock of a task that a person sees, held until the end of the transaction, and what that person may do. */
record HeldClock(CommandContext context, TaskEntity task, RunningClock clock, TaskPolicy policy) {}

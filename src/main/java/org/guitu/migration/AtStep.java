package org.guitu.migration;

/**
 * How many running instances of one version stand at a step.
 *
 * @param step the id of the element where they wait
 * @param name what the model calls it; the id where it has no name
 * @param instances how many there are; one that waits at two steps counts at both
 */
public record AtStep(String step, String name, long instances) {}

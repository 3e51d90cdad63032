package org.guitu.migration;

import java.util.List;

/**
 * What runs by one version of a process: counts only, and nothing of the cases.
 *
 * @param process the id of the process
 * @param name what that version calls it
 * @param version its number, from 1
 * @param instances how many run
 * @param steps where they stand, the fullest first; steps at which nobody stands are left out
 */
public record Affected(String process, String name, int version, long instances, List<AtStep> steps) {}

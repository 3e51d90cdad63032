package org.guitu.release.engine;

import java.util.List;

/**
 * What trying a release showed.
 *
 * @param of the base and the hash of the files that were tried
 * @param at when, as pages write it
 */
public record TrialReport(String of, String at, List<OfProcess> processes) {

    /**
     * How far made-up cases got in a process.
     *
     * @param walks how many began
     * @param missed what none of them passed
     * @param stuck where one could not go on
     */
    public record OfProcess(
            String id, String name, int walks, List<Step> steps, List<Missed> missed, List<Stuck> stuck) {}

    /**
     * A task that was done.
     *
     * @param process the name of the process, which may be a called one
     * @param limit until when it was to be done, as pages write it; empty for none
     */
    public record Step(String process, String id, String name, String queue, String limit, String form, int times) {}

    /** An element that was not passed. */
    public record Missed(String id, String name) {}

    /** Where a case could not go on, and what was said. */
    public record Stuck(String id, String name, String words) {}
}

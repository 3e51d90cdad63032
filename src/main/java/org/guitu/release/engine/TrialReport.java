package org.guitu.release.engine;

import java.util.List;

/**
 * What trying a release showed.
 *
 * @param of the base and the hash of the files that were tried
 * @param at when, as pages write it
 */
public record TrialReport(String of, String at, List<OfProcess> processes, List<Moved> moves) {

    /**
     * What moving a case by the plan would do, tried with one for each step: what comes of it, and what changes of it in Chinese and English.
     *
     * @param outcome the name of a {@code CaseResult.Outcome}
     */
    public record Moved(String process, int version, String step, String outcome, List<String> zh, List<String> en) {}

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

package org.guitu.handbook.engine;

import java.util.List;

/**
 * A step as the newest version of its process has it.
 *
 * @param process what the process is called
 * @param older the older versions by which cases are still worked on, in which the step is there
 * @param departments their ids
 * @param questions what its form asks, with a star where an answer is always needed
 * @param next the steps of which one comes next
 */
public record HandbookStep(
        String id,
        String name,
        String process,
        int version,
        List<Integer> older,
        List<String> departments,
        List<String> questions,
        List<String> next) {}

package org.guitu.clock;

/**
 * Which task a clock belongs to.
 *
 * @param caseNumber the business key of its process instance; {@code null} when it has none
 * @param step the id that the task has in the model
 * @param region the region that the task waits in
 */
public record ClockPlace(
        String task, String instance, String process, String caseNumber, String region, String step, String taskName) {}

package org.guitu.queue;

/**
 * Where a task waits: one department in one region.
 *
 * @param department a department's id
 * @param region a region's code
 */
public record Queue(String department, String region) {

    public Queue {
        if (department.isBlank() || region.isBlank()) {
            throw new IllegalArgumentException("A queue needs a department and a region.");
        }
    }

    /** The id of the group of people who work in this queue, such as {@code education-350404}. */
    public String id() {
        return department + "-" + region;
    }
}

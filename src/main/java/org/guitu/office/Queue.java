package org.guitu.office;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a task waits: one department in one region.
 *
 * @param department a department's id
 * @param region a region's code
 */
public record Queue(String department, String region) {

    private static final Pattern ID = Pattern.compile("([a-z-]+)-(\\d{6})");

    public Queue {
        if (department.isBlank() || region.isBlank()) {
            throw new IllegalArgumentException("A queue needs a department and a region.");
        }
    }

    /** The queue with that id; empty when it is none. */
    public static Optional<Queue> find(String id) {
        var parts = ID.matcher(id);
        return parts.matches() ? Optional.of(new Queue(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The id of the candidate group of the tasks that wait here, such as {@code education-350404}. */
    public String id() {
        return department + "-" + region;
    }
}

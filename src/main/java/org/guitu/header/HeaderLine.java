package org.guitu.header;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of the header.
 *
 * @param label what it is about, such as “监护人”
 * @param parts at least one
 */
public record HeaderLine(String label, List<Part> parts) {

    /**
     * What is said there.
     *
     * @param tone {@code bad} for what is dangerous, {@code warn} for what is to be heeded, else {@code plain}
     * @param on when it was recorded, of what is not plain
     */
    public record Part(String text, String tone, Optional<LocalDate> on) {}
}

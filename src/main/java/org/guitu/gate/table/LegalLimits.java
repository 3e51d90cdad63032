package org.guitu.gate.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long what a law fixes may take at most, from {@code reference/legal-limits.csv}: shorter is everybody's to decide, longer nobody's.
 */
final class LegalLimits {

    /** A limit, and which article of which law fixes it; with an urgency, only for cases of it. */
    record Legal(String task, String urgency, BigDecimal limit, String unit, String source) {}

    private static final List<Legal> ALL = read();

    private LegalLimits() {}

    private static List<Legal> read() {
        try (InputStream file = LegalLimits.class.getResourceAsStream("/reference/legal-limits.csv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", 5))
                    .map(cells -> new Legal(cells[0], cells[1], new BigDecimal(cells[2]), cells[3], cells[4]))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** That of a case of that urgency, the nearest one first. */
    static Optional<Legal> find(String task, Object urgency) {
        return ALL.stream()
                .filter(legal -> legal.task().equals(task)
                        && (legal.urgency().isEmpty() || legal.urgency().equals(urgency)))
                .findFirst();
    }
}

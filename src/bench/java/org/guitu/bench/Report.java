package org.guitu.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What was measured: a table in Markdown, one row for each call, with median and 95th percentile in milliseconds. */
final class Report {

    private static final int WARM_UP = 40;
    private static final int SAMPLES = 100;

    /** A call that is too slow to be repeated that often is repeated for this long, and at least three times. */
    private static final long PATIENCE_NANOS = 45_000_000_000L;

    private final List<String> rows = new ArrayList<>();

    /**
     * Repeats the call, first unmeasured.
     *
     * @param call gives back how many tasks it found
     */
    void measure(int tasks, String subject, String what, LongSupplier call) {
        long found = 0;
        long end = System.nanoTime() + PATIENCE_NANOS / 3;
        for (int i = 0; i < WARM_UP && (i == 0 || System.nanoTime() < end); i++) {
            found = call.getAsLong();
        }
        var nanos = new ArrayList<Long>();
        end = System.nanoTime() + PATIENCE_NANOS;
        for (int i = 0; i < SAMPLES && (i < 3 || System.nanoTime() < end); i++) {
            long begin = System.nanoTime();
            call.getAsLong();
            nanos.add(System.nanoTime() - begin);
        }
        add(tasks, subject, what, found, nanos);
    }

    void add(int tasks, String subject, String what, long found, List<Long> nanos) {
        var sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
        var row = String.format(
                Locale.ROOT,
                "| %,d | %s | %s | %d | %.1f | %.1f | %d |",
                tasks,
                subject,
                what,
                found,
                percentile(sorted, 0.5),
                percentile(sorted, 0.95),
                sorted.length);
        rows.add(row);
        show(row);
    }

    private static double percentile(double[] sorted, double share) {
        return Arrays.stream(sorted)
                .skip(Math.min(sorted.length - 1, (long) Math.ceil(share * sorted.length) - 1))
                .findFirst()
                .orElseThrow();
    }

    String text() {
        return "| open tasks | on | call | found | median ms | p95 ms | samples |\n|---|---|---|---|---|---|---|\n"
                + String.join("\n", rows) + "\n";
    }

    void print() {
        show(text());
    }

    private static void show(String text) {
        System.out.println(text);
    }
}

package org.guitu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What was measured: a table in Markdown, one row for each call, with median and 95th percentile in milliseconds.
 *
 * <p>The processor time of a call, of client, server and database together, is about what the call would take if the machine had
 * nothing else to do; the machine's load average in the last minute says whether it had.
 */
final class Report {

    private static final int WARM_UP = 300;
    private static final int SAMPLES = 200;

    /** In nanoseconds: for how long a call is repeated; one that takes longer by itself is called once. */
    private static final long PATIENCE = 12_000_000_000L;

    private final Path postmasterFile;
    private final List<String> rows = new ArrayList<>();

    /**
     * @param postmasterFile where PostgreSQL has written its process id
     */
    Report(Path postmasterFile) {
        this.postmasterFile = postmasterFile;
    }

    /**
     * Calls again and again, at first unmeasured.
     *
     * @param call gives back how many tasks it found
     * @return whether the call is too slow to be repeated
     */
    boolean measure(int tasks, String subject, String what, LongSupplier call) {
        long begin = System.nanoTime();
        long found = call.getAsLong();
        long first = System.nanoTime() - begin;
        if (first > PATIENCE) {
            add(tasks, subject, what, found, List.of(first));
            return true;
        }
        for (int i = 0; i < WARM_UP && System.nanoTime() < begin + PATIENCE; i++) {
            call.getAsLong();
        }
        var nanos = new ArrayList<Long>();
        var cpu = cpu();
        long end = System.nanoTime() + PATIENCE;
        for (int i = 0; i < SAMPLES && (i < 3 || System.nanoTime() < end); i++) {
            begin = System.nanoTime();
            call.getAsLong();
            nanos.add(System.nanoTime() - begin);
        }
        var perCall = cpu().minus(cpu).dividedBy(nanos.size());
        add(tasks, subject, what, found, nanos, "%.1f".formatted(perCall.toNanos() / 1e6));
        return false;
    }

    /** What this process, the server within it, and the database's processes have worked so far. */
    private Duration cpu() {
        try {
            var postmaster =
                    Long.parseLong(Files.readAllLines(postmasterFile).get(0).strip());
            return Stream.concat(
                            Stream.of(ProcessHandle.current()),
                            ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children))
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void add(int tasks, String subject, String what, long found, List<Long> nanos) {
        add(tasks, subject, what, found, nanos, "");
    }

    private void add(int tasks, String subject, String what, long found, List<Long> nanos, String cpu) {
        var sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
        var row = String.format(
                Locale.ROOT,
                "| %,d | %s | %s | %d | %.1f | %.1f | %s | %d | %.1f |",
                tasks,
                subject,
                what,
                found,
                percentile(sorted, 0.5),
                percentile(sorted, 0.95),
                cpu,
                sorted.length,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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
        return "| open tasks | on | call | found | median ms | p95 ms | CPU ms | samples | load |\n|---|---|---|---|---|---|---|---|---|\n"
                + String.join("\n", rows) + "\n";
    }

    void print() {
        show(text());
    }

    private static void show(String text) {
        System.out.println(text);
    }
}

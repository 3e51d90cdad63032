package org.guitu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures what somebody at a tenth address has of the login page while 180 others log in at once from three addresses: at first once
 * and rightly, then with made-up names again and again. Callers and server share one JVM, so that the figures are on the safe side.
 *
 * <p>Needs the whole network 127.0.0.0/8 on the loopback device, as Linux has it.
 */
final class LoginBenchmark {

    private static final int CALLERS = 180;
    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");
    private static final String TENTH = "127.0.0.10";
    private static final String TENTHS_ACCOUNT = "administrator";
    private static final String PASSWORD = "guitu";
    private static final int SUSTAINED_SECONDS = 20;

    private final int port;
    private final List<String> accounts;
    private final List<String> rows = new ArrayList<>();

    /** @param accounts that the others log in to, all with the password of the demo */
    LoginBenchmark(int port, List<String> accounts) {
        this.port = port;
        this.accounts = accounts;
    }

    void run(Path result) throws IOException, InterruptedException {
        var tenth = new Caller(port, TENTH);
        for (int i = 0; i < 50; i++) {
            tenth.logIn(tenth.open(), TENTHS_ACCOUNT, PASSWORD);
        }
        measure("nobody else", 0, false);
        measure("180 at once, right passwords", CALLERS, false);
        measure("180 again and again, made-up names", CALLERS, true);
        var text =
                "| meanwhile | /login median ms | p95 | longest | log-in longest ms | statuses of the tenth | statuses of the others"
                        + " | heap at most | after collection | load |\n|---|---|---|---|---|---|---|---|---|---|\n"
                        + String.join("\n", rows) + "\n";
        Files.writeString(result, text);
        System.out.println(text);
    }

    private void measure(String what, int callers, boolean sustained) throws InterruptedException {
        var others = Collections.synchronizedMap(new TreeMap<String, Integer>());
        var begin = new CountDownLatch(1);
        var ready = new CountDownLatch(callers);
        var running = new AtomicInteger(callers);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(sustained ? SUSTAINED_SECONDS + 10 : 10);
        var threads = Executors.newFixedThreadPool(Math.max(1, callers));
        for (int i = 0; i < callers; i++) {
            int number = i;
            threads.submit(() -> {
                call(number, sustained, end, new Gate(ready, begin), others);
                running.decrementAndGet();
            });
        }
        ready.await();
        begin.countDown();
        rows.add("| " + what + " | " + tenth(running, sustained ? end : System.nanoTime() + 5_000_000_000L, others));
        threads.shutdown();
        threads.awaitTermination(2, TimeUnit.MINUTES);
    }

    private record Gate(CountDownLatch ready, CountDownLatch begin) {}

    private void call(int number, boolean sustained, long end, Gate gate, Map<String, Integer> statuses) {
        var caller = new Caller(port, ADDRESSES.get(number % ADDRESSES.size()));
        Caller.Page page = null;
        try {
            page = caller.open();
        } catch (IOException failed) {
            statuses.merge("no page", 1, Integer::sum);
        }
        gate.ready().countDown();
        try {
            gate.begin().await();
            do {
                statuses.merge(logIn(caller, page, number, sustained), 1, Integer::sum);
            } while (sustained && System.nanoTime() < end);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String logIn(Caller caller, Caller.Page page, int number, boolean madeUp) {
        try {
            return ""
                    + (madeUp
                            ? caller.logIn(page, "made-up-" + number, "wrong")
                            : caller.logIn(page, accounts.get(number % accounts.size()), PASSWORD));
        } catch (IOException | RuntimeException failed) {
            return "failed";
        }
    }

    /** What the tenth has, as long as the others go on. */
    private String tenth(AtomicInteger others, long end, Map<String, Integer> theirs) {
        var tenth = new Caller(port, TENTH);
        var pages = new ArrayList<Long>();
        var statuses = new TreeMap<String, Integer>();
        long longestLogIn = 0;
        double heap = 0;
        do {
            try {
                long start = System.nanoTime();
                var page = tenth.open();
                long opened = System.nanoTime();
                pages.add(opened - start);
                heap = Math.max(heap, heap());
                statuses.merge("" + tenth.logIn(page, TENTHS_ACCOUNT, PASSWORD), 1, Integer::sum);
                longestLogIn = Math.max(longestLogIn, System.nanoTime() - opened);
            } catch (IOException failed) {
                statuses.merge("failed", 1, Integer::sum);
            }
            heap = Math.max(heap, heap());
        } while (System.nanoTime() < end || others.get() > 0);
        Collections.sort(pages);
        return String.format(
                Locale.ROOT,
                "%.0f | %.0f | %.0f | %.0f | %s | %s | %.0f %% | %.0f %% | %.1f |",
                pages.get(pages.size() / 2) / 1e6,
                pages.get(pages.size() * 95 / 100) / 1e6,
                pages.get(pages.size() - 1) / 1e6,
                longestLogIn / 1e6,
                statuses,
                theirs,
                heap * 100,
                afterCollection() * 100,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double heap() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return (double) heap.getUsed() / heap.getMax();
    }

    /** What was in use right after the last collection. */
    private static double afterCollection() {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return (double) used / Runtime.getRuntime().maxMemory();
    }
}

package org.guitu.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guitu.audit.chain.AnchorSettings;
import org.guitu.audit.chain.Anchors;
import org.guitu.audit.chain.ChainCheck;
import org.guitu.audit.chain.ChainReport;
import org.guitu.audit.chain.EventStore;
import org.guitu.audit.chain.LastCheck;
import org.guitu.audit.chain.NewEvent;
import org.guitu.audit.chain.Sealer;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.upkeep.AnotherDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how long the audit trail is checked: as it was before the chain was keyed, as a whole now, and further from the last check, on the same
 * events in the same run.
 *
 * <p>The argument is the number of events, the default is 1,000,000.
 */
public final class ChainBenchmark {

    private static final int ROUNDS = 3;
    private static final int BATCH = 1000;
    private static final int NEW = 1000;
    private static final InstantSource CLOCK = InstantSource.system();

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Sealer sealer;
    private final EventStore events;
    private final LastCheck check;
    private final PlainChain plain;

    private ChainBenchmark(HikariDataSource source, KeysetCipher cipher) {
        var macs = AnotherDatabase.macs();
        var transactions = new JdbcTransactionManager(source);
        database = new JdbcTemplate(source);
        transaction = new TransactionTemplate(transactions);
        events = new EventStore(JdbcClient.create(source), macs);
        sealer = new Sealer(database, transaction, events, macs, CLOCK);
        var chain = new ChainCheck(source, transactions, macs, cipher, CLOCK);
        check = new LastCheck(
                sealer, chain, new Anchors(AnchorSettings.NONE, database, macs, CLOCK), database, macs, CLOCK);
        plain = new PlainChain(database, transaction);
    }

    static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var keys = Files.createTempDirectory("keys").resolve("keyset.json");
        KeysetFile.create(keys);
        var cipher = new KeysetCipher(KeysetFile.open(keys));
        try (var server = EmbeddedPostgres.start();
                var source = new HikariDataSource()) {
            source.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
            AnotherDatabase.flyway(source, cipher).load().migrate();
            new ChainBenchmark(source, cipher).run(count);
        }
    }

    private void run(int count) {
        sealer.seal();
        record(count - 1);
        sealer.seal();
        plain.make();
        database.execute("vacuum analyze");
        var before = new ArrayList<Double>();
        var whole = new ArrayList<Double>();
        var further = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            before.add(seconds(plain::check));
            whole.add(seconds(() -> links(check.runWhole())));
            further.add(seconds(() -> links(check.run())));
        }
        record(NEW);
        double news = seconds(() -> links(check.run()));
        show(
                "| events | plain, whole s | keyed, whole s | plain ÷ keyed | further, nothing new s | further, %,d new s | load |",
                NEW);
        show("|---|---|---|---|---|---|---|");
        show(
                "| %,d | %.2f | %.2f | %.1f | %.3f | %.3f | %.1f |",
                count,
                median(before),
                median(whole),
                median(before) / median(whole),
                median(further),
                news,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void record(int count) {
        for (int from = 0; from < count; from += BATCH) {
            int begin = from;
            int end = Math.min(count, from + BATCH);
            transaction.executeWithoutResult(status -> {
                for (int n = begin; n < end; n++) {
                    events.add(event(n));
                }
            });
        }
    }

    private static NewEvent event(int n) {
        return new NewEvent(
                Instant.now(),
                n % 3 == 0 ? "DATA_READ" : "FORM_SUBMITTED",
                "civil-affairs-3504%02d".formatted(n % 12),
                "caseworker",
                "civil-affairs",
                "10.1.%d.%d".formatted(n / 250 % 250, n % 250),
                "350404-2026-%06d-1".formatted(n % 50_000),
                "接收受助人",
                "f3b1c1a2-0000-0000-0000-%012d".formatted(n),
                "身份：姓名、证件号码；联系：电话；健康：需求");
    }

    private static long links(ChainReport report) {
        if (!report.isWhole()) {
            throw new IllegalStateException(report.breaks().get(0).en());
        }
        return report.links();
    }

    private interface Work {
        long run();
    }

    private static double seconds(Work work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static void show(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}

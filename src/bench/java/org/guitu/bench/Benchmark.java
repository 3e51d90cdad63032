package org.guitu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.guitu.GuituApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Measures what caseworkers wait for, with many open tasks in the country: on Guitu, and on the same data on the engine as it comes,
 * with its grants per task.
 *
 * <p>The arguments are numbers of open tasks, the default is 10,000, 100,000 and 1,000,000. The database lies in
 * {@code target/bench} and is made anew by each run. The argument {@code logins} measures the login page under load instead, and
 * {@code chain} the check of the audit trail ({@link ChainBenchmark}), {@code proof} that of models ({@link ProofBenchmark}).
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target/bench");

    private final Report report = new Report(FOLDER.resolve("postgres/postmaster.pid"));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        if (List.of(arguments).equals(List.of("logins"))) {
            FileSystemUtils.deleteRecursively(FOLDER);
            try (var guitu = start()) {
                new LoginBenchmark(port(guitu), accounts(guitu)).run(FOLDER.resolve("logins.md"));
            }
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("chain")) {
            ChainBenchmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (List.of(arguments).equals(List.of("proof"))) {
            ProofBenchmark.run(FOLDER.resolve("proof.md"));
            return;
        }
        var sizes = arguments.length == 0
                ? List.of(10_000, 100_000, 1_000_000)
                : Arrays.stream(arguments).map(Integer::valueOf).sorted().toList();
        FileSystemUtils.deleteRecursively(FOLDER);
        new Benchmark().run(sizes);
    }

    private void run(List<Integer> sizes) throws IOException {
        for (int tasks : sizes) {
            try (var guitu = start()) {
                new Filling(jdbc(guitu), CaseBenchmark.openCase(guitu, port(guitu))).fillTo(tasks);
                new ListBenchmark(report, tasks, "guitu", port(guitu), jdbc(guitu)).run();
                new CaseBenchmark(report, tasks, guitu, port(guitu)).run();
            }
            try (var stock = start("stock")) {
                Filling.grant(jdbc(stock));
                new ListBenchmark(report, tasks, "stock", port(stock), jdbc(stock)).run();
                Filling.revoke(jdbc(stock));
            }
            Files.writeString(FOLDER.resolve("result.md"), report.text());
        }
        report.print();
    }

    private static ServletWebServerApplicationContext start(String... profiles) {
        var all = Stream.concat(Stream.of("demo"), Stream.of(profiles)).toArray(String[]::new);
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(GuituApplication.class)
                .profiles(all)
                .run("--server.port=0", "--guitu.data-folder=" + FOLDER, "--camunda.bpm.job-execution.enabled=false");
    }

    /** Of caseworkers: what somebody is called who has a role and a region. */
    private static List<String> accounts(ServletWebServerApplicationContext application) {
        return jdbc(application)
                .queryForList(
                        "select user_id_ from act_id_membership where group_id_ = 'caseworker' and user_id_ <> 'police-350404' order by 1",
                        String.class);
    }

    private static int port(ServletWebServerApplicationContext application) {
        return application.getWebServer().getPort();
    }

    private static JdbcTemplate jdbc(ServletWebServerApplicationContext application) {
        return application.getBean(JdbcTemplate.class);
    }
}

package org.guitu.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the tests have been: when the application of a test process stops, the flow nodes in its engine's history go into a file,
 * for whoever comes after all processes.
 *
 * <p>The build gives each run a folder of its own; without one, as in an IDE, nothing is written.
 */
public final class PassedNodes implements DisposableBean {

    private static final Path RUN = Path.of("target", "passed-nodes", System.getProperty("guitu.test-run", ""));

    private final JdbcClient database;

    PassedNodes(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void destroy() throws IOException {
        if (System.getProperty("guitu.test-run") == null) {
            return;
        }
        Files.createDirectories(RUN);
        Files.write(
                RUN.resolve(System.getProperty("guitu.test-process") + ".txt"),
                database.sql("select distinct proc_def_key_ || ' ' || act_id_ from act_hi_actinst order by 1")
                        .query(String.class)
                        .list());
    }

    /** The ids of the flow nodes passed in this run so far, by process; empty where no process of the run has ended. */
    public static Map<String, Set<String>> ofThisRun() throws IOException {
        var passed = new HashMap<String, Set<String>>();
        if (Files.isDirectory(RUN)) {
            try (var files = Files.newDirectoryStream(RUN, "*.txt")) {
                for (Path file : files) {
                    for (String line : Files.readAllLines(file)) {
                        var words = line.split(" ");
                        passed.computeIfAbsent(words[0], process -> new HashSet<>())
                                .add(words[1]);
                    }
                }
            }
        }
        return passed;
    }
}

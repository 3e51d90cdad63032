package org.guitu.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health check of a container, with a server that answers as a node does and a process that stands for it. */
class NodeHealthTest {

    @TempDir
    private Path folder;

    private HttpServer server;
    private Process node;
    private int liveness = 200;
    private int readiness = 200;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isDirectory(Path.of("/proc/self")), "no Linux");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/liveness", exchange -> {
            exchange.sendResponseHeaders(liveness, -1);
            exchange.close();
        });
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(readiness, -1);
            exchange.close();
        });
        server.start();
        node = process("");
    }

    /** What it does when it is told to end. */
    private static Process process(String trap) throws IOException {
        var process = new ProcessBuilder("bash", "-c", trap + " echo ready; read -r _").start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
            node.destroyForcibly();
        }
    }

    private boolean isReady() throws Exception {
        var check = new ProcessBuilder("bash", "src/main/docker/is-ready.sh", String.valueOf(node.pid()));
        check.environment()
                .put("SERVER_PORT", String.valueOf(server.getAddress().getPort()));
        check.environment().put("GUITU_HEALTH_FOLDER", folder.toString());
        return check.inheritIO().start().waitFor() == 0;
    }

    private void isNotReady(int times) throws Exception {
        for (int time = 0; time < times; time++) {
            assertThat(isReady()).isFalse();
        }
    }

    private boolean ends() throws InterruptedException {
        return node.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void aNodeWithoutItsDatabaseTakesNoRequestsAndLives() throws Exception {
        assertThat(isReady()).isTrue();
        readiness = 503;
        isNotReady(10);
        assertThat(node.isAlive()).isTrue();
        readiness = 200;
        assertThat(isReady()).isTrue();
    }

    @Test
    void aNodeThatIsNotAliveForLongIsToldToEnd() throws Exception {
        assertThat(isReady()).isTrue();
        liveness = 503;
        isNotReady(5);
        assertThat(node.isAlive()).isTrue();
        isNotReady(1);
        assertThat(ends()).isTrue();
        assertThat(node.exitValue()).as("by TERM").isEqualTo(128 + 15);
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() throws Exception {
        assertThat(isReady()).isTrue();
        for (int round = 0; round < 2; round++) {
            liveness = 503;
            isNotReady(5);
            liveness = 200;
            assertThat(isReady()).isTrue();
        }
        assertThat(node.isAlive()).isTrue();
    }

    @Test
    void whatDoesNotListenToThatIsMadeToEnd() throws Exception {
        node.destroyForcibly();
        node = process("trap '' TERM;");
        assertThat(isReady()).isTrue();
        server.stop(0);
        isNotReady(8);
        assertThat(node.isAlive()).isTrue();
        isNotReady(1);
        assertThat(ends()).isTrue();
        assertThat(node.exitValue()).as("by KILL").isEqualTo(128 + 9);
    }

    @Test
    void aNodeThatHasNotBegunToAnswerIsLeftAlone() throws Exception {
        liveness = 503;
        isNotReady(12);
        assertThat(node.isAlive()).isTrue();
    }
}

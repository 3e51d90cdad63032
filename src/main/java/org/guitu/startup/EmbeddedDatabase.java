package org.guitu.startup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.util.ReflectionUtils;

/**
 * A real PostgreSQL beside the application, for trying Guitu out and for the tests. Its data stay in one folder, so that a
 * second start finds the cases of the first.
 *
 * <p>The folder belongs to one running application at a time, by an operating-system lock that a killed process gives back. A
 * PostgreSQL that such a process left behind is stopped before this one starts.
 */
public final class EmbeddedDatabase implements Database, AutoCloseable {

    private static final String USER = "postgres";
    private static final long STOP_SECONDS = 20;

    private final Path folder;
    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    /**
     * Starts PostgreSQL on a free loopback port.
     *
     * @param folder where the data lie; made if absent
     * @param durable false for data that nobody would miss: PostgreSQL then waits for no disk
     * @throws DataFolderTakenException when another running application holds the folder
     * @throws IOException when PostgreSQL does not start
     */
    public EmbeddedDatabase(Path folder, boolean durable) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        Files.createDirectories(this.folder);
        this.lockFile = lock(this.folder);
        try {
            var data = this.folder.resolve("postgres");
            stopOrphan(data);
            this.postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(this.folder.resolve("bin").toFile())
                    .setServerConfig("fsync", onOff(durable))
                    .setServerConfig("synchronous_commit", onOff(durable))
                    .setServerConfig("full_page_writes", onOff(durable))
                    .setServerConfig("max_connections", "200")
                    .setLocaleConfig("locale", "C")
                    .start();
            leaveStoppingToUs().set(true);
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("guitu.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldHere) {
            // Another application context of this process: reported like any other holder.
        }
        channel.close();
        throw new DataFolderTakenException(folder);
    }

    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var orphan = ProcessHandle.of(pid).filter(process -> process.info()
                .command()
                .filter(c -> c.contains("postgres"))
                .isPresent());
        if (orphan.isPresent()) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException stillThere) {
                orphan.get().destroyForcibly();
            }
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public String where() {
        return folder.toString();
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
    }

    /**
     * The library's own shutdown hook would stop PostgreSQL while the application still works on it. The hook does nothing
     * on an instance marked as closed; the mark is taken away when the application context closes this bean as the last.
     */
    private AtomicBoolean leaveStoppingToUs() {
        var field = ReflectionUtils.findField(EmbeddedPostgres.class, "closed", AtomicBoolean.class);
        ReflectionUtils.makeAccessible(field);
        return (AtomicBoolean) ReflectionUtils.getField(field, postgres);
    }

    @Override
    public void close() throws IOException {
        leaveStoppingToUs().set(false);
        postgres.close();
        lockFile.close();
    }
}

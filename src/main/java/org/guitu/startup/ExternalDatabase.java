package org.guitu.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.guitu.startup.settings.DatabaseServer;
import org.guitu.startup.settings.Installation;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * The PostgreSQL of an installation, which one or more nodes share.
 *
 * <p>From its making until the node is ready it holds a lock in that database, so that nodes started at the same time make tables,
 * departments and the first administrator one after the other. PostgreSQL gives the lock back when a starting node dies.
 */
final class ExternalDatabase implements Database, AutoCloseable {

    /** Any number will do, but the same for every version. */
    private static final long LOCK = 0x6775697475L;

    /** PostgreSQL's code for a lock that was not obtained in time. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String url;
    private final String user;
    private final String password;
    private final Connection lockHolder;

    /**
     * Waits for other nodes that are starting.
     *
     * @throws DatabaseRefusedException when the database does not let Guitu in or another node takes longer than that
     */
    ExternalDatabase(String url, String user, String password, Duration longestWait) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.lockHolder = connect();
        lock(longestWait);
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException refused) {
            throw new DatabaseRefusedException(
                    "%s does not let the user '%s' in.".formatted(where(), user),
                    "Check that PostgreSQL runs there, and %s, %s and the file of %s."
                            .formatted(
                                    DatabaseServer.URL, DatabaseServer.USERNAME, Installation.Database.PASSWORD_FILE),
                    refused);
        }
    }

    private void lock(Duration longestWait) {
        try (var statement = lockHolder.createStatement()) {
            statement.execute("set lock_timeout = " + longestWait.toMillis());
            try (var free = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(LOCK))) {
                free.next();
                if (free.getBoolean(1)) {
                    return;
                }
            }
            LoggerFactory.getLogger(ExternalDatabase.class).info("Another node is starting on this database: waiting.");
            statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
        } catch (SQLException failure) {
            close();
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw new DatabaseRefusedException(
                        "Another node has been starting on %s for more than %d s."
                                .formatted(where(), longestWait.toSeconds()),
                        "Look into that node's log; stop it if it hangs, and start this one again.",
                        failure);
            }
            throw new IllegalStateException(failure);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void letOtherNodesStart() {
        close();
    }

    @Override
    public void close() {
        try {
            lockHolder.close();
        } catch (SQLException alreadyGone) {
            // The connection was what held the lock.
        }
    }

    /** Host, port and name of the database, and nothing else of its address. */
    @Override
    public String where() {
        return "PostgreSQL " + url.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("[?].*$", "");
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }
}

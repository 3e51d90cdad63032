package org.guitu.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chain as it was before it was keyed, to compare with: each link SHA-256 over the one before and the event, each row read in text and checked one
 * after the other.
 */
final class PlainChain {

    private static final int FETCH = 1000;
    private static final String COLUMNS =
            "e.id, e.at, e.kind, e.account, e.role, e.department, e.address, e.case_number, e.object, e.object_id, e.detail";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private long position;
    private long faults;
    private byte[] hash;

    PlainChain(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = new JdbcTemplate(database.getDataSource());
        this.database.setFetchSize(FETCH);
        this.transaction = transaction;
    }

    /** Links every event that there is. */
    void make() {
        database.execute(
                """
                create schema bench;
                create table bench.link (
                    position bigint primary key check (position > 0),
                    event_id bigint not null unique references audit.event,
                    hash     bytea  not null check (length(hash) = 32))""");
        begin();
        transaction.executeWithoutResult(status -> {
            List<Object[]> links = new ArrayList<>();
            database.query("select " + COLUMNS + " from audit.event e order by e.id", row -> {
                position++;
                hash = hashAfter(hash, row);
                links.add(new Object[] {position, row.getLong("id"), hash});
                if (links.size() == FETCH) {
                    insert(links);
                }
            });
            insert(links);
        });
    }

    private void insert(List<Object[]> links) {
        database.batchUpdate("insert into bench.link (position, event_id, hash) values (?, ?, ?)", links);
        links.clear();
    }

    /** Checks it; returns how many links there are. */
    long check() {
        begin();
        transaction.executeWithoutResult(status -> {
            database.query(
                    "select l.position, l.event_id, l.hash, " + COLUMNS
                            + " from bench.link l left join audit.event e on e.id = l.event_id order by l.position",
                    this::next);
            count(
                    """
                    select count(*) from audit.event e
                    where not exists (select from bench.link l where l.event_id = e.id)
                        and not exists (select from audit.waiting w where w.event_id = e.id)""");
            count(
                    "select count(*) from audit.waiting w where not exists (select from audit.event e where e.id = w.event_id)");
            count("select count(*) from audit.waiting");
            count(
                    """
                    select coalesce(pg_sequence_last_value('audit.event_id_seq'), 0) - (select count(*) from audit.event)
                        - (select count(*) from
                            (select event_id from bench.link union select event_id from audit.waiting) known
                            where not exists (select from audit.event e where e.id = known.event_id))""");
        });
        if (faults > 0) {
            throw new IllegalStateException(faults + " faults");
        }
        return position;
    }

    private void begin() {
        position = 0;
        faults = 0;
        hash = new byte[32];
    }

    private void next(ResultSet row) throws SQLException {
        var stored = row.getBytes("hash");
        if (row.getLong("position") != position + 1 || !Arrays.equals(hashAfter(hash, row), stored)) {
            faults++;
        }
        position++;
        hash = stored;
    }

    private void count(String query) {
        database.queryForObject(query, Long.class);
    }

    private static byte[] hashAfter(byte[] before, ResultSet row) throws SQLException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(bytes(row));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(ResultSet row) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(row.getLong("id"));
            out.writeLong(ChronoUnit.MICROS.between(
                    Instant.EPOCH, row.getTimestamp("at").toInstant()));
            for (var column : List.of(
                    "kind",
                    "account",
                    "role",
                    "department",
                    "address",
                    "case_number",
                    "object",
                    "object_id",
                    "detail")) {
                var value = row.getString(column);
                if (value == null) {
                    out.writeInt(-1);
                } else {
                    var text = value.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

package org.guitu.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.guitu.gate.file.ModelFile;
import org.guitu.release.Release.Decision;
import org.guitu.release.Release.Origin;
import org.guitu.release.Release.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps releases. The tables themselves refuse that somebody approves what she or he made, and that what was offered is changed. */
@Component
public class Releases {

    /** How long what one administrator offers waits for another. */
    public static final Duration WAITS_FOR = Duration.ofDays(14);

    private static final String COLUMNS =
            """
            select id, name, origin, takes_back, state, made_by, made_at, offered_at, decided_by, decided_at, decision_reason,
                deployment, migration
            from guitu.release
            """;

    private final JdbcClient database;
    private final InstantSource clock;

    Releases(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public long begin(String name, Origin origin, Optional<Long> takesBack, String by) {
        return database.sql(
                        """
                        insert into guitu.release (name, origin, takes_back, state, made_by, made_at)
                        values (?, ?, ?, 'DRAFT', ?, ?) returning id""")
                .param(name)
                .param(origin.name())
                .param(takesBack.orElse(null))
                .param(by)
                .param(now())
                .query(Long.class)
                .single();
    }

    /** Of two files of the same name the later counts. */
    public void put(long release, ModelFile file) {
        remove(release, file.shortName());
        database.sql("insert into guitu.release_file (release, file, content, hash) values (?, ?, ?, ?)")
                .param(release)
                .param(file.shortName())
                .param(file.content())
                .param(Sha256.of(file.content()))
                .update();
    }

    public void remove(long release, String file) {
        database.sql("delete from guitu.release_file where release = ? and file = ?")
                .params(release, file)
                .update();
    }

    public Optional<Release> find(long id) {
        return database.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(Releases::release)
                .optional();
    }

    /** The same; until the transaction ends nobody else decides about any release, while others may still be offered. */
    public Optional<Release> hold(long id) {
        database.sql("select pg_advisory_xact_lock(hashtext('guitu.release')) is null")
                .query(Boolean.class)
                .single();
        return find(id);
    }

    /** Those that are not decided: what waits for a second administrator, and the drafts of that account. Newest first. */
    public List<Release> open(String account) {
        return database.sql(COLUMNS
                        + "where state = 'OFFERED' or state = 'DRAFT' and made_by = ? order by id desc limit 100")
                .param(account)
                .query(Releases::release)
                .list();
    }

    /** Newest first. */
    public List<Release> decided(int offset, int limit) {
        return database.sql(COLUMNS + "where decided_at is not null order by decided_at desc, id desc offset ? limit ?")
                .params(offset, limit)
                .query(Releases::release)
                .list();
    }

    public List<ReleaseFile> files(long release) {
        return database.sql("select file, content, before from guitu.release_file where release = ? order by file")
                .param(release)
                .query((row, number) -> new ReleaseFile(
                        new ModelFile(row.getString("file"), row.getBytes("content")),
                        Optional.ofNullable(row.getBytes("before")).map(before -> new ModelFile(file(row), before))))
                .list();
    }

    private static String file(ResultSet row) {
        try {
            return row.getString("file");
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code weakens}: the hash of what its maker agrees to weaken; {@code null} for nothing. */
    public void offer(long release, String name, byte[] weakens) {
        database.sql("update guitu.release set state = 'OFFERED', name = ?, offered_at = ?, weakens = ? where id = ?")
                .param(name)
                .param(now())
                .param(weakens)
                .param(release)
                .update();
        database.sql("update guitu.release_file set settled = false, came = false where release = ? and settled")
                .param(release)
                .update();
    }

    /** Whether something was deployed in the place of one of its files since it was offered. */
    public boolean isSettled(long release) {
        return database.sql("select exists (select 1 from guitu.release_file where release = ? and settled)")
                .param(release)
                .query(Boolean.class)
                .single();
    }

    /** The hash of what its maker agreed to weaken, if anything. */
    public Optional<byte[]> weakens(long release) {
        return database.sql("select weakens from guitu.release where id = ? and weakens is not null")
                .param(release)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** {@code weakens}: the hash of what whoever approves agrees to weaken; {@code null} for nothing. */
    public void approveWeakening(long release, byte[] weakens) {
        database.sql("update guitu.release set decided_weakens = ? where id = ?")
                .param(weakens)
                .param(release)
                .update();
    }

    public void decide(long release, State state, String by, String reason) {
        database.sql(
                        """
                        update guitu.release set state = ?, decided_by = ?, decided_at = ?, decision_reason = nullif(?, '')
                        where id = ?""")
                .param(state.name())
                .param(by)
                .param(now())
                .param(reason)
                .param(release)
                .update();
    }

    /** By that deployment of the engine, which came instead of these files. */
    public void deployed(long release, String by, String deployment, List<ModelFile> before) {
        before.forEach(file -> database.sql("update guitu.release_file set before = ? where release = ? and file = ?")
                .param(file.content())
                .param(release)
                .param(file.shortName())
                .update());
        if (find(release).filter(Release::isOpen).isPresent()) {
            decide(release, State.DEPLOYED, by, "");
        }
        database.sql("update guitu.release set deployment = ? where id = ?")
                .params(deployment, release)
                .update();
    }

    /** As JSON. */
    public void plan(long release, String plans) {
        set(release, "plans", plans);
    }

    public void trial(long release, String trial) {
        set(release, "trial", trial);
    }

    public Optional<String> plans(long release) {
        return text(release, "plans");
    }

    public Optional<String> trial(long release) {
        return text(release, "trial");
    }

    public void migrates(long release, long order) {
        database.sql("update guitu.release set migration = ? where id = ?")
                .params(order, release)
                .update();
    }

    private void set(long release, String column, String text) {
        database.sql("update guitu.release set %s = ? where id = ?".formatted(column))
                .param(text)
                .param(release)
                .update();
    }

    private Optional<String> text(long release, String column) {
        return database.sql("select %s from guitu.release where id = ? and %<s is not null".formatted(column))
                .param(release)
                .query(String.class)
                .optional();
    }

    /** Whether another one offers exactly that file, and the same weakening. */
    public boolean isOfferedByAnother(ModelFile file, String person, byte[] weakens) {
        return database.sql(
                        """
                        select exists (select 1 from guitu.release_file f join guitu.release r on r.id = f.release
                            where f.file = ? and f.hash = ? and not f.settled and r.state = 'OFFERED'
                                and r.made_by <> ? and r.offered_at > ?
                                and (?::bytea is null or (r.weakens = ? and r.decided_weakens = r.weakens)))""")
                .param(file.shortName())
                .param(Sha256.of(file.content()))
                .param(person)
                .param(Timestamp.from(clock.instant().minus(WAITS_FOR)))
                .param(weakens)
                .param(weakens)
                .query(Boolean.class)
                .single();
    }

    /** What that account has offered and still waits: the same files, whoever sends them. */
    public Optional<Release> sameOffer(String person, List<ModelFile> files) {
        return database
                .sql(COLUMNS + "where state = 'OFFERED' and origin = 'CALL' and made_by = ? order by id desc limit 100")
                .param(person)
                .query(Releases::release)
                .list()
                .stream()
                .filter(open -> hashes(
                                files(open.id()).stream().map(ReleaseFile::file).toList())
                        .equals(hashes(files)))
                .findFirst();
    }

    private static List<String> hashes(List<ModelFile> files) {
        return files.stream()
                .map(file -> file.shortName() + " " + Sha256.hex(file.content()))
                .sorted()
                .toList();
    }

    /** Whatever else was offered in the place of what is deployed now was about the one of before. */
    public void settle(List<ModelFile> deployed, String by) {
        deployed.forEach(file -> database.sql(
                        """
                        update guitu.release_file f set settled = true, came = f.hash = ? from guitu.release r
                        where r.id = f.release and r.state = 'OFFERED' and f.file = ? and not f.settled""")
                .param(Sha256.of(file.content()))
                .param(file.shortName())
                .update());
        // Of an offer by REST nothing is left to be decided then.
        database.sql(
                        """
                        update guitu.release r set decided_by = :by, decided_at = :now,
                            state = case when lower(r.made_by) <> lower(:by)
                                and not exists (select 1 from guitu.release_file f where f.release = r.id and not f.came)
                                then 'DEPLOYED' else 'WITHDRAWN' end
                        where r.state = 'OFFERED' and r.origin = 'CALL'
                            and not exists (select 1 from guitu.release_file f where f.release = r.id and not f.settled)""")
                .param("by", by)
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Release release(ResultSet row, int number) throws SQLException {
        return new Release(
                row.getLong("id"),
                row.getString("name"),
                Origin.valueOf(row.getString("origin")),
                Optional.ofNullable(row.getObject("takes_back", Long.class)),
                State.valueOf(row.getString("state")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                instant(row, "offered_at"),
                instant(row, "decided_at").map(at -> decision(row, at)),
                Optional.ofNullable(row.getString("deployment")),
                Optional.ofNullable(row.getObject("migration", Long.class)));
    }

    private static Decision decision(ResultSet row, Instant at) {
        try {
            return new Decision(
                    row.getString("decided_by"),
                    at,
                    Optional.ofNullable(row.getString("decision_reason")).orElse(""));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}

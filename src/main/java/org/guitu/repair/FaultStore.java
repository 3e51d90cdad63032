package org.guitu.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The faults that are known, those that are over too. */
@Component
public class FaultStore {

    /** How many a page shows. */
    public static final int PAGE = 50;

    private final JdbcClient database;

    FaultStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes down what there is now and closes what is there no more, in the caller's transaction; of several nodes one after the other.
     *
     * @return what was not known before
     */
    public List<Fault> take(Collection<Fault> found, Instant now) {
        database.sql("select pg_advisory_xact_lock(hashtext('fault'))")
                .query((row, line) -> 0)
                .list();
        var fresh = new ArrayList<Fault>();
        var kept = new HashSet<Long>();
        for (Fault fault : found) {
            var known = database.sql("select id from guitu.fault where kind = ? and subject = ? and ended_at is null")
                    .params(fault.kind().name(), fault.subject())
                    .query(Long.class)
                    .optional();
            known.ifPresent(kept::add);
            if (known.isEmpty()) {
                var stored = with(insert(fault, now), fault);
                kept.add(stored.id());
                fresh.add(stored);
            }
        }
        database.sql("select id from guitu.fault where ended_at is null").query(Long.class).list().stream()
                .filter(id -> !kept.contains(id))
                .forEach(id -> database.sql("update guitu.fault set ended_at = ? where id = ?")
                        .params(Timestamp.from(now), id)
                        .update());
        return fresh;
    }

    private long insert(Fault fault, Instant now) {
        var place = fault.place();
        return database.sql(
                        """
                        insert into guitu.fault (kind, subject, case_number, region, process_instance_id, definition, process, version,
                            element, technical, since, found_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .param(fault.kind().name())
                .param(fault.subject())
                .param(fault.caseNumber().map(CaseNumber::value).orElse(null))
                .param(fault.region().orElse(null))
                .param(place.map(Fault.Place::instance).orElse(null))
                .param(place.map(Fault.Place::definition).orElse(null))
                .param(place.map(Fault.Place::process).orElse(null))
                .param(place.map(Fault.Place::version).orElse(null))
                .param(place.map(Fault.Place::element).orElse(null))
                .param(fault.technical())
                .param(Timestamp.from(fault.since()))
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private static Fault with(long id, Fault fault) {
        return new Fault(
                id,
                fault.kind(),
                fault.subject(),
                fault.caseNumber(),
                fault.region(),
                fault.place(),
                fault.technical(),
                fault.since());
    }

    /** The open ones of these regions, the oldest first. */
    public List<Fault> open(Collection<String> regions, int page) {
        return regions.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select * from guitu.fault where ended_at is null and region in (:regions)
                                order by since, id limit :limit offset :offset""")
                        .param("regions", regions)
                        .param("limit", PAGE + 1)
                        .param("offset", (long) PAGE * page)
                        .query((row, line) -> read(row))
                        .list();
    }

    /** The open ones everywhere, those of no region too. */
    public List<Fault> open(int page) {
        return database.sql("select * from guitu.fault where ended_at is null order by since, id limit ? offset ?")
                .params(PAGE + 1, (long) PAGE * page)
                .query((row, line) -> read(row))
                .list();
    }

    /** An open one. */
    public Optional<Fault> find(long id) {
        return database.sql("select * from guitu.fault where id = ? and ended_at is null")
                .param(id)
                .query((row, line) -> read(row))
                .optional();
    }

    /** The open ones of the same cause, itself among them. */
    public List<Fault> alike(Fault fault) {
        return database
                .sql("select * from guitu.fault where ended_at is null and kind = ?")
                .param(fault.kind().name())
                .query((row, line) -> read(row))
                .list()
                .stream()
                .filter(other -> other.cause().equals(fault.cause()))
                .toList();
    }

    private static Fault read(ResultSet row) throws SQLException {
        return new Fault(
                row.getLong("id"),
                FaultKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                CaseNumber.find(row.getString("case_number")),
                Optional.ofNullable(row.getString("region")),
                Optional.ofNullable(row.getString("process_instance_id")).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Fault.Place(
                                row.getString("process_instance_id"),
                                row.getString("definition"),
                                row.getString("process"),
                                row.getInt("version"),
                                row.getString("element"))),
                row.getString("technical"),
                row.getTimestamp("since").toInstant());
    }
}

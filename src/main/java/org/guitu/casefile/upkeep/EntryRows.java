package org.guitu.casefile.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.guitu.casefile.SealedAnswers;
import org.guitu.casefile.seal.EntrySeal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of the dossier as their hashes cover them, some at a time in their order. */
public final class EntryRows {

    private final JdbcClient database;
    private final SealedAnswers answers;

    public EntryRows(JdbcClient database, SealedAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    /** An entry with its answers by field, and the seal that stands beside it. */
    public record Row(EntrySeal.Entry entry, SortedMap<String, EntrySeal.Value> values, Optional<EntrySeal> seal) {}

    /** Those after that one, at most so many. */
    public List<Row> after(long entry, int size) {
        var rows = new ArrayList<Row>();
        database.sql(
                        """
                        select e.*, s.key, s.content, s.mac
                        from guitu.dossier_entry e left join guitu.entry_seal s on s.entry_id = e.id
                        where e.id > ? order by e.id limit ?""")
                .params(entry, size)
                .query(row -> {
                    rows.add(new Row(entry(row), new TreeMap<>(), seal(row)));
                });
        if (!rows.isEmpty()) {
            var values = values(
                    rows.get(0).entry().id(), rows.get(rows.size() - 1).entry().id());
            rows.forEach(
                    row -> row.values().putAll(values.getOrDefault(row.entry().id(), new TreeMap<>())));
        }
        return rows;
    }

    private Map<Long, SortedMap<String, EntrySeal.Value>> values(long first, long last) {
        var values = new HashMap<Long, SortedMap<String, EntrySeal.Value>>();
        database.sql(
                        """
                        select v.*, e.case_number, e.form
                        from guitu.dossier_value v join guitu.dossier_entry e on e.id = v.entry_id
                        where v.entry_id between ? and ?""")
                .params(first, last)
                .query(row -> {
                    values.computeIfAbsent(row.getLong("entry_id"), entry -> new TreeMap<>())
                            .put(row.getString("field"), answers.given(row));
                });
        return values;
    }

    private static Optional<EntrySeal> seal(ResultSet row) throws SQLException {
        int key = row.getInt("key");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new EntrySeal(key, row.getBytes("content"), row.getBytes("mac")));
    }

    private static EntrySeal.Entry entry(ResultSet row) throws SQLException {
        return new EntrySeal.Entry(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("process_instance_id"),
                row.getString("process_key"),
                row.getString("task_id"),
                row.getString("form"),
                row.getInt("form_version"),
                row.getString("author"),
                row.getString("department"),
                row.getString("region"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("corrects", Long.class));
    }
}

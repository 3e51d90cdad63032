package org.guitu.migration.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guitu.migration.Fate;
import org.guitu.migration.VersionPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the running instances of one version stand and what they know: one query each, however many they are. */
@Component
final class CasesByVersion {

    private static final String LEAF =
            "%1$s.act_id_ is not null and not exists (select from act_ru_execution below where below.parent_id_ = %1$s.id_)";

    private final JdbcClient database;

    CasesByVersion(JdbcClient database) {
        this.database = database;
    }

    long count(String definition) {
        return database.sql("select count(*) from act_ru_execution where proc_def_id_ = ? and parent_id_ is null")
                .param(definition)
                .query(Long.class)
                .single();
    }

    /** The steps of each instance. */
    Map<String, Set<String>> places(String definition) {
        var places = new LinkedHashMap<String, Set<String>>();
        database.sql("select e.proc_inst_id_, e.act_id_ from act_ru_execution e where e.proc_def_id_ = ? and "
                        + LEAF.formatted("e") + " order by e.proc_inst_id_, e.act_id_")
                .param(definition)
                .query(row -> {
                    places.computeIfAbsent(row.getString(1), any -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return places;
    }

    /**
     * By instance, the steps of the plan at which it stands: of one in a process that is called no more, what the plan says of the step
     * there, if it says anything.
     */
    Map<String, Set<String>> places(String definition, VersionPlan plan) {
        var places = places(definition);
        if (plan.steps().keySet().stream().noneMatch(step -> step.contains(Fate.INTO))) {
            return places;
        }
        database.sql("select e.proc_inst_id_, e.act_id_, i.act_id_ from act_ru_execution e"
                        + " join act_ru_execution c on c.super_exec_ = e.id_"
                        + " join act_ru_execution i on i.proc_inst_id_ = c.id_"
                        + " where e.proc_def_id_ = ? and " + LEAF.formatted("i"))
                .param(definition)
                .query(row -> {
                    var path = row.getString(2) + Fate.INTO + row.getString(3);
                    if (plan.steps().containsKey(path)) {
                        var at = places.get(row.getString(1));
                        at.remove(row.getString(2));
                        at.add(path);
                    }
                });
        return places;
    }

    /** Those of these facts that each instance knows, by name. The engine leaves the old version at the facts of what has moved. */
    Map<String, Map<String, Object>> facts(String definition, Collection<String> names) {
        var facts = new HashMap<String, Map<String, Object>>();
        if (!names.isEmpty()) {
            database.sql(
                            """
                            select v.proc_inst_id_, v.name_, v.type_, v.text_, v.long_ from act_ru_variable v
                            join act_ru_execution e on e.id_ = v.proc_inst_id_
                            where e.proc_def_id_ = :definition and v.name_ in (:names)""")
                    .param("definition", definition)
                    .param("names", names)
                    .query(row -> {
                        facts.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                                .put(row.getString(2), value(row));
                    });
        }
        return facts;
    }

    /** As conditions see it; what they cannot compare with anything counts as something. */
    private static Object value(ResultSet row) throws SQLException {
        return switch (row.getString(3)) {
            case "null" -> null;
            case "string" -> row.getString(4);
            case "boolean" -> row.getLong(5) == 1;
            case "long", "integer", "short" -> row.getLong(5);
            default -> List.of();
        };
    }
}

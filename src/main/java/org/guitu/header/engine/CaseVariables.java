package org.guitu.header.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.guitu.casefile.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The routing facts of a case, whichever of its processes settled them last. */
@Component
final class CaseVariables {

    private final JdbcClient database;

    CaseVariables(JdbcClient database) {
        this.database = database;
    }

    /** By name; texts, numbers and yes or no. */
    Map<String, Object> of(CaseNumber caseNumber, Collection<String> names) {
        var facts = new HashMap<String, Object>();
        if (!names.isEmpty()) {
            database.sql(
                            """
                            select distinct on (v.name_) v.name_, v.var_type_, v.text_, v.long_
                            from act_hi_procinst p join act_hi_varinst v on v.proc_inst_id_ = p.id_
                            where p.business_key_ = :case and v.name_ in (:names) and coalesce(v.text_, v.long_::text) is not null
                            order by v.name_, v.create_time_ desc""")
                    .param("case", caseNumber.value())
                    .param("names", names)
                    .query(row -> {
                        facts.put(row.getString("name_"), value(row));
                    });
        }
        return facts;
    }

    private static Object value(ResultSet row) throws SQLException {
        var text = row.getString("text_");
        return text != null
                ? text
                : "boolean".equals(row.getString("var_type_")) ? row.getLong("long_") == 1 : row.getLong("long_");
    }
}

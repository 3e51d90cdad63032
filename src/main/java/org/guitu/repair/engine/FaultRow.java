package org.guitu.repair.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.repair.Fault;
import org.guitu.repair.FaultKind;

/** Reads a fault of what was found in the engine's tables. */
final class FaultRow {

    private FaultRow() {}

    /** Of a row with what the instance is. */
    static Fault read(ResultSet row, FaultKind kind, String technical) throws SQLException {
        return new Fault(
                0,
                kind,
                row.getString("subject"),
                CaseNumber.find(row.getString("business_key_")),
                Optional.ofNullable(row.getString("tenant_id_")),
                row.getString("instance") == null
                        ? Optional.empty()
                        : Optional.of(new Fault.Place(
                                row.getString("instance"),
                                row.getString("definition"),
                                row.getString("key_"),
                                row.getInt("version_"),
                                row.getString("element"))),
                technical,
                row.getTimestamp("since").toInstant());
    }
}

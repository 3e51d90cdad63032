package org.guitu.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** An event as it stands in the database. */
record StoredEvent(
        long id,
        Instant at,
        String kind,
        String account,
        String role,
        String department,
        String address,
        String caseNumber,
        String object,
        String objectId,
        String detail) {

    /** To be selected from {@code audit.event e}. */
    static final String COLUMNS =
            "e.id, e.at, e.kind, e.account, e.role, e.department, e.address, e.case_number, e.object, e.object_id, e.detail";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("account"),
                row.getString("role"),
                row.getString("department"),
                row.getString("address"),
                row.getString("case_number"),
                row.getString("object"),
                row.getString("object_id"),
                row.getString("detail"));
    }
}

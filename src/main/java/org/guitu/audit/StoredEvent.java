package org.guitu.audit;

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

/**
 * An event as it stands in the database.
 *
 * <p>Its hash covers every column, each with its length, so that nothing can be moved from one column to the next unnoticed. The
 * bytes under the hash are part of the format of what is stored: a change of them would break every chain.
 */
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

    /** What the first link's hash stands on. */
    static final byte[] NOTHING_BEFORE = new byte[32];

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

    /** SHA-256 over the hash before and this event. */
    byte[] hashAfter(byte[] before) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(bytes());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String column :
                    new String[] {kind, account, role, department, address, caseNumber, object, objectId, detail}) {
                if (column == null) {
                    out.writeInt(-1);
                } else {
                    var text = column.getBytes(StandardCharsets.UTF_8);
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

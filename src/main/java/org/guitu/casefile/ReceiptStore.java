package org.guitu.casefile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which receipt belongs to which report. Only a keyed hash is compared: whoever has the database and not the keys finds no receipt in
 * it and cannot try any. Every method works in the caller's transaction.
 */
@Component
public class ReceiptStore {

    private final JdbcClient database;
    private final ValueCipher cipher;

    public ReceiptStore(JdbcClient database, ValueCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Makes the receipt of a report that has none yet. It can be told now and never again. */
    public Receipt issue(CaseNumber report) {
        var receipt = Receipt.random();
        var fingerprint = cipher.fingerprint(text(receipt));
        database.sql(
                        """
                        insert into guitu.report_receipt (report_number, hash, key_number, sealed)
                        values (:report, :hash, :key, :sealed)""")
                .param("report", report.value())
                .param("hash", fingerprint.hash())
                .param("key", fingerprint.key())
                .param("sealed", cipher.seal(receipt.value().getBytes(StandardCharsets.UTF_8), place(report.value())))
                .update();
        return receipt;
    }

    /** The report with that receipt. */
    public Optional<CaseNumber> reportOf(Receipt receipt) {
        var hashes = cipher.fingerprints(text(receipt)).stream()
                .map(ValueCipher.Fingerprint::hash)
                .toList();
        return database.sql("select report_number from guitu.report_receipt where hash in (:hashes)")
                .param("hashes", hashes)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** The reports whose receipts are not by the keys in use. */
    public List<String> toSealAnew() {
        return database.sql(
                        """
                        select report_number from guitu.report_receipt
                        where key_number <> :key or substring(sealed for 6) <> :mark""")
                .param("key", cipher.fingerprint("").key())
                .param("mark", cipher.mark())
                .query(String.class)
                .list();
    }

    /** Hashes and seals a report's receipt with the keys in use. */
    public void sealAnew(String report) {
        var sealed = database.sql("select sealed from guitu.report_receipt where report_number = :report")
                .param("report", report)
                .query(byte[].class)
                .single();
        var letters = cipher.open(sealed, place(report));
        var fingerprint = cipher.fingerprint(text(new Receipt(new String(letters, StandardCharsets.UTF_8))));
        database.sql("set local guitu.changes_keys = 'on'").update();
        database.sql(
                        """
                        update guitu.report_receipt set hash = :hash, key_number = :key, sealed = :sealed
                        where report_number = :report""")
                .param("hash", fingerprint.hash())
                .param("key", fingerprint.key())
                .param("sealed", cipher.seal(letters, place(report)))
                .param("report", report)
                .update();
    }

    private static String text(Receipt receipt) {
        return "receipt\n" + receipt.value();
    }

    private static String place(String report) {
        return "receipt\n" + report;
    }
}

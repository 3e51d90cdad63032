package org.guitu.casefile.crypto;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.sql.DataSource;
import org.guitu.casefile.crypto.lock.KeysetLocks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether this node has the keys with which the database was written: a known value, sealed by them at their first use, must open.
 *
 * <p>Asked while the node starts; with other keys it does not.
 */
@Component
public class KeyCheck {

    private static final String PLACE = "key check";
    private static final byte[] KNOWN = "Guitu".getBytes(StandardCharsets.UTF_8);

    KeyCheck(JdbcClient database, ValueCipher cipher, KeysetFile file) {
        require(database, cipher, file);
    }

    /** @throws KeysetRefusedException when the keys are not those of this database */
    public static void require(JdbcClient database, ValueCipher cipher, KeysetFile file) {
        if (!fits(database, cipher)) {
            throw new KeysetRefusedException(
                    "The keys in %s are not those with which this database was written.".formatted(file.path()));
        }
    }

    /**
     * Opens the file with the keys, or makes it while the database holds nothing that other keys have encrypted.
     *
     * @throws KeysetRefusedException when the file is missing although there are values that need it
     */
    public static KeysetFile openOrCreate(Path path, DataSource database) {
        return openOrCreate(path, database, CipherSuite.INTERNATIONAL, KeysetLocks.NONE);
    }

    /** The same of a file that may be closed, or is made with keys for these algorithms. */
    public static KeysetFile openOrCreate(Path path, DataSource database, CipherSuite suite, KeysetLocks locks) {
        if (Files.notExists(path)) {
            if (hasSeenKeys(database)) {
                throw new KeysetRefusedException(
                        "The keyset file %s is missing, and the database holds values that need its keys."
                                .formatted(path));
            }
            KeysetFile.create(path, suite, locks);
        }
        return KeysetFile.open(path, locks);
    }

    /** Whether the database has ever been written with keys. */
    public static boolean hasSeenKeys(DataSource dataSource) {
        var database = JdbcClient.create(dataSource);
        return database.sql("select to_regclass('guitu.key_check') is not null")
                        .query(Boolean.class)
                        .single()
                && database.sql("select exists (select 1 from guitu.key_check)")
                        .query(Boolean.class)
                        .single();
    }

    /** Remembers the keys in use as those of this database. */
    public static void remember(JdbcClient database, ValueCipher cipher) {
        database.sql(
                        """
                        insert into guitu.key_check (value, fingerprint) values (:value, :fingerprint)
                        on conflict (only_row) do update set value = excluded.value, fingerprint = excluded.fingerprint""")
                .param("value", cipher.seal(KNOWN, PLACE))
                .param("fingerprint", cipher.fingerprint(PLACE).hash())
                .update();
    }

    private static boolean fits(JdbcClient database, ValueCipher cipher) {
        return database.sql("select value, fingerprint from guitu.key_check")
                .query((row, number) ->
                        opens(row.getBytes("value"), cipher) && isOurs(row.getBytes("fingerprint"), cipher))
                .single();
    }

    private static boolean opens(byte[] value, ValueCipher cipher) {
        try {
            return Arrays.equals(KNOWN, cipher.open(value, PLACE));
        } catch (UnreadableValueException otherKeys) {
            return false;
        }
    }

    private static boolean isOurs(byte[] hash, ValueCipher cipher) {
        return cipher.fingerprints(PLACE).stream()
                .anyMatch(fingerprint -> MessageDigest.isEqual(hash, fingerprint.hash()));
    }
}

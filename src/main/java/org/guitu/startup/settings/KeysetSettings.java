package org.guitu.startup.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.lock.KeyStoreLock;
import org.guitu.casefile.crypto.lock.KeysetLock;
import org.guitu.casefile.crypto.lock.KeysetLocks;
import org.guitu.casefile.crypto.lock.PassphraseLock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * For which algorithms new keys are, and what keeps the keyset file closed; empty for what is not set.
 *
 * @param suite international or guomi
 * @param passphraseFile with the passphrase that opens the file
 * @param newPassphraseFile with the one that closes it from the next time on
 * @param store the key store whose key closes the file, before any passphrase
 */
@ConfigurationProperties("guitu.keyset")
public record KeysetSettings(
        @DefaultValue("") String suite,
        @DefaultValue("") String passphraseFile,
        @DefaultValue("") String newPassphraseFile,
        @DefaultValue Store store) {

    static final String SUITE = "GUITU_KEYSET_SUITE";
    static final String PASSPHRASE_FILE = "GUITU_KEYSET_PASSPHRASE_FILE";
    static final String NEW_PASSPHRASE_FILE = "GUITU_KEYSET_NEW_PASSPHRASE_FILE";

    static final int SHORTEST_PASSPHRASE = 16;

    public KeysetSettings {
        suite = suite.strip();
        passphraseFile = passphraseFile.strip();
        newPassphraseFile = newPassphraseFile.strip();
    }

    /**
     * A key store.
     *
     * @param file the store, or for the type PKCS11 the configuration of its provider
     * @param type as Java calls it
     * @param alias the name of the key
     * @param passwordFile with the password of the store, or the PIN of the module
     */
    public record Store(
            @DefaultValue("") String file,
            @DefaultValue("PKCS12") String type,
            @DefaultValue("") String alias,
            @DefaultValue("") String passwordFile) {

        static final String FILE = "GUITU_KEYSET_STORE_FILE";
        static final String ALIAS = "GUITU_KEYSET_STORE_ALIAS";
        static final String PASSWORD_FILE = "GUITU_KEYSET_STORE_PASSWORD_FILE";

        public Store {
            file = file.strip();
            type = type.strip();
            alias = alias.strip();
            passwordFile = passwordFile.strip();
        }
    }

    /** As that environment has it. */
    public static KeysetSettings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("guitu.keyset", KeysetSettings.class);
    }

    /** The suite for new keys; empty for that of the keys in use. */
    public Optional<CipherSuite> newSuite() {
        return CipherSuite.find(suite);
    }

    /** Secrets are read when they are needed, and never kept. */
    public KeysetLocks locks() {
        var locks = new ArrayList<KeysetLock>();
        if (!store.file.isEmpty()) {
            locks.add(new KeyStoreLock(
                    store.type, Path.of(store.file), store.alias, () -> SecretFile.of(store.passwordFile)
                            .read()));
        }
        for (String file : List.of(newPassphraseFile, passphraseFile)) {
            if (!file.isEmpty()) {
                locks.add(new PassphraseLock(() -> SecretFile.of(file).read()));
            }
        }
        return new KeysetLocks(locks, locks.stream().findFirst());
    }
}

package org.guitu.startup.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.startup.settings.KeysetSettings.Store;

/** What is missing or wrong about {@link KeysetSettings}. */
final class KeysetCheck {

    private final KeysetSettings settings;
    private final List<Fault> faults = new ArrayList<>();

    KeysetCheck(KeysetSettings settings) {
        this.settings = settings;
    }

    List<Fault> faults() {
        faults.clear();
        if (!settings.suite().isEmpty() && settings.newSuite().isEmpty()) {
            faults.add(new Fault(
                    KeysetSettings.SUITE,
                    "is '%s'.".formatted(settings.suite()),
                    "Set it to %s; leave it out to stay with the keys in use.".formatted(CipherSuite.words())));
        }
        checkPassphrase(KeysetSettings.PASSPHRASE_FILE, settings.passphraseFile());
        checkPassphrase(KeysetSettings.NEW_PASSPHRASE_FILE, settings.newPassphraseFile());
        if (!settings.store().file().isEmpty()) {
            checkStore(settings.store());
        }
        return List.copyOf(faults);
    }

    private void checkPassphrase(String setting, String file) {
        if (!file.isEmpty() && isUsable(setting, file)) {
            int length = SecretFile.of(file).read().length();
            if (length < KeysetSettings.SHORTEST_PASSPHRASE) {
                faults.add(new Fault(
                        setting,
                        "holds a passphrase of %d characters.".formatted(length),
                        "Use at least %d.".formatted(KeysetSettings.SHORTEST_PASSPHRASE)));
            }
        }
    }

    private void checkStore(Store store) {
        if (!Files.isReadable(Path.of(store.file()))) {
            faults.add(new Fault(
                    Store.FILE,
                    "names %s, which this process may not read.".formatted(store.file()),
                    "Set it to the key store, or to the configuration of the PKCS#11 module."));
        }
        if (store.alias().isEmpty()) {
            faults.add(Fault.missing(Store.ALIAS, "Set it to the name of the key in the key store."));
        }
        if (store.passwordFile().isEmpty()) {
            faults.add(Fault.missing(
                    Store.PASSWORD_FILE, "Set it to a file with the key store's password, or the module's PIN."));
        } else {
            isUsable(Store.PASSWORD_FILE, store.passwordFile());
        }
    }

    private boolean isUsable(String setting, String file) {
        var fault = SecretFile.fault(setting, file);
        fault.ifPresent(faults::add);
        return fault.isEmpty();
    }
}

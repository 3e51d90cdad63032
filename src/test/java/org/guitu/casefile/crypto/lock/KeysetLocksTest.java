package org.guitu.casefile.crypto.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import org.guitu.casefile.crypto.CipherSuite;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.guitu.casefile.crypto.KeysetRefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeysetLocksTest {

    private static final String PASSPHRASE = "first passphrase of some length";
    private static final String OTHER = "other passphrase of some length";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void nameFile() {
        path = folder.resolve("keyset.json");
    }

    private static KeysetLocks locks(KeysetLock... locks) {
        return new KeysetLocks(List.of(locks), Arrays.stream(locks).findFirst());
    }

    private static KeysetLock passphrase(String text) {
        return new PassphraseLock(() -> text);
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    void aClosedFileShowsNoKeyAndItsPassphraseOpensItThroughEveryChange(CipherSuite suite) throws IOException {
        KeysetFile.create(path, suite, locks(passphrase(PASSPHRASE)));
        assertThat(path)
                .content()
                .contains("closedBy", suite == CipherSuite.GUOMI ? "PBKDF2-HMAC-SM3" : "Argon2id")
                .doesNotContain("keyId", "primaryKeyId");
        var file = KeysetFile.open(path, locks(passphrase(PASSPHRASE)));
        var sealed = new KeysetCipher(file).seal(new byte[] {7}, "here");
        file.addKeys();
        file.useNewestKeys();
        assertThat(file.isClosed()).isTrue();
        assertThat(path).content().contains("closedBy").doesNotContain("primaryKeyId");
        var again = KeysetFile.open(path, locks(passphrase(PASSPHRASE)));
        assertThat(new KeysetCipher(again).open(sealed, "here")).containsExactly(7);
    }

    @Test
    void withoutItsPassphraseAClosedFileIsRefusedInWords() throws IOException {
        KeysetFile.create(path, CipherSuite.INTERNATIONAL, locks(passphrase(PASSPHRASE)));
        assertThatThrownBy(() -> KeysetFile.open(path))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageEndingWith("is closed by a passphrase, and none is set.");
        assertThatThrownBy(() -> KeysetFile.open(path, locks(passphrase(OTHER))))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageEndingWith("is closed by another passphrase.")
                .hasMessageNotContaining(OTHER);
        Files.writeString(path, Files.readString(path).replaceFirst("\"passes\" : 3", "\"passes\" : 2"));
        assertThatThrownBy(() -> KeysetFile.open(path, locks(passphrase(PASSPHRASE))))
                .hasMessageEndingWith("is closed by another passphrase.");
    }

    @Test
    void anOpenFileIsUsedAndClosedByACommandAndARunningNodeGoesOn() throws IOException {
        KeysetFile.create(path);
        var node = KeysetFile.open(path, locks(passphrase(PASSPHRASE)));
        var sealed = new KeysetCipher(node).seal(new byte[] {7}, "here");
        assertThat(node.isClosed()).isFalse();
        KeysetFile.open(path, locks(passphrase(PASSPHRASE))).closeByLock();
        assertThat(node.isClosed()).isTrue();
        assertThat(new KeysetCipher(node).open(sealed, "here")).containsExactly(7);
    }

    @Test
    void aRunningNodeWithoutThePassphraseSaysSoAndKeepsItsKeys(CapturedOutput output) {
        KeysetFile.create(path);
        var node = KeysetFile.open(path);
        var sealed = new KeysetCipher(node).seal(new byte[] {7}, "here");
        KeysetFile.open(path, locks(passphrase(PASSPHRASE))).closeByLock();
        assertThat(new KeysetCipher(node).open(sealed, "here")).containsExactly(7);
        assertThat(output).contains(path + " is closed by a passphrase, and none is set.");
    }

    @Test
    void thePassphraseIsChangedWhileNodesKnowBoth() {
        KeysetFile.create(path, CipherSuite.INTERNATIONAL, locks(passphrase(PASSPHRASE)));
        var both = locks(passphrase(OTHER), passphrase(PASSPHRASE));
        var node = KeysetFile.open(path, both);
        KeysetFile.open(path, both).closeByLock();
        assertThat(node.isClosed()).isTrue();
        assertThat(KeysetFile.wrong(path, locks(passphrase(OTHER)))).isEmpty();
        assertThat(KeysetFile.wrong(path, locks(passphrase(PASSPHRASE)))).isPresent();
    }

    @Test
    void aFileIsNotClosedWithoutALock() {
        KeysetFile.create(path);
        assertThatThrownBy(() -> KeysetFile.open(path).closeByLock())
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining("GUITU_KEYSET_PASSPHRASE_FILE");
    }

    @Test
    void aKeyOfAKeyStoreClosesAndOpensTheFile() throws IOException, GeneralSecurityException {
        var store = folder.resolve("store.p12");
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        var made = KeyGenerator.getInstance("AES");
        made.init(256);
        keys.setKeyEntry("guitu", made.generateKey(), "store password".toCharArray(), null);
        try (var file = Files.newOutputStream(store)) {
            keys.store(file, "store password".toCharArray());
        }
        assertClosesAndOpens(
                new KeyStoreLock("PKCS12", store, "guitu", () -> "store password"),
                new KeyStoreLock("PKCS12", store, "guitu", () -> "store password"));
        assertThatThrownBy(() -> KeysetFile.open(
                        path, locks(new KeyStoreLock("PKCS12", store, "guitu", () -> "another password"))))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining("store.p12")
                .hasMessageNotContaining("another password");
        assertThatThrownBy(() -> locks(new KeyStoreLock("PKCS12", store, "nobody", () -> "store password"))
                        .close("{}", false))
                .hasMessageContaining("it holds no such key");
    }

    /** With SoftHSM 2, where the environment names its configuration. */
    @Test
    @EnabledIfEnvironmentVariable(named = "SOFTHSM2_CONF", matches = ".+")
    void aKeyThatDoesNotLeaveAHardwareModuleClosesAndOpensTheFile()
            throws IOException, GeneralSecurityException, InterruptedException {
        var made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "guitu",
                        "--pin",
                        "1234",
                        "--so-pin",
                        "5678")
                .redirectErrorStream(true)
                .start();
        var slot = new String(made.getInputStream().readAllBytes()).replaceAll("(?s).*slot (\\d+).*", "$1");
        assertThat(made.waitFor()).isZero();
        var configuration = Files.writeString(
                folder.resolve("pkcs11.cfg"),
                """
                name = guitu
                library = /usr/lib/softhsm/libsofthsm2.so
                slot = %s
                attributes(generate, CKO_SECRET_KEY, *) = {
                  CKA_TOKEN = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                """
                        .formatted(slot));
        var module = Security.getProvider("SunPKCS11").configure(configuration.toString());
        var keys = KeyStore.getInstance("PKCS11", module);
        keys.load(null, "1234".toCharArray());
        var generator = KeyGenerator.getInstance("AES", module);
        generator.init(256);
        keys.setKeyEntry("guitu", generator.generateKey(), null, null);
        var lock = new KeyStoreLock("PKCS11", configuration, "guitu", () -> "1234");
        assertClosesAndOpens(lock, new KeyStoreLock("PKCS11", configuration, "guitu", () -> "1234"));
    }

    private void assertClosesAndOpens(KeysetLock closing, KeysetLock opening) {
        KeysetFile.create(path, CipherSuite.INTERNATIONAL, locks(passphrase(PASSPHRASE)));
        KeysetFile.open(path, locks(closing, passphrase(PASSPHRASE))).closeByLock();
        assertThat(path).content().contains("key store").doesNotContain("primaryKeyId");
        var file = KeysetFile.open(path, locks(opening));
        file.addKeys();
        assertThat(KeysetFile.open(path, locks(opening)).hasWaitingKeys()).isTrue();
        assertThat(KeysetFile.wrong(path, new KeysetLocks(List.of(passphrase(PASSPHRASE)), Optional.empty())))
                .contains("is closed by a key store, and none is set.");
    }
}

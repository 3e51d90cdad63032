package org.guitu.casefile.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.guitu.casefile.crypto.ValueCipher.Fingerprint;
import org.guitu.casefile.crypto.lock.KeysetLocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What both suites do alike. */
@ExtendWith(OutputCaptureExtension.class)
abstract class KeysetCipherContract {

    private static final byte[] VALUE = "示例".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final CipherSuite suite;

    private KeysetFile file;
    private KeysetCipher cipher;

    KeysetCipherContract(CipherSuite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void makeKeys() {
        KeysetFile.create(folder.resolve("keyset.json"), suite, KeysetLocks.NONE);
        file = KeysetFile.open(folder.resolve("keyset.json"));
        cipher = new KeysetCipher(file);
    }

    @Test
    void whatIsSealedOpensInItsPlaceAndLooksDifferentEachTime() {
        var once = cipher.seal(VALUE, "here");
        var again = cipher.seal(VALUE, "here");
        assertThat(cipher.open(once, "here")).isEqualTo(VALUE);
        assertThat(once).isNotEqualTo(again).startsWith(cipher.mark());
    }

    @Test
    void aValueOpensInNoOtherPlace(CapturedOutput output) {
        var sealed = cipher.seal(VALUE, "here");
        assertThatThrownBy(() -> cipher.open(sealed, "there"))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("请联系系统管理员");
        assertThat(output).contains("there", "was changed, or moved").doesNotContain("示例");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 6, 20, -1})
    void aValueWithOneBitChangedDoesNotOpen(int position) {
        var sealed = cipher.seal(VALUE, "here");
        sealed[position < 0 ? sealed.length - 1 : position] ^= 1;
        assertThatThrownBy(() -> cipher.open(sealed, "here")).isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void aValueThatIsCutOffDoesNotOpen() {
        assertThatThrownBy(() -> cipher.open(new byte[0], "here")).isInstanceOf(UnreadableValueException.class);
        assertThatThrownBy(() -> cipher.open(cipher.mark(), "here")).isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void aMissingKeyIsNamedTogetherWithTheFileThatLacksIt(CapturedOutput output) {
        KeysetFile.create(folder.resolve("other.json"), suite, KeysetLocks.NONE);
        var sealed = new KeysetCipher(KeysetFile.open(folder.resolve("other.json"))).seal(VALUE, "here");
        assertThatThrownBy(() -> cipher.open(sealed, "here")).isInstanceOf(UnreadableValueException.class);
        assertThat(output).contains("it needs key").contains(file.path().toString());
    }

    @Test
    void aContentOpensInItsPlaceWithItsKeyOnly() throws IOException {
        var key = cipher.newContentKey();
        var sealed = new ByteArrayOutputStream();
        try (var out = cipher.sealing(key, sealed, "here")) {
            out.write(VALUE);
        }
        assertThat(content(key, sealed, "here")).isEqualTo(VALUE);
        assertThatThrownBy(() -> content(key, sealed, "there")).isInstanceOf(UnreadableValueException.class);
        assertThatThrownBy(() -> content(cipher.newContentKey(), sealed, "here"))
                .isInstanceOf(UnreadableValueException.class);
        assertThatThrownBy(() -> content(VALUE, sealed, "here")).isInstanceOf(UnreadableValueException.class);
    }

    private byte[] content(byte[] key, ByteArrayOutputStream sealed, String place) throws IOException {
        try (var content = cipher.opening(key, new ByteArrayInputStream(sealed.toByteArray()), place)) {
            return content.readAllBytes();
        }
    }

    @Test
    void equalTextsHaveEqualFingerprintsWithTheSameKeyOnly() {
        assertThat(cipher.fingerprint("示例").hash())
                .isEqualTo(cipher.fingerprint("示例").hash());
        assertThat(cipher.fingerprint("示例").hash())
                .isNotEqualTo(cipher.fingerprint("示例二").hash());
        KeysetFile.create(folder.resolve("other.json"), suite, KeysetLocks.NONE);
        var other = new KeysetCipher(KeysetFile.open(folder.resolve("other.json")));
        assertThat(other.fingerprint("示例").hash())
                .isNotEqualTo(cipher.fingerprint("示例").hash());
    }

    @Test
    void oldAndNewKeysWorkSideBySide() {
        var before = cipher.seal(VALUE, "here");
        var oldHash = cipher.fingerprint("示例").hash();
        file.addKeys();
        assertThat(before).as("added keys are not in use yet").startsWith(cipher.mark());
        file.useNewestKeys();
        var after = cipher.seal(VALUE, "here");
        assertThat(after).startsWith(cipher.mark());
        assertThat(Arrays.copyOf(before, 6)).isNotEqualTo(cipher.mark());
        assertThat(cipher.open(before, "here")).isEqualTo(cipher.open(after, "here"));
        assertThat(cipher.fingerprint("示例").hash()).isNotEqualTo(oldHash);
        assertThat(cipher.fingerprints("示例")).extracting(Fingerprint::hash).contains(oldHash);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3 << 20})
    void aContentOfAnyLengthOpens(int length) throws IOException {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        var key = cipher.newContentKey();
        var sealed = sealed(key, content);
        assertThat(content(key, sealed, "here")).isEqualTo(content);
    }

    @Test
    void aContentThatWasCutOffChangedOrTurnedRoundDoesNotOpen() throws IOException {
        var key = cipher.newContentKey();
        var whole = sealed(key, new byte[(2 << 20) + 5]).toByteArray();
        int firstSegment = whole.length - (1 << 20) - 100;
        for (int length : new int[] {0, 5, 40, firstSegment, whole.length - 1}) {
            assertDoesNotOpen(key, Arrays.copyOf(whole, length));
        }
        for (int position : new int[] {0, 33, 1 << 20, whole.length - 1}) {
            var changed = whole.clone();
            changed[position] ^= 1;
            assertDoesNotOpen(key, changed);
        }
        var turned = whole.clone();
        System.arraycopy(whole, 200, turned, (1 << 20) + 400, 1000);
        assertDoesNotOpen(key, turned);
        assertDoesNotOpen(key, Arrays.copyOf(whole, whole.length + 1));
    }

    private void assertDoesNotOpen(byte[] key, byte[] sealed) {
        assertThatThrownBy(() -> {
                    try (var content = cipher.opening(key, new ByteArrayInputStream(sealed), "here")) {
                        content.readAllBytes();
                    }
                })
                .isInstanceOf(UnreadableValueException.class);
    }

    private ByteArrayOutputStream sealed(byte[] key, byte[] content) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var out = cipher.sealing(key, sealed, "here")) {
            out.write(content);
        }
        return sealed;
    }

    @Test
    void whatTheOtherSuiteSealedOpensAfterAChangeAndAfterTheWayBack() {
        var other = suite == CipherSuite.GUOMI ? CipherSuite.INTERNATIONAL : CipherSuite.GUOMI;
        var here = cipher.seal(VALUE, "here");
        int chainHere = new KeysetChainMac(file).keyId();
        file.addKeys(other);
        file.useNewestKeys();
        assertThat(file.suiteInUse()).isEqualTo(other);
        var there = cipher.seal(VALUE, "here");
        assertThat(there[0]).isNotEqualTo(here[0]);
        assertThat(cipher.open(here, "here")).isEqualTo(VALUE);
        assertThat(cipher.open(cipher.anew(here, "here", 0), "here")).isEqualTo(VALUE);
        file.addKeys(suite);
        file.useNewestKeys();
        assertThat(cipher.open(there, "here")).isEqualTo(VALUE);
        assertThat(cipher.open(cipher.anew(there, "here", 0), "here")).isEqualTo(VALUE);
        assertThat(new KeysetChainMac(file).hasKey(chainHere)).isTrue();
    }

    @Test
    void aValueIsNotReadAsIfItHadBeenSealedInAnotherForm() {
        for (byte form = 1; form <= 3; form++) {
            var sealed = cipher.seal(VALUE, "here");
            if (sealed[0] != form) {
                sealed[0] = form;
                assertThatThrownBy(() -> cipher.open(sealed, "here")).isInstanceOf(UnreadableValueException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 28", "29, 60", "61, 124", "125, 252", "2000, 2044"})
    void valuesOfOneStepAreEquallyLong(int shortest, int longest) {
        var little = cipher.seal(new byte[shortest], "here");
        assertThat(cipher.seal(new byte[longest], "here")).hasSameSizeAs(little);
        assertThat(cipher.seal(new byte[longest + 1], "here").length).isGreaterThan(little.length);
    }

    @Test
    void aValueIsAsLongAsTheLongestThatCouldStandInItsPlaceAlsoWhenItIsSealedAnew() {
        var little = cipher.seal(new byte[3], "here", 300);
        assertThat(little).hasSameSizeAs(cipher.seal(new byte[300], "here", 300));
        file.addKeys();
        file.useNewestKeys();
        assertThat(cipher.anew(little, "here", 0)).hasSameSizeAs(little);
        assertThat(cipher.open(cipher.anew(little, "here", 0), "here")).isEqualTo(new byte[3]);
    }
}

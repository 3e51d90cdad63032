package org.guitu.casefile.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.guitu.casefile.crypto.ValueCipher.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TinkCipherTest {

    private static final byte[] VALUE = "示例".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private KeysetFile file;
    private TinkCipher cipher;

    @BeforeEach
    void makeKeys() {
        KeysetFile.create(folder.resolve("keyset.json"));
        file = KeysetFile.open(folder.resolve("keyset.json"));
        cipher = new TinkCipher(file);
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
        KeysetFile.create(folder.resolve("other.json"));
        var sealed = new TinkCipher(KeysetFile.open(folder.resolve("other.json"))).seal(VALUE, "here");
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
        KeysetFile.create(folder.resolve("other.json"));
        var other = new TinkCipher(KeysetFile.open(folder.resolve("other.json")));
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
}

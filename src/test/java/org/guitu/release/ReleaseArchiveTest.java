package org.guitu.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.guitu.gate.file.ModelFile;
import org.junit.jupiter.api.Test;

/** The file in which a release travels from one installation to another. */
class ReleaseArchiveTest {

    private static final List<ModelFile> FILES = List.of(
            new ModelFile("schooling.bpmn", bytes("<definitions/>")),
            new ModelFile("enrol.form", bytes("{\"id\": \"enrol\"}")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bringsTheFilesOfTheReleaseAndItsName() {
        var read = ReleaseArchive.read(ReleaseArchive.write("开学改为九月", FILES));
        assertThat(read.name()).hasValue("开学改为九月");
        assertThat(read.files()).extracting(ModelFile::name).containsExactly("schooling.bpmn", "enrol.form");
        assertThat(read.files().get(1).content()).isEqualTo(FILES.get(1).content());
    }

    @Test
    void ofTheSameReleaseIsTheSameFile() {
        assertThat(ReleaseArchive.write("一", FILES)).isEqualTo(ReleaseArchive.write("一", FILES));
    }

    @Test
    void isRefusedWhereItWasCutOff() {
        var whole = ReleaseArchive.write("一", FILES);
        for (int length = 2; length < whole.length; length += 7) {
            var part = Arrays.copyOf(whole, length);
            try {
                // Only the list at the end of a zip may be missing: every file is there then, as its checksum says.
                assertThat(ReleaseArchive.read(part).files()).hasSize(2);
            } catch (ReleaseRefusedException refused) {
                assertThat(refused.key()).matches("models\\.refused\\.(broken-zip|missing-file|broken-manifest)");
            }
        }
    }

    @Test
    void isRefusedWhereAFileWasChangedLeftOutOrPutIn() throws IOException {
        assertRefused(with("enrol.form", "{\"id\": \"other\"}"), "changed-file", "enrol.form");
        assertRefused(with("enrol.form", null), "missing-file", "enrol.form");
        assertRefused(with("more.form", "{}"), "more-files", "more.form");
        assertRefused(with("guitu-release.json", "{}"), "broken-manifest");
        assertRefused(with("guitu-release.json", "nothing"), "broken-manifest");
        assertRefused(bytes("PK, but no zip"), "broken-zip", 0);
    }

    @Test
    void ofSomebodysOwnMakingNeedsNoManifest() throws IOException {
        var zip = zip(Map.of(
                "models/schooling.bpmn", bytes("<definitions/>"),
                "models/.DS_Store", bytes("x"),
                "__MACOSX/schooling.bpmn", bytes("x"),
                "readme.txt", bytes("x")));
        var read = ReleaseArchive.read(zip);
        assertThat(read.name()).isEmpty();
        assertThat(read.files()).extracting(ModelFile::name).containsExactly("schooling.bpmn");
        assertThat(read.others()).containsExactly("readme.txt");
    }

    @Test
    void isRefusedWhereItUnpacksToMoreThanModelsAre() throws IOException {
        assertRefused(zip(Map.of("large.form", new byte[1_000_001])), "too-large", "large.form");
        assertRefused(zip(Map.of("one/enrol.form", bytes("{}"), "two/enrol.form", bytes("{}"))), "twice", "enrol.form");
    }

    private static void assertRefused(byte[] zip, String key, Object... values) {
        assertThatThrownBy(() -> ReleaseArchive.read(zip))
                .isInstanceOfSatisfying(ReleaseRefusedException.class, refused -> {
                    assertThat(refused.key()).isEqualTo("models.refused." + key);
                    assertThat(refused.values()).containsExactly(values);
                });
    }

    /** The exported release with another content of that file; {@code null} for none. */
    private static byte[] with(String name, String content) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ReleaseArchive.write("一", FILES)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        if (content == null) {
            entries.remove(name);
        } else {
            entries.put(name, bytes(content));
        }
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}

package org.guitu.casefile.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileTest {

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void makeFile() {
        path = folder.resolve("keyset.json");
        KeysetFile.create(path);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeysetIsNeverReplacedByANewOne() throws IOException {
        var before = Files.readString(path);
        assertThatThrownBy(() -> KeysetFile.create(path))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining("exists already");
        assertThat(path).hasContent(before);
    }

    @Test
    void whatHoldsNoKeysIsRefusedAndNotRepeated() throws IOException {
        for (var content : new String[] {"", "s3cret", "{}", "{\"values\": {\"s3cret\": 1}, \"personIndex\": {}}"}) {
            Files.writeString(path, content);
            assertThatThrownBy(() -> KeysetFile.open(path))
                    .isInstanceOf(KeysetRefusedException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageNotContaining("s3cret")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> KeysetFile.open(folder.resolve("absent")))
                .isInstanceOf(KeysetRefusedException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aRunningNodeTakesKeysThatWereAddedElsewhere() throws IOException {
        var node = KeysetFile.open(path);
        assertThat(KeysetFile.open(path).addKeys()).isTrue();
        touch();
        assertThat(node.keys().size()).isEqualTo(2);
        assertThat(node.addKeys()).as("once is enough").isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRunningNodeKeepsItsKeysWhenTheFileIsBrokenForeignOrGone() throws IOException {
        var node = KeysetFile.open(path);
        int key = node.keys().keyInUse();
        var good = Files.readString(path);
        Files.writeString(path, good.substring(0, 100));
        assertThat(node.keys().keyInUse()).isEqualTo(key);
        Files.writeString(path, Keyset.create(CipherSuite.INTERNATIONAL).text());
        touch();
        assertThat(node.keys().keyInUse()).isEqualTo(key);
        Files.delete(path);
        assertThat(node.keys().keyInUse()).isEqualTo(key);
    }

    private void touch() throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
    }
}

package org.guitu.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.KeysetCipher;
import org.guitu.casefile.crypto.KeysetFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentDraftTest {

    private static final CaseNumber CASE = new CaseNumber("350404-2026-000001");
    private static final String TEXT = "%PDF-Sentinel ";

    @TempDir
    private Path folder;

    private KeysetCipher cipher;

    @BeforeEach
    void makeKeys() {
        KeysetFile.create(folder.resolve("keyset.json"));
        cipher = new KeysetCipher(KeysetFile.open(folder.resolve("keyset.json")));
    }

    /** A content of that many bytes that is made while it is read, and looks at the drafts on disk as it goes. */
    private static final class Content extends InputStream {

        private final long size;
        private long read;
        private long mostInMemory;

        Content(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return read == size ? -1 : TEXT.charAt((int) (read++ % TEXT.length()));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (read == size) {
                return -1;
            }
            mostInMemory = Math.max(mostInMemory, read - onDisk());
            int count = (int) Math.min(length, size - read);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = (byte) read();
            }
            return count;
        }

        private static long onDisk() {
            return drafts().stream().mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static List<Path> drafts() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("guitu-document"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aLargeContentIsNeverWholeInMemory() throws IOException {
        var content = new Content(LargestDocument.BYTES);
        try (var draft = DocumentDraft.read(CASE, "legal", content, cipher)) {
            assertThat(draft.size()).isEqualTo(LargestDocument.BYTES);
            assertThat(content.mostInMemory).isLessThan(3 << 20);
        }
    }

    @Test
    void onDiskItIsEncryptedAndItsOwnersOnlyAndGoneInTheEnd() throws IOException {
        var before = drafts();
        try (var draft = DocumentDraft.read(CASE, "legal", new Content(5000), cipher)) {
            var file = drafts().stream()
                    .filter(any -> !before.contains(any))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Sentinel");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(draft.sealedContent().readAllBytes()).hasSizeGreaterThan(5000);
        }
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void nothingStaysWhenTheSenderBreaksOff() {
        var before = drafts();
        var broken = new InputStream() {

            private int read;

            @Override
            public int read() throws IOException {
                if (read > 3000) {
                    throw new IOException("broken off");
                }
                return TEXT.charAt(read++ % TEXT.length());
            }
        };
        assertThatThrownBy(() -> DocumentDraft.read(CASE, "legal", broken, cipher))
                .isInstanceOf(IOException.class);
        assertThat(drafts()).isEqualTo(before);
    }
}

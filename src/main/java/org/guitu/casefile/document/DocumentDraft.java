package org.guitu.casefile.document;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;

/**
 * A document on its way into the dossier: checked, and encrypted in a file of its own until the database takes it, so that whoever sends
 * slowly holds no connection. Nothing of it is ever on disk in clear. To be closed, which deletes the file.
 */
public final class DocumentDraft implements AutoCloseable {

    private final DocumentPlace place;
    private final byte[] key;
    private final Path file;
    private long size;

    private DocumentDraft(DocumentPlace place, byte[] key, Path file) {
        this.place = place;
        this.key = key;
        this.file = file;
    }

    /**
     * Reads the content to its end.
     *
     * @throws RefusedException when it is empty, too large or of no known kind
     * @throws IOException when the sender breaks off
     */
    static DocumentDraft read(CaseNumber caseNumber, String dataClass, InputStream content, ValueCipher cipher)
            throws IOException {
        var beginning = content.readNBytes(DocumentKind.LONGEST_BEGINNING);
        if (beginning.length == 0) {
            throw new RefusedException("文件是空的，请重新选择。");
        }
        var kind = DocumentKind.of(beginning)
                .orElseThrow(() -> new RefusedException("只能上传 PDF、JPEG、PNG 和 DOCX 文件，以文件内容为准。请转换后再上传。"));
        var place = new DocumentPlace(caseNumber, UUID.randomUUID(), dataClass, kind);
        // Readable by its owner only.
        var draft = new DocumentDraft(place, cipher.newContentKey(), Files.createTempFile("guitu-document", ".sealed"));
        try {
            draft.fill(new SequenceInputStream(new ByteArrayInputStream(beginning), content), cipher);
            return draft;
        } catch (IOException | RuntimeException failed) {
            draft.close();
            throw failed;
        }
    }

    private void fill(InputStream content, ValueCipher cipher) throws IOException {
        try (var sealed = cipher.sealing(key, new BufferedOutputStream(Files.newOutputStream(file)), place.content());
                var passing = new PassingStream(content, sealed)) {
            if (place.kind() == DocumentKind.DOCX) {
                new DocxCheck().read(passing);
            }
            passing.transferTo(OutputStream.nullOutputStream());
            size = passing.passed;
            ContentKey.fill(sealed, size);
        }
    }

    DocumentPlace place() {
        return place;
    }

    ContentKey contentKey() {
        return new ContentKey(size, key.clone());
    }

    long size() {
        return size;
    }

    InputStream sealedContent() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            file.toFile().deleteOnExit();
        }
    }

    /** Hands on what is read from it to the cipher as well, up to the largest size. */
    private static final class PassingStream extends InputStream {

        private final InputStream content;
        private final OutputStream sealed;
        private long passed;

        PassingStream(InputStream content, OutputStream sealed) {
            this.content = content;
            this.sealed = sealed;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = content.read(buffer, offset, length);
            if (read > 0) {
                passed += read;
                if (passed > LargestDocument.BYTES) {
                    throw new RefusedException(Why.TOO_LARGE, LargestDocument.EXCEEDED);
                }
                sealed.write(buffer, offset, read);
            }
            return read;
        }
    }
}

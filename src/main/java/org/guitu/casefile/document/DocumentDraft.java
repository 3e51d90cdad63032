package org.guitu.casefile.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.crypto.ValueCipher;
import org.guitu.casefile.document.check.CleanHeic;
import org.guitu.casefile.document.check.CleanJpeg;
import org.guitu.casefile.document.check.CleanPng;
import org.guitu.casefile.document.check.CleanWebp;
import org.guitu.casefile.document.check.PdfCheck;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;

/**
 * A document on its way into the dossier: checked, and encrypted in a file of its own until the database takes it, so that whoever sends
 * slowly holds no connection. Nothing of it is ever on disk in clear. To be closed, which deletes the file.
 */
public final class DocumentDraft implements AutoCloseable {

    private static final int PDFS_AT_ONCE = 2;
    private static final int LONGEST_WAIT_SECONDS = 15;
    private static final Semaphore PDF_TURNS = new Semaphore(PDFS_AT_ONCE, true);

    private final DocumentPlace place;
    private final byte[] key;
    private final Path file;
    private long size;
    private byte[] digest;

    private DocumentDraft(DocumentPlace place, byte[] key, Path file) {
        this.place = place;
        this.key = key;
        this.file = file;
    }

    /**
     * Reads the content to its end.
     *
     * @throws RefusedException when it is empty, too large, of no known kind, or does something by itself
     * @throws IOException when the sender breaks off
     */
    static DocumentDraft read(CaseNumber caseNumber, String dataClass, InputStream content, ValueCipher cipher)
            throws IOException {
        var beginning = content.readNBytes(DocumentKind.LONGEST_BEGINNING);
        if (beginning.length == 0) {
            throw new RefusedException("文件是空的，请重新选择。");
        }
        var kind = DocumentKind.of(beginning)
                .orElseThrow(() -> new RefusedException("只能上传 " + DocumentKind.WORDS + " 文件，以文件内容为准。请转换后再上传。"));
        var place = new DocumentPlace(caseNumber, UUID.randomUUID(), dataClass, kind);
        // Readable by its owner only.
        var draft = new DocumentDraft(place, cipher.newContentKey(), Files.createTempFile("guitu-document", ".sealed"));
        try {
            draft.fill(new SequenceInputStream(new ByteArrayInputStream(beginning), content), cipher);
            if (kind == DocumentKind.PDF) {
                draft.checkPdf(cipher);
            }
            return draft;
        } catch (IOException | RuntimeException failed) {
            draft.close();
            throw failed;
        }
    }

    private void fill(InputStream content, ValueCipher cipher) throws IOException {
        try (var sealed = new CountingStream(
                cipher.sealing(key, new BufferedOutputStream(Files.newOutputStream(file)), place.content()))) {
            var unchanged = new PassingStream(content, sealed);
            var picture = new BufferedInputStream(new PassingStream(content, OutputStream.nullOutputStream()));
            switch (place.kind()) {
                case DOCX -> new DocxCheck().read(unchanged);
                case JPEG -> CleanJpeg.copy(picture, sealed);
                case PNG -> CleanPng.copy(picture, sealed);
                case WEBP -> CleanWebp.copy(picture, sealed);
                case HEIC -> CleanHeic.copy(picture, sealed);
                case PDF -> {
                    // Looked at as a whole, once it is there.
                }
            }
            // Nothing but a picture has an end that it tells itself: what stands behind it is left out.
            var rest = place.kind().isPicture() ? picture : unchanged;
            rest.transferTo(OutputStream.nullOutputStream());
            size = sealed.written;
            digest = sealed.digest.digest();
            ContentKey.fill(sealed, size);
        }
    }

    /** A PDF cannot be looked at as it comes: it is read into memory, of not more than a few at the same time. */
    private void checkPdf(ValueCipher cipher) throws IOException {
        if (!isPdfTurn()) {
            throw new RefusedException("现在同时上传的文件太多，没有保存。请稍等几秒，再上传一次。");
        }
        try (var content = cipher.opening(key, sealedContent(), place.content())) {
            PdfCheck.check(content.readNBytes(Math.toIntExact(size)));
        } finally {
            PDF_TURNS.release();
        }
    }

    private static boolean isPdfTurn() {
        try {
            return PDF_TURNS.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
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

    /** Of the content as it is kept. */
    byte[] digest() {
        return digest.clone();
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

    /** Counts what is kept, and makes a digest of it. */
    private static final class CountingStream extends FilterOutputStream {

        private final MessageDigest digest = DocumentSeals.sha256();
        private long written;

        CountingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.update((byte) one);
            written++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            digest.update(buffer, offset, length);
            written += length;
        }
    }
}

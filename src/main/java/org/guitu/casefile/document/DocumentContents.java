package org.guitu.casefile.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.guitu.casefile.crypto.UnreadableValueException;
import org.guitu.casefile.crypto.ValueCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contents of documents as the database keeps them, in chunks. */
final class DocumentContents {

    private static final int CHUNK = 256 * 1024;

    private final JdbcClient database;
    private final ValueCipher cipher;

    DocumentContents(JdbcClient database, ValueCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Adds the content of a document, sealed as it is. */
    void add(UUID document, InputStream sealed) throws IOException {
        int position = 0;
        for (var chunk = sealed.readNBytes(CHUNK); chunk.length > 0; chunk = sealed.readNBytes(CHUNK)) {
            database.sql(
                            """
                            insert into guitu.document_chunk (document_id, position, content)
                            values (:id, :position, :content)""")
                    .param("id", document)
                    .param("position", position++)
                    .param("content", chunk)
                    .update();
        }
    }

    /** Puts another in its place, in a transaction that may change keys. */
    void replace(UUID document, InputStream sealed) throws IOException {
        database.sql("delete from guitu.document_chunk where document_id = :id")
                .param("id", document)
                .update();
        add(document, sealed);
    }

    /** Fetches and opens it piece by piece. Reading throws {@link UnreadableValueException} where it does not open. */
    InputStream open(DocumentPlace place, ContentKey key) {
        return new TrimmedStream(cipher.opening(key.key(), new Chunks(place.id()), place.content()), key.size());
    }

    private final class Chunks extends InputStream {

        private final UUID document;
        private int position;
        private byte[] chunk = {};
        private int read;

        Chunks(UUID document) {
            this.document = document;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (read == chunk.length && !fetch()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - read);
            System.arraycopy(chunk, read, buffer, offset, count);
            read += count;
            return count;
        }

        /** A chunk that is missing is an end too early, which the cipher notices. */
        private boolean fetch() {
            var next = database.sql(
                            "select content from guitu.document_chunk where document_id = :id and position = :position")
                    .param("id", document)
                    .param("position", position)
                    .query(byte[].class)
                    .optional();
            next.ifPresent(found -> {
                chunk = found;
                read = 0;
                position++;
            });
            return next.isPresent();
        }
    }
}

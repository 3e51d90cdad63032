package org.guitu.casefile.crypto;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.guitu.casefile.crypto.guomi.Sm4Stream;

/** Contents of any length, in segments of one megabyte: what is held in memory of one. The key of a content says by which algorithm. */
final class ContentStreams {

    private ContentStreams() {}

    static byte[] newKey(CipherSuite suite) {
        return suite == CipherSuite.GUOMI ? Sm4Stream.newKey() : AesStreams.newKey();
    }

    static CipherSuite suiteOf(byte[] key) {
        return Sm4Stream.isKey(key) ? CipherSuite.GUOMI : CipherSuite.INTERNATIONAL;
    }

    static OutputStream sealing(byte[] key, OutputStream sealed, String place) throws IOException {
        try {
            return Sm4Stream.isKey(key)
                    ? Sm4Stream.sealing(key, sealed, bound(place))
                    : AesStreams.cipher(key).newEncryptingStream(sealed, bound(place));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any content can be encrypted.", impossible);
        }
    }

    static InputStream opening(byte[] key, InputStream sealed, String place) {
        try {
            return new Opening(
                    Sm4Stream.isKey(key)
                            ? Sm4Stream.opening(key, sealed, bound(place))
                            : AesStreams.cipher(key).newDecryptingStream(sealed, bound(place)),
                    place);
        } catch (GeneralSecurityException | IOException broken) {
            throw new UnreadableValueException(place, "its key is none.");
        }
    }

    private static byte[] bound(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }

    /** Says what it means that a content does not open. */
    private static final class Opening extends FilterInputStream {

        private final String place;

        Opening(InputStream content, String place) {
            super(content);
            this.place = place;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException changedOrCutOff) {
                throw new UnreadableValueException(
                        place, "it was changed, cut off, or moved there from another place.");
            }
        }
    }
}

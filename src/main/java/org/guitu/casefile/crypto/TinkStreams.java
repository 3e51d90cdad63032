package org.guitu.casefile.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AES-256-GCM in segments of one megabyte, each with a key derived by HKDF, by Google Tink: what is held in memory of a content. */
final class TinkStreams {

    static {
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TinkStreams() {}

    static byte[] newKey() {
        try {
            var key = KeysetHandle.generateNew(
                    PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB, RegistryConfiguration.get());
            return TinkProtoKeysetFormat.serializeKeyset(
                    key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A key of this kind can always be made.", impossible);
        }
    }

    static OutputStream sealing(byte[] key, OutputStream sealed, String place) throws IOException {
        try {
            return cipher(key).newEncryptingStream(sealed, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any content can be encrypted.", impossible);
        }
    }

    static InputStream opening(byte[] key, InputStream sealed, String place) {
        try {
            return new Opening(cipher(key).newDecryptingStream(sealed, place.getBytes(StandardCharsets.UTF_8)), place);
        } catch (GeneralSecurityException | IOException broken) {
            throw new UnreadableValueException(place, "its key is none.");
        }
    }

    private static StreamingAead cipher(byte[] key) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
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

package org.guitu.casefile.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM and HMAC-SHA-256 by Google Tink.
 *
 * <p>A sealed value is the algorithm's number (one byte), Tink's prefix with the key's number (five bytes) and what Tink encrypted.
 */
@Component
public class TinkCipher implements ValueCipher {

    private static final byte ALGORITHM = 1;
    private static final byte TINK = 1;
    private static final int MARK_LENGTH = 6;
    private static final int HASH_LENGTH = 32;

    private final KeysetFile file;

    public TinkCipher(KeysetFile file) {
        this.file = file;
    }

    @Override
    public byte[] seal(byte[] value, String place) {
        try {
            var encrypted = file.keys().cipher().encrypt(value, place.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + encrypted.length)
                    .put(ALGORITHM)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any value can be encrypted.", impossible);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String place) {
        var buffer = ByteBuffer.wrap(sealed);
        if (sealed.length < MARK_LENGTH || buffer.get() != ALGORITHM || buffer.get() != TINK) {
            throw new UnreadableValueException(place, "it was not sealed by Guitu's AES-256-GCM.");
        }
        int key = buffer.getInt();
        var keys = file.keys();
        if (!keys.hasKey(key)) {
            throw new UnreadableValueException(
                    place, "it needs key %d, which is not in %s.".formatted(Integer.toUnsignedLong(key), file.path()));
        }
        var encrypted = new byte[sealed.length - 1];
        buffer.position(1).get(encrypted);
        try {
            return keys.cipher().decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException changedOrMoved) {
            throw new UnreadableValueException(place, "it was changed, or moved there from another place.");
        }
    }

    @Override
    public byte[] newContentKey() {
        return TinkStreams.newKey();
    }

    @Override
    public OutputStream sealing(byte[] key, OutputStream sealed, String place) throws IOException {
        return TinkStreams.sealing(key, sealed, place);
    }

    @Override
    public InputStream opening(byte[] key, InputStream sealed, String place) {
        return TinkStreams.opening(key, sealed, place);
    }

    @Override
    public byte[] mark() {
        return ByteBuffer.allocate(MARK_LENGTH)
                .put(ALGORITHM)
                .put(TINK)
                .putInt(file.keys().keyInUse())
                .array();
    }

    @Override
    public Fingerprint fingerprint(String text) {
        int inUse = file.keys().hashes().getPrimaryId();
        return fingerprints(text).stream()
                .filter(fingerprint -> fingerprint.key() == inUse)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Fingerprint> fingerprints(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return file.keys().hashes().getPrfs().entrySet().stream()
                    .map(key -> {
                        try {
                            return new Fingerprint(key.getKey(), key.getValue().compute(bytes, HASH_LENGTH));
                        } catch (GeneralSecurityException impossible) {
                            throw new IllegalStateException("Any text can be hashed.", impossible);
                        }
                    })
                    .toList();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any text can be hashed.", impossible);
        }
    }
}

package org.guitu.casefile.crypto;

import com.google.crypto.tink.prf.Prf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.guitu.casefile.crypto.KeyKind.Key;
import org.springframework.stereotype.Component;

/**
 * By the keys of the keyset, each with its own algorithm: AES-256-GCM and HMAC-SHA-256, or SM4-GCM and HMAC-SM3.
 *
 * <p>A sealed value is the number of its {@link SealedForm} (one byte), a one, the key's number (four bytes) and what the key encrypted.
 */
@Component
public class KeysetCipher implements ValueCipher {

    private static final byte PREFIX = 1;
    private static final int MARK_LENGTH = 6;
    private static final int HASH_LENGTH = 32;

    private final KeysetFile file;

    public KeysetCipher(KeysetFile file) {
        this.file = file;
    }

    @Override
    public byte[] seal(byte[] value, String place, int room) {
        var key = file.keys().values().inUse();
        var form = SealedForm.of(key.suite());
        try {
            var encrypted = key.primitive().encrypt(Padding.pad(value, room), form.bound(place));
            int skipped = form.prefixByKey() ? MARK_LENGTH - 1 : 0;
            return ByteBuffer.allocate(MARK_LENGTH + encrypted.length - skipped)
                    .put(mark(key))
                    .put(encrypted, skipped, encrypted.length - skipped)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any value can be encrypted.", impossible);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String place) {
        var opened = decrypt(sealed, place);
        return SealedForm.find(sealed[0]).orElseThrow().isPadded() ? Padding.strip(opened) : opened;
    }

    @Override
    public byte[] anew(byte[] sealed, String place, int room) {
        var opened = decrypt(sealed, place);
        return SealedForm.find(sealed[0]).orElseThrow().isPadded()
                ? seal(Padding.strip(opened), place, Math.max(room, Padding.room(opened)))
                : seal(opened, place, room);
    }

    private byte[] decrypt(byte[] sealed, String place) {
        var buffer = ByteBuffer.wrap(sealed);
        var form = sealed.length < MARK_LENGTH
                ? null
                : SealedForm.find(buffer.get()).orElse(null);
        if (form == null || buffer.get() != PREFIX) {
            throw new UnreadableValueException(place, "it was not sealed by this version of Guitu.");
        }
        int number = buffer.getInt();
        var key = file.keys().values().find(number).filter(found -> found.suite() == form.suite());
        if (key.isEmpty()) {
            throw new UnreadableValueException(
                    place,
                    "it needs key %d for %s, which is not in %s: copy the file here from where the keys were changed."
                            .formatted(Integer.toUnsignedLong(number), form.algorithm(), file.path()));
        }
        buffer.position(form.prefixByKey() ? 1 : MARK_LENGTH);
        var encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        try {
            return key.get().primitive().decrypt(encrypted, form.bound(place));
        } catch (GeneralSecurityException changedOrMoved) {
            throw new UnreadableValueException(place, "it was changed, or moved there from another place.");
        }
    }

    @Override
    public byte[] newContentKey() {
        return ContentStreams.newKey(file.keys().suiteInUse());
    }

    @Override
    public boolean isForNewContents(byte[] contentKey) {
        return ContentStreams.suiteOf(contentKey) == file.suiteInUse();
    }

    @Override
    public OutputStream sealing(byte[] key, OutputStream sealed, String place) throws IOException {
        return ContentStreams.sealing(key, sealed, place);
    }

    @Override
    public InputStream opening(byte[] key, InputStream sealed, String place) {
        return ContentStreams.opening(key, sealed, place);
    }

    @Override
    public byte[] mark() {
        return mark(file.keys().values().inUse());
    }

    private static byte[] mark(Key<?> key) {
        return ByteBuffer.allocate(MARK_LENGTH)
                .put(SealedForm.of(key.suite()).number())
                .put(PREFIX)
                .putInt(key.id())
                .array();
    }

    @Override
    public Fingerprint fingerprint(String text) {
        return fingerprint(file.keys().index().inUse(), text);
    }

    @Override
    public List<Fingerprint> fingerprints(String text) {
        return file.keys().index().all().stream()
                .map(key -> fingerprint(key, text))
                .toList();
    }

    private static Fingerprint fingerprint(Key<Prf> key, String text) {
        try {
            return new Fingerprint(
                    key.id(), key.primitive().compute(text.getBytes(StandardCharsets.UTF_8), HASH_LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Any text can be hashed.", impossible);
        }
    }
}

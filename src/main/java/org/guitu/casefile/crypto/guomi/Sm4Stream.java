package org.guitu.casefile.crypto.guomi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A content of any length in segments of one megabyte, each by SM4-GCM: a random salt, then the segments, of which only the last is
 * shorter.
 *
 * <p>The key of the segments follows by HMAC-SM3 from the content's own, the salt and the place; the nonce of each says which it is and
 * whether it is the last, so that none can be left out, moved or cut off.
 */
public final class Sm4Stream {

    private static final byte MARK = 'S';
    private static final int MASTER_LENGTH = HmacSm3.KEY_LENGTH;
    private static final int SALT_LENGTH = 32;
    private static final int SEGMENT = 1 << 20;
    private static final byte[] NOTHING = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sm4Stream() {}

    public static byte[] newKey() {
        var key = new byte[1 + MASTER_LENGTH];
        RANDOM.nextBytes(key);
        key[0] = MARK;
        return key;
    }

    public static boolean isKey(byte[] key) {
        return key.length == 1 + MASTER_LENGTH && key[0] == MARK;
    }

    public static OutputStream sealing(byte[] key, OutputStream sealed, byte[] place)
            throws IOException, GeneralSecurityException {
        var salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        sealed.write(salt);
        return new Sealing(segmentKey(key, salt, place), sealed);
    }

    public static InputStream opening(byte[] key, InputStream sealed, byte[] place) {
        return new Opening(key, sealed, place);
    }

    private static Sm4Gcm segmentKey(byte[] key, byte[] salt, byte[] place) throws GeneralSecurityException {
        var input = ByteBuffer.allocate(SALT_LENGTH + place.length).put(salt).put(place);
        var master = Arrays.copyOfRange(key, 1, key.length);
        return new Sm4Gcm(new HmacSm3(master).compute(input.array(), Sm4Gcm.KEY_LENGTH));
    }

    private static byte[] run(Sm4Gcm cipher, boolean encrypts, int number, boolean last, byte[] input, int length)
            throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(Sm4Gcm.NONCE_LENGTH).putInt(number).put((byte) (last ? 1 : 0));
        return cipher.run(encrypts, nonce.array(), input, 0, length, NOTHING);
    }

    private static final class Sealing extends OutputStream {

        private final Sm4Gcm cipher;
        private final OutputStream sealed;
        private final byte[] segment = new byte[SEGMENT];
        private int filled;
        private int number;
        private boolean closed;

        Sealing(Sm4Gcm cipher, OutputStream sealed) {
            this.cipher = cipher;
            this.sealed = sealed;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                if (filled == SEGMENT) {
                    put(false);
                }
                int count = Math.min(length - done, SEGMENT - filled);
                System.arraycopy(content, offset + done, segment, filled, count);
                filled += count;
                done += count;
            }
        }

        private void put(boolean last) throws IOException {
            try {
                sealed.write(run(cipher, true, number++, last, segment, filled));
                filled = 0;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Any content can be encrypted.", impossible);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (sealed) {
                    put(true);
                }
            }
        }
    }

    private static final class Opening extends InputStream {

        private final byte[] key;
        private final InputStream sealed;
        private final byte[] place;
        private Sm4Gcm cipher;
        private byte[] next;
        private byte[] segment = NOTHING;
        private int read;
        private int number;

        Opening(byte[] key, InputStream sealed, byte[] place) {
            this.key = key;
            this.sealed = sealed;
            this.place = place;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (read == segment.length) {
                if (cipher != null && next.length == 0) {
                    return -1;
                }
                take();
            }
            int count = Math.min(length, segment.length - read);
            System.arraycopy(segment, read, buffer, offset, count);
            read += count;
            return count;
        }

        /** Opens the segment at hand. Whether it is the last shows only when nothing comes after it. */
        private void take() throws IOException {
            try {
                if (cipher == null) {
                    cipher = segmentKey(key, sealed.readNBytes(SALT_LENGTH), place);
                    next = sealed.readNBytes(SEGMENT + Sm4Gcm.TAG_LENGTH);
                }
                var following = sealed.readNBytes(SEGMENT + Sm4Gcm.TAG_LENGTH);
                segment = run(cipher, false, number++, following.length == 0, next, next.length);
                next = following;
                read = 0;
            } catch (GeneralSecurityException changed) {
                throw new IOException("It does not open.");
            }
        }

        @Override
        public void close() throws IOException {
            sealed.close();
        }
    }
}

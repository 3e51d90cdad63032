package org.guitu.casefile.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * A ZIP file that passes by, and the index at its end: programs open what the index names and not what comes first, so what was looked
 * at must be the same (PKWARE APPNOTE 4.3.12 and 4.3.16). An index of more than 1 MB is none that we know.
 */
final class ZipIndex extends FilterInputStream {

    private static final int KEPT = 1 << 20;
    private static final int ENDING = 22;
    private static final int ENDING_MARK = 0x06054b50;
    private static final int ENTRY = 46;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int LOCAL = 30;

    private final byte[] kept = new byte[KEPT];
    private long passed;

    ZipIndex(InputStream file) {
        super(file);
    }

    private record Entry(String name, long crc, long packed, long size, long at) {

        boolean isOf(ZipEntry part) {
            return name.equals(part.getName())
                    && crc == part.getCrc()
                    && packed == part.getCompressedSize()
                    && size == part.getSize();
        }

        /** Where the next one begins at the earliest. */
        long end() {
            return at + LOCAL + name.getBytes(StandardCharsets.UTF_8).length + packed;
        }
    }

    /**
     * Reads to the end, and tells whether the index names these parts, each in its place, and no others.
     *
     * @param parts all that was read, in that order
     */
    boolean names(List<ZipEntry> parts) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        var end = ByteBuffer.wrap(end()).order(ByteOrder.LITTLE_ENDIAN);
        int ending = end.limit() - ENDING;
        if (ending < 0 || end.getInt(ending) != ENDING_MARK) {
            return false;
        }
        long size = end.getInt(ending + 12) & 0xFFFFFFFFL;
        long at = end.getInt(ending + 16) & 0xFFFFFFFFL;
        if (size > ending
                || at + size != passed - ENDING
                || Short.toUnsignedInt(end.getShort(ending + 10)) != parts.size()) {
            return false;
        }
        var entries = entries(end.slice(ending - (int) size, (int) size).order(ByteOrder.LITTLE_ENDIAN));
        entries.sort(Comparator.comparingLong(Entry::at));
        return areSame(entries, parts, at);
    }

    private static boolean areSame(List<Entry> entries, List<ZipEntry> parts, long index) {
        if (entries.size() != parts.size() || entries.get(0).at() != 0) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            long next = i + 1 < entries.size() ? entries.get(i + 1).at() : index;
            if (!entries.get(i).isOf(parts.get(i)) || entries.get(i).end() > next) {
                return false;
            }
        }
        return true;
    }

    private static List<Entry> entries(ByteBuffer index) {
        var entries = new ArrayList<Entry>();
        while (index.remaining() >= ENTRY && index.getInt(index.position()) == ENTRY_MARK) {
            int from = index.position();
            var name = new byte[Short.toUnsignedInt(index.getShort(from + 28))];
            int rest = Short.toUnsignedInt(index.getShort(from + 30)) + Short.toUnsignedInt(index.getShort(from + 32));
            if (index.remaining() < ENTRY + name.length + rest) {
                break;
            }
            index.get(from + ENTRY, name);
            entries.add(new Entry(
                    new String(name, StandardCharsets.UTF_8),
                    index.getInt(from + 16) & 0xFFFFFFFFL,
                    index.getInt(from + 20) & 0xFFFFFFFFL,
                    index.getInt(from + 24) & 0xFFFFFFFFL,
                    index.getInt(from + 42) & 0xFFFFFFFFL));
            index.position(from + ENTRY + name.length + rest);
        }
        return entries;
    }

    /** What passed by last, as much as is kept of it. */
    private byte[] end() {
        int length = (int) Math.min(passed, KEPT);
        var end = new byte[length];
        int from = (int) ((passed - length) % KEPT);
        int first = Math.min(length, KEPT - from);
        System.arraycopy(kept, from, end, 0, first);
        System.arraycopy(kept, 0, end, first, length - first);
        return end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        for (int done = 0; done < read; ) {
            int at = (int) (passed % KEPT);
            int count = Math.min(read - done, KEPT - at);
            System.arraycopy(buffer, offset + done, kept, at, count);
            passed += count;
            done += count;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, KEPT)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

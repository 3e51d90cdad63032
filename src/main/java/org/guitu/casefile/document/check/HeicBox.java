package org.guitu.casefile.document.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of an ISO base media file that is in memory: its type, and where its content begins and ends. (ISO/IEC 14496-12, 4.2.)
 */
record HeicBox(String type, int start, int content, int end) {

    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 16;

    /** A program makes some tens; more are made to take long. */
    private static final int MOST = 10_000;

    /**
     * Those between two places.
     *
     * @throws BufferUnderflowException when one is longer than there is room
     */
    static List<HeicBox> between(ByteBuffer file, int start, int end) {
        var boxes = new ArrayList<HeicBox>();
        for (int at = start; at < end; ) {
            var box = at(file, at, end);
            boxes.add(box);
            at = box.end;
            if (boxes.size() > MOST) {
                throw new BufferUnderflowException();
            }
        }
        return boxes;
    }

    private static HeicBox at(ByteBuffer file, int start, int end) {
        if (end - start < SHORT_HEADER) {
            throw new BufferUnderflowException();
        }
        long length = Integer.toUnsignedLong(file.getInt(start));
        int header = SHORT_HEADER;
        if (length == 1 && end - start >= LONG_HEADER) {
            length = file.getLong(start + SHORT_HEADER);
            header = LONG_HEADER;
        }
        if (length < header || length > end - start) {
            throw new BufferUnderflowException();
        }
        return new HeicBox(type(file, start + 4), start, start + header, start + (int) length);
    }

    static String type(ByteBuffer file, int at) {
        var type = new byte[4];
        for (int i = 0; i < type.length; i++) {
            type[i] = file.get(at + i);
        }
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** Makes of it a box of the same length that says nothing and that no reader looks into. */
    void blank(ByteBuffer file) {
        var free = CleanHeic.FREE.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < free.length; i++) {
            file.put(start + 4 + i, free[i]);
        }
        for (int at = content; at < end; at++) {
            file.put(at, (byte) 0);
        }
    }
}

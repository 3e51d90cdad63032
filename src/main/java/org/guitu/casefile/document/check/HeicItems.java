package org.guitu.casefile.document.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a HEIC file says of its items in its directory, the box {@code meta}: which are parts of the picture, and where they lie. Everything
 * else in the directory is blanked: texts, times, what the camera or a program added. (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12.)
 */
final class HeicItems {

    private static final Set<String> PICTURE = Set.of("hvc1", "hev1", "hvt1", "lhv1", "grid", "iovl", "iden", "tmap");
    private static final Set<String> CODED = Set.of("hvc1", "hev1");
    private static final Set<String> DIRECTORY =
            Set.of("hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "grpl", "dinf");
    private static final Set<String> PROPERTIES = Set.of(
            "hvcC", "lhvC", "ispe", "pixi", "colr", "irot", "imir", "clap", "auxC", "pasp", "clli", "mdcv", "cclv",
            "rloc", "lsel", "tols", "oinf");
    private static final int MOST = 10_000;

    private static final int IN_FILE = 0;
    private static final int IN_DIRECTORY = 1;

    private final ByteBuffer meta;
    private final Map<Long, String> types = new HashMap<>();

    /** By where they begin: where they end. */
    private final TreeMap<Long, Long> inFile = new TreeMap<>();

    private final TreeMap<Long, Long> inDirectory = new TreeMap<>();

    private HeicItems(ByteBuffer meta) {
        this.meta = meta;
    }

    /**
     * Cleans the directory where it stands.
     *
     * @param meta the content of the box, behind its version
     * @return where in the file the picture is, by where each part begins
     * @throws BufferUnderflowException when something in it is longer than there is room
     * @throws IllegalArgumentException when there is no picture in it
     */
    static TreeMap<Long, Long> clean(ByteBuffer meta) {
        var items = new HeicItems(meta);
        var boxes = HeicBox.between(meta, 0, meta.limit());
        items.readTypes(only(boxes, "iinf"));
        items.readPlaces(only(boxes, "iloc"));
        for (var box : boxes) {
            if (!DIRECTORY.contains(box.type())) {
                box.blank(meta);
            } else if (box.type().equals("iprp")) {
                items.cleanProperties(box);
            } else if (box.type().equals("idat")) {
                items.cleanContent(box);
            }
        }
        if (items.types.values().stream().noneMatch(CODED::contains) || items.inFile.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return items.inFile;
    }

    private static HeicBox only(List<HeicBox> boxes, String type) {
        var found = boxes.stream().filter(box -> box.type().equals(type)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException();
        }
        return found.get(0);
    }

    private void readTypes(HeicBox list) {
        boolean wide = version(list) > 0;
        int first = list.content() + 4 + (wide ? 4 : 2);
        for (var entry : HeicBox.between(meta, first, list.end())) {
            int version = version(entry);
            if (!entry.type().equals("infe") || version < 2 || version > 3) {
                throw new IllegalArgumentException();
            }
            int at = entry.content() + 4;
            long item = version == 2 ? meta.getShort(at) & 0xFFFF : Integer.toUnsignedLong(meta.getInt(at));
            types.put(item, HeicBox.type(meta, at + (version == 2 ? 4 : 6)));
        }
    }

    private int version(HeicBox box) {
        if (box.end() - box.content() < 6) {
            throw new BufferUnderflowException();
        }
        return meta.get(box.content());
    }

    private void readPlaces(HeicBox list) {
        int version = version(list);
        if (version < 0 || version > 2) {
            throw new IllegalArgumentException();
        }
        var in = meta.duplicate().position(list.content() + 4).limit(list.end());
        int sizes = in.getShort() & 0xFFFF;
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 0xF;
        int baseSize = sizes >> 4 & 0xF;
        int indexSize = version == 0 ? 0 : sizes & 0xF;
        long count = number(in, version < 2 ? 2 : 4);
        int places = 0;
        for (long i = 0; i < count; i++) {
            long item = number(in, version < 2 ? 2 : 4);
            int method = version == 0 ? IN_FILE : in.getShort() & 0xF;
            boolean elsewhere = in.getShort() != 0;
            long base = number(in, baseSize);
            int extents = in.getShort() & 0xFFFF;
            for (int extent = 0; extent < extents; extent++) {
                number(in, indexSize);
                long offset = Math.addExact(base, number(in, offsetSize));
                long length = number(in, lengthSize);
                if (++places > MOST) {
                    throw new IllegalArgumentException();
                }
                if (PICTURE.contains(types.getOrDefault(item, ""))) {
                    keep(method, elsewhere, offset, length);
                }
            }
        }
    }

    private void keep(int method, boolean elsewhere, long offset, long length) {
        if (elsewhere || method > IN_DIRECTORY || offset < 0 || length <= 0) {
            throw new IllegalArgumentException();
        }
        (method == IN_FILE ? inFile : inDirectory).merge(offset, Math.addExact(offset, length), Math::max);
    }

    private static long number(ByteBuffer in, int size) {
        return switch (size) {
            case 0 -> 0;
            case 2 -> in.getShort() & 0xFFFF;
            case 4 -> Integer.toUnsignedLong(in.getInt());
            case 8 -> in.getLong();
            default -> throw new IllegalArgumentException();
        };
    }

    private void cleanProperties(HeicBox properties) {
        for (var box : HeicBox.between(meta, properties.content(), properties.end())) {
            if (box.type().equals("ipco")) {
                HeicBox.between(meta, box.content(), box.end()).stream()
                        .filter(property -> !PROPERTIES.contains(property.type()))
                        .forEach(property -> property.blank(meta));
            } else if (!box.type().equals("ipma")) {
                box.blank(meta);
            }
        }
    }

    private void cleanContent(HeicBox content) {
        for (int at = content.content(); at < content.end(); at++) {
            long offset = at - content.content();
            var part = inDirectory.floorEntry(offset);
            if (part == null || part.getValue() <= offset) {
                meta.put(at, (byte) 0);
            }
        }
    }
}

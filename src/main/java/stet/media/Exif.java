package stet.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Leaves of an EXIF block what is asked for, before a library reads it: that keeps a copy of every value, and thousands of
 * tags may name the same bytes as theirs (TIFF 6.0, section 2).
 */
final class Exif {
    private static final int DESCRIPTION = 0x010e;
    private static final int ORIENTATION = 0x0112;
    private static final int ARTIST = 0x013b;
    private static final int COPYRIGHT = 0x8298;

    /** Where the tags that cameras add are. */
    private static final int CAMERA = 0x8769;

    private static final int TAKEN_AT = 0x9003;
    private static final int ZONE_OF_TAKEN_AT = 0x9011;
    private static final int PART_OF_SECOND = 0x9291;

    private static final Set<Integer> OF_PICTURE = Set.of(DESCRIPTION, ORIENTATION, ARTIST, COPYRIGHT, CAMERA);
    private static final Set<Integer> OF_CAMERA = Set.of(TAKEN_AT, ZONE_OF_TAKEN_AT, PART_OF_SECOND);

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int MARK = 42;

    private final ByteBuffer block;

    private Exif(byte[] bytes) {
        this.block = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /**
     * The same block with directories of our own at its end, which name a handful of its values, each once. Null when it
     * is none, or has more bytes than cameras write.
     */
    static byte[] wanted(byte[] bytes) {
        if (bytes == null || bytes.length < HEADER || bytes.length > Embedded.MOST_OF_EXIF) {
            return null;
        }
        String order = new String(bytes, 0, 2, StandardCharsets.ISO_8859_1);
        if (!order.equals("II") && !order.equals("MM")) {
            return null;
        }
        Exif exif = new Exif(bytes);
        return exif.block.getShort(2) == MARK ? exif.wanted() : null;
    }

    private byte[] wanted() {
        Map<Integer, byte[]> ofPicture = entries(block.getInt(4), OF_PICTURE);
        byte[] camera = ofPicture.get(CAMERA);
        Map<Integer, byte[]> ofCamera =
                camera == null ? Map.of() : entries(buffer(camera).getInt(8), OF_CAMERA);
        int all = block.capacity();
        int second = all + size(ofPicture);
        if (camera != null) {
            buffer(camera).putInt(8, second);
        }
        ByteBuffer bytes = ByteBuffer.allocate(second + size(ofCamera)).order(block.order());
        bytes.put(block.array()).putInt(4, all);
        write(ofPicture, bytes);
        write(ofCamera, bytes);
        return bytes.array();
    }

    /** The entries of a directory, the first of each tag; none where there is no directory. */
    private Map<Integer, byte[]> entries(int at, Set<Integer> tags) {
        Map<Integer, byte[]> found = new LinkedHashMap<>();
        if (at < HEADER || at > block.capacity() - 2) {
            return found;
        }
        int count = Math.min(block.getShort(at) & 0xffff, (block.capacity() - at - 2) / ENTRY);
        for (int i = 0; i < count; i++) {
            int begin = at + 2 + i * ENTRY;
            int tag = block.getShort(begin) & 0xffff;
            if (tags.contains(tag) && !found.containsKey(tag)) {
                byte[] entry = new byte[ENTRY];
                block.get(begin, entry);
                found.put(tag, entry);
            }
        }
        return found;
    }

    /** How many there are, themselves, and that no directory follows. */
    private static int size(Map<Integer, byte[]> entries) {
        return 2 + entries.size() * ENTRY + 4;
    }

    private static void write(Map<Integer, byte[]> entries, ByteBuffer into) {
        into.putShort((short) entries.size());
        entries.values().forEach(into::put);
        into.putInt(0);
    }

    private ByteBuffer buffer(byte[] entry) {
        return ByteBuffer.wrap(entry).order(block.order());
    }
}

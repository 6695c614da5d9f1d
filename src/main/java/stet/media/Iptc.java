package stet.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds IPTC's records among Photoshop's image resources, whose others may hold whole files of their own. */
final class Iptc {
    private static final byte[] SIGNATURE = "8BIM".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORDS = 0x0404;

    /** A resource's signature, number, a name of no letters, and length. */
    private static final int SHORTEST = 12;

    private Iptc() {}

    /** Null when there are none, or more than an agency writes: 64 thousand bytes. */
    static byte[] records(byte[] resources) {
        if (resources == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(resources);
        for (int at = 0; at <= resources.length - SHORTEST; ) {
            if (!Arrays.equals(SIGNATURE, 0, SIGNATURE.length, resources, at, at + SIGNATURE.length)) {
                return null;
            }
            int kind = bytes.getShort(at + 4) & 0xffff;
            // The name's length and the name, together an even number; the same goes for what the resource holds.
            int begin = at + 6 + ((resources[at + 6] & 0xff) + 2 & ~1) + 4;
            long length = begin > resources.length ? -1 : bytes.getInt(begin - 4);
            if (length < 0 || length > resources.length - begin) {
                return null;
            }
            int end = begin + (int) length;
            if (kind == RECORDS) {
                return length > Embedded.MOST_OF_IPTC ? null : Arrays.copyOfRange(resources, begin, end);
            }
            at = end + (end - begin & 1);
        }
        return null;
    }
}

package stet.media;

import java.util.Arrays;

/**
 * What is written in a file beside its picture, as it stands there; null where there is none, or more than a camera or
 * an agency would write.
 *
 * @param exif a TIFF structure (EXIF 2.3, section 4.5)
 * @param xmp a packet of RDF
 * @param iptc Photoshop's image resources, with IPTC's records among them
 * @param icc the profile of its colours
 */
record Embedded(byte[] exif, byte[] xmp, byte[] iptc, byte[] icc) {
    /** In bytes. Profiles of printing presses have some hundred thousand. */
    static final int MOST = 1 << 20;

    /** As much as a JPEG has room for (EXIF 2.3, section 4.7.2), whatever it comes in. */
    static final int MOST_OF_EXIF = 1 << 16;

    static final int MOST_OF_IPTC = 1 << 16;

    static final int MOST_OF_PROFILE = 4 << 20;

    static final Embedded NOTHING = new Embedded(null, null, null, null);

    /** The rest of some bytes that begin with a mark; null when they don't. */
    static byte[] after(byte[] mark, byte[] bytes) {
        return startsWith(mark, bytes) ? Arrays.copyOfRange(bytes, mark.length, bytes.length) : null;
    }

    static boolean startsWith(byte[] mark, byte[] bytes) {
        return bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length);
    }
}

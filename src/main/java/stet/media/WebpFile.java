package stet.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the chunks of a WebP (RFC 9649, section 2). A decoder gets the picture; of an animation, the first of them. */
final class WebpFile {
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** What an animation says of each of its pictures. */
    private static final int FRAME_HEADER = 16;

    private static final int ALPHA = 0x10;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final Bytes in;
    private final Pieces.Plan picture = new Pieces.Plan();
    private int width;
    private int height;
    private boolean alpha;
    private boolean lossless;
    private boolean animated;
    private byte[] exif;
    private byte[] xmp;
    private byte[] icc;

    private WebpFile(Bytes in) {
        this.in = in;
    }

    static PictureFile read(Bytes in) throws IOException {
        WebpFile file = new WebpFile(in);
        in.skip(4);
        long end = in.le32() + CHUNK_HEADER;
        if (end > in.length()) {
            throw Unusable.damaged("it ends before the picture does");
        }
        file.readChunks(HEADER, end, true);
        if (file.width == 0) {
            throw Unusable.damaged("it has no picture in it");
        }
        return new PictureFile(
                FileFormat.WEBP,
                file.width,
                file.height,
                4,
                file.animated,
                1,
                file.held(),
                null,
                file.shown(),
                new Embedded(file.exif, file.xmp, null, file.icc));
    }

    private void readChunks(long from, long until, boolean whole) throws IOException {
        for (long begin = from; begin + CHUNK_HEADER <= until; ) {
            in.seek(begin);
            String type = new String(in.take(4), StandardCharsets.ISO_8859_1);
            long length = in.le32();
            long end = begin + CHUNK_HEADER + length;
            if (end > until) {
                throw Unusable.damaged("it ends before the picture does");
            }
            // An odd chunk is followed by a byte that belongs to none.
            long next = Math.min(until, end + (length & 1));
            if (whole && type.equals("ANMF") && width == 0) {
                animated = true;
                readChunks(begin + CHUNK_HEADER + FRAME_HEADER, end, false);
            } else {
                chunk(type, begin, next, length);
            }
            begin = next;
        }
    }

    private void chunk(String type, long begin, long end, long length) throws IOException {
        boolean wanted = width == 0;
        switch (type) {
            case "VP8 " -> {
                if (wanted) {
                    in.skip(6);
                    width = in.le16() & 0x3fff;
                    height = in.le16() & 0x3fff;
                    picture.add(begin, end);
                }
            }
            case "VP8L" -> {
                if (wanted) {
                    if (in.u8() != LOSSLESS_SIGNATURE) {
                        throw Unusable.damaged("its picture cannot be read");
                    }
                    long bits = in.le32();
                    lossless = true;
                    width = (int) (bits & 0x3fff) + 1;
                    height = (int) (bits >> 14 & 0x3fff) + 1;
                    picture.add(begin, end);
                }
            }
            case "ALPH" -> {
                if (wanted && !alpha) {
                    alpha = true;
                    picture.add(begin, end);
                }
            }
            case "ICCP" -> icc = length <= Embedded.MOST_OF_PROFILE ? in.take((int) length) : null;
            case "EXIF" -> exif = length <= Embedded.MOST_OF_EXIF ? tiff(in.take((int) length)) : null;
            case "XMP " -> xmp = length <= Embedded.MOST ? in.take((int) length) : null;
            default -> {
                // Of no concern to a picture.
            }
        }
    }

    /** What is lossless is decoded whole, and so is a lossy picture's transparency, a byte a pixel. */
    private long held() {
        int bytes = lossless ? 4 : alpha ? 1 : 0;
        return (long) bytes * width * height;
    }

    /** Some write the mark that a JPEG would have before it. */
    private static byte[] tiff(byte[] chunk) {
        byte[] after = Embedded.after(EXIF, chunk);
        return after == null ? chunk : after;
    }

    private Pieces.Plan shown() {
        byte[] extended = alpha ? extendedHeader() : new byte[0];
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII));
        header.putInt((int) (4 + extended.length + picture.length()));
        header.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        Pieces.Plan shown = new Pieces.Plan();
        shown.insert(header.array());
        shown.insert(extended);
        shown.add(picture);
        return shown;
    }

    /** A lossy picture has its transparency in a chunk apart, and that wants a word before it. */
    private byte[] extendedHeader() {
        ByteBuffer header = ByteBuffer.allocate(CHUNK_HEADER + 10).order(ByteOrder.LITTLE_ENDIAN);
        header.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(ALPHA);
        put24(header, width - 1);
        put24(header, height - 1);
        return header.array();
    }

    private static void put24(ByteBuffer into, int value) {
        into.putShort((short) value).put((byte) (value >> 16));
    }
}

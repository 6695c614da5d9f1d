package stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the chunks of a PNG (W3C, Portable Network Graphics, third edition, section 5). A decoder gets those that make
 * the picture; of an animation that is the still that stands for it.
 */
final class PngFile {
    private static final int SIGNATURE = 8;
    private static final String XMP = "XML:com.adobe.xmp";

    private final Bytes in;
    private final Pieces.Plan shown = new Pieces.Plan();
    private int width;
    private int height;
    private int depth;
    private boolean animated;
    private long dataEnd;
    private byte[] exif;
    private byte[] xmp;
    private byte[] icc;

    private PngFile(Bytes in) {
        this.in = in;
    }

    static PictureFile read(Bytes in) throws IOException {
        PngFile file = new PngFile(in);
        file.readChunks();
        return new PictureFile(
                FileFormat.PNG,
                file.width,
                file.height,
                file.depth,
                file.animated,
                1,
                0,
                null,
                file.shown,
                new Embedded(file.exif, file.xmp, null, file.icc));
    }

    private void readChunks() throws IOException {
        in.skip(SIGNATURE);
        shown.add(0, SIGNATURE);
        String type = "";
        while (!type.equals("IEND")) {
            long begin = in.position();
            long length = in.u32();
            type = new String(in.take(4), StandardCharsets.ISO_8859_1);
            long end = begin + 12 + length;
            if (end > in.length()) {
                throw Unusable.damaged("it ends before the picture does");
            }
            chunk(type, begin, end, (int) length);
            in.seek(end);
        }
        if (dataEnd == 0) {
            throw Unusable.damaged("it has no picture in it");
        }
    }

    private void chunk(String type, long begin, long end, int length) throws IOException {
        if (width == 0 && !type.equals("IHDR")) {
            throw Unusable.damaged("it does not begin as a PNG does");
        }
        switch (type) {
            case "IHDR" -> {
                mustBe(width == 0 && length == 13);
                width = (int) Math.min(Integer.MAX_VALUE, in.u32());
                height = (int) Math.min(Integer.MAX_VALUE, in.u32());
                mustBe(width > 0 && height > 0);
                // With one sample more, as transparency may be added to what is grey or coloured.
                depth = (in.u8() > 8 ? 2 : 1) * ((in.u8() & 2) == 0 ? 2 : 4);
                show(begin, end);
            }
            case "PLTE" -> {
                mustBe(length <= 768);
                show(begin, end);
            }
            case "tRNS" -> {
                mustBe(length <= 256);
                show(begin, end);
            }
            case "IDAT" -> {
                // One after the other (section 5.6): what is apart is not one picture.
                mustBe(dataEnd == 0 || dataEnd == begin);
                dataEnd = end;
                show(begin, end);
            }
            case "IEND" -> {
                mustBe(length == 0);
                show(begin, end);
            }
            case "acTL" -> animated = true;
            case "eXIf" -> exif = length <= Embedded.MOST_OF_EXIF ? in.take(length) : null;
            case "iCCP" -> icc = length <= Embedded.MOST_OF_PROFILE ? profile(in.take(length)) : null;
            case "iTXt" -> {
                if (length <= Embedded.MOST && xmp == null) {
                    xmp = packet(in.take(length));
                }
            }
            default -> {
                // Of no concern to a picture.
            }
        }
    }

    private static void mustBe(boolean right) {
        if (!right) {
            throw Unusable.damaged("its parts do not fit together");
        }
    }

    private void show(long begin, long end) throws IOException {
        CRC32 sum = new CRC32();
        in.seek(begin + 4);
        in.sum(end - begin - 8, sum);
        if (in.u32() != sum.getValue()) {
            throw Unusable.damaged("some of it was lost or changed on its way");
        }
        shown.add(begin, end);
    }

    /** A name, a 0, the method 0, and the profile deflated (section 11.3.2.3). */
    private static byte[] profile(byte[] chunk) {
        int name = indexOfNul(chunk, 0);
        return name < 0 || name + 2 >= chunk.length ? null : inflate(chunk, name + 2, Embedded.MOST_OF_PROFILE);
    }

    /** Keyword, 0, whether deflated, the method 0, language, 0, translated keyword, 0, text (section 11.3.3.4). */
    private static byte[] packet(byte[] chunk) {
        int keyword = indexOfNul(chunk, 0);
        if (keyword < 0 || !new String(chunk, 0, keyword, StandardCharsets.ISO_8859_1).equals(XMP)) {
            return null;
        }
        int language = indexOfNul(chunk, keyword + 3);
        int translated = language < 0 ? -1 : indexOfNul(chunk, language + 1);
        if (translated < 0) {
            return null;
        }
        return chunk[keyword + 1] == 0
                ? Arrays.copyOfRange(chunk, translated + 1, chunk.length)
                : inflate(chunk, translated + 1, Embedded.MOST);
    }

    private static int indexOfNul(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Null when it is longer than it may be, or damaged: the picture does without. */
    private static byte[] inflate(byte[] bytes, int from, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] whole = new byte[1 << 12];
            int size = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(whole, size, whole.length - size);
                size += more;
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary()) || size > most) {
                    return null;
                }
                if (size == whole.length) {
                    whole = Arrays.copyOf(whole, 2 * size);
                }
            }
            return Arrays.copyOf(whole, size);
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}

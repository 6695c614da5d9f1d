package stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file as its own words describe it, read without decoding any of its picture.
 *
 * @param width in pixels, as the file has them
 * @param depth bytes that a decoder keeps of each pixel
 * @param animated whether it has more pictures than the one that is shown
 * @param scans how many times the picture is gone over to decode it
 * @param held bytes of the whole picture that a decoder keeps beside what it is asked for, outside of the heap
 * @param inks how a picture of four inks is written; null where it is red, green and blue, or grey
 * @param shown the parts of it that a decoder gets
 */
record PictureFile(
        FileFormat format,
        int width,
        int height,
        int depth,
        boolean animated,
        int scans,
        long held,
        Inks inks,
        Pieces.Plan shown,
        Embedded embedded) {
    /** The longest side that is taken, in pixels: no camera makes more, and thin strips must stay small as well. */
    static final int LONGEST = 30_000;

    /** Pixels times the scans that go over them: some seconds of a decoder, where minutes were asked for. */
    private static final long MOST_WORK = 3_000_000_000L;

    /** How many of a file's first bytes tell what it is, for certain where it is taken. */
    static final int SIGNATURE = 12;

    /** How many are looked at. */
    static final int HEAD = 512;

    /** White space, an XML declaration, comments and a document type may stand before it. */
    private static final Pattern SVG = Pattern.compile(
            "(?s)\\s*+(<\\?xml.*?\\?>\\s*+|<!--.*?-->\\s*+|<!doctype[^>]*+>\\s*+)*+<(\\w++:)?svg[\\s>].*");

    private static final String TAKEN = "JPEG, PNG, WebP and GIF are taken";

    /** Cyan, magenta, yellow and black (Adobe's technical note 5116). */
    enum Inks {
        /** More is darker. */
        PLAIN,
        /** As Photoshop writes them: more is lighter. */
        INVERTED,
        /** The same, the first three as luminance and chrominance. */
        INVERTED_YCC
    }

    /**
     * Judged by what it holds, never by its name.
     *
     * @throws Unusable when it is no picture of a kind that is taken, or is damaged
     */
    static PictureFile read(Path file) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            byte[] head = bytes.take((int) Math.min(HEAD, bytes.length()));
            FileFormat format = formatOf(head);
            bytes.seek(0);
            PictureFile read =
                    switch (format) {
                        case JPEG -> JpegFile.read(bytes);
                        case PNG -> PngFile.read(bytes);
                        case GIF -> GifFile.read(bytes);
                        case WEBP -> WebpFile.read(bytes);
                    };
            if (read.width() < 1 || read.height() < 1) {
                throw Unusable.damaged("it has no pixels");
            }
            return read;
        }
    }

    /**
     * What a file is that begins so; no more than {@link #HEAD} bytes of it are looked at.
     *
     * @throws Unusable when that is not taken, with the reason
     */
    static FileFormat formatOf(byte[] head) {
        String text = new String(head, 0, Math.min(HEAD, head.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return FileFormat.JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return FileFormat.PNG;
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return FileFormat.GIF;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return FileFormat.WEBP;
        }
        throw Unusable.kind(refusal(text));
    }

    private static String refusal(String text) {
        if (SVG.matcher(text.replaceFirst("^\u00ef\u00bb\u00bf", "").toLowerCase(Locale.ROOT))
                .matches()) {
            return "SVG is not taken, as it can carry scripts. Export the drawing as PNG, and upload that.";
        }
        if (text.startsWith("ftyp", 4)) {
            String brands = text.substring(8);
            if (brands.startsWith("avif") || brands.startsWith("avis") || isAlso("avif", text)) {
                return "AVIF cannot be decoded here. Save the picture as JPEG, PNG or WebP, and upload that.";
            }
            if (brands.matches("(?s)(hei|hev|mif1|msf1).*")) {
                return "HEIC, which iPhones write, cannot be decoded here. Export the picture as JPEG, and upload that."
                        + " (In the phone’s settings, Camera › Formats › Most Compatible makes it write JPEG.)";
            }
            return "This is a film or a sound. %s.".formatted(TAKEN);
        }
        String kind = kind(text);
        return kind.isEmpty()
                ? "This is no picture, whatever its name says. %s.".formatted(TAKEN)
                : "%s is not taken. Save the picture as JPEG, PNG or WebP, and upload that.".formatted(kind);
    }

    /** Whether a container names a brand beside its first (ISO/IEC 14496-12, section 4.3). */
    private static boolean isAlso(String brand, String text) {
        int size = text.charAt(2) << 8 | text.charAt(3);
        int found = text.indexOf(brand, 16);
        return found >= 0 && found < size;
    }

    private static String kind(String text) {
        if (text.startsWith("II*\0") || text.startsWith("MM\0*") || text.startsWith("II+\0")) {
            return "TIFF, or a camera’s raw file,";
        }
        if (text.startsWith("8BPS")) {
            return "A Photoshop document";
        }
        if (text.startsWith("%PDF")) {
            return "PDF";
        }
        if (text.startsWith("BM")) {
            return "BMP";
        }
        if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL ")) {
            return "JPEG XL";
        }
        if (text.startsWith("\0\0\0\fjP  ")) {
            return "JPEG 2000";
        }
        return "";
    }

    private String lighter() {
        return format == FileFormat.JPEG
                ? "Save it as a JPEG that is not progressive, or make it smaller first."
                : "Save it as JPEG, or make it smaller first.";
    }

    long pixels() {
        return (long) width * height;
    }

    /** @throws Unusable when it has more pixels than may be decoded, wants more memory, or goes over them too often */
    void mustFit(MediaConfig config) {
        if (pixels() > config.megapixels() * 1_000_000L || width > LONGEST || height > LONGEST) {
            throw Unusable.size(
                    "The picture is %d by %d pixels. At most %d million fit, and %d on a side: make it smaller first."
                            .formatted(width, height, config.megapixels(), LONGEST));
        }
        if (held > config.memory() * 1_000_000L) {
            throw Unusable.size("To decode the picture takes %d million bytes of memory; at most %d million fit. %s"
                    .formatted((held + 999_999) / 1_000_000, config.memory(), lighter()));
        }
        if (pixels() * scans > MOST_WORK) {
            throw Unusable.damaged("it is gone over more often than any picture of its size needs");
        }
    }
}

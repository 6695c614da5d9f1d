package stet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the segments of a JPEG (ITU-T T.81, annex B). A decoder gets its tables and scans, and one mark of ours that says
 * how its colours are written, as decoders disagree about files without one.
 */
final class JpegFile {
    private static final int TEM = 0x01;
    private static final int SOF0 = 0xc0;
    private static final int PROGRESSIVE = 0xc2;
    private static final int DHT = 0xc4;
    private static final int SOF15 = 0xcf;
    private static final int RST0 = 0xd0;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DRI = 0xdd;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP13 = 0xed;
    private static final int APP14 = 0xee;

    /** A progressive picture has some ten; a file of thousands keeps a decoder busy for days. */
    private static final int MOST_SCANS = 100;

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");

    private static final byte[] JFIF_SEGMENT = {
        (byte) 0xff, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
    };

    private final Bytes in;
    private final Pieces.Plan body = new Pieces.Plan();
    private final ByteArrayOutputStream iptc = new ByteArrayOutputStream();
    private final Map<Integer, byte[]> profile = new TreeMap<>();
    private int profileParts;
    private byte[] exif;
    private byte[] xmp;
    private boolean jfif;

    /** Adobe's word on colours: 0 as they are, 1 luminance and chrominance, 2 the same of inks; -1 for none. */
    private int transform = -1;

    private int frame;
    private int width;
    private int height;
    private byte[] components = {};

    /** How many samples of each component stand where there are so many of all, across and down in 4 bits each. */
    private byte[] sampling = {};

    private int scans;

    /** Whether several scans make the picture. */
    private boolean inParts;

    private JpegFile(Bytes in) {
        this.in = in;
    }

    static PictureFile read(Bytes in) throws IOException {
        JpegFile file = new JpegFile(in);
        file.readSegments();
        Pieces.Plan shown = new Pieces.Plan();
        shown.insert((byte) 0xff, (byte) SOI);
        shown.insert(file.colours());
        shown.add(file.body);
        shown.insert((byte) 0xff, (byte) EOI);
        return new PictureFile(
                FileFormat.JPEG,
                file.width,
                file.height,
                file.components.length,
                false,
                file.scans,
                file.held(),
                file.inks(),
                shown,
                file.embedded());
    }

    private void readSegments() throws IOException {
        in.skip(2);
        for (int marker = marker(); marker != EOI; marker = marker()) {
            segment(marker, in.position() - 2);
        }
        if (scans == 0) {
            throw Unusable.damaged("it ends before the picture does");
        }
    }

    /** What comes after a 0xff, of which there may be several; anything else between segments is passed over. */
    private int marker() throws IOException {
        int last = in.u8();
        for (int next = in.u8(); ; next = in.u8()) {
            if (last == 0xff && next != 0xff && next != 0) {
                return next;
            }
            last = next;
        }
    }

    private void segment(int marker, long begin) throws IOException {
        if (marker == SOI || marker <= TEM || marker >= RST0 && marker < SOI) {
            return;
        }
        long end = in.position() + in.u16();
        if (end < in.position()) {
            throw Unusable.damaged("one of its parts is shorter than it can be");
        }
        if (end > in.length()) {
            throw Unusable.damaged("it ends before the picture does");
        }
        if (marker == SOS) {
            scan(begin, end);
            return;
        }
        switch (marker) {
            case DQT, DHT, DRI -> body.add(begin, end);
            case APP0 -> jfif |= Embedded.startsWith(JFIF, rest(end));
            case APP1 -> describe(rest(end));
            case APP2 -> addToProfile(Embedded.after(ICC, rest(end)));
            case APP13 -> addToIptc(Embedded.after(PHOTOSHOP, rest(end)));
            case APP14 -> adobe(rest(end));
            default -> {
                if (marker >= SOF0 && marker <= SOF15) {
                    frame(marker, begin, end);
                }
            }
        }
        in.seek(end);
    }

    private byte[] rest(long end) throws IOException {
        return in.take((int) (end - in.position()));
    }

    private void frame(int marker, long begin, long end) throws IOException {
        byte[] header = rest(end);
        if (frame != 0 || header.length < 6 || header.length < 6 + 3 * header[5]) {
            throw Unusable.damaged("the description of its picture cannot be read");
        }
        int precision = header[0];
        int count = header[5];
        if (marker > PROGRESSIVE || precision != 8 || count != 1 && count != 3 && count != 4) {
            throw Unusable.kind("JPEG of this rare kind (lossless, arithmetic or 12 bits deep) cannot be decoded here."
                    + " Save the picture as an ordinary JPEG, and upload that.");
        }
        frame = marker;
        height = (header[1] & 0xff) << 8 | header[2] & 0xff;
        width = (header[3] & 0xff) << 8 | header[4] & 0xff;
        components = new byte[count];
        sampling = new byte[count];
        for (int i = 0; i < count; i++) {
            components[i] = header[6 + 3 * i];
            sampling[i] = header[7 + 3 * i];
        }
        body.add(begin, end);
    }

    private void scan(long begin, long headerEnd) throws IOException {
        if (frame == 0) {
            throw Unusable.damaged("it has no description of its picture");
        }
        if (++scans > MOST_SCANS) {
            throw Unusable.damaged("it is gone over more often than any picture needs");
        }
        inParts |= frame == PROGRESSIVE || in.u8() < components.length;
        in.seek(headerEnd);
        int last = 0;
        for (int next = in.u8(); ; next = in.u8()) {
            // Within the data a 0xff is followed by a 0, or by a mark to start over at.
            if (last == 0xff && next != 0 && next != 0xff && (next < RST0 || next >= SOI)) {
                break;
            }
            last = next;
        }
        in.seek(in.position() - 2);
        body.add(begin, in.position());
    }

    /** A decoder keeps all of what several scans make until the last of them, two bytes a sample. */
    private long held() {
        if (!inParts) {
            return 0;
        }
        int across = 1;
        int down = 1;
        for (byte factors : sampling) {
            across = Math.max(across, factors >> 4 & 0xf);
            down = Math.max(down, factors & 0xf);
        }
        long samples = 0;
        for (byte factors : sampling) {
            samples += (long) width * (factors >> 4 & 0xf) / across * height * (factors & 0xf) / down;
        }
        return 2 * samples;
    }

    // ---- what is written beside the picture

    private void describe(byte[] segment) {
        byte[] found = Embedded.after(EXIF, segment);
        if (exif == null) {
            exif = found;
        }
        found = Embedded.after(XMP, segment);
        if (xmp == null) {
            xmp = found;
        }
    }

    private void addToIptc(byte[] part) {
        if (part != null && iptc.size() + part.length <= Embedded.MOST) {
            iptc.writeBytes(part);
        }
    }

    /** Its parts are numbered from 1 (ICC.1:2022, B.4). */
    private void addToProfile(byte[] part) {
        if (part != null && part.length > 2) {
            profileParts = part[1] & 0xff;
            profile.putIfAbsent(part[0] & 0xff, Arrays.copyOfRange(part, 2, part.length));
        }
    }

    private void adobe(byte[] segment) {
        byte[] rest = Embedded.after(ADOBE, segment);
        if (rest != null && rest.length >= 7 && rest[6] >= 0 && rest[6] <= 2) {
            transform = rest[6];
        }
    }

    private Embedded embedded() {
        return new Embedded(exif, xmp, iptc.size() == 0 ? null : iptc.toByteArray(), icc());
    }

    private byte[] icc() {
        int size = profile.values().stream().mapToInt(part -> part.length).sum();
        if (profile.isEmpty() || profile.size() != profileParts || size > Embedded.MOST_OF_PROFILE) {
            return null;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(size);
        profile.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    // ---- how colours are written

    private PictureFile.Inks inks() {
        if (components.length != 4) {
            return null;
        }
        return switch (transform) {
            case 2 -> PictureFile.Inks.INVERTED_YCC;
            case 0, 1 -> PictureFile.Inks.INVERTED;
            default -> PictureFile.Inks.PLAIN;
        };
    }

    /** The segment that says it. Without any word a file is luminance and chrominance, unless its parts are named R, G, B. */
    private byte[] colours() {
        if (components.length == 4) {
            return transform < 0 ? new byte[0] : adobeSegment(transform);
        }
        if (components.length == 3 && !jfif) {
            if (transform >= 0) {
                return adobeSegment(transform);
            }
            if (Arrays.equals(components, new byte[] {'R', 'G', 'B'})) {
                return adobeSegment(0);
            }
        }
        return JFIF_SEGMENT;
    }

    private static byte[] adobeSegment(int transform) {
        return new byte[] {
            (byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package stet.media;

import java.io.IOException;

/** Reads the blocks of a GIF (version 89a, section 17) up to its first picture, which is all that a decoder gets. */
final class GifFile {
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    /** Says which colour is transparent. */
    private static final int GRAPHIC_CONTROL = 0xf9;

    private final Bytes in;
    private final Pieces.Plan shown = new Pieces.Plan();

    private GifFile(Bytes in) {
        this.in = in;
    }

    static PictureFile read(Bytes in) throws IOException {
        return new GifFile(in).readBlocks();
    }

    private PictureFile readBlocks() throws IOException {
        in.seek(SCREEN_END - 3);
        int flags = in.u8();
        in.skip(2);
        passTable(flags);
        shown.add(0, in.position());
        for (long begin = in.position(); ; begin = in.position()) {
            switch (in.u8()) {
                case EXTENSION -> {
                    boolean control = in.u8() == GRAPHIC_CONTROL;
                    passData();
                    if (control) {
                        shown.add(begin, in.position());
                    }
                }
                case IMAGE -> {
                    return readImage(begin);
                }
                default -> throw Unusable.damaged("it has no picture in it");
            }
        }
    }

    private PictureFile readImage(long begin) throws IOException {
        in.skip(4);
        int width = in.le16();
        int height = in.le16();
        passTable(in.u8());
        in.skip(1);
        passData();
        shown.add(begin, in.position());
        shown.insert((byte) TRAILER);
        return new PictureFile(FileFormat.GIF, width, height, 1, hasAnother(), 1, 0, null, shown, Embedded.NOTHING);
    }

    /** Whatever comes after the first picture, and however it ends: it is not needed. */
    private boolean hasAnother() throws IOException {
        int block = in.next();
        while (block == EXTENSION && in.position() < in.length()) {
            in.skip(1);
            int size = in.next();
            while (size > 0) {
                in.skip(size);
                size = in.next();
            }
            block = in.next();
        }
        return block == IMAGE;
    }

    /** A table of colours, if there is one. */
    private void passTable(int flags) {
        if ((flags & 0x80) != 0) {
            in.skip(3L << (flags & 7) + 1);
        }
    }

    private void passData() throws IOException {
        for (int size = in.u8(); size > 0; size = in.u8()) {
            in.skip(size);
        }
    }
}

package stet.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.Checksum;

/** Reads a file here and there, a piece of it at a time. */
final class Bytes implements Closeable {
    private static final int PIECE = 1 << 16;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] piece = new byte[PIECE];

    /** Where in the file the piece begins, how much of it there is, and where in it we stand. */
    private long begin;

    private int size;
    private int at;

    Bytes(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        length = file.length();
    }

    long length() {
        return length;
    }

    long position() {
        return begin + at;
    }

    void seek(long position) {
        if (position >= begin && position <= begin + size) {
            at = (int) (position - begin);
        } else {
            begin = position;
            size = 0;
            at = 0;
        }
    }

    void skip(long count) {
        seek(position() + count);
    }

    /** The next byte, or -1 at the end. */
    int next() throws IOException {
        if (at == size && !fill()) {
            return -1;
        }
        return piece[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        begin += size;
        at = 0;
        size = 0;
        if (begin >= length) {
            return false;
        }
        file.seek(begin);
        size = Math.max(0, file.read(piece));
        return size > 0;
    }

    /** @throws Unusable when the file ends before */
    int u8() throws IOException {
        int next = next();
        if (next < 0) {
            throw Unusable.damaged("it ends before the picture does");
        }
        return next;
    }

    /** Big-endian, as in JPEG and PNG. */
    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /** Little-endian, as in GIF and WebP. */
    int le16() throws IOException {
        return u8() | u8() << 8;
    }

    int le24() throws IOException {
        return le16() | u8() << 16;
    }

    long le32() throws IOException {
        return le16() | (long) le16() << 16;
    }

    /** The next bytes, all of them. */
    byte[] take(int count) throws IOException {
        if (count > length - position()) {
            throw Unusable.damaged("it ends before the picture does");
        }
        byte[] taken = new byte[count];
        for (int i = 0; i < count; ) {
            if (at == size && !fill()) {
                throw Unusable.damaged("it ends before the picture does");
            }
            int here = Math.min(count - i, size - at);
            System.arraycopy(piece, at, taken, i, here);
            at += here;
            i += here;
        }
        return taken;
    }

    /** Passes over bytes, adding them to a checksum. */
    void sum(long count, Checksum checksum) throws IOException {
        for (long left = count; left > 0; ) {
            if (at == size && !fill()) {
                throw Unusable.damaged("it ends before the picture does");
            }
            int here = (int) Math.min(left, size - at);
            checksum.update(piece, at, here);
            at += here;
            left -= here;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

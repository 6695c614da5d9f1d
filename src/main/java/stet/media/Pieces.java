package stet.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The parts of a file that a decoder is shown, as if they were the whole of it. What cameras, agencies and attackers put
 * beside the picture (text, profiles, previews, another file at its end) does not reach a decoder.
 */
final class Pieces extends ImageInputStreamImpl {
    /** Some bytes of the file, or of our own. */
    private record Piece(byte[] own, long from, long length) {}

    /** More than any honest file needs; each costs memory. */
    private static final int MOST = 20_000;

    /** Collects what is shown. */
    static final class Plan {
        private final List<Piece> pieces = new ArrayList<>();

        /** Bytes that are not the file's. */
        void insert(byte... own) {
            pieces.add(new Piece(own.clone(), 0, own.length));
        }

        void add(Plan others) {
            pieces.addAll(others.pieces);
        }

        /** Bytes of the file, from a position until just before another. */
        void add(long from, long until) {
            if (pieces.size() > MOST) {
                throw Unusable.damaged("it is in more pieces than any picture needs");
            }
            int last = pieces.size() - 1;
            Piece before = last < 0 ? null : pieces.get(last);
            if (before != null && before.own() == null && before.from() + before.length() == from) {
                pieces.set(last, new Piece(null, before.from(), until - before.from()));
            } else {
                pieces.add(new Piece(null, from, until - from));
            }
        }

        Pieces open(Path file) throws IOException {
            return new Pieces(file, pieces);
        }

        long length() {
            return pieces.stream().mapToLong(Piece::length).sum();
        }
    }

    private final RandomAccessFile file;
    private final List<Piece> pieces;

    /** Where each piece begins, and behind the last where all end. */
    private final long[] starts;

    private int current;

    private Pieces(Path path, List<Piece> pieces) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.pieces = List.copyOf(pieces);
        this.starts = new long[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            starts[i + 1] = starts[i] + pieces.get(i).length();
        }
    }

    @Override
    public long length() {
        return starts[pieces.size()];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (streamPos >= length()) {
            return -1;
        }
        while (streamPos < starts[current]) {
            current--;
        }
        while (streamPos >= starts[current + 1]) {
            current++;
        }
        Piece piece = pieces.get(current);
        long within = streamPos - starts[current];
        int most = (int) Math.min(count, piece.length() - within);
        int read;
        if (piece.own() != null) {
            System.arraycopy(piece.own(), (int) within, into, offset, most);
            read = most;
        } else {
            file.seek(piece.from() + within);
            read = file.read(into, offset, most);
        }
        streamPos += Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}

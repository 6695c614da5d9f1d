package stet.media;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * An uploaded file, looked at before anything is kept of it: it is a picture, all of it can be decoded.
 *
 * @param width in pixels, as one looks at it
 * @param colour what it is mostly made of, {@code #rrggbb}
 */
record Examined(
        String sha256,
        FileFormat format,
        long bytes,
        int width,
        int height,
        boolean animated,
        String colour,
        Inscription inscription) {
    /** Large enough for its colours. */
    private static final int SAMPLE = 64;

    /**
     * @throws Unusable when it cannot become a picture of the library, and why
     * @throws Busy when too many others are being looked at
     */
    static Examined of(Path path, MediaConfig config, Decodings decodings, ZoneId zone) throws IOException {
        long bytes = Files.size(path);
        mustFit(bytes, config);
        PictureFile file = PictureFile.read(path);
        file.mustFit(config);
        Inscription inscription = Inscription.of(file.embedded(), zone);
        Decoder decoder = new Decoder(path, file, inscription.orientation());
        Rectangle whole = new Rectangle(decoder.width(), decoder.height());
        int width = Math.min(SAMPLE, whole.width);
        int height = Math.min(SAMPLE, whole.height);
        Pixels sample = decodings.of(file, () -> decoder.glance(whole, width, height));
        return new Examined(
                Sha256.of(path),
                file.format(),
                bytes,
                whole.width,
                whole.height,
                file.animated(),
                Colours.dominant(sample),
                inscription);
    }

    /** @throws Unusable when a file has more bytes than are taken, or none */
    static void mustFit(long bytes, MediaConfig config) {
        if (bytes < 1) {
            throw Unusable.damaged("there is nothing in it");
        }
        if (bytes > config.maxBytes()) {
            throw Unusable.size(
                    "The file has %d million bytes; at most %d million fit. Export it at a lower quality or size."
                            .formatted((bytes + 999_999) / 1_000_000, config.max()));
        }
    }
}

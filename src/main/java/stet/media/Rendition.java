package stet.media;

import java.util.Optional;

/** Something that readers can ask for: a cut, in a width and a format. Whether there is such a thing it does not say. */
record Rendition(String cut, int width, Renditions.Format format) {
    private static final String ROOT = "/media/";
    private static final int HASH = 20;

    /** Read by hand, as every request for a picture passes here. Empty for what is no address of a rendition. */
    static Optional<Rendition> of(String path) {
        int hash = ROOT.length();
        int width = hash + HASH + 1;
        int dot = path.indexOf('.', width);
        if (!path.startsWith(ROOT)
                || dot <= width
                || dot - width > 4
                || path.charAt(width - 1) != '-'
                || path.charAt(width) == '0'
                || !isMadeOf("0123456789abcdef", path, hash, width - 1)
                || !isMadeOf("0123456789", path, width, dot)) {
            return Optional.empty();
        }
        int wide = Integer.parseInt(path, width, dot, 10);
        String extension = path.substring(dot + 1);
        for (Renditions.Format format : Renditions.Format.values()) {
            if (format.extension().equals(extension) && Renditions.exists(wide)) {
                return Optional.of(new Rendition(path.substring(hash, width - 1), wide, format));
            }
        }
        return Optional.empty();
    }

    private static boolean isMadeOf(String digits, String path, int from, int until) {
        for (int i = from; i < until; i++) {
            if (digits.indexOf(path.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Its name says what it is, so the name stands for its bytes (RFC 9110, section 8.8.3). */
    String etag() {
        return "\"%s-%d-%s\"".formatted(cut, width, format.extension());
    }
}

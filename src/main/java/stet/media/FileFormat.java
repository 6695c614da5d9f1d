package stet.media;

/** The formats of files that are taken into the library. */
public enum FileFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    GIF("gif", "image/gif");

    private final String extension;
    private final String type;

    FileFormat(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    public String extension() {
        return extension;
    }

    /** The media type, RFC 9110 section 8.3.1. */
    public String type() {
        return type;
    }
}

package stet.document;

/** A document that cannot be: says what is wrong and at which path, as in {@code doc.content[2].attrs.level}. */
public class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    DocumentException(String path, String what) {
        super(path + ": " + what);
        this.path = path;
    }

    public String path() {
        return path;
    }
}

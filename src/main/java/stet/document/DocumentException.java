package stet.document;

/** Something that a document may not be or hold. Its message says where, what is wrong, and what is allowed. */
public class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    /** @param path where, seen from the part that refuses itself; empty for the part as a whole */
    DocumentException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** The same, seen from the place where that part stands. */
    DocumentException under(Place place) {
        return new DocumentException(path.isEmpty() ? place.toString() : place + "." + path, problem);
    }

    /**
     * Where it is, like {@code doc.content[2].content[0].marks[1].attrs.href}. What was built in Java and not read
     * from JSON has a path that begins at the part that was being built, and may be empty.
     */
    public String path() {
        return path;
    }
}

package stet.document;

/** What sets a run of text apart. Marks of one run stand in the schema's order, outermost first: their {@link #rank}. */
public sealed interface Mark {
    /** The schema's name for it. */
    String type();

    /** Its place in the schema's order. */
    int rank();

    /** A link to a checked address, see {@link Href}. */
    record Link(String href) implements Mark {
        public Link {
            Href.check("link.attrs.href", href);
        }

        @Override
        public String type() {
            return "link";
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    record Strong() implements Mark {
        @Override
        public String type() {
            return "strong";
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    record Emphasis() implements Mark {
        @Override
        public String type() {
            return "em";
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    record Superscript() implements Mark {
        @Override
        public String type() {
            return "superscript";
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    record Subscript() implements Mark {
        @Override
        public String type() {
            return "subscript";
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    record Code() implements Mark {
        @Override
        public String type() {
            return "code";
        }

        @Override
        public int rank() {
            return 5;
        }
    }
}

package stet.document;

/**
 * Where a reader finds another story, and what it is called.
 *
 * @param address as in {@link Mark.Link}, usually a path on this site
 * @param headline plain text; a story without one is left out, as its link would have no name
 */
public record StoryLink(String address, String headline) {
    public StoryLink {
        if (!Mark.Link.isAllowed(address)) {
            throw new IllegalArgumentException(Check.quoted(address) + " is no address of a story");
        }
    }
}

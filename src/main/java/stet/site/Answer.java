package stet.site;

/** What an address gives: a page, or another address. */
public sealed interface Answer {
    record Shown(Page page) implements Answer {}

    /**
     * @param path where it is, without the time machine's prefix
     * @param lasting whether that is for good (301) or for today (302)
     */
    record Moved(String path, boolean lasting) implements Answer {}
}

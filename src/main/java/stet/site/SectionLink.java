package stet.site;

/**
 * A section as pages name it.
 *
 * @param current whether the page stands in it
 */
public record SectionLink(long id, String name, String lang, String href, boolean current) {}

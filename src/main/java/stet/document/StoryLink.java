package stet.document;

/** Where a related story can be read, and under which headline. */
public record StoryLink(String address, String headline) {}

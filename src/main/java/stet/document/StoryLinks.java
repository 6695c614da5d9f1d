package stet.document;

import java.util.Optional;

/** Knows where the stories are that a document refers to by number. */
@FunctionalInterface
public interface StoryLinks {
    /** Empty when nobody can read that story; it is then left out of the page. */
    Optional<StoryLink> find(long story);
}

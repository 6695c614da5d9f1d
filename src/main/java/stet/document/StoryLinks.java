package stet.document;

import java.util.Optional;

/** Where the stories are that a document names as related: whoever renders knows the instant, the document doesn't. */
@FunctionalInterface
public interface StoryLinks {
    /** @return empty when readers can't see that story; then its block is left out */
    Optional<StoryLink> find(long story);
}

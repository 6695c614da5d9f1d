package stet.publishing;

import java.time.Instant;
import java.util.Optional;
import stet.document.StoryLink;
import stet.document.StoryLinks;
import stet.taxonomy.Section;

/** Where related stories can be read, as of the instant at which a publication begins. */
record StoryAddresses(Instant at) implements StoryLinks {
    @Override
    public Optional<StoryLink> find(long story) {
        return Publication.findVisible(story, at)
                .map(found -> new StoryLink(
                        "/%s/%s-%d"
                                .formatted(
                                        Section.<Section>findById(found.sectionId())
                                                .path(),
                                        found.slug(),
                                        story),
                        found.headline()));
    }
}

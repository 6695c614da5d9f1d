package stet.site;

import java.util.List;

/** A section on the home page: its label and its newest stories, at least one. */
public record Strip(SectionLink section, List<Card> stories) {
    /** Whether it speaks in opinion's own voice: everything in it is opinion. */
    public boolean isOpinion() {
        return stories.stream().allMatch(story -> story.kind().isOpinion());
    }
}

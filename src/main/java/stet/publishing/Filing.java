package stet.publishing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import stet.article.Kind;
import stet.outbox.Key;

/** In which lists that fill themselves a publication can stand, and where in them. */
record Filing(Instant firstPublished, long section, Kind kind, Set<Long> tags, List<Long> authors) {
    static Filing of(Publication publication) {
        return new Filing(
                publication.firstPublishedAt(),
                publication.sectionId(),
                publication.kind(),
                Set.copyOf(publication.tagIds()),
                publication.authorIds().stream().filter(Objects::nonNull).toList());
    }

    /**
     * What changes when it comes or goes.
     *
     * @param now the verb's instant: only a story that was first published before can stand behind a list's beginning
     */
    Set<String> keys(Instant now) {
        Set<String> keys = new HashSet<>(Set.of(Key.NEWEST, Key.newestInSection(section)));
        tags.forEach(tag -> keys.add(Key.newestWithTag(tag)));
        authors.forEach(author -> keys.add(Key.newestBy(author)));
        if (firstPublished.isBefore(now)) {
            keys.add(Key.OLDER);
        }
        return keys;
    }
}
